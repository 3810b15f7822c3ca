"""What a browser's copy has lost: the numbers of the notes at the foot, the bullets of lists.

Knows lines: the notes are the last lines of a text, one under the other, as many as the main text has
numbers that could refer to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_edition.reading.dress.edits import Change, Edit
from tei_edition.reading.dress.rows import LABEL, PAGE, Row
from tei_edition.reading.dress.sequence import Places, looks_like_note

_MOST = 200  # notes
_ENDS = ".)]”\"'’"


def unnumbered_foot(text: str, rows: Sequence[Row]) -> list[Edit]:
    """Numbers for the notes; none where the last lines are no notes."""
    first, count = _find(text, rows)
    if not count:
        return []
    starts = set(_starts(rows, first, count))
    edits, number = [], 0
    for index in range(first, len(rows)):
        row = rows[index]
        begin = row.start - row.indent
        if index in starts:
            number += 1
            edits.append(Edit(begin, row.start, f"  {number}. ", Change.NOTE_NUMBER))
        else:
            edits.append(Edit(begin, row.start, "    "))
    return edits


def _find(text: str, rows: Sequence[Row]) -> tuple[int, int]:
    """The row that the notes begin with, and how many there are; 0 where there are none."""
    if len(rows) < 2:
        return 0, 0
    places = Places(text, rows[-1].start)
    best, found = 0.0, (0, 0)
    for first in _firsts(rows):
        lines = len(rows) - first
        count = places.count(rows[first].start, lines)
        worth = _worth(rows[first:], count)
        if worth > best:
            best, found = worth, (first, count)
    return found


def _worth(rows: Sequence[Row], count: int) -> float:
    """How much speaks for some last rows to be that many notes."""
    lines = len(rows)
    source = rows[0].content.startswith("Source:")
    apart = any(row.gap for row in rows[1:])
    if not count or (count < lines and (not source or count * 3 < lines)):
        return 0
    opens = sum(looks_like_note(row.content) for row in rows) / lines
    ends = sum(row.content[-1] in _ENDS for row in rows) / lines
    if not source and (apart or ends < 0.7 or opens < (0.2 if lines > 2 else 1)):
        return 0
    return 2 * source + opens + ends + count / lines


def _firsts(rows: Sequence[Row]) -> list[int]:
    """The rows that the notes may begin with."""
    firsts = []
    for first in range(len(rows) - 1, max(0, len(rows) - _MOST), -1):
        if PAGE.match(rows[first].content) or LABEL.match(rows[first].content):
            break
        firsts.append(first)
    return firsts


def _starts(rows: Sequence[Row], first: int, count: int) -> list[int]:
    """The rows that begin notes: where there are more rows, those that do not look so go on."""
    extra = len(rows) - first - count
    doubtful = sorted(range(first + 1, len(rows)), key=lambda i: (looks_like_note(rows[i].content), -i))[
        : max(extra, 0)
    ]
    return [i for i in range(first, len(rows)) if i not in set(doubtful)]


def listed_lines(rows: Sequence[Row]) -> list[Edit]:
    """Bullets for lines that stand under each other without blank lines."""
    return []
