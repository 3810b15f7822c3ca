"""The source text as numbered lines, what was found in it marked in place.

Knows the context vocabulary. Every character stands once, in order; line ends of other systems become
those of HTML, and what cannot be seen is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from tei_edition.publishing.compare.align import Span
from tei_edition.rendering.prepare import CONTEXT

_C = f"{{{CONTEXT}}}"
ODD = "\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufffe\uffff"
_ODD = re.compile(f"([{ODD}])")
_NEVER_IN_HTML = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Piece(NamedTuple):
    """A stretch of the source to be marked: what it belongs to, and how sure that is."""

    start: int
    end: int
    key: str
    sure: str


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        end = "\n" if "\n" in text else "\r"
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer(end, text))]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()
        self._first = frozenset(self.starts)
        self.is_odd = bool(_ODD.search(text))

    def number(self, offset: int) -> int:
        """The number of the line that an offset is in, from 1."""
        return bisect_right(self.starts, offset)

    def cuts(self, rows: Sequence[Span | None]) -> list[Span | None]:
        """The text shared out to the rows: each begins with its line, or in it where another row ends there."""
        begins: list[tuple[int, int]] = []
        end = 0
        for at, row in enumerate(rows):
            if row:
                begins.append((at, max(end, self.starts[self.number(row[0]) - 1]) if begins else 0))
                end = row[1]
        shared: list[Span | None] = [None] * len(rows)
        ends = [*(start for _, start in begins[1:]), len(self.text)]
        for (at, start), stop in zip(begins, ends, strict=False):
            shared[at] = (start, stop)
        return shared

    def add(self, parent: etree._Element, span: Span, pieces: Iterable[Piece], named: set[str]) -> None:
        """Adds the lines of a stretch to an element. `named` has the keys whose first piece was shown."""
        line: etree._Element | None = None
        for start, end, piece in _parted(span, pieces):
            for begin, stop in self._in_lines(start, end):
                if line is None or begin in self._first:
                    line = self._line(parent, begin)
                holder = line
                if piece:
                    holder = etree.SubElement(line, f"{_C}piece", f=piece.key, sure=piece.sure)
                    if piece.key not in named:
                        holder.set("first", "1")
                        named.add(piece.key)
                self._fill(holder, self.text[begin:stop])

    def _line(self, parent: etree._Element, start: int) -> etree._Element:
        number = self.number(start)
        line = etree.SubElement(parent, f"{_C}line", n=str(number))
        if start != self.starts[number - 1]:
            line.set("rest", "1")
        return line

    def _in_lines(self, start: int, end: int) -> Iterator[Span]:
        first, last = self.number(start), self.number(end - 1)
        bounds = [start, *self.starts[first:last], end]
        return zip(bounds, bounds[1:], strict=False)

    def _fill(self, element: etree._Element, text: str) -> None:
        shown = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        parts = _ODD.split(shown) if self.is_odd else [shown]
        _append(element, parts[0])
        for sign, words in zip(parts[1::2], parts[2::2], strict=True):
            odd = etree.SubElement(element, f"{_C}odd", code=f"U+{ord(sign):04X}")
            odd.text = _NEVER_IN_HTML.sub("\ufffd", sign)
            odd.tail = words


def _append(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _parted(span: Span, pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Piece | None]]:
    """The stretch cut where pieces begin and end, each part with the innermost piece around it."""
    at, stop = span
    around: list[Piece] = []
    last = Piece(stop, stop, "", "")
    for piece in (*sorted(pieces, key=lambda p: (p.start, -p.end)), last):
        start = min(piece.start, stop)
        while around and around[-1].end <= start:
            inner = around.pop()
            if inner.end > at:
                yield at, inner.end, inner
                at = inner.end
        if start > at:
            yield at, start, around[-1] if around else None
            at = start
        around.append(piece)
