"""The source text as numbered lines, what was found in it marked in place.

Knows the context vocabulary, which it writes. Every character stands once, in order; line ends of other
systems become those of HTML, and what cannot be seen is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from tei_edition.publishing.compare.align import Span

_NEVER = "\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"  # in HTML
_ODD = re.compile(f"[{_NEVER}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_NEVER_IN_HTML = re.compile(f"[{_NEVER}]")


class Piece(NamedTuple):
    """A stretch of the source to be marked: what it belongs to, and how sure that is."""

    start: int
    end: int
    key: str
    sure: str


class Lines:
    """A text and its lines."""

    def __init__(self, text: str) -> None:
        end = "\n" if "\n" in text else "\r"
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer(end, text))]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()
        self.is_odd = bool(_ODD.search(text))
        self._named: set[str] = set()

    def number(self, offset: int) -> int:
        """The number of the line that an offset is in, from 1."""
        return bisect_right(self.starts, offset)

    def cuts(self, rows: Sequence[Span | None]) -> list[Span | None]:
        """The text shared out to the rows: each begins with its line, or in it where another row ends."""
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

    def written(self, span: Span, pieces: Iterable[Piece]) -> Iterator[str]:
        """The lines of a stretch, in it the pieces that reach into it. Each is to be asked for once."""
        number = self.number(span[0])
        rest = ' rest="1"' if span[0] != self.starts[number - 1] else ""
        yield f'<c:line n="{number}"{rest}>'
        for start, end, piece in _parted(span, pieces):
            first, last = self.number(start), self.number(end - 1)
            bounds = [start, *self.starts[first:last], end]
            for begin, stop in zip(bounds, bounds[1:], strict=False):
                if self.number(begin) != number:
                    number += 1
                    yield f'</c:line><c:line n="{number}">'
                yield self._piece(begin, stop, piece) if piece else self._words(begin, stop)
        yield "</c:line>"

    def _piece(self, start: int, end: int, piece: Piece) -> str:
        first = "" if piece.key in self._named else ' first="1"'
        self._named.add(piece.key)
        blank = "" if self.text[start:end].strip() else ' blank="1"'
        words = self._words(start, end)
        return f'<c:piece f="{piece.key}" sure="{piece.sure}"{first}{blank}>{words}</c:piece>'

    def _words(self, start: int, end: int) -> str:
        words = escape(self.text[start:end], quote=False)
        if "\r" in words:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
        return _ODD.sub(_named, words) if self.is_odd else words


def _named(odd: re.Match[str]) -> str:
    sign = odd[0]
    shown = _NEVER_IN_HTML.sub("\ufffd", sign)
    return f'<c:odd code="U+{ord(sign):04X}">{shown}</c:odd>'


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
