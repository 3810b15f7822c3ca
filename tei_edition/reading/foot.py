"""The list of notes at the foot of a text. Knows its layout; not where a note belongs.

The text's lines end with line feeds, and its blanks are blanks: `dress` sees to that.
"""

from __future__ import annotations

import re

from tei_edition.reading.page import FootNote
from tei_edition.source import Span

# "  1. Source: ...": the extractor indents the number by two and further paragraphs by four.
# It begins with characters, not with a condition, so that it is searched for fast.
_NUMBERED = re.compile(r"\n {1,3}([0-9]{1,3})\.[ \t]+(?=\S)")
_AT_START = re.compile(r" {1,3}([0-9]{1,3})\.[ \t]+(?=\S)")
_PARAGRAPH = re.compile(r"[^\n]*\S")


def _starts(text: str) -> list[re.Match[str]]:
    """The numbers of the last list at the foot that begins with 1 and goes up; [] if there is none."""
    at_start = _AT_START.match(text)
    found = [*([at_start] if at_start else []), *_NUMBERED.finditer(text)]
    first = max((i for i, m in enumerate(found) if int(m[1]) == 1), default=-1)
    if first < 0 or not _is_foot(text, found[first:]):
        return []
    return found[first:]


def _is_foot(text: str, starts: list[re.Match[str]]) -> bool:
    """Whether the numbers go up and nothing but notes follows the first: every later line is indented."""
    numbers = [int(m[1]) for m in starts]
    if any(b <= a for a, b in zip(numbers, numbers[1:], strict=False)):
        return False
    tail = text[_begin(starts[0]) :]
    return all(not line.strip() or line[0] in " \t" for line in tail.split("\n"))


def _begin(found: re.Match[str]) -> int:
    """Where the line begins whose number was found."""
    return found.start() + found[0].startswith("\n")


Foot = tuple[int, tuple[FootNote, ...]]


def read_foot(text: str) -> Foot:
    """Where the notes begin (the length of the text when there are none), and the notes."""
    starts = _starts(text)
    if not starts:
        return len(text), ()
    notes = []
    ends = [m.start() for m in starts[1:]] + [len(text)]
    for found, end in zip(starts, ends, strict=True):
        paragraphs = tuple(
            Span(m.start() + len(m[0]) - len(m[0].lstrip()), m.end())
            for m in _PARAGRAPH.finditer(text, found.end(), end)
        )
        notes.append(FootNote(int(found[1]), Span(found.start(1), found.end(1) + 1), paragraphs))
    return _begin(starts[0]), tuple(notes)
