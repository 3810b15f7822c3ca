"""How far a run is, on standard error: a bar on a terminal, a line now and then elsewhere.

Knows streams and the clock; knows nothing of documents.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_BAR = 30
_REDRAWN = 0.1
_LINE = 10.0


class Progress:
    """Counts up to `total` (0: not known). `hidden` shows nothing; `clock` gives seconds."""

    def __init__(self, stream: TextIO, *, hidden: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._hidden, self._terminal = hidden, stream.isatty()
        self._total = self._done = 0
        self._shown, self._drawn = clock(), False

    def begin(self, total: int) -> None:
        """Says how many there will be."""
        self._total = total

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        wait = _REDRAWN if self._terminal else _LINE
        if not self._hidden and self._clock() - self._shown >= wait:
            self._show()

    def clear(self) -> None:
        """Wipes the bar, so that something else can be printed at its place."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False

    def _show(self) -> None:
        self._shown = self._clock()
        of = f" of {self._total}" if self._total else ""
        if self._terminal:
            self._stream.write(f"\r\x1b[K{self._bar()}{self._done}{of}")
            self._drawn = True
        else:
            self._stream.write(f"{self._done}{of} done\n")
        self._stream.flush()

    def _bar(self) -> str:
        if not self._total:
            return ""
        full = _BAR * min(self._done, self._total) // self._total
        return f"[{'#' * full}{'.' * (_BAR - full)}] "
