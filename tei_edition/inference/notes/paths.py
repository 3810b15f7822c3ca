"""The best way through the notes, in order, and the candidates, in order: a dynamic programme.

Two passes over (note, shift), one from each end of the text, give for every step the best path that
contains it: so the runner-up of each decision is known, too. Knows scores, not words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from tei_edition.inference.notes.candidates import Candidate
from tei_edition.inference.notes.steps import (
    FARTHEST,
    RESTART,
    SHIFT,
    SKIP,
    Step,
    jump_cost,
    start_cost,
    steps,
)


class Reached(NamedTuple):
    """A step with the score of the best path that ends with it."""

    score: float
    step: Step
    before: Reached | None


class Path(NamedTuple):
    """The best path: its score, its steps, and by how much each beats the best path without it."""

    score: float
    steps: tuple[Step, ...]
    margins: tuple[float, ...]


class _Forward:
    """The best paths so far, by note and shift, and by note alone."""

    def __init__(self, size: int, usual: int) -> None:
        self.usual = usual
        self.rows: list[dict[int, Reached]] = [{} for _ in range(size + 1)]
        self.top: list[Reached | None] = [None] * (size + 1)

    def reach(self, step: Step) -> Reached:
        """The best path that ends with a step."""
        ordinal, entry = step.ordinal, step.entry
        best, before = start_cost(entry, self.usual) + SKIP * (ordinal - 1), None
        known = self.top[ordinal - 1]
        if known:
            best_jump = known.score + jump_cost(known.step.candidate.page, step.candidate)
            if best_jump > best:
                best, before = best_jump, known
        for skipped in range(1, min(ordinal, FARTHEST + 1)):
            known = self.rows[ordinal - skipped].get(entry)
            if known and known.score + SKIP * (skipped - 1) > best:
                best, before = known.score + SKIP * (skipped - 1), known
        return Reached(best + step.weight, step, before)

    def offer(self, found: Reached) -> None:
        """Keep a path if it is the best of its note and shift."""
        step = found.step
        row = self.rows[step.ordinal]
        known = row.get(step.leaves)
        if known is None or found.score > known.score:
            row[step.leaves] = found
        top = self.top[step.ordinal]
        if top is None or found.score > top.score:
            self.top[step.ordinal] = found


class _Backward:
    """The best ways on, by note and shift, and by note alone; labels that begin anew, by page."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rows: list[dict[int, float]] = [{} for _ in range(size + 2)]
        self.top: list[float] = [float("-inf")] * (size + 2)
        self.anew: list[list[tuple[int, float]]] = [[] for _ in range(size + 2)]

    def rest(self, step: Step) -> float:
        """The score of the best way on after a step."""
        ordinal = step.ordinal
        best = max(SKIP * (self.size - ordinal), self.top[ordinal + 1] + SHIFT)
        for page, value in self.anew[ordinal + 1][-2:]:
            if page > step.candidate.page:
                best = max(best, value + RESTART)
        for skipped in range(1, min(self.size - ordinal, FARTHEST) + 1):
            known = self.rows[ordinal + skipped].get(step.leaves)
            if known is not None:
                best = max(best, known + SKIP * (skipped - 1))
        return best

    def offer(self, step: Step, value: float) -> None:
        """Keep a way on: `value` is that of the step and what follows it."""
        row = self.rows[step.ordinal]
        row[step.entry] = max(value, row.get(step.entry, value))
        self.top[step.ordinal] = max(value, self.top[step.ordinal])
        if step.candidate.number == 1:
            self._begin_anew(self.anew[step.ordinal], step.candidate.page, value)

    @staticmethod
    def _begin_anew(known: list[tuple[int, float]], page: int, value: float) -> None:
        """Keep the best way from this page on; the text is gone through backwards, so pages go down."""
        best = max(value, known[-1][1]) if known else value
        if known and known[-1][0] == page:
            known.pop()
        known.append((page, best))


def _groups(places: Iterable[Candidate]) -> list[list[Candidate]]:
    """The candidates by the end of their digits: labels of one run of digits exclude each other."""
    return [list(group) for _, group in groupby(places, key=lambda place: place.end - place.lettered)]


def best_path(
    places: Sequence[Candidate], notes: Sequence[str], shifts: Sequence[int], usual: int = 0
) -> Path:
    """The best path of the notes (their words, in order) among those that know only these shifts.

    `usual` is the shift with which the list is taken to begin. A path may be empty.
    """
    table = _Forward(len(notes), usual)
    reached: list[list[Reached]] = []
    for group in _groups(places):
        found = [table.reach(step) for place in group for step in steps(place, notes, shifts)]
        if found:
            reached.append(found)
            for one in found:
                table.offer(one)
    size = len(notes)
    ends = [one.score + SKIP * (size - one.step.ordinal) for one in table.top if one]
    if not ends or max(ends) <= SKIP * size:
        return Path(SKIP * size, (), ())
    last: Reached | None = max(
        (one for one in table.top if one), key=lambda one: one.score + SKIP * (size - one.step.ordinal)
    )
    path: list[Step] = []
    while last:
        path.append(last.step)
        last = last.before
    path.reverse()
    score = max(ends)
    return Path(score, tuple(path), _margins(path, score, reached, size))


def _margins(path: list[Step], score: float, reached: list[list[Reached]], size: int) -> tuple[float, ...]:
    """For each step of the best path, by how much it beats the best path that has its note elsewhere."""
    chosen = {step.ordinal: step for step in path}
    rivals = {step.ordinal: score - step.weight + SKIP for step in path}
    table = _Backward(size)
    for group in reversed(reached):
        values = [(one, table.rest(one.step)) for one in group]
        for one, rest in values:
            step = one.step
            own = chosen.get(step.ordinal)
            if own and own.candidate.start != step.candidate.start:
                rivals[step.ordinal] = max(rivals[step.ordinal], one.score + rest)
        for one, rest in values:
            table.offer(one.step, one.step.weight + rest)
    return tuple(score - rivals[step.ordinal] for step in path)
