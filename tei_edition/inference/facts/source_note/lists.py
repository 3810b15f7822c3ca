"""Lists in running text: `London, Paris, and Bonn`. Knows commas and conjunctions, and nothing else."""

from __future__ import annotations

import re

from tei_edition.inference.facts.source_note.claims import Stretch, trimmed

_PARTING = re.compile(r",(?: and)?(?: |(?=[A-Z]))| and |; (?:and )?")


def items(mask: str, start: int, end: int) -> list[Stretch]:
    """The items of a list, without the commas and conjunctions between them. `mask` has blanks or `_`
    where a comma is none of the list's."""
    found, at = [], start
    for parting in _PARTING.finditer(mask, start, end):
        found.append(trimmed(mask, at, parting.start()))
        at = parting.end()
    found.append(trimmed(mask, at, end))
    return [item for item in found if item.start < item.end]
