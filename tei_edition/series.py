"""The volumes of the series Foreign Relations of the United States. Knows the list, and nothing of texts.

Source of identifiers and titles: the Office of the Historian's list of volumes (volumes.tsv).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tei_edition.data import lines_of


class Volume(NamedTuple):
    """A volume: its identifier, the first and the last year of its part of the series, its title."""

    identifier: str
    first: int
    last: int
    title: str


@cache
def volumes() -> dict[str, Volume]:
    """All volumes by identifier."""
    rows = (line.split("\t") for line in lines_of(__package__, "volumes.tsv"))
    return {row[0]: Volume(row[0], int(row[1]), int(row[2]), row[3]) for row in rows}
