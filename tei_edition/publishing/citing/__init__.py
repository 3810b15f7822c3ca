"""How a document is cited, for reference managers: BibTeX, RIS and CSL-JSON, a file of each for every
document and for the whole edition.

A document of a printed volume is a part of a book; its pages are those of the volume.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tei_edition.edition import Edition
from tei_edition.publishing.citing.bibtex import bibtex
from tei_edition.publishing.citing.csl import csl, csl_data
from tei_edition.publishing.citing.item import Item, item_of
from tei_edition.publishing.citing.ris import ris
from tei_edition.publishing.facts import Facts

__all__ = ["FORMATS", "Format", "Item", "csl_data", "document_files", "edition_files", "item_of"]


class Format(NamedTuple):
    """A format: the ending of its files, its name, what writes any number of items."""

    suffix: str
    label: str
    write: Callable[[Iterable[Item]], bytes]


FORMATS = (Format(".bib", "BibTeX", bibtex), Format(".ris", "RIS", ris), Format(".csl.json", "CSL-JSON", csl))


def document_files(facts: Facts, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The path below the edition's folder and the bytes of a document's files: cite/d43.bib, ..."""
    item = item_of(facts, edition)
    for form in FORMATS:
        yield f"cite/{facts.stem}{form.suffix}", form.write([item])


def edition_files(facts: Iterable[Facts], edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The same of all documents together: cite/edition.bib, ..."""
    documents = list(facts)
    items = [item_of(document, edition) for document in documents]
    taken = {document.stem.casefold() for document in documents}
    whole = next(name for name in ("edition", "whole-edition", "edition.all") if name not in taken)
    for form in FORMATS:
        yield f"cite/{whole}{form.suffix}", form.write(items)
