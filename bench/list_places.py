"""Which list each item at the top of a document truly belongs to: its TEI laid over its plain text.

Knows the published TEI and the runs of bullets that the toolkit sees; nothing of what is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gold import Document
from lxml import etree
from note_places import Reader, laid_over

from tei_edition.inference import BLOCK_RULES
from tei_edition.inference.notes import note_references
from tei_edition.inference.toplists import top_lists
from tei_edition.inference.toplists.runs import entries, find_runs
from tei_edition.inference.toplists.segment import TYPES, Entry
from tei_edition.inference.view import View, view_of
from tei_edition.inference.words.pages import page_breaks
from tei_edition.model import Role
from tei_edition.reading import Page, read
from tei_edition.source import Source
from tei_edition.validation.parsing import parse

_TEI = "{http://www.tei-c.org/ns/1.0}"


class Typed(NamedTuple):
    """A run of items at the top of a document, each with the type of its list ("" for none)."""

    volume: str
    entries: tuple[Entry, ...]
    types: tuple[str, ...]


class _ListReader(Reader):
    """Also keeps where lists are, outermost first."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[tuple[int, int, str]] = []

    def walk(self, element: etree._Element) -> None:
        """Read an element with all that is in it."""
        if element.tag != f"{_TEI}list":
            super().walk(element)
            return
        place, start = len(self.lists), self.size
        super().walk(element)
        self.lists.insert(place, (start, self.size, element.get("type") or ""))


def typed_runs(document: Document) -> Iterator[Typed]:
    """The runs of a document; none where text and TEI do not agree."""
    if "•" not in document.text:
        return
    page = read(Source(document.ident, document.text))
    reader = _ListReader()
    reader.walk(parse(document.tei.encode(), document.ident))
    offsets = laid_over(page, reader)
    if offsets is None:
        return
    lists = [(offsets[a], offsets[b - 1], kind) for a, b, kind in reader.lists if b > a]
    view = _seen(page, document.ident)
    for run in find_runs(view):
        items, seen = entries(view, run)
        types = tuple(_type_at(lists, view.lines[i].start) for i in items)
        if any(types) or not run.is_plain_top:  # else the publisher has not typed what is a typed list
            yield Typed(document.volume, tuple(seen), types)


def _seen(page: Page, name: str) -> View:
    """The page after the rules that come before the lists at the top."""
    marks = [*page_breaks(page), *note_references(page)]
    view = view_of(page, name, [mark for mark in marks if mark.role is not Role.NOTE])
    for rule in BLOCK_RULES[: BLOCK_RULES.index(top_lists)]:
        list(rule(view))
    return view


def _type_at(lists: list[tuple[int, int, str]], offset: int) -> str:
    kind = next((kind for start, end, kind in lists if start <= offset <= end), "")
    return kind if kind in TYPES else ""
