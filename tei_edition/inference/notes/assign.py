"""The best assignment of the notes at the foot, in order, to the candidates in the text, in order.

A dynamic programme over (note, shift): the shift is the label's number less the note's ordinal, so that
lists that start at 0 or 2, double references and symbols are all paths of one table. Knows scores,
not words.
"""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.inference.notes.candidates import Candidate
from tei_edition.inference.notes.features import note_features, score, weights

SKIP = -7.0  # a note without a reference
SHIFT = -5.0  # the labels jump or repeat
SYMBOL = 2.0  # an asterisk or dagger glued to a word
_USUAL = (0, -1)  # lists begin with 1, or with 0
_SHIFTS = (0, -1, 1, -2, 2, -3, 3, -4)
_START = {0: 0.0, -1: -0.5}


class Anchor(NamedTuple):
    """A note's place: the candidate, and by how much it beats the next best place for that note."""

    ordinal: int
    candidate: Candidate
    margin: float


class _State(NamedTuple):
    score: float
    candidate: Candidate | None
    ordinal: int
    shift: int
    before: _State | None


def weigh(candidate: Candidate, note: str) -> float:
    """How well a candidate fits a note with these words, in log-odds."""
    if candidate.number < 0:
        return SYMBOL
    value = score(candidate.sight)
    if candidate.rest:
        table = weights()
        value += sum(table.get(name, 0.0) for name in note_features(candidate, note))
    return value


class _Table:
    """The best states so far: by note and shift, and by note alone."""

    def __init__(self, size: int, shifts: tuple[int, ...]) -> None:
        self.shifts = shifts
        self.rows: list[dict[int, _State]] = [{} for _ in range(size + 1)]
        self.best: list[_State | None] = [None] * (size + 1)
        start = _State(0.0, None, 0, 0, None)
        self.rows[0] = {s: start._replace(score=_START.get(s, SHIFT), shift=s) for s in shifts}
        self.best[0] = self.rows[0][0]

    def before(self, ordinal: int, shift: int) -> _State | None:
        """The best state from which note `ordinal` can be reached, its penalties in its score."""
        found = self.rows[ordinal - 1].get(shift)
        if ordinal > 1:
            jump = self.best[ordinal - 1]
            if jump and (found is None or jump.score + SHIFT > found.score):
                found = jump._replace(score=jump.score + SHIFT)
            for skipped in range(2, min(ordinal, 4) + 1):
                state = self.rows[ordinal - skipped].get(shift)
                cost = SKIP * (skipped - 1)
                if state and (found is None or state.score + cost > found.score):
                    found = state._replace(score=state.score + cost)
        return found

    def offer(self, state: _State) -> None:
        """Keep a state if it is the best of its note and shift."""
        row = self.rows[state.ordinal]
        known = row.get(state.shift)
        if known is None or state.score > known.score:
            row[state.shift] = state
        top = self.best[state.ordinal]
        if top is None or state.score > top.score:
            self.best[state.ordinal] = state


def _reached(table: _Table, candidate: Candidate, notes: list[str]) -> list[_State]:
    """The states that end with this candidate."""
    found = []
    symbol = candidate.number < 0
    for shift in table.shifts:
        ordinals = range(1, len(notes) + 1) if symbol else (candidate.number - shift,)
        for ordinal in ordinals:
            if not 1 <= ordinal <= len(notes):
                continue
            before = table.before(ordinal, shift)
            if before:
                total = before.score + weigh(candidate, notes[ordinal - 1])
                after = shift - 1 if symbol else shift
                found.append(_State(total, candidate, ordinal, after, before))
    return found


def assign(places: list[Candidate], notes: list[str]) -> list[Anchor]:
    """The anchors of the notes (their words, in order); a note that has no place is left out.

    Most documents number their notes one after the other; the wider search is for the others.
    """
    if not notes:
        return []
    path = _plain(places, notes) or _best(places, notes, _USUAL)
    if len(path) < len(notes) or any(_weak(state, notes) for state in path):
        path = _best(places, notes, _SHIFTS)
    return _margins(path, places, notes)


def _plain(places: list[Candidate], notes: list[str]) -> list[_State]:
    """The path where each note's best place, taken alone, is likely and in order; [] if there is none.

    No path can be better then, so that the table is not needed: it is so in most documents.
    """
    paths = [_alone(places, notes, shift) for shift in _USUAL]
    return max(paths, key=lambda path: path[-1].score if path else 0.0)


def _alone(places: list[Candidate], notes: list[str], shift: int) -> list[_State]:
    """The best place of each note by itself, if all are likely and in order."""
    best: list[tuple[float, Candidate] | None] = [None] * len(notes)
    for place in places:
        at = place.number - shift - 1
        if place.number >= 0 and 0 <= at < len(notes):
            value = weigh(place, notes[at])
            known = best[at]
            if known is None or value > known[0]:
                best[at] = (value, place)
    path: list[_State] = []
    total, end = _START[shift], -1
    for ordinal, found in enumerate(best, start=1):
        if found is None or found[0] < 0 or found[1].start < end:
            return []
        total, end = total + found[0], found[1].end
        path.append(_State(total, found[1], ordinal, shift, None))
    return path


def _weak(state: _State, notes: list[str]) -> bool:
    """Whether a state's candidate is no likely reference by itself, or its list changes its count."""
    if state.candidate is None or state.candidate.number < 0:
        return True
    return weigh(state.candidate, notes[state.ordinal - 1]) < 0


def _best(places: list[Candidate], notes: list[str], shifts: tuple[int, ...]) -> list[_State]:
    """The best path among those that know only these shifts."""
    table = _Table(len(notes), shifts)
    pending: list[_State] = []
    last = -1
    for candidate in places:
        if candidate.end != last:  # labels of one run of digits exclude each other
            for state in pending:
                table.offer(state)
            pending, last = [], candidate.end
        pending += _reached(table, candidate, notes)
    for state in pending:
        table.offer(state)
    return _path(table, len(notes))


def _path(table: _Table, size: int) -> list[_State]:
    """The states of the best path, first note first."""
    ends = [(s.score + SKIP * (size - k), s) for k, s in enumerate(table.best) if s]
    state: _State | None = max(ends, key=lambda pair: pair[0])[1]
    path = []
    while state and state.candidate:
        path.append(state)
        state = state.before
    return path[::-1]


def _margins(path: list[_State], places: list[Candidate], notes: list[str]) -> list[Anchor]:
    """The anchors of a path; the margin is against the next best place between the neighbours."""
    anchors, at = [], 0
    for i, state in enumerate(path):
        chosen = state.candidate
        if chosen is None:
            continue
        limit = path[i + 1].candidate if i + 1 < len(path) else None
        note = notes[state.ordinal - 1]
        rival = SKIP
        while at < len(places) and (limit is None or places[at].start < limit.start):
            place = places[at]
            at += 1
            if place.number == chosen.number and place.start != chosen.start:
                rival = max(rival, weigh(place, note))
        anchors.append(Anchor(state.ordinal, chosen, weigh(chosen, note) - rival))
    return anchors
