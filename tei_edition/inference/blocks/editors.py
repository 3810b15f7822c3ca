"""The blocks that an editor names: claimed before any rule looks at their lines.

Knows lines and what the editor calls them; knows nothing of how corrections are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.corrections.fit import Lines, Ruling
from tei_edition.inference.blocks.lists import bullet
from tei_edition.inference.view import View
from tei_edition.model import Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_LABEL = re.compile(r"\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,6})[.)](?=\s)")
_HOLDERS = (Role.QUOTE, Role.POSTSCRIPT)
_FRONT = (Role.HEAD, Role.SOURCE_LINE, Role.DATELINE, Role.MARKING, Role.SALUTE)


def editors_blocks(view: View, ruling: Ruling) -> Iterator[Finding]:
    """Sees the lines that the corrections name. Wrong: never, but for the editor."""
    for named in ruling.blocks:
        finding = named.finding
        lines = [i for i in range(named.first, named.last + 1) if view.lines[i].kind is not LineKind.PAGE]
        for index in lines:
            view.taken[index] = True
        if finding.role in _FRONT:
            view.front.update(lines)
        yield finding
        yield from _bullets(view, lines, finding)
        if finding.role is Role.LIST:
            yield from _items(view, lines, finding)
        elif finding.role in _HOLDERS:
            for index in lines:
                yield finding._replace(span=_span(view, index), role=Role.PARAGRAPH, value="")
    yield from _lists(view, [named for named in ruling.blocks if named.finding.role is Role.ITEM])


def _lists(view: View, items: list[Lines]) -> Iterator[Finding]:
    """A list around each run of items that follow each other."""
    run: list[Lines] = []
    for item in items:
        if run and view.page.next_text(run[-1].last + 1) != item.first:
            yield _list(run)
            run = []
        run.append(item)
    if run:
        yield _list(run)


def _list(run: list[Lines]) -> Finding:
    first, last = run[0].finding, run[-1].finding
    return first._replace(span=Span(first.span.start, last.span.end), role=Role.LIST)


def _items(view: View, lines: list[int], of: Finding) -> Iterator[Finding]:
    """Each line of a list as an item; where all begin with labels, those are told apart."""
    labels = [_LABEL.match(view.words[index]) for index in lines]
    for index, label in zip(lines, labels, strict=True):
        start, end = _span(view, index)
        if label and all(labels):
            yield of._replace(span=Span(start, start + label.end()), role=Role.LABEL, value="")
            start += label.end() + 1
        yield of._replace(span=Span(start, end), role=Role.ITEM, value="")


def _bullets(view: View, lines: list[int], of: Finding) -> Iterator[Finding]:
    """The bullets of lines that have one, which are no text."""
    for index in lines:
        if view.lines[index].kind is LineKind.BULLET:
            yield of._replace(span=bullet(view, index).span, role=Role.BULLET, value="")


def _span(view: View, index: int) -> Span:
    return Span(view.lines[index].start, view.lines[index].end)
