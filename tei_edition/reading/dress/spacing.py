"""Blank lines between paragraphs, where a text has none.

Knows lines: in such a text each line is a paragraph, but for lists, tables, labels with their items, and
the short lines that stand together in a signature or an address.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_edition.reading.dress.edits import Edit
from tei_edition.reading.dress.rows import LABEL, Row

_SHORT = 60


def gaps(rows: Sequence[Row]) -> list[Edit]:
    """A blank line before each paragraph, where the text has none; one or two may stand by chance."""
    there = sum(row.gap > 0 for row in rows)
    if len(rows) < 3 or there * 20 >= len(rows):
        return []
    missing = [rows[i] for i in range(1, len(rows)) if not rows[i].gap and _parted(rows, i)]
    if len(missing) < 2 or len(missing) < 2 * there:
        return []
    return [Edit(row.start - row.indent, row.start - row.indent, "\n") for row in missing]


def _parted(rows: Sequence[Row], index: int) -> bool:
    before, row = rows[index - 1], rows[index]
    if row.has_bullet:
        return not before.has_bullet and before.indent < 2
    if before.has_bullet and row.indent > 2:
        return False
    if row.has_tab and before.has_tab:
        return False
    if LABEL.match(before.content) or (LABEL.match(row.content) and index > 1):
        return False
    return not (_capital(before) and _capital(row))


def _capital(row: Row) -> bool:
    """Whether a row is a short line in capitals, as addresses are."""
    return len(row.content) < _SHORT and row.content.isupper() and row.content[-1] not in ".:"


def first_line_indents(rows: Sequence[Row]) -> list[Edit]:
    """The indents of first lines, where most paragraphs have the same: they are left out."""
    plain = [
        row
        for i, row in enumerate(rows)
        if not (row.has_bullet or row.has_tab or LABEL.match(row.content))
        and not (i and LABEL.match(rows[i - 1].content))
    ]
    indented = [row for row in plain if row.indent]
    if len(indented) * 5 < len(plain) * 3 or len(indented) < (2 if rows[0].indent else 3):
        return []
    return [Edit(row.start - row.indent, row.start, "") for row in indented]
