"""Counts for the header, taken from the finished text."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import NamedTuple

from tei_edition.encoding.tree import XML_ID, Element

_NAME = attrgetter("tag")
# What stands by itself where an element ends before a mark, and is no word.
_NO_WORDS = frozenset(". , ; : ? ! ( ) [ ] “ ” ’ ). ), ); ): ]. ], .” ,” ”. ’s 's — – - /".split())
_PB = "pb"
_NOTE = "note"


class Counts(NamedTuple):
    """What is in the text of a document: its id, elements by name, words, numbered notes, pages.

    `pages` counts the pages that the document stands on, `span` are the printed numbers of the first
    and the last of them, '' where no page mark is there.
    """

    identifier: str
    elements: dict[str, int]
    words: int
    notes: int
    pages: int
    span: tuple[str, str]


def count(text: Element, document: Element) -> Counts:
    """Count the elements within `text`, and the words, notes and pages of its document."""
    elements = Counter(map(_NAME, text.iter()))
    del elements[text.tag]
    notes = sum(1 for note in document.iter(_NOTE) if note.get("n"))
    breaks = [element.get("n", "") for element in document.iter(_PB)]
    tokens = " ".join(document.itertext()).split()
    words = len(tokens) - sum(map(_NO_WORDS.__contains__, tokens))
    pages = len(breaks) + (bool(breaks) and not _begins_page(document))
    return Counts(
        document.get(XML_ID, ""), dict(sorted(elements.items())), words, notes, pages, _span(document, breaks)
    )  # fmt: skip


def _begins_page(document: Element) -> bool:
    """Whether a page mark stands before everything else."""
    return len(document) > 0 and document[0].tag == _PB


def _span(document: Element, breaks: list[str]) -> tuple[str, str]:
    """The first and the last page: where words precede the first page mark, the page before it."""
    if not breaks:
        return "", ""
    first = breaks[0]
    if not _begins_page(document) and first.isdigit() and int(first) > 1:
        first = str(int(first) - 1)
    return first, breaks[-1]
