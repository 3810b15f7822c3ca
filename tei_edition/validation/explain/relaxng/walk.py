"""Walks a document by a schema and tells all that is wrong, not only the first thing in each element.

What is wrong is told and forgiven: an element in a wrong place is passed over, one with a wrong name is
taken for what was meant, what is missing is taken for given; so what comes after it is judged as well. Knows
patterns and trees; knows no words. The depth of the document costs no recursion.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from lxml import etree

from tei_edition.validation.explain.relaxng.attributes import opened
from tei_edition.validation.explain.relaxng.frame import Frame, Piece, States, pieces
from tei_edition.validation.explain.relaxng.grammar import Grammar
from tei_edition.validation.explain.relaxng.names import split
from tei_edition.validation.explain.relaxng.patterns import (
    NOT_ALLOWED,
    TEXT,
    Element,
    Leaf,
    TooMuchError,
)
from tei_edition.validation.explain.relaxng.ranking import Ranking
from tei_edition.validation.explain.relaxng.strangers import Strangers, taken_for
from tei_edition.validation.fault import Fault, Kind

SECONDS = 20.0
"""Of the processor: how long a machine that is busy with other things takes does not count."""

_BLANKS = " \t\r\n"


def walk(grammar: Grammar, root: etree._Element, seconds: float = SECONDS) -> Iterator[Fault]:
    """The faults of a document, element by element; raises TooMuchError when it takes too long."""
    yield from _Walk(grammar, Ranking(grammar, root), time.thread_time() + seconds).run(root)


class _Walk:
    def __init__(self, grammar: Grammar, ranking: Ranking, until: float) -> None:
        self._grammar, self._ranking, self._until = grammar, ranking, until
        self._derivatives = grammar.derivatives
        self._strangers = Strangers(grammar, ranking)
        self._frames: list[Frame] = []
        self._told: list[Fault] = []
        self._ids: dict[str, etree._Element] = {}

    def run(self, root: etree._Element) -> Iterator[Fault]:
        leaves = self._derivatives.elements(self._grammar.start, str(root.tag))
        if leaves:
            self._open(root, leaves)
        else:
            self._stranger(root, str(root.tag), {}, None)
        while self._frames:
            frame = self._frames[-1]
            piece = next(frame.pieces, None)
            if piece is None:
                self._close(self._frames.pop())
            elif piece.node is None:
                self._text(frame, piece)
            else:
                self._child(frame, piece.node)
            if self._told:
                yield from self._told
                self._told.clear()
            if time.thread_time() > self._until:
                raise TooMuchError("too many seconds")

    # -- elements ----------------------------------------------------------------------------------

    def _child(self, frame: Frame, node: etree._Element) -> None:
        tag = str(node.tag)
        if frame.moved is not None and split(tag)[0] == frame.moved:
            tag = self._grammar.elsewhere(split(tag)[1]) or tag
        leaves = self._candidates(frame.states, tag)
        if not frame.states and (leaves := self._grammar.declared(tag)):
            self._open(node, leaves, frozenset(), frame.moved)
        elif leaves:
            self._open(node, leaves, None, frame.moved)
        else:
            self._stranger(node, tag, frame.states, frame)

    def _candidates(self, states: States, tag: str) -> tuple[Element, ...]:
        found = [self._derivatives.elements(state, tag) for state in states.values()]
        return found[0] if len(found) == 1 else tuple(dict.fromkeys(leaf for each in found for leaf in each))

    def _stranger(self, node: etree._Element, tag: str, states: States, frame: Frame | None) -> None:
        """An element that may not come here: tells why, and goes on with what it is taken for."""
        around = self._frames if frame else []
        fault, step = self._strangers.judge(node, tag, states, around)
        self._told.append(fault)
        if frame and step.states:
            frame.states = step.states
        moved = split(str(node.tag))[0] if fault.kind is Kind.WRONG_NAMESPACE else None
        if frame and moved is None:
            moved = frame.moved
        self._open(node, step.judged, step.taken, moved)

    def _open(
        self,
        node: etree._Element,
        leaves: tuple[Element, ...],
        taken: frozenset[Leaf] | None = None,
        moved: str | None = None,
    ) -> None:
        tried = [opened(self._grammar, leaf, node) for leaf in leaves]
        fewest = min((len(each.faults) for each in tried), default=0)
        best = [each for each in tried if len(each.faults) == fewest]
        if best and fewest:
            self._told += best[0].faults
        if best:
            self._identify(node, best[0].ids)
        found, lone = pieces(node)
        states = {each.leaf: each.content for each in best if each.content is not NOT_ALLOWED}
        self._frames.append(Frame(node, states, iter(found), taken, moved, lone))

    def _identify(self, node: etree._Element, ids: tuple[tuple[str, str], ...]) -> None:
        for name, value in ids:
            first = self._ids.setdefault(value, node)
            if first is not node:
                self._told.append(Fault("walk", node, "", Kind.BAD_VALUE, name, value, after=first))

    def _close(self, frame: Frame) -> None:
        right = frozenset(leaf for leaf, state in frame.states.items() if state.nullable)
        if frame.states and not right:
            self._told += self._strangers.missing(frame)
            right = frozenset(frame.states)
        if self._frames:
            above = self._frames[-1]
            taken = right if frame.taken is None else frame.taken
            self._advance(above, frame.node, taken)

    def _advance(self, frame: Frame, child: etree._Element, matched: frozenset[Leaf]) -> None:
        states = self._after(frame.states, matched)
        if states:
            if states != frame.states or not frame.history:
                frame.history.append((child, frame.states))
            frame.states = states

    def _after(self, states: States, matched: frozenset[Leaf]) -> States:
        found = ((leaf, self._derivatives.after(state, matched)) for leaf, state in states.items())
        return {leaf: state for leaf, state in found if state is not NOT_ALLOWED}

    # -- text --------------------------------------------------------------------------------------

    def _text(self, frame: Frame, piece: Piece) -> None:
        blank = not piece.text.strip(_BLANKS)
        if not frame.states or (blank and not frame.lone):
            return
        states = self._matching(frame.states, piece.text)
        if blank:
            states |= {leaf: state for leaf, state in frame.states.items() if state.nullable}
        if states:
            frame.states = states
        elif not blank or self._asks(frame.states):
            self._told.append(self._bad_text(frame, piece))
            frame.states = self._forgiven(frame.states)

    def _matching(self, states: States, text: str) -> States:
        found: States = {}
        for leaf, state in states.items():
            matched = self._grammar.values.leaves(state, text)
            if (after := self._derivatives.after(state, matched)) is not NOT_ALLOWED:
                found[leaf] = after
        return found

    def _asks(self, states: States) -> bool:
        """Whether nothing but a text of some form is wanted."""
        return all(taken_for(self._derivatives.first(state)) for state in states.values())

    def _forgiven(self, states: States) -> States:
        strings = frozenset(leaf for s in states.values() for leaf in taken_for(self._derivatives.first(s)))
        return self._after(states, strings) or states

    def _bad_text(self, frame: Frame, piece: Piece) -> Fault:
        text = " ".join(piece.text.split())
        state = next(iter(frame.states.values()))
        values = self._grammar.listed_values(state)
        if self._asks(frame.states):
            reason = " ".join(self._grammar.types(state))
            return Fault("walk", frame.node, reason, Kind.BAD_TEXT, "", text, values, after=piece.after)
        allowed = self._grammar.shown_all(self._derivatives.first(state))
        following = next(frame.node.iterchildren(etree.Element), None)
        if piece.after is not None:
            following = next(piece.after.itersiblings(etree.Element), None)
        likely = self._ranking.likely(allowed, frame.node, following)
        ordered = tuple(sorted(likely, key=lambda name: not self._holds_text(name)))
        kind = Kind.TEXT_NOT_ALLOWED
        return Fault("walk", frame.node, "", kind, "", text, ordered, "", None, None, piece.after)

    def _holds_text(self, name: str) -> bool:
        leaves = self._grammar.declared(self._grammar.tag(name))
        return any(TEXT in self._derivatives.every(leaf.content) for leaf in leaves)
