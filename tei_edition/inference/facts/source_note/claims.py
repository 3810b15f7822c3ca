"""What is claimed of a source note: a kind, a value, and the words that it comes from.

Knows places in the words of one note; knows nothing of what they mean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MASKED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”")


class Claim(NamedTuple):
    """A fact, and where in the words of the note it stands. `value` is those words, or what they are
    called in the vocabulary of markings."""

    kind: str
    value: str
    start: int
    end: int


class Stretch(NamedTuple):
    """A stretch of the words of a note, `end` excluded."""

    start: int
    end: int


class Reading(NamedTuple):
    """What a stretch was read as; `rest` are the parts that were not understood."""

    claims: tuple[Claim, ...] = ()
    rest: tuple[Stretch, ...] = ()


def trimmed(words: str, start: int, end: int, edges: str = " ,;.") -> Stretch:
    """A stretch without the characters of `edges` at its ends."""
    while start < end and words[start] in edges:
        start += 1
    while start < end and words[end - 1] in edges:
        end -= 1
    return Stretch(start, end)


def claim(kind: str, words: str, stretch: Stretch) -> Claim:
    """A claim whose value is the words."""
    return Claim(kind, words[stretch.start : stretch.end], *stretch)


def masked(words: str) -> str:
    """The words with whatever stands in parentheses, brackets or quotation marks made into `_`, every
    place kept: so that a comma or a period in them parts nothing."""
    if not any(c in words for c in "([“"):
        return words
    return _MASKED.sub(lambda found: "_" * len(found[0]), words)
