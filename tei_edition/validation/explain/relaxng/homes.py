"""Where an element belongs that stands in a wrong place. Knows patterns and frames; knows no words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from tei_edition.validation.explain.relaxng.frame import Frame, States
from tei_edition.validation.explain.relaxng.grammar import Grammar
from tei_edition.validation.explain.relaxng.names import split
from tei_edition.validation.explain.relaxng.patterns import NOT_ALLOWED, Element, Pattern
from tei_edition.validation.fault import Home, Where

_LOOK = 50


class Homes:
    """Finds homes by one schema, and remembers which elements may hold which."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._parents: dict[str, tuple[str, ...]] = {}

    def of(self, node: etree._Element, tag: str, around: Sequence[Frame]) -> Home | None:
        """The nearest place that is right for an element, from its parent outwards; None for the root."""
        if not around or not around[-1].states:
            return None
        frame = around[-1]
        found = self._earlier(frame, tag) or self._later(node, frame, tag) or self._once(node, frame, tag)
        return found or self._outside(around, tag) or self._within(frame, tag) or self._elsewhere(tag)

    def _earlier(self, frame: Frame, tag: str) -> Home | None:
        """Before a child that may still come after it."""
        for child, states in islice(reversed(frame.history), _LOOK):
            if self._pass(self._pass(states, tag), str(child.tag)):
                return Home(Where.BEFORE, (self._shown(child),), child)
        return None

    def _later(self, node: etree._Element, frame: Frame, tag: str) -> Home | None:
        """After a sibling that comes next."""
        states = frame.states
        for sibling, _ in zip(node.itersiblings(etree.Element), range(_LOOK), strict=False):
            states = self._pass(states, str(sibling.tag))
            if not states:
                return None
            if self._pass(states, tag):
                return Home(Where.AFTER, (self._shown(sibling),), sibling)
        return None

    def _once(self, node: etree._Element, frame: Frame, tag: str) -> Home | None:
        if not any(self._grammar.holds(leaf.content, tag) for leaf in frame.states):
            return None
        near = islice(node.itersiblings(etree.Element, preceding=True), _LOOK)
        twin = next((each for each in near if each.tag == tag), None)
        return Home(Where.ONCE, (), twin) if twin is not None else None

    def _outside(self, around: Sequence[Frame], tag: str) -> Home | None:
        for frame in reversed(around[:-1]):
            if any(self._grammar.holds(leaf.content, tag) for leaf in frame.states):
                return Home(Where.OUTSIDE, (self._shown(frame.node),), frame.node)
        return None

    def _within(self, frame: Frame, tag: str) -> Home | None:
        """In an element that may come here: one that is made for it, and so can begin with it."""
        name = split(tag)
        first = self._grammar.derivatives.first
        leaves = [
            leaf
            for state in frame.states.values()
            for leaf in first(state)
            if isinstance(leaf, Element)
            and any(isinstance(e, Element) and e.names.has(*name) for e in first(leaf.content))
        ]
        leaves.sort(key=lambda leaf: len(self._grammar.derivatives.every(leaf.content)))
        names = self._grammar.shown_all(leaves)
        return Home(Where.WITHIN, names) if names else None

    def _elsewhere(self, tag: str) -> Home | None:
        if tag not in self._parents:
            self._parents[tag] = self._grammar.parents(tag)
        names = self._parents[tag]
        return Home(Where.ELSEWHERE, names) if names else None

    def _pass(self, states: States, tag: str) -> States:
        """The states after an element of this name."""
        derivatives = self._grammar.derivatives
        found: dict[Element, Pattern] = {}
        for leaf, state in states.items():
            after = derivatives.after(state, frozenset(derivatives.elements(state, tag)))
            if after is not NOT_ALLOWED:
                found[leaf] = after
        return found

    def _shown(self, node: etree._Element) -> str:
        return self._grammar.shown(str(node.tag))
