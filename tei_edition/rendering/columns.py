"""Tables in columns of plain text. Knows rows, cells and widths; knows nothing of TEI."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from tei_edition.rendering.wrap import columns

Lines = list[str]
Layer = Callable[[etree._Element, int], Lines]
_GAP = 2
_LEAST = 6
_NUMBER = re.compile(r"[0-9.,$%()+*–−-]+(?:\[[^\]]{0,9}\])?")


def table_lines(table: etree._Element, width: int, lay_out: Layer) -> Lines:
    """The lines of a table: columns aligned and wrapped to the width, numbers to the right.

    `lay_out` gives the lines of one cell. What stands between the rows (a page mark, a caption)
    keeps its place. A table with too many columns for the width has its cells one below another.
    """
    rows = [[lay_out(cell, width) for cell in row] for row in table.findall("row")]
    widths = _widths(rows, width)
    if not widths:
        return [line for child in table for line in lay_out(child, width)]
    columns_of = ([row[at] for row in rows[1:] if at < len(row)] for at in range(len(widths)))
    numeric = [_is_numeric(cells) for cells in columns_of]
    lines: Lines = []
    for child in table:
        if child.tag == "row":
            cells = [lay_out(cell, wide) for cell, wide in zip(child, widths, strict=False)]
            lines += _row(cells, widths, numeric)
        else:
            lines += lay_out(child, width)
    return lines


def _widths(rows: list[list[Lines]], width: int) -> list[int]:
    """The widths of the columns: as wide as their words, the widest cut until all fit."""
    count = max(map(len, rows), default=0)
    room = width - _GAP * (count - 1)
    if not count or room < count * _LEAST:
        return []
    widths = [
        max([1, *(columns(line) for row in rows if at < len(row) for line in row[at])]) for at in range(count)
    ]
    while sum(widths) > room:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths


def _is_numeric(cells: list[Lines]) -> bool:
    words = [line for cell in cells for line in cell if line]
    return bool(words) and all(_NUMBER.fullmatch(line.replace(" ", "")) for line in words)


def _row(cells: list[Lines], widths: list[int], numeric: list[bool]) -> Lines:
    height = max(map(len, cells), default=0)
    lines = []
    for at in range(height):
        parts = [cell[at] if at < len(cell) else "" for cell in cells]
        fitted = map(_fit, parts, widths, numeric)
        lines.append((" " * _GAP).join(fitted).rstrip(" "))
    return lines


def _fit(text: str, width: int, right: bool) -> str:
    room = " " * max(0, width - columns(text))
    return room + text if right else text + room
