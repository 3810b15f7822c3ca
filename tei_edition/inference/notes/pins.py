"""The assignment of notes to places where an editor has settled some of them.

Each settled reference parts the text and the list at the foot in two, and the rules decide between; what is
barred is no candidate. Knows candidates and what was settled; not how candidates are weighed.
"""

from __future__ import annotations

from collections.abc import Callable

from tei_edition.corrections.fit import Ruling
from tei_edition.inference.notes.assign import Anchor, assign
from tei_edition.inference.notes.candidates import Candidate
from tei_edition.model import Finding, Role
from tei_edition.reading import Page


def left_open(places: list[Candidate], page: Page, ruling: Ruling) -> list[Candidate]:
    """The candidates that an editor leaves open: neither settled, nor at a barred place, nor of a note
    that has no reference."""
    if not (ruling.barred or ruling.without or ruling.references):
        return places
    numbers = {page.notes[position - 1].ordinal for position in ruling.without}
    settled = [finding.span for finding in ruling.references]
    return [
        place
        for place in places
        if place.number not in numbers
        and place.start not in ruling.barred
        and place.start - len(place.rest) not in ruling.barred
        and not any(start < place.end and place.start < end for start, end in settled)
    ]


def _settled(ruling: Ruling) -> list[Finding]:
    """The settled references, one for each note, in the order of the notes."""
    first = (f for f in ruling.references if f.role is Role.NOTE_REFERENCE)
    return sorted(first, key=lambda finding: int(finding.value))


def assign_between(
    places: list[Candidate],
    notes: list[str],
    text: str,
    all_places: Callable[[], list[Candidate]],
    ruling: Ruling,
) -> list[Anchor]:
    """As `assign`, for the notes that no editor has settled, between the references that one has."""
    if not ruling.references and not ruling.without:
        return assign(places, notes, all_places)

    def between(start: int, end: int, offset: int, first: int, last: int) -> list[Anchor]:
        def wide() -> list[Candidate]:
            return _part(all_places(), start, end, offset)

        return _shifted(assign(_part(places, start, end, offset), notes[first:last], wide), first, offset)

    anchors: list[Anchor] = []
    start = ordinal = offset = 0
    for settled in _settled(ruling):
        position, end = int(settled.value), settled.span.start
        anchors += between(start, end, offset, ordinal, position - 1)
        start, ordinal = max(start, settled.span.end), position
        offset = _number(text[slice(*settled.span)], position)
    anchors += between(start, len(text), offset, ordinal, len(notes))
    return [anchor for anchor in anchors if anchor.ordinal not in ruling.without]


def last_label(anchors: list[Anchor], text: str, ruling: Ruling) -> tuple[int, int]:
    """The number of the last reference, settled or assigned, and where it begins; 0 and -1 for none."""
    last = [(a.candidate.start, a.candidate.number) for a in anchors[-1:]]
    last += [(f.span.start, _number(text[slice(*f.span)], int(f.value))) for f in _settled(ruling)[-1:]]
    start, number = max(last, default=(-1, 0))
    return number, start


def _number(label: str, position: int) -> int:
    """The number that a label counts as."""
    return int(label) if label.isdecimal() else position


def _part(places: list[Candidate], start: int, end: int, offset: int) -> list[Candidate]:
    """The candidates between two offsets, numbered as if the first label there were 1."""
    return [
        p if p.number < 0 else p._replace(number=p.number - offset)
        for p in places
        if start <= p.start and p.end <= end and (p.number < 0 or p.number >= offset)
    ]


def _shifted(anchors: list[Anchor], ordinal: int, offset: int) -> list[Anchor]:
    """The anchors with the ordinals and numbers that they have in the whole document."""
    if not ordinal and not offset:
        return anchors
    return [
        Anchor(
            anchor.ordinal + ordinal,
            anchor.candidate
            if anchor.candidate.number < 0
            else anchor.candidate._replace(number=anchor.candidate.number + offset),
            anchor.margin,
        )
        for anchor in anchors
    ]
