"""What a line looks like: an ordered table of rules, the first that matches decides, prose is last.

Knows characters only. Every pattern is anchored and linear.
"""

from __future__ import annotations

import re

from tei_edition.reading.page import Line, LineKind

PAGE_MARK = r"\[Page ([^\s\[\]]{1,12})\]"
LABEL = re.compile(r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}\.?$")
BULLETS = "•"  # what the extractor writes for an item of a list

# Each rule: the kind, and what the line's content (stripped) must match.
LINE_RULES: tuple[tuple[LineKind, re.Pattern[str]], ...] = (
    (LineKind.BULLET, re.compile(rf"[{BULLETS}][ \u00a0\t]+")),
    (LineKind.PAGE, re.compile(rf"{PAGE_MARK}(?:\s*{PAGE_MARK})*$")),
    (LineKind.LABEL, LABEL),
    (LineKind.ROW, re.compile(r"[^\t]*\t")),
)
_STARTS = frozenset("[(" + BULLETS)


def kind_of(content: str, raw: str) -> tuple[LineKind, int]:
    """The kind of a line, and how many characters of `content` its mark takes.

    `content` is the line without outer blanks, `raw` the line as it is (a row may begin with tabs).
    """
    if "\t" in raw and content[0] not in BULLETS:
        return LineKind.ROW, 0
    if len(content) > 8 and content[0] not in _STARTS:  # most lines: no rule can match
        return LineKind.PROSE, 0
    for kind, pattern in LINE_RULES:
        found = pattern.match(content)
        if found and kind is LineKind.BULLET and raw[0] == content[0]:
            continue  # a bullet without an indent is a character that the document itself has
        if found:
            return kind, found.end() if kind is LineKind.BULLET else 0
    return LineKind.PROSE, 0


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of `text` from `start` to `end` that are not blank. Any of CRLF, LF and CR ends a line."""
    lines: list[Line] = []
    gap, at = 0, start
    piece = text[start:end]
    if "\r" in piece:  # the same length, so that offsets stay true
        piece = piece.replace("\r\n", " \n").replace("\r", "\n")
    for raw in piece.split("\n"):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            kind, mark = kind_of(content, raw)
            first, last = at + indent + mark, at + indent + len(content)
            if kind is LineKind.ROW:
                first, last, indent = at, at + len(raw.rstrip(" \n")), 0
            lines.append(Line(kind, first, last, indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines
