"""Finds in a source the words that an editor quotes.

Blanks and line ends count as one blank, and a straight quotation mark or a plain hyphen stands for the
printer's too, for that is what people type. Knows texts; nothing of what the words are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tei_edition.source import Span

_ALIKE = {
    "'": "['’‘]",
    "’": "['’‘]",
    "‘": "['’‘]",
    '"': '["“”]',
    "“": '["“”]',
    "”": '["“”]',
    "-": "[-–—‑]",
    "–": "[-–—]",
    "—": "[-–—]",
}  # fmt: skip


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    """The words as a pattern: linear, for a quote holds no repetition but that of blanks."""
    parts = ("".join(_ALIKE.get(char, re.escape(char)) for char in word) for word in words.split())
    return re.compile(r"\s{1,40}".join(parts))


def places(text: str, words: str, start: int, end: int) -> list[Span]:
    """Where the words stand between two offsets, in order."""
    return [Span(*match.span()) for match in _pattern(words).finditer(text, start, end)]
