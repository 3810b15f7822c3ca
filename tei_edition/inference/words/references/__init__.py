"""Cross-references: documents, notes and pages of this volume, and of others of the series."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.inference.words.references.reader import Citing, Reader
from tei_edition.model import Finding

__all__ = ["Citing", "references"]


def references(text: str, stretches: list[tuple[int, int]], citing: Citing) -> Iterator[Finding]:
    """Sees what is cited by number. `See footnote 2, Document 119.` Wrong: documents of others.

    `stretches` are the body and the notes, in the order in which they are read: "ibid." is the volume
    that was cited last.
    """
    reader = Reader(text, citing)
    for start, end in stretches:
        yield from reader.read(start, end)
