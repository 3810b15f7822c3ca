"""The steps that a reading of the notes is made of: a note at a candidate, and what each move costs.

Knows scores and label arithmetic; no words. The *shift* is a label's number less the ordinal of its note,
so that lists that start at 0 or 37, labels that repeat, and symbols are all moves between shifts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tei_edition.inference.notes.candidates import Candidate
from tei_edition.inference.notes.features import note_features, score, weights

SKIP = -7.0  # a note without a reference
SHIFT = -5.0  # the labels jump or repeat
RESTART = -2.0  # the labels begin anew with 1 on another page
FARTHEST = 8  # at most so many notes less one are skipped in a row
USUAL = (0, -1)  # lists begin with 1, or with 0
_SYMBOL = 3.5  # an asterisk or dagger glued to a word
_HOPELESS = -9.0  # log-odds below which a candidate is no reference, whatever else is true
_START = {0: 0.0, -1: -0.5}


class Step(NamedTuple):
    """A note at a candidate. `entry` is the shift that its label asks for, `leaves` the one after it."""

    candidate: Candidate
    ordinal: int
    entry: int
    leaves: int
    weight: float


def weigh(candidate: Candidate, note: str) -> float:
    """How well a candidate fits a note with these words, in log-odds."""
    if candidate.number < 0:
        return _SYMBOL
    value = score(candidate.sight)
    names = note_features(candidate, note)
    if names:
        table = weights()
        value += sum(table.get(name, 0.0) for name in names)
    return value


def start_cost(shift: int, usual: int = 0) -> float:
    """What it costs that a list begins with this shift; `usual` is the one that it is taken to have."""
    return _START.get(shift - usual, SHIFT)


def jump_cost(last_page: int, candidate: Candidate) -> float:
    """What it costs that labels jump to this candidate from one on `last_page`."""
    return RESTART if candidate.number == 1 and candidate.page > last_page else SHIFT


def steps(candidate: Candidate, notes: Sequence[str], shifts: Sequence[int]) -> Iterator[Step]:
    """The notes that a candidate could refer to.

    A symbol could be any, and the labels after it count one less; so does "60a" after "60".
    """
    size, number = len(notes), candidate.number
    if number >= 0 and score(candidate.sight) < _HOPELESS:
        return
    for shift in shifts:
        if number >= 0:
            ordinal = number - shift + candidate.lettered
            if 1 <= ordinal <= size:
                weight = weigh(candidate, notes[ordinal - 1])
                yield Step(candidate, ordinal, shift, shift - candidate.lettered, weight)
        else:
            for ordinal in range(1, size + 1):
                yield Step(candidate, ordinal, shift, shift - 1, _SYMBOL)
