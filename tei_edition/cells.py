"""Cells of a table that spreadsheets open: none is run as a formula. Knows no table."""

from __future__ import annotations

_FORMULA = tuple("=+-@\t\r＝＋－＠")


def inert(text: str) -> str:
    """The text of a cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
