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

from tei_edition.publishing.compare.rows import Row, T, is_at_foot, is_introduced, is_without_reference

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
    """The source without white space, and where each piece of it stands: a line, or a part of one."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._source = text
        self._starts: list[int] = []
        self._spans: list[Span] = []
        self._known: dict[int, Span] = {}
        pieces: list[str] = []
        at = length = 0
        for start, end, sign in (*sorted(marks), Mark(len(text), len(text), "")):
            while at < start:
                stop = text.find("\n", at, start) + 1 or start
                length = self._add("".join(text[at:stop].split()), (at, stop), pieces, length)
                at = stop
            length = self._add(sign, (start, end), pieces, length)
            at = max(at, end)
        self.text = "".join(pieces)

    def _add(self, piece: str, span: Span, pieces: list[str], length: int) -> int:
        if piece:
            self._starts.append(length)
            self._spans.append(span)
            pieces.append(piece)
        return length + len(piece)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source of some characters, which are not none."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> Span:
        """Where a character stands. A sign stands for all that it was."""
        if at not in self._known:
            self._known[at] = self._find(at)
        return self._known[at]

    def _find(self, at: int) -> Span:
        piece = bisect_right(self._starts, at) - 1
        start, end = self._spans[piece]
        if self.text[at] in (PAGE, NOTE):
            return start, end
        if at + 1 == (self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)):
            last = start + len(self._source[start:end].rstrip())
            return last - 1, last
        wanted = at - self._starts[piece]
        for word in _WORD.finditer(self._source, start, end):
            begin, stop = word.span()
            if wanted < stop - begin:
                return begin + wanted, begin + wanted + 1
            wanted -= stop - begin
        return end, end


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
            if row.leads:
                self._content(node, [child for child in node if not is_introduced(child)])
            else:
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
            self._content(element, element)
        self.spans[element] = (start, self.length)

    def _content(self, element: etree._Element, children: Iterable[etree._Element]) -> None:
        self._add("".join((element.text or "").split()))
        for child in children:
            if isinstance(child.tag, str):
                self._element(child)
            self._add("".join((child.tail or "").split()))


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
