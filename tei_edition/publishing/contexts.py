"""What each page and each chapter must know of its edition: no more, so that it travels between processes.

Knows the survey and where the files of an edition lie; renders nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from tei_edition.edition import Edition
from tei_edition.publishing.citing import FORMATS, item_of
from tei_edition.publishing.ebook import ebook_name, file_name
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.linked_data import linked_data
from tei_edition.publishing.survey import Survey
from tei_edition.publishing.texts import text_links
from tei_edition.rendering import Context, Entry
from tei_edition.rendering.links import document_of, parts_of
from tei_edition.rendering.texts import words

STYLE = "edition.css"
SCRIPT = "edition.js"


def page_contexts(
    found: Survey, edition: Edition, menu: tuple[tuple[str, str], ...], names: Mapping[str, str]
) -> Iterator[Context]:
    """The context of each document's page and text, in reading order; `names` is where the edition lists all
    mentions of its persons and terms."""
    whole = replace(_whole(found, edition, found.entries), index="index.html", script=SCRIPT, menu=menu)
    for at, facts in enumerate(found.facts):
        near = [
            found.entries[found.facts[i].id] if 0 <= i < len(found.facts) else None for i in (at - 1, at + 1)
        ]
        yield replace(
            _narrowed(whole, facts, found),
            previous=near[0],
            next=near[1],
            cited_by=tuple(found.entries[i] for i in found.cited_by.get(facts.id, ())),
            tei=f"../tei/{quote(facts.file)}",
            text=f"../text/{quote(facts.stem)}.txt",
            names={key: names[key] for key, *_ in (*facts.persons, *facts.terms) if key in names},
            **_cited_as(facts, edition),
        )


def chapter_contexts(found: Survey, edition: Edition) -> Iterator[Context]:
    """The context of each document's chapter, in reading order: its links lead to the other chapters."""
    entries = {
        facts.id: replace(found.entries[facts.id], page=file_name(facts.stem)) for facts in found.facts
    }
    whole = replace(_whole(found, edition, entries), theme=replace(edition.theme, css=None))
    return (_narrowed(whole, facts, found) for facts in found.facts)


def _whole(found: Survey, edition: Edition, entries: Mapping[str, Entry]) -> Context:
    return Context(
        title=edition.title or edition.volume_title,
        volume=edition.volume_id,
        address=edition.page_address,
        documents=entries,
        pages=found.pages,
        style=STYLE,
        theme=edition.theme,
    )


def _narrowed(whole: Context, facts: Facts, survey: Survey) -> Context:
    """The context with those documents and pages only that pointers of this document lead to."""
    meant = survey.meant[facts.id]
    documents: dict[str, Entry] = {}
    pages: dict[str, str] = {}
    for target in (*facts.targets, *filter(None, meant)):
        _, wanted = parts_of(target)
        if wanted in whole.pages:
            pages[wanted] = whole.pages[wanted]
        found = document_of(wanted, whole)
        if found in whole.documents:
            documents[found] = whole.documents[found]
    return replace(whole, documents=documents, pages=pages, meant=meant)


def _cited_as(facts: Facts, edition: Edition) -> dict[str, Any]:
    """Further forms of a document, its citations among them, and what search engines are told of it; matter
    that is no document has the texts only."""
    book = (f"../{quote(ebook_name(edition))}", words(edition.theme.texts)["e-book"])
    texts = (*text_links(facts, edition.theme), book)
    if facts.is_section:
        return {"forms": texts}
    forms = tuple((f"../cite/{quote(facts.stem)}{form.suffix}", form.label) for form in FORMATS)
    return {"forms": texts + forms, "linked_data": linked_data(item_of(facts, edition))}
