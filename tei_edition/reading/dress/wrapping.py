"""Lines that were broken to fit a width become paragraphs again.

Knows the lengths of lines: in a hard-wrapped text a line ends where the next word would not have fitted.
Where a line ends earlier, a paragraph does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tei_edition.reading.dress.edits import Edit
from tei_edition.reading.dress.rows import BULLET, FULL_LINE, LABEL, PAGE, Row, is_full

_NARROWEST = 40  # characters: what breaks earlier is a column or a verse
_ENDINGS = ".:;?!”’\"')]"


class Wrapped(NamedTuple):
    """A text as wrapped lines: the width, and the rows that begin blocks whatever stands before."""

    width: int
    starts: Collection[int]


def width_of(rows: Sequence[Row]) -> int:
    """The width that the lines were broken to; 0 where the text is not hard-wrapped."""
    lines = [row for row in rows if not row.has_tab]
    short = [row for row in lines if row.indent + len(row.content) <= FULL_LINE]
    if len(lines) < 2 or len(lines) - len(short) > len(lines) // 10:
        return 0
    if sum(len(row.content) for row in short) * 2 < sum(len(row.content) for row in lines):
        return 0
    width = max(row.indent + len(row.content) for row in short)
    pairs = [(a, b) for a, b in zip(rows, rows[1:], strict=False) if not b.gap and not a.has_tab]
    full = [(a, b) for a, b in pairs if is_full(a, b, width)]
    if width < _NARROWEST or not full:
        return 0
    mid = sum(_goes_on(a, b) for a, b in full)
    if len(lines) > len(short):  # a few long lines: the others must be wrapped without doubt
        return width if len(full) >= 5 and mid * 2 >= len(full) and len(full) * 2 >= len(pairs) else 0
    return width if mid and len(full) * 4 >= len(pairs) and mid * 3 >= len(full) else 0


def _goes_on(row: Row, following: Row) -> bool:
    """Whether a sentence seems to go on over the line's end."""
    return row.content[-1] not in _ENDINGS or following.content[0].islower()


def joins(text: str, rows: Sequence[Row], wrapped: Wrapped) -> list[Edit]:
    """The line ends within paragraphs, as blanks."""
    edits = []
    first = 0  # the row that begins the paragraph
    for index in range(1, len(rows)):
        if index in wrapped.starts or not _continues(rows, first, index, wrapped.width):
            first = index
            continue
        before, row = rows[index - 1], rows[index]
        edits.append(Edit(before.end, row.start, _glue(text, before, row)))
    return edits


def _continues(rows: Sequence[Row], first: int, index: int, width: int) -> bool:
    """Whether a row goes on with the paragraph that row `first` begins."""
    before, row = rows[index - 1], rows[index]
    if row.gap or row.has_tab or before.has_tab or row.has_bullet or _alone(row) or _alone(before):
        return False
    if not _fits(rows, first, index):
        return False
    if is_full(before, row, width):
        return True
    soft = row.content[0].islower() and before.content[-1] not in _ENDINGS
    return soft and before.indent + len(before.content) > width * 3 // 4


def _alone(row: Row) -> bool:
    """Whether the row is one that never is a part of a paragraph: a page mark, a label."""
    return bool(LABEL.match(row.content) or PAGE.match(row.content))


def _fits(rows: Sequence[Row], first: int, index: int) -> bool:
    """Whether the indent is that of a line that goes on: as the lines before it, or, after the first
    line of a paragraph, no deeper than its words."""
    row = rows[index]
    if index - first > 1:
        return row.indent == rows[index - 1].indent
    lead = BULLET.match(rows[first].content)
    marked = lead is not None or _numbered(rows[first])
    return row.indent <= rows[first].indent + (6 if marked else 0)


def _numbered(row: Row) -> bool:
    head = row.content.partition(" ")[0]
    return len(head) < 6 and any(c.isdigit() for c in head)


def _glue(text: str, before: Row, row: Row) -> str:
    """A blank; nothing after a dash or hyphen that is glued to its word."""
    last = text[before.end - 1]
    glued = last == "—" or (last in "-–" and text[before.end - 2].isalnum() and row.content[0].isalnum())
    return "" if glued and not text[before.end - 2].isspace() else " "
