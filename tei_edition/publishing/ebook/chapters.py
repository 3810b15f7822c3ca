"""The chapters of an e-book: each document rendered again, with links to the other chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tei_edition.edition import Edition
from tei_edition.errors import InputError, SettingsError
from tei_edition.publishing.ebook.book import Chapter, file_name
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import Survey
from tei_edition.rendering import Context, Entry, render_document


def chapters(folder: Path, found: Survey, edition: Edition) -> Iterator[Chapter]:
    """The chapters in reading order, one at a time; `folder` has the TEI files. A document that cannot be
    rendered is left out: the page of the same document has told why."""
    entries = {facts.id: _entry(found.entries[facts.id], facts) for facts in found.facts}
    context = Context(
        title=edition.title or edition.volume_title,
        volume=edition.volume_id,
        address=edition.page_address,
        documents=entries,
        pages=found.pages,
        style="edition.css",
        theme=replace(edition.theme, css=None),
    )
    for facts in found.facts:
        data = (folder / facts.file).read_bytes()
        try:
            own = replace(context, meant=found.meant[facts.id])
            rendered = render_document(data, "epub", own, facts.file)
        except (InputError, SettingsError):
            continue
        number = "" if facts.is_section else facts.number
        pages = tuple((page, page.removeprefix("pg_")) for page in facts.page_ids)
        yield Chapter(facts.stem, number, facts.title, facts.standing.divisions, pages, rendered.data)


def _entry(entry: Entry, facts: Facts) -> Entry:
    return replace(entry, page=file_name(facts.stem))
