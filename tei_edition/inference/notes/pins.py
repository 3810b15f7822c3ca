"""The assignment of notes to places where an editor has settled some of them.

Each settled reference parts the text and the list at the foot in two, and the rules decide between; what is
barred is no candidate. Knows candidates and what was settled; not how candidates are weighed.
"""

from __future__ import annotations

from tei_edition.corrections.fit import Ruling
from tei_edition.inference.notes.assign import Anchor, assign
from tei_edition.inference.notes.candidates import Candidate
from tei_edition.reading import Page


def barred_out(places: list[Candidate], page: Page, ruling: Ruling) -> list[Candidate]:
    """The candidates but for those at a place that an editor bars, or of a note that has no reference."""
    if not (ruling.barred or ruling.without):
        return places
    numbers = {page.notes[position - 1].ordinal for position in ruling.without}
    barred = ruling.barred
    return [
        p
        for p in places
        if p.number not in numbers and p.start not in barred and p.start - len(p.rest) not in barred
    ]


def assign_between(places: list[Candidate], notes: list[str], text: str, ruling: Ruling) -> list[Anchor]:
    """As `assign`, for the notes that no editor has settled, between the references that one has."""
    if not ruling.references:
        return _without(assign(places, notes), ruling)
    anchors: list[Anchor] = []
    start = ordinal = offset = 0
    for settled in sorted(ruling.references, key=lambda f: int(f.value)):
        position = int(settled.value)
        part = _part(places, start, settled.span.start, offset)
        anchors += _shifted(assign(part, notes[ordinal : position - 1]), ordinal, offset)
        label = text[slice(*settled.span)]
        start, ordinal = max(start, settled.span.end), position
        offset = int(label) if label.isdecimal() else position
    anchors += _shifted(assign(_part(places, start, len(text), offset), notes[ordinal:]), ordinal, offset)
    return _without(anchors, ruling)


def _part(places: list[Candidate], start: int, end: int, offset: int) -> list[Candidate]:
    """The candidates between two offsets, numbered as if the first label there were 1."""
    return [
        p if p.number < 0 else p._replace(number=p.number - offset)
        for p in places
        if start <= p.start and p.end <= end and (p.number < 0 or p.number >= offset)
    ]


def _shifted(anchors: list[Anchor], ordinal: int, offset: int) -> list[Anchor]:
    """The anchors with the ordinals and numbers that they have in the whole document."""
    return [
        a._replace(
            ordinal=a.ordinal + ordinal,
            candidate=a.candidate
            if a.candidate.number < 0
            else a.candidate._replace(number=a.candidate.number + offset),
        )
        for a in anchors
    ]


def _without(anchors: list[Anchor], ruling: Ruling) -> list[Anchor]:
    return [a for a in anchors if a.ordinal not in ruling.without]
