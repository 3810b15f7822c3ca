"""The line of a file that a diagnostic speaks of, cut round its place, with what is to be underlined.

Knows lines, columns and what a start tag looks like; knows nothing of how an excerpt is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.diagnostics.visible import cells

BEFORE, AFTER = 32, 64
"""So many cells of a line are shown on either side of the place, at most."""

_LONGEST = 4000
"""A start tag is looked at so far, in characters."""

_TAG = re.compile(r"<[/?!]?[^\s<>/=\"']+")
_REST = re.compile(r"[^<>\"']*(?:\"[^\"<]*\"[^<>\"']*|'[^'<]*'[^<>\"']*)*")
_END = re.compile(rb"\r\n?|\n")


class Excerpt(NamedTuple):
    """A piece of a line. `marks` are from-to in its characters: first the tag, then the attribute.

    `cut` tells whether the line goes on before and behind the piece.
    """

    line: int
    text: str
    marks: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)


class Lines:
    """The lines of one file. `encoding` is that of the bytes, whose first character has column 1."""

    def __init__(self, data: bytes, encoding: str) -> None:
        if encoding.startswith("utf-16") or encoding.startswith("utf-32"):  # a line's end is several bytes
            data, encoding = data.decode(encoding, "replace").encode("utf-8", "replace"), "utf-8"
        self._data, self._encoding = data, encoding
        self._starts = [0, *(found.end() for found in _END.finditer(data))]
        self._last = (0, "")

    def line(self, number: int) -> str:
        """The line of this number, from 1, without its end; '' where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        if self._last[0] != number:  # a whole volume may be one line
            self._last = number, self._decoded(number)
        return self._last[1]

    def _decoded(self, number: int) -> str:
        end = self._starts[number] if number < len(self._starts) else len(self._data)
        line = self._data[self._starts[number - 1] : end].decode(self._encoding, "replace")
        line = line.rstrip("\r\n")
        return line.removeprefix("\ufeff") if number == 1 else line

    def number(self, offset: int) -> int:
        """The number of the line in which the byte at `offset` stands."""
        return bisect_right(self._starts, offset)

    def excerpt(self, diagnostic: Diagnostic) -> Excerpt | None:
        """The line that the diagnostic is about; None where it is about the file as a whole."""
        place = diagnostic.place
        line = self.line(place.line)
        if not line.strip():
            return None
        at = min(max(place.column - 1, 0), len(line))
        if not place.column:
            at = len(line) - len(line.lstrip())
        return _cut(place.line, line, _marks(line, at, diagnostic.detail.attribute, not place.column))


def _marks(line: str, at: int, attribute: str, unsure: bool) -> tuple[tuple[int, int], ...]:
    """The name of the tag at this place, and the attribute that the diagnostic is about."""
    tag = _TAG.match(line, at, at + _LONGEST)
    if tag is None:
        return () if unsure else ((at, at + 1),)
    marks = [tag.span()]
    inside = _REST.match(line, tag.end(), at + _LONGEST)
    if attribute and inside:
        name = attribute.rpartition("}")[2]
        pattern = rf"(?<=\s)(?:[\w.-]+:)?{re.escape(name)}\s*=\s*(?:\"[^\"]*\"|'[^']*')"
        if found := re.compile(pattern).search(line, *inside.span()):
            marks.append(found.span())
    return tuple(marks)


def _cut(number: int, line: str, marks: tuple[tuple[int, int], ...]) -> Excerpt:
    """So much of the line as can be shown, with the first mark in it whole or in part."""
    middle = marks[-1][0] if marks else 0
    first = marks[0][0] if marks else 0
    start = _back(line, first, BEFORE)
    if middle - first > AFTER:  # the attribute stands far from its tag
        start = _back(line, middle, BEFORE)
    end = _on(line, max(middle, start), AFTER)
    end = max(end, _on(line, start, BEFORE + AFTER))
    moved = tuple(
        (max(a, start) - start, min(b, end) - start) for a, b in marks if start <= a <= end and b > start
    )
    return Excerpt(number, line[start:end], moved, (start > 0, end < len(line)))


def _back(line: str, at: int, room: int) -> int:
    while at > 0 and (room := room - (cells(line[at - 1]) or 1)) >= 0:
        at -= 1
    return at


def _on(line: str, at: int, room: int) -> int:
    while at < len(line) and (room := room - (cells(line[at]) or 1)) >= 0:
        at += 1
    return at
