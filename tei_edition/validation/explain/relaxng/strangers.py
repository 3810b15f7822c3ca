"""Elements that may not stand where they stand, and those that are missing: why, and what was meant.

Knows patterns and frames; knows no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.explain.nearest import foreign, meant, nearest
from tei_edition.validation.explain.relaxng.derive import STRINGS, Leaves
from tei_edition.validation.explain.relaxng.frame import Frame, States
from tei_edition.validation.explain.relaxng.grammar import Grammar
from tei_edition.validation.explain.relaxng.homes import Homes
from tei_edition.validation.explain.relaxng.names import split
from tei_edition.validation.explain.relaxng.needs import Needs
from tei_edition.validation.explain.relaxng.patterns import Element, Leaf
from tei_edition.validation.explain.relaxng.ranking import Ranking
from tei_edition.validation.fault import Fault, Kind

_ENGINE = "walk"
_MOST_MISSING = 4
_SOON = 100


class Step(NamedTuple):
    """How the walk goes on: the patterns that the element is judged by, what it counts as in its parent,
    and the states of the parent if they are to be others."""

    judged: tuple[Element, ...]
    taken: frozenset[Leaf] | None
    states: States | None = None


class Strangers:
    """Judges what is not allowed, by one schema."""

    def __init__(self, grammar: Grammar, ranking: Ranking) -> None:
        self._grammar, self._ranking = grammar, ranking
        self._needs = Needs(grammar.derivatives)
        self._homes = Homes(grammar)

    def judge(
        self, node: etree._Element, tag: str, states: States, around: Sequence[Frame]
    ) -> tuple[Fault, Step]:
        """Why an element may not come next in `around[-1]`, which has these states."""
        if self._grammar.declared(tag):
            return self._early(node, tag, states, around) or self._misplaced(node, tag, states, around)
        first = self._grammar.derivatives.first(self._grammar.start)
        allowed = self._allowed(states) if around else self._grammar.shown_all(first)
        other = self._grammar.elsewhere(split(tag)[1])
        if other:
            kind, right = Kind.WRONG_NAMESPACE, other
        else:
            kind, right = Kind.UNKNOWN_ELEMENT, self._meant(split(tag)[1], allowed)
        shown = self._grammar.shown(right) if right else ""
        near = nearest(split(tag)[1], self._likely(allowed, node))
        ordered = tuple(sorted(near, key=lambda name: name != shown))
        return Fault(_ENGINE, node, "", kind, "", "", ordered, shown), self._as_if(right, states)

    def missing(self, frame: Frame) -> Iterator[Fault]:
        """What an element lacks at its end, one fault for each thing."""
        states = frame.states
        for _ in range(_MOST_MISSING):
            wanted = self._wanted(states)
            names = self._grammar.shown_all(wanted)
            if not names:
                break
            yield Fault(_ENGINE, frame.node, "", Kind.MISSING_CHILD, "", "", names)
            states = self._after(states, frozenset(wanted[:1]))
            if not states or any(state.nullable for state in states.values()):
                return
        else:
            return
        if states is frame.states:
            types = " ".join(kind for state in states.values() for kind in self._grammar.types(state))
            values = tuple(v for state in states.values() for v in self._grammar.listed_values(state))
            yield Fault(_ENGINE, frame.node, types, Kind.BAD_TEXT, "", "", values)

    # -- the kinds ---------------------------------------------------------------------------------

    def _meant(self, local: str, allowed: tuple[str, ...]) -> str:
        """The name that was meant by one that the schema does not have, as lxml writes it."""
        right = meant(local, allowed, self._grammar.names)
        return self._grammar.tag(right) if right else ""

    def _early(
        self, node: etree._Element, tag: str, states: States, around: Sequence[Frame]
    ) -> tuple[Fault, Step] | None:
        """The element would be right if something that is required came before it, and that is missing."""
        if not states:
            return None
        for wanted in self._wanted(states):
            given = self._after(states, frozenset((wanted,)))
            names = self._grammar.shown_all((wanted,))
            leaves = self._candidates(given, tag)
            if leaves and names and not _follow(node, frozenset(map(self._grammar.tag, names))):
                every = self._grammar.shown_all(self._wanted(states))
                parent = around[-1].node
                fault = Fault(_ENGINE, parent, "", Kind.MISSING_CHILD, "", "", every, before=node)
                return fault, Step(leaves, None, given)
        return None

    def _misplaced(
        self, node: etree._Element, tag: str, states: States, around: Sequence[Frame]
    ) -> tuple[Fault, Step]:
        allowed = self._allowed(states)
        name = split(tag)[1]
        right = next((each for each in foreign(name).names if each in allowed), "")
        home = self._homes.of(node, tag, around)
        fault = Fault(
            _ENGINE, node, "", Kind.MISPLACED_ELEMENT, "", "", self._likely(allowed, node), right, home
        )
        taken = frozenset(self._candidates(states, self._grammar.tag(right))) if right else frozenset[Leaf]()
        return fault, Step(self._grammar.declared(tag), taken)

    def _likely(self, allowed: tuple[str, ...], node: etree._Element) -> tuple[str, ...]:
        """The names, those that the siblings have first."""
        return self._ranking.likely(allowed, node.getparent())

    def _as_if(self, tag: str, states: States) -> Step:
        """The element as if it had this name: what it is judged by, what it counts as."""
        leaves = self._candidates(states, tag) if tag else ()
        if leaves:
            return Step(leaves, None)
        return Step(self._grammar.declared(tag), frozenset())

    # -- what may come -----------------------------------------------------------------------------

    def _allowed(self, states: States) -> tuple[str, ...]:
        first = self._grammar.derivatives.first
        return self._grammar.shown_all(leaf for state in states.values() for leaf in first(state))

    def _wanted(self, states: States) -> Leaves:
        return tuple(dict.fromkeys(leaf for state in states.values() for leaf in self._needs.of(state)))

    def _candidates(self, states: States, tag: str) -> tuple[Element, ...]:
        elements = self._grammar.derivatives.elements
        return tuple(dict.fromkeys(leaf for state in states.values() for leaf in elements(state, tag)))

    def _after(self, states: States, matched: frozenset[Leaf]) -> States:
        from tei_edition.validation.explain.relaxng.patterns import NOT_ALLOWED

        found = ((leaf, self._grammar.derivatives.after(state, matched)) for leaf, state in states.items())
        return {leaf: state for leaf, state in found if state is not NOT_ALLOWED}


def _follow(node: etree._Element, names: frozenset[str]) -> bool:
    """Whether an element of these names comes soon after a node."""
    return any(str(each.tag) in names for each in islice(node.itersiblings(etree.Element), _SOON))


def taken_for(leaves: Leaves) -> Leaves:
    """The values among some leaves."""
    return tuple(leaf for leaf in leaves if isinstance(leaf, STRINGS))
