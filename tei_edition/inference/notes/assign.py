"""Which candidate each note at the foot has: one decision for a whole document.

Most documents number their notes one after the other, and the likeliest place of each note, taken
alone, is in order: no path can be better then. For the others there is the search over all paths
(see `paths`), wider by and by. Knows scores, not words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tei_edition.inference.notes.candidates import Candidate
from tei_edition.inference.notes.features import score
from tei_edition.inference.notes.paths import Path, best_path
from tei_edition.inference.notes.steps import SKIP, USUAL, Step, start_cost, weigh

LARGEST = 999  # labels have at most three digits
_SHIFTS = (0, -1, 1, -2, 2, -3, 3, -4)
_PAGEWISE = 60  # notes: in longer lists labels are not thought to begin anew on each page
_POOR = 2.0  # a path that scores less for each note may be better with labels that begin elsewhere
_FEW = 2  # such labels need at least so many notes, or a label that no other number rivals


class Anchor(NamedTuple):
    """A note's place: the candidate, and by how much it beats the next best reading without it."""

    ordinal: int
    candidate: Candidate
    margin: float


def assign(
    places: list[Candidate], notes: list[str], all_places: Callable[[], list[Candidate]]
) -> list[Anchor]:
    """The anchors of the notes (their words, in order); a note that has no place is left out.

    `places` are the candidates that fit lists from 0 or 1 on; `all_places` gives those with any label.
    """
    if not notes:
        return []
    restarts = _restarts(places)
    plain = [] if restarts else _plain(places, notes)
    if plain:
        return _local(plain, places, notes)
    path = best_path(places, notes, USUAL)
    if len(path.steps) < len(notes) or restarts or any(_weak(step) for step in path.steps):
        path = best_path(places, notes, _wide(len(notes)) if restarts else _SHIFTS)
    if path.score < _POOR * len(notes):
        path = _elsewhere(all_places(), notes, path)
    pairs = zip(path.steps, path.margins, strict=True)
    return [Anchor(step.ordinal, step.candidate, margin) for step, margin in pairs]


def _wide(size: int) -> tuple[int, ...]:
    """The shifts where labels begin anew on each page: they fall far behind their `size` notes."""
    return (*_SHIFTS, *range(-5, -min(size, _PAGEWISE) - 1, -1))


def _restarts(places: list[Candidate]) -> bool:
    """Whether a 1 that is a likely reference stands on more than one page."""
    return len({p.page for p in places if p.number == 1 and not p.rest and score(p.sight) > 0}) > 1


def _weak(step: Step) -> bool:
    """Whether a step is no likely reference by itself, or its list changes its count."""
    return step.candidate.number < 0 or step.weight < 0


def _elsewhere(places: list[Candidate], notes: list[str], path: Path) -> Path:
    """A better path whose labels begin with another number, such as 37; `path` if there is none."""
    likely: dict[int, float] = {}
    for place in places:
        if place.number >= 0 and not place.lettered:
            likely[place.number] = max(likely.get(place.number, SKIP), score(place.sight))
    firsts = {number - 1 for number in likely if number > len(_SHIFTS) // 2}

    def promise(shift: int) -> float:
        return sum(likely.get(shift + k, SKIP) for k in range(1, len(notes) + 1))

    if not firsts:
        return path
    shift = max(firsts, key=lambda s: (promise(s), -s))
    if promise(shift) <= path.score or (len(notes) < _FEW and promise(shift) < 2 * _POOR):
        return path
    found = best_path(places, notes, (shift, shift - 1, shift + 1), shift)
    return found if found.score > path.score else path


def _plain(places: list[Candidate], notes: list[str]) -> list[Step]:
    """The path where each note's best place, taken alone, is likely and in order; [] if there is none."""
    paths = [_alone(places, notes, shift) for shift in USUAL]
    scored = [(start_cost(path[0].entry) + sum(s.weight for s in path), path) for path in paths if path]
    return max(scored, key=lambda pair: pair[0])[1] if scored else []


def _alone(places: list[Candidate], notes: Sequence[str], shift: int) -> list[Step]:
    """The best place of each note by itself, if all are likely and in order."""
    best: list[Step | None] = [None] * len(notes)
    for place in places:
        at = place.number - shift - 1
        if place.number >= 0 and not place.lettered and 0 <= at < len(notes):
            value = weigh(place, notes[at])
            known = best[at]
            if known is None or value > known.weight:
                best[at] = Step(place, at + 1, shift, shift, value)
    path: list[Step] = []
    end = -1
    for step in best:
        if step is None or step.weight < 0 or step.candidate.start < end:
            return []
        end = step.candidate.end
        path.append(step)
    return path


def _local(path: list[Step], places: list[Candidate], notes: list[str]) -> list[Anchor]:
    """The anchors of a plain path; a margin is against the next best place between the neighbours."""
    anchors, at = [], 0
    for i, step in enumerate(path):
        limit = path[i + 1].candidate.start if i + 1 < len(path) else None
        note = notes[step.ordinal - 1]
        rival = SKIP
        while at < len(places) and (limit is None or places[at].start < limit):
            place = places[at]
            at += 1
            if place.number == step.candidate.number and place.start != step.candidate.start:
                rival = max(rival, weigh(place, note))
        anchors.append(Anchor(step.ordinal, step.candidate, step.weight - rival))
    return anchors
