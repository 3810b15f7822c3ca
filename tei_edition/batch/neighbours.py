"""Documents without a date of their own, and the dated ones between which they stand by number.

Knows outcomes, jobs and numbers; knows nothing of how a date is found, nor how it is written.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from tei_edition.batch.job import Job, Outcome
from tei_edition.header import EDITORIAL_NOTE, Neighbour, Neighbours
from tei_edition.model import Certainty

Pair = tuple[Job, Outcome]
Again = Callable[[Sequence[Job]], Generator[Outcome, None, None]]

_NUMBER = re.compile(r"d([0-9]{1,9})([A-Za-z]*)$")
_WEAKER = ("date-of-attachment", "date-of-volume")  # evidence that tells less than two documents beside it

Place = tuple[str, int, str]
"""Where a document stands: the volume, the number, and the letter behind that (`43a`)."""


def dated_by_neighbours(pairs: Iterable[Pair], again: Again) -> Iterator[Pair]:
    """The pairs in their order; `again` has converted those anew that the documents beside them date.

    What comes before the first document without a date goes on at once. The others wait until all dates
    are known; where the run is interrupted meanwhile, they go on as they are.
    """
    dated: list[tuple[Place, Neighbour]] = []
    waiting: list[Pair] = []
    try:
        for pair in pairs:
            dated += _as_neighbour(*pair)
            if waiting or _lacks_date(pair[1]):
                waiting.append(pair)
            else:
                yield pair
    except KeyboardInterrupt:
        yield from waiting
        raise
    jobs = _with_neighbours(waiting, sorted(dated))
    with closing(again(list(jobs.values()))) as outcomes:
        better = dict(zip(jobs, outcomes, strict=True))
    for job, outcome in waiting:
        yield job, better.get(job.index, outcome)


def _lacks_date(outcome: Outcome) -> bool:
    dating = outcome.dating
    is_datable = outcome.written is not None and outcome.kind != EDITORIAL_NOTE
    return is_datable and (dating is None or dating.rule in _WEAKER)


def _place(job: Job, outcome: Outcome) -> Place | None:
    found = _NUMBER.match(outcome.document)
    return (job.settings.edition.volume_id, int(found[1]), found[2]) if found and int(found[1]) else None


def _as_neighbour(job: Job, outcome: Outcome) -> Iterator[tuple[Place, Neighbour]]:
    """The document as one that can date others: it has a number, and its own words date it."""
    place, dating = _place(job, outcome), outcome.dating
    if place and dating and dating.value and dating.certainty is Certainty.HIGH:
        yield place, Neighbour(outcome.document[1:], dating.value)


def _with_neighbours(waiting: Iterable[Pair], dated: Sequence[tuple[Place, Neighbour]]) -> dict[int, Job]:
    """The jobs that can be done better, by index, each with the documents beside it."""
    places = [place for place, _ in dated]
    found: dict[int, Job] = {}
    for job, outcome in waiting:
        place = _place(job, outcome)
        if place and _lacks_date(outcome):
            at = bisect(places, place)
            between = _ascending(place, dated[max(at - 1, 0) : at + 1])
            if between:
                found[job.index] = replace(job, between=between)
    return found


def _ascending(place: Place, beside: Sequence[tuple[Place, Neighbour]]) -> Neighbours | None:
    """The documents before and after, of the same volume and in the order of time; None if they are not.

    Where a chapter ends and another begins, the dates go back: then they tell nothing.
    """
    if len(beside) < 2 or any(volume != place[0] for (volume, *_), _ in beside):
        return None
    (first, before), (last, after) = beside
    ordered = first < place < last and _not_later(before.value[:10], after.value[:10])
    return (before, after) if ordered else None


def _not_later(one: str, other: str) -> bool:
    """Whether a day, month or year is not later than another, as far as both are told."""
    known = min(len(one), len(other))
    return one[:known] <= other[:known]
