"""The text as lines with their marks. Knows lines, indents, blanks and bullets; not what they mean."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tei_edition.source import Source, Span


class LineKind(StrEnum):
    """What a line looks like."""

    PROSE = "prose"
    PAGE = "page mark"
    BULLET = "bullet"
    ROW = "table row"
    LABEL = "label"
    NOTE = "note"


class Line(NamedTuple):
    """A line that is not blank.

    `start` and `end` bound its content, without indent, bullet and trailing blanks; `indent` counts the
    characters before the content or the bullet; `gap` counts the blank lines before it.
    """

    kind: LineKind
    start: int
    end: int
    indent: int
    gap: int


class FootNote(NamedTuple):
    """A note of the list at the foot: its number there, the span of that number, its paragraphs."""

    ordinal: int
    label: Span
    paragraphs: tuple[Span, ...]


class Page(NamedTuple):
    """A text as read: the lines of the main text, the notes at its foot."""

    source: Source
    lines: tuple[Line, ...]
    notes: tuple[FootNote, ...]
    main_end: int

    def next_text(self, index: int) -> int:
        """The first line from line `index` on that is no page mark."""
        while index < len(self.lines) and self.lines[index].kind is LineKind.PAGE:
            index += 1
        return index
