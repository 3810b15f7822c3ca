"""Bullets of other tools become the house's: `  • `, two blanks deeper in a list within a list.

Knows lines and their first characters. A dash that stands alone before one line is no bullet, unless it
is indented: it may be the text's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_edition.reading.dress.edits import BULLETS, Change, Edit
from tei_edition.reading.dress.rows import BULLET, LABEL, Row

_OTHER = frozenset(BULLETS)


def bullet_edits(rows: Sequence[Row]) -> list[Edit]:
    """The bullets of a main text in the house's form."""
    listed = [i for i, row in enumerate(rows) if row.has_bullet and not row.has_tab]
    if not any(rows[i].content[0] in _OTHER or not rows[i].indent for i in listed):
        return []
    deeper = 2 if any(not rows[i].indent and _in_list(rows, i) for i in listed) else 0
    edits = []
    for i in listed:
        row = rows[i]
        house = row.content[0] == "•" and row.indent >= 2 and not deeper
        if house or not (row.indent or _in_list(rows, i)):
            continue
        found = BULLET.match(row.content)
        indent = max(row.indent // 2 * 2 + deeper, 2)
        begin = row.start - row.indent
        if found:
            edits.append(Edit(begin, row.start + found.end(), " " * indent + "• ", Change.BULLET))
    return edits


def _in_list(rows: Sequence[Row], index: int) -> bool:
    """Whether a neighbour without a blank line between has the same bullet."""
    row = rows[index]
    before = index > 0 and not row.gap and rows[index - 1].content[0] == row.content[0]
    after = index + 1 < len(rows) and not rows[index + 1].gap
    return before or (after and rows[index + 1].content[0] == row.content[0])


def lost_bullets(rows: Sequence[Row]) -> list[Edit]:
    """Bullets for lines that are indented like items and have none."""
    indented = [row for row in rows if row.indent and not row.has_tab]
    if not rows or rows[0].indent:  # a heading is no item
        return []
    if any(row.has_bullet or LABEL.match(row.content) for row in (*indented, *_heads(rows))):
        return []
    return [
        Edit(row.start - row.indent, row.start, " " * (row.indent // 2 * 2) + "• ", Change.BULLET)
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False)
        if 2 <= row.indent <= 8
        and not row.has_tab
        and (_beside(row, before, row) or _beside(row, after, after))
    ]


def _beside(row: Row, other: Row | None, lower: Row | None) -> bool:
    """Whether a neighbour without a blank line between is indented as deep."""
    return other is not None and lower is not None and not lower.gap and other.indent == row.indent


def _heads(rows: Sequence[Row]) -> list[Row]:
    """The rows under which the first indented ones stand."""
    return [rows[i - 1] for i in range(1, len(rows)) if rows[i].indent and not rows[i - 1].indent]
