"""Colours for a terminal. Knows the escape sequences, and nothing of what is coloured."""

from __future__ import annotations

import os
from typing import TextIO

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "place": "1",
    "soft": "2",
    "hint": "1;32",
}


def wanted(choice: str, stream: TextIO) -> bool:
    """Whether to colour: `always`, `never`, or `auto`: on a terminal, unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Paint:
    """Colours words, or leaves them as they are."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, role: str, words: str) -> str:
        """The words as their role asks for: a severity, `place`, `soft` or `hint`."""
        return f"\x1b[{_CODES[role]}m{words}\x1b[0m" if self._on and words else words
