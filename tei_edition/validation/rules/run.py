"""The rules in one place: which belong to which set, and which a schema may have told already.

How to add a rule: an entry in the catalogue, with an example of what is wrong and one of what is right; a
check in the module of its subject; where cable.sch asks the same, a line in the table of equals; a
folder in tests/broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.rules import (
    dates,
    empties,
    identifiers,
    notes,
    office,
    office_notes,
    office_text,
    pages,
    pointers,
    tables,
)
from tei_edition.validation.rules.subject import Subject

Check = Callable[[Subject], Iterator[Diagnostic]]

SETS: dict[str, tuple[Check, ...]] = {
    "tei": (
        identifiers.check,
        pointers.check,
        notes.check,
        pages.check,
        dates.check,
        tables.check,
        empties.check,
    ),
    "frus": (office.check, office_notes.check, office_text.check),
}

_IMPLIED = {"frus": ("tei", "frus"), "tei": ("tei",)}

EQUALS: dict[str, tuple[str, ...]] = {
    "I001": ("S001",),
    "I002": ("S040", "S042", "S043", "S044", "S046", "S047"),
    "I005": ("S041",),
    "N031": ("S013",),
    "N035": ("S016",),
    "P031": ("S020",),
    "P033": ("S020",),
    "D031": ("S031", "S032"),
    "D033": ("S033",),
    "F001": ("S002",),
    "F007": ("N033",),
    "F008": ("I003",),
    "F002": ("S003",),
    "F003": ("S004",),
    "F005": ("S010",),
    "F006": ("S011",),
    "F010": ("S015",),
    "F012": ("S021",),
    "F013": ("S034",),
}
"""Rules that say what other rules say, those of cable.sch above all: of one place only one of them is "
"told."""


def run(
    document: Document,
    sets: tuple[str, ...],
    told: Iterable[Diagnostic] = (),
    root: Path | None = None,
) -> Iterator[Diagnostic]:
    """What the rules of the sets of these names find: `tei` for any TEI, `frus` for the Office's volumes too.

    What a schema has `told` of the same place is left out. Other files are looked at only in the folder
    `root` and below; without one, in the folder of the document.
    """
    told = list(told)
    ids = {(each.id, each.place[1:4]) for each in told}
    attributes = {(each.place[1:4], each.detail.attribute) for each in told if each.detail.attribute}
    if root is None and document.path is not None:
        root = document.path.parent
    subject = Subject(document, root)
    for name in dict.fromkeys(implied for each in sets for implied in _IMPLIED.get(each, ())):
        subject.source = name
        for check in SETS[name]:
            for found in check(subject):
                place = found.place[1:4]
                if any((other, place) in ids for other in EQUALS.get(found.id, ())):
                    continue
                if found.detail.attribute and (place, found.detail.attribute) in attributes:
                    continue
                ids.add((found.id, place))
                yield found
