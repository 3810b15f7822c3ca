"""What every format can do. Knows nothing of any of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.diagnostics.found import Found, Totals


class Look(NamedTuple):
    """What a format has to know of a run: the tool's version, the command, and what the user wants to see.

    `every`: each diagnostic, not one for each cause. `color`: the stream is a terminal that shows colours.
    """

    version: str
    command: str = "validate"
    every: bool = False
    color: bool = False


class Format:
    """Pieces of text for the beginning, each file and the end of a run; by default none."""

    def __init__(self, look: Look) -> None:
        self.look = look

    def begin(self) -> Iterator[str]:
        """What comes before the first file."""
        yield from ()

    def file(self, found: Found) -> Iterator[str]:
        """What is shown when a file is done."""
        yield from ()

    def end(self, totals: Totals) -> Iterator[str]:
        """What comes after the last file."""
        yield from ()
