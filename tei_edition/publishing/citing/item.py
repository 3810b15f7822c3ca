"""A document as a thing to cite: who wrote it, its title, the volume that it is printed in.

Knows facts and editions; knows nothing of formats.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.edition import Edition
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.particulars import many

_RANGE = re.compile(r"([0-9ivxlcdm]+)(?:[–-]([0-9ivxlcdm]+))?", re.IGNORECASE)


class Item(NamedTuple):
    """What a citation says. `authors` are persons or offices as the document names them; `first` and `last`
    are printed pages; `dated` is the document's own date in ISO 8601, `written` in words; '' if not known."""

    key: str
    title: str
    number: str
    authors: tuple[str, ...]
    dated: str
    written: str
    book: str
    series: str
    volume: str
    editors: tuple[str, ...]
    place: str
    publisher: str
    year: str
    isbn: str
    first: str
    last: str
    address: str
    archive: str
    language: str

    @property
    def pages(self) -> str:
        """The printed pages as a range with a hyphen: 245-247."""
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


def item_of(facts: Facts, edition: Edition) -> Item:
    """A document as it is cited. The page of the edition itself stands in for a page of the volume's site."""
    said = facts.particulars
    pages = _RANGE.search(re.sub(r"^pp?\. ", "", facts.pages))
    senders = said.get("sender_persons") or said.get("sender_offices") or ()
    archive = [said.get("repository", ""), *many(said.get("collection")), *many(said.get("file"))]
    return Item(
        key=f"{edition.volume_id or 'document'}-{facts.id}",
        title=facts.title,
        number=facts.number,
        authors=many(senders),
        dated=facts.when,
        written=facts.date,
        book=edition.volume_title or edition.title,
        series=edition.series,
        volume=edition.volume_number,
        editors=tuple(editor.name for editor in edition.editors),
        place=edition.volume_place,
        publisher=edition.volume_publisher or edition.publisher,
        year=(edition.volume_date or edition.date)[:4],
        isbn=edition.isbn,
        first=pages[1] if pages else "",
        last=(pages[2] or pages[1]) if pages else "",
        address=edition.address(facts.id),
        archive=", ".join(str(part) for part in archive if part),
        language=edition.language,
    )
