"""Rules A001-A003: the shape of tables, with cells that span several rows or columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.rules.subject import Subject, T

_WIDEST = 1000
_ROW, _CELL = f"{T}row", (f"{T}cell", f"{T}table")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the tables of a file."""
    for table in subject.elements("table"):
        rows = table.findall(_ROW)
        if rows:
            yield from _shape(subject, table, rows)
        elif not any(isinstance(each.tag, str) and each.tag != f"{T}head" for each in table):
            yield subject.tell("A003", table, "This table has no rows.")


def _shape(subject: Subject, table: etree._Element, rows: list[etree._Element]) -> Iterator[Diagnostic]:
    if not any(
        "".join(map(str, row.itertext())).strip() or row.find(f".//{T}graphic") is not None for row in rows
    ):
        yield subject.tell("A003", table, "All cells of this table are empty.")
        return
    widths = _widths(rows)
    usual = _usual(widths)
    odd = [at for at, width in enumerate(widths) if width != usual]
    if odd:
        at = odd[0]
        more = f", and {len(odd) - 1} more differ" if len(odd) > 1 else ""
        said = f"Row {at + 1} has {_cells(widths[at])}, other rows have {usual}{more}."
        yield subject.tell("A001", rows[at], said)
    for name, real in (("cols", max(widths)), ("rows", len(rows))):
        given = table.get(name, "").strip()
        if given.isdecimal() and given != str(real):
            word = "columns" if name == "cols" else "rows"
            said = f"The table says that it has {given} {word} ({name}), but it has {real}."
            yield subject.tell("A002", table, said, attribute=name)


def _cells(width: int) -> str:
    return "1 cell" if width == 1 else f"{width} cells"


def _usual(widths: list[int]) -> int:
    """The width that most rows have; the greatest of those that equally many have."""
    count = Counter(widths)
    return max(count, key=lambda width: (count[width], width))


def _widths(rows: list[etree._Element]) -> list[int]:
    """The columns that each row fills, with the cells that reach down into it."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []
    for row in rows:
        width = sum(columns for columns, _ in reaching)
        reaching = [(columns, left - 1) for columns, left in reaching if left > 1]
        for cell in row.iterchildren(*_CELL):
            columns, down = _span(cell, "cols"), _span(cell, "rows")
            width += columns
            if down > 1 and cell.tag == _CELL[0]:
                reaching.append((columns, down - 1))
        widths.append(width)
    return widths


def _span(cell: etree._Element, name: str) -> int:
    if cell.tag != _CELL[0]:
        return 1
    given = cell.get(name, "1").strip()
    return min(int(given[:6]), _WIDEST) if given.isdecimal() and given.strip("0") else 1
