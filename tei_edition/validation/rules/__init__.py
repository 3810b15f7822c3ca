"""The checks that no schema engine makes: pointers, sequences, ranges, tables. A module for each subject."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document


def run(document: Document, sets: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What the rules of the sets of these names find: `tei` for any TEI, `frus` for the Office's volumes."""
    return iter(())
