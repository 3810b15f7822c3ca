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


def occurs_once(text: str, words: str) -> bool:
    """Whether a plain word of them stands but once in the text, so that they do: quick to see, and true of
    most; False where that does not tell."""
    return any(word.isalnum() and text.count(word) == 1 for word in words.split())


def places(text: str, words: str, start: int, end: int) -> list[Span]:
    """Where the words stand between two offsets, in order."""
    return [Span(*match.span()) for match in _pattern(words).finditer(text, start, end)]
