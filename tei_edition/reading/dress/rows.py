"""The lines of a text as a dress shows them: indents, gaps, which line is full. Knows characters only."""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.reading.dress.edits import BULLETS
from tei_edition.reading.lines import LABEL as LABEL
from tei_edition.reading.lines import PAGE_MARK

FULL_LINE = 100  # characters: no typewriter and no mail has longer lines
BULLET = re.compile(rf"[•{BULLETS}][ \t]+(?=\S)")
PAGE = re.compile(rf"{PAGE_MARK}$")
_STARTS = frozenset("•" + BULLETS)


class Row(NamedTuple):
    """A line that is not blank: offsets of its content (no blanks around it), its indent in characters,
    the blank lines before it, and the content."""

    start: int
    end: int
    indent: int
    gap: int
    content: str
    has_tab: bool

    @property
    def has_bullet(self) -> bool:
        """Whether the content begins with a bullet of any kind and a blank."""
        return self.content[0] in _STARTS and bool(BULLET.match(self.content))


def rows_of(text: str) -> list[Row]:
    """The rows of a text whose lines end with line feeds."""
    rows, at, gap = [], 0, 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            indent = len(line) - len(line.lstrip())
            end = at + indent + len(content)
            rows.append(Row(at + indent, end, indent, gap, content, "\t" in line and _is_row(line)))
            gap = 0
        else:
            gap += 1
        at += len(line) + 1
    return rows


def _is_row(line: str) -> bool:
    """Whether tabs part the cells of a line; one after a number or bullet does not."""
    cells = line.rstrip().split("\t")
    return len(cells) > 2 or len(cells[0].strip()) > 5 or not cells[0].strip()


def is_full(row: Row, following: Row, width: int) -> bool:
    """Whether the first word of the next row would not have stood in this one."""
    word = following.content.partition(" ")[0]
    return row.indent + len(row.content) + 1 + len(word) > width
