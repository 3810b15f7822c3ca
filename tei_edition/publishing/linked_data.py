"""A document for search engines: JSON-LD by schema.org, as its page holds it. Knows items, no pages."""

from __future__ import annotations

import json
from typing import Any

from tei_edition.publishing.citing.item import Item


def linked_data(item: Item) -> str:
    """The JSON of a document, safe inside a script element: no `<` is in it."""
    book = {
        "@type": "Book",
        "name": item.book,
        "editor": [{"@type": "Person", "name": name} for name in item.editors],
        "isbn": item.isbn,
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
        "datePublished": item.year,
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ArchiveComponent" if item.archive else "CreativeWork",
        "name": item.title,
        "identifier": item.key,
        "url": item.address,
        "author": [{"@type": "Thing", "name": name} for name in item.authors],
        "dateCreated": item.dated,
        "position": item.number,
        "pagination": item.pages,
        "inLanguage": item.language,
        "itemLocation": item.archive,
        "isPartOf": _filled(book) if item.book else None,
    }
    return json.dumps(_filled(data), ensure_ascii=False).replace("<", "\\u003c")


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
