"""References that are printed in brackets, in parentheses or raised become digits glued to their words.

Knows forms and numbers: a form is that of the references where its numbers go up and are as many as the
notes at the foot; `(1) ... (2)` with blanks around them are an enumeration, which is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.reading.dress.edits import RAISED, Change, Edit
from tei_edition.reading.dress.sequence import (
    BRACKETS,
    FORMS,
    PARENTHESES,
    STANDS_ALONE,
    SUPERSCRIPTS,
    Form,
    is_possible,
    longest_rise,
    number_of,
    run_of_digits,
)


class Place(NamedTuple):
    """A place that may be a reference in one form: offsets, label, whether a blank precedes it, and
    whether words follow as they follow the number of an enumeration."""

    start: int
    end: int
    label: str
    apart: bool
    loose: bool = False


def reference_edits(text: str, end: int, notes: int) -> tuple[str, list[Edit]]:
    """The references before offset `end`, as digits; and the form that they had, '' where it is none."""
    if not notes:
        return "", []
    for form in FORMS:
        if is_possible(form, text):
            places = list(_places(form, text, end))
            chosen = _chosen(form, places, notes)
            if chosen and (form is SUPERSCRIPTS or _beats_digits(text, end, form, chosen, notes)):
                mostly_apart = sum(place.apart for place in chosen) * 2 > max(len(chosen), 5)
                return form.name, [_edit(place, mostly_apart) for place in chosen]
    return "", []


def _beats_digits(text: str, end: int, form: Form, chosen: list[Place], notes: int) -> bool:
    """Whether more notes have a reference in this form than have a number glued to a word; where as many
    do, the form that begins first."""
    glued = run_of_digits(text, end, notes)
    if len(chosen) != len(glued):
        return len(chosen) > len(glued)
    return form is BRACKETS or chosen[0].start < glued[0]


def _places(form: Form, text: str, end: int) -> Iterator[Place]:
    found = [Place(*m.span(), m[1], False) for m in form.glued.finditer(text, 0, end)]
    if form.apart is not None:
        loose = form is PARENTHESES
        found += [
            Place(*m.span(), m[1], True, loose and not STANDS_ALONE.match(text, m.end()))
            for m in form.apart.finditer(text, 0, end)
        ]
    return iter(sorted(found))


def _edit(place: Place, mostly_apart: bool) -> Edit:
    """A blank before a reference goes only where most references have one."""
    start = place.start + (place.apart and not mostly_apart)
    return Edit(start, place.end, place.label.translate(RAISED), Change.REFERENCE)


def _chosen(form: Form, places: list[Place], notes: int) -> list[Place]:
    """The places that are references, if the form is that of the references; else none."""
    glued = [place for place in places if not place.apart]
    if _fits(form, glued, notes):
        return _of(form, places, glued, notes)
    places = [place for place in places if not place.loose]
    return _of(form, places, places, notes) if _fits(form, places, notes) else []


def _fits(form: Form, places: list[Place], notes: int) -> bool:
    """Whether places are as many as the notes, and go up."""
    count = len(places)
    if not count or count * 2 < notes or count > 3 * notes + 3:
        return False
    numbers = [number for place in places if (number := number_of(place.label)) >= 0]
    if not numbers:
        return form is not SUPERSCRIPTS and count <= notes + 1
    rise = len(longest_rise(numbers))
    apart = any(place.apart for place in places)
    if form is PARENTHESES and count == 1 and numbers[0] > 1:
        return False
    if apart or form is PARENTHESES or count == 1:
        known = [number for number in numbers if number <= notes]
        if len(longest_rise(known)) * (2 if not apart else 1) < notes and (
            apart or rise < max(3, notes * 0.7)
        ):
            return False
    return rise * 5 >= min(len(numbers), notes) * 3


def _of(form: Form, places: list[Place], sure: list[Place], notes: int) -> list[Place]:
    """The places whose labels belong to the run: those of notes that there are; where the labels do not
    begin with 1, and in parentheses, those that go up."""
    numbers = [number_of(place.label) for place in sure]
    known = sum(number <= notes for number in numbers)
    regular = known * 2 >= len(numbers)
    if form is not PARENTHESES and regular:
        return [place for place in places if number_of(place.label) <= notes + 1]
    rise = _rise([place for place in sure if not regular or number_of(place.label) <= notes + 1])
    there = {place.label for place in rise}
    again = [place for place in sure if place.label in there and place not in rise]
    others = [place for place in places if place.apart and place.label not in there]
    rise = _rise(sorted([*rise, *(p for p in others if not p.loose or number_of(p.label) <= notes)]))
    if len(again) * 3 <= len(rise) or len(again) + len(rise) <= notes:  # several references to one note
        rise += again
    return sorted([*rise, *(place for place in places if number_of(place.label) < 0)])


def _rise(places: list[Place]) -> list[Place]:
    numbered = [place for place in places if number_of(place.label) >= 0]
    return [numbered[i] for i in longest_rise([number_of(place.label) for place in numbered])]
