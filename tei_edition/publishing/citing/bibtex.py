"""BibTeX in UTF-8, as biber reads it: a document is an `incollection`, or `misc` where no volume is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tei_edition.publishing.citing.item import Item

# BibTeX counts braces without regard to a backslash before them, so that a single one would end no field.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_ESCAPED = re.compile(r"[\\~^#$%&_{}]")
_KEY = re.compile(r"[^A-Za-z0-9:._-]+")


def bibtex(items: Iterable[Item]) -> bytes:
    """The entries, one after another."""
    return "\n".join(map(_entry, items)).encode()


def _entry(item: Item) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item) if value)
    kind = "incollection" if item.book else "misc"
    return f"@{kind}{{{_KEY.sub('-', item.key)},\n{lines}}}\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "author", _names(item.authors)
    yield "title", f"{{{_text(item.title)}}}"
    yield "booktitle", f"{{{_text(item.book)}}}" if item.book else ""
    yield "editor", _names(item.editors, persons=True)
    yield "series", _text(item.series)
    yield "volume", _text(item.volume)
    yield "publisher", _text(item.publisher)
    yield "address", _text(item.place)
    yield "year", _text(item.year)
    yield "pages", item.pages.replace("-", "--")
    yield "isbn", _text(item.isbn)
    yield "url", item.address.replace("{", "%7B").replace("}", "%7D")
    yield "eventdate", item.dated
    yield "note", _text(", ".join(part for part in (_numbered(item), item.written, item.archive) if part))


def _numbered(item: Item) -> str:
    return f"Document {item.number}" if item.number else ""


def _names(names: tuple[str, ...], *, persons: bool = False) -> str:
    """Names joined by `and`. In braces a name is not taken apart: offices are no persons, and a document
    gives only a surname."""
    return " and ".join(_text(name) if persons else f"{{{_text(name)}}}" for name in names)


def _text(words: str) -> str:
    return _ESCAPED.sub(lambda found: _SPECIAL.get(found[0], f"\\{found[0]}"), " ".join(words.split()))
