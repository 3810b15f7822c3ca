"""CSL-JSON, as Zotero, Pandoc and citeproc read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tei_edition.publishing.citing.item import Item


def csl(items: Iterable[Item]) -> bytes:
    """An array with an object for each document."""
    lines = (json.dumps(csl_data(item), ensure_ascii=False) for item in items)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def csl_data(item: Item) -> dict[str, Any]:
    """A document by CSL's names of variables."""
    data: dict[str, Any] = {
        "id": item.key,
        "type": "chapter" if item.book else "document",
        "title": item.title,
        "author": [{"literal": name} for name in item.authors],
        "container-title": item.book,
        "collection-title": item.series,
        "volume": item.volume,
        "editor": [_person(name) for name in item.editors],
        "publisher": item.publisher,
        "publisher-place": item.place,
        "issued": _date(item.year),
        "original-date": _date(item.dated[:10]),
        "page": item.pages,
        "number": item.number,
        "ISBN": item.isbn,
        "archive_location": item.archive,
        "language": item.language,
        "URL": item.address,
    }
    return {name: value for name, value in data.items() if value}


def _person(name: str) -> dict[str, str]:
    """An editor's name, taken apart at its last blank."""
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def _date(day: str) -> dict[str, list[list[int]]] | None:
    parts = [int(part) for part in day.split("-") if part.isdecimal()]
    return {"date-parts": [parts]} if parts else None
