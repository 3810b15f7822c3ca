"""Breaks words into lines of a width. Knows columns and blanks; knows nothing of XML.

Only blanks are changed, so the letters of a wrapped text are the letters that went in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

WIDTH = 72
GLUE = "\x1f"
"""A blank at which no line may break; XML cannot hold it, so no text has it of its own."""

_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")  # a single blank stays as it is
# A line may break at a blank, and after a dash that joins two words without one.
_PIECE = re.compile(r"[^ —]*—+|[^ —]+| ")
# Letters and marks of Western texts, a column for each; without the dash, for its breaks.
_SIMPLE = re.compile(r"[\x00-\u02ff\u2010-\u2013\u2015-\u2064]*")


def columns(text: str) -> int:
    """How many columns of a fixed-width font the text takes: wide characters two, marks none."""
    if text.isascii():
        return len(text)
    wide = sum(1 for c in text if c > "ᄀ" and east_asian_width(c) in "WF")
    return len(text) + wide - sum(1 for c in text if c > "˿" and combining(c))


def squeeze(text: str) -> str:
    """The text with every run of blanks and line ends made one blank; no-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ")


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """The lines of a paragraph, each at most `width` columns where its words allow it.

    A "\\v" in the text is a line's end that the author set; a word longer than the width has a line
    of its own.
    """
    lines: list[str] = []
    for part in text.split("\v"):
        squeezed = squeeze(part)
        lines += _cut(squeezed, width) if _SIMPLE.fullmatch(squeezed) else _fill(squeezed, width)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _cut(text: str, width: int) -> Iterator[str]:
    """As `_fill`, for a text that may break at blanks only, and of which each character takes a column."""
    at = 0
    while len(text) - at > width:
        end = text.rfind(" ", at, at + width + 1)
        if end < 0:
            end = text.find(" ", at)
        if end < 0:
            break
        yield text[at:end].replace(GLUE, " ")
        at = end + 1
    yield text[at:].replace(GLUE, " ")


def _fill(text: str, width: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for piece in _PIECE.findall(text):
        size = 1 if piece == " " else columns(piece)
        if used and piece != " " and used + size > width:
            yield _joined(line)
            line, used = [], 0
        if piece != " " or used:
            line.append(piece)
            used += size
    yield _joined(line)


def _joined(pieces: list[str]) -> str:
    return "".join(pieces).rstrip(" ").replace(GLUE, " ")
