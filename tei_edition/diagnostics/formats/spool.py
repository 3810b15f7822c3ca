"""Keeps pieces of text that can only be shown when what comes before them is known.

Knows text; a few megabytes stay in memory, more goes to a temporary file.
"""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 64 * 1024


class Spool:
    """Takes text, and gives it back once, in order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(  # noqa: SIM115 - it is closed when it is poured
            _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline=""
        )

    def add(self, text: str) -> None:
        """Adds a piece."""
        self._file.write(text)

    def pour(self) -> Iterator[str]:
        """All that was added; then there is no more."""
        with self._file as file:
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece
