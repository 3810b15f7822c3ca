"""Tables, from lines whose cells are parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Line, LineKind
from tei_edition.source import Span

_CELL = re.compile(r"\t\t?")  # the extractor parts cells by two tabs, other tools by one


def tables(view: View) -> Iterator[Finding]:
    """Sees lines with tabs. `Army\\t\\t$578.2`. Wrong: a tab typed as an indent within prose.

    Lines without a tab that no blank line parts from them are rows of one cell.
    """
    index = 0
    while index < len(view.lines):
        if view.taken[index] or view.lines[index].kind is not LineKind.ROW:
            index += 1
            continue
        start = index
        while not view.lines[start].gap and _is_single(view, start - 1):
            start -= 1
        end = index + 1
        while end < len(view.lines) and not view.taken[end] and _belongs(view, end):
            end += 1
        yield from _table(view, start, end)
        index = end


def _is_single(view: View, index: int) -> bool:
    """Whether a line can be a row of one cell."""
    return view.free(index) and view.lines[index].kind in (LineKind.PROSE, LineKind.LABEL)


def _belongs(view: View, index: int) -> bool:
    """Whether a line goes on with the table above it; a page mark does if a row follows."""
    line = view.lines[index]
    if line.kind is LineKind.PAGE:
        following = index + 1
        return view.free(following) and view.lines[following].kind is LineKind.ROW
    goes_on = line.gap == 0 or view.lines[index - 1].kind is LineKind.PAGE
    return goes_on and (line.kind is LineKind.ROW or (line.gap == 0 and _is_single(view, index)))


def _table(view: View, start: int, end: int) -> Iterator[Finding]:
    span = Span(view.lines[start].start, view.lines[end - 1].end)
    yield Finding(span, Role.TABLE, Certainty.MEDIUM, "table", "lines with tabs")
    for index in range(start, end):
        line = view.lines[index]
        if line.kind is LineKind.PAGE:
            continue
        view.taken[index] = True
        yield Finding(Span(line.start, line.end), Role.ROW, Certainty.HIGH, "row", "a line of the table")
        for span in _cells(view.text, line):
            yield Finding(span, Role.CELL, Certainty.HIGH, "cell", "tabs part the cells")


def _cells(text: str, line: Line) -> Iterator[Span]:
    """The spans of the cells of a row; an empty one has no length."""
    at = line.start
    for found in _CELL.finditer(text, line.start, line.end):
        yield Span(at, found.start())
        at = found.end()
    yield Span(at, line.end)
