"""White space of other tools: line ends, no-break spaces, tabs as indents. Knows characters only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.reading.dress.edits import Edit

_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_ENDS = "\r\u2028\u2029\x85"
# A no-break space of the text's own stands beside a number or an abbreviation; not in an indent, beside a
# blank, between two words.
_DRESS = re.compile(
    rf"[{_SPACES}](?:[ {_SPACES}\r\n]|(?<=[\s][{_SPACES}])|(?<=[a-z,;][{_SPACES}])[a-z]|(?<!\S.))"
)
_INDENT = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def white_space(text: str) -> list[Edit]:
    """Every line end as a line feed; every blank as a blank, where they are not the text's own."""
    odd = "".join(character for character in _SPACES if character in text)
    if not odd and not any(character in text for character in _ENDS):
        return []
    if odd and not _DRESS.search(text):
        odd = ""
    return [_plain(found) for found in re.finditer(rf"\r\n|[{_ENDS}{odd}]", text)]


def _plain(found: re.Match[str]) -> Edit:
    return Edit(*found.span(), "\n" if found[0][0] in _ENDS else " ")


def indents(text: str) -> list[Edit]:
    """Two blanks for each tab that indents a line; the tabs of tables stay."""
    if "\n\t" not in text and text[:1] != "\t" and "\n \t" not in text:
        return []
    found = list(_indents(text))
    # Two tabs before every line, and never one: the empty first cell of an extractor's tables.
    return found if any(text[edit.start : edit.end].count("\t") == 1 for edit in found) else []


def _indents(text: str) -> Iterator[Edit]:
    """A line that begins with a tab is a row with an empty first cell where it or a neighbour has more."""
    for found in _INDENT.finditer(text):
        if "\t" not in found[0]:
            continue
        end = text.find("\n", found.end())
        line = text[found.end() : end if end >= 0 else len(text)]
        if "\t" not in line.rstrip() and not _in_table(text, found.start(), end):
            yield Edit(*found.span(), found[0].replace("\t", "  "))


def _in_table(text: str, start: int, end: int) -> bool:
    """Whether one of the lines that touch, up to some, is a row whose tabs part cells."""
    for step in (-1, 1):
        at = start - 1 if step < 0 else end
        for _ in range(12):
            line = _line(text, at, step)
            if "\t" not in line:
                break
            if "\t" in line.strip():
                return True
            at += step * (len(line) + 1)
    return False


def _line(text: str, at: int, step: int) -> str:
    """The line that ends at the line feed `at`, or begins after it; '' where there is none."""
    if at < 0 or at >= len(text):
        return ""
    if step < 0:
        return text[text.rfind("\n", 0, at) + 1 : at]
    end = text.find("\n", at + 1)
    return text[at + 1 : end if end >= 0 else len(text)]
