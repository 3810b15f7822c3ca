"""The dynamic programme over notes and candidates, held against all ways written out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_edition.inference.notes.candidates import Candidate, candidates
from tei_edition.inference.notes.paths import best_path
from tei_edition.inference.notes.steps import SKIP, Step, jump_cost, start_cost, steps

SHIFTS = (0, -1, 1)
WORDS = st.sampled_from(
    [
        "He agreed.1",
        "and 2",
        "left,2",
        "on May 31",
        "they go.3",
        "paper*",
        "of 1",
        "the 3",
        "note,2a",
        "words",
    ]
)


def ways(found: list[Step], last: Step | None = None) -> Iterator[list[Step]]:
    """All sequences of steps that go forward in the text and in the notes, by moves that are allowed."""
    yield []
    for step in found:
        if last and (step.candidate.start < last.candidate.end or step.ordinal <= last.ordinal):
            continue
        if last and step.entry != last.leaves and step.ordinal > last.ordinal + 1:
            continue
        for rest in ways(found, step):
            yield [step, *rest]


def cost(way: list[Step], size: int) -> float:
    """The score of a sequence, by the rules of the moves."""
    if not way:
        return SKIP * size
    total = start_cost(way[0].entry) + SKIP * (way[0].ordinal - 1) + SKIP * (size - way[-1].ordinal)
    for a, b in pairwise(way):
        goes_on = SKIP * (b.ordinal - a.ordinal - 1) if b.entry == a.leaves else -1e9
        jumps = jump_cost(a.candidate.page, b.candidate) if b.ordinal == a.ordinal + 1 else -1e9
        total += max(goes_on, jumps)
    return total + sum(step.weight for step in way)


def places(text: str) -> list[Candidate]:
    return candidates(text, len(text), (0, 0), 5)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=5), st.integers(1, 3))
def test_the_best_path_is_the_best_of_all(words: list[str], size: int) -> None:
    text = " ".join([*words, "end."])
    notes = ["a"] * size
    found = [step for place in places(text) for step in steps(place, notes, SHIFTS)]
    best = max(cost(way, size) for way in ways(found))
    assert best_path(places(text), notes, SHIFTS).score == pytest.approx(best)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=5), st.integers(1, 3))
def test_a_margin_is_the_distance_to_the_best_way_without_the_step(words: list[str], size: int) -> None:
    """At most: a note that is skipped where its neighbours' labels do not go on is not counted."""
    text = " ".join([*words, "end."])
    notes = ["a"] * size
    found = [step for place in places(text) for step in steps(place, notes, SHIFTS)]
    path = best_path(places(text), notes, SHIFTS)
    for step, margin in zip(path.steps, path.margins, strict=True):
        place = (step.ordinal, step.candidate.start)
        others = [w for w in ways(found) if place not in {(s.ordinal, s.candidate.start) for s in w}]
        with_it = [w for w in others if any(s.ordinal == step.ordinal for s in w)]
        rival = max((cost(way, size) for way in with_it), default=float("-inf"))
        assert margin <= path.score - rival + 1e-6
        assert margin >= 0


def test_labels_begin_anew_only_on_another_page() -> None:
    text = "He agreed.1 She left.1 [Page 9] They go.1"
    first, second, third = places(text)
    assert jump_cost(first.page, second) < jump_cost(second.page, third)
