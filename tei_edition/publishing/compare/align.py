"""Where each row of a document, and each element in it, stands in the text that it was made from.

Every character of the source but white space is in the TEI, in order, save what became markup. So both are
read without white space, a page and a note as one sign each, and laid beside each other. Knows characters
and places; nothing of what they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from tei_edition.publishing.compare.rows import Row, T, is_at_foot, is_without_reference

PAGE, NOTE = "\ufdd0", "\ufdd1"
_WORD = re.compile(r"\S+")
_SOUGHT = 24  # characters by which a row is found again
_REACH = 4000  # how far it is sought

Span = tuple[int, int]


class Mark(NamedTuple):
    """A stretch of the source that became markup, and the sign that stands for it, '' for none."""

    start: int
    end: int
    sign: str


class Stream:
    """The source without white space, and where each piece of it stands."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._starts: list[int] = []
        self._spans: list[Span] = []
        pieces: list[str] = []
        at = length = 0
        for start, end, sign in (*sorted(marks), Mark(len(text), len(text), "")):
            for word in _WORD.finditer(text, at, start):
                self._starts.append(length)
                self._spans.append(word.span())
                pieces.append(word[0])
                length += len(word[0])
            if sign:
                self._starts.append(length)
                self._spans.append((start, end))
                pieces.append(sign)
                length += 1
            at = max(at, end)
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source of some characters that are not none."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        begins = self._spans[first][0]
        if self.text[start] not in (PAGE, NOTE):
            begins += start - self._starts[first]
        ends = self._spans[last][1]
        if self.text[end - 1] not in (PAGE, NOTE):
            ends = self._spans[last][0] + end - self._starts[last]
        return begins, ends


class Walk:
    """The text of elements without white space, and where in it each element begins and ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.spans: dict[etree._Element, Span] = {}

    def row(self, row: Row) -> tuple[str, int]:
        """Reads a row: its text, and where that begins."""
        begins, first = self.length, len(self.pieces)
        for node in row.nodes:
            self._element(node, is_at_foot(node))
        return "".join(self.pieces[first:]), begins

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _element(self, element: etree._Element, inside: bool = False) -> None:
        start = self.length
        if element.tag == f"{T}pb":
            self._add(PAGE)
        elif is_at_foot(element) and not inside:
            self._add("" if is_without_reference(element) else NOTE)
        else:
            self._add("".join((element.text or "").split()))
            for child in element:
                if isinstance(child.tag, str):
                    self._element(child)
                self._add("".join((child.tail or "").split()))
        self.spans[element] = (start, self.length)


class Aligned(NamedTuple):
    """The stretch of the source of each row, None where it was not found; and of elements."""

    rows: list[Span | None]
    elements: dict[etree._Element, Span]


def align(rows: Sequence[Row], source: Stream) -> Aligned:
    """Finds the rows in the source, one behind the other. The elements of a row are placed where it is,
    character by character, what the source has."""
    walk, at = Walk(), 0
    found: list[Span | None] = []
    elements: dict[etree._Element, Span] = {}
    for row in rows:
        text, begins = walk.row(row)
        place = _seek(source.text, text, at)
        if place < 0:
            found.append(None)
            continue
        at = min(place + len(text), len(source.text))
        found.append(source.span(place, at))
        if source.text.startswith(text, place):
            for element, (start, end) in walk.spans.items():
                if start < end:
                    elements[element] = source.span(start - begins + place, end - begins + place)
        walk.spans.clear()
    return Aligned(found, elements)


def _seek(source: str, text: str, at: int) -> int:
    if not text:
        return -1
    return at if source.startswith(text, at) else source.find(text[:_SOUGHT], at, at + len(text) + _REACH)
