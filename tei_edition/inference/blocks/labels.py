"""Lists of labels with their items, also nested. Knows lines and what a label looks like."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from tei_edition.inference.blocks.closing import is_signature
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_STYLES = (
    ("number", re.compile(r"\(?[0-9]+[.)]")),
    ("roman", re.compile(r"\(?[ivx]+[.)]")),
    ("letter", re.compile(r"\(?[a-z][.)]")),
    ("ROMAN", re.compile(r"\(?[IVX]+[.)]")),
    ("LETTER", re.compile(r"\(?[A-Z][.)]")),
)


def _style(label: str) -> str:
    for name, pattern in _STYLES:
        if pattern.match(label):
            return name + label.count("(") * "()"
    return "other"


def labelled_lists(view: View) -> Iterator[Finding]:
    """Sees a label alone on its line, the item under it. `1.` / `With reference to ...` Wrong: `A.`"""
    index = 0
    while index < len(view.lines):
        if _labels(view, index):
            index = yield from _labelled(view, index, ())
        else:
            index += 1


def _labels(view: View, index: int) -> bool:
    """Whether line `index` is a label with something under it to label: prose, or the first label of
    another style that has prose under it."""
    if not view.free(index) or view.lines[index].kind is not LineKind.LABEL:
        return False
    following = _under(view, index)
    if view.is_prose(following):
        return True
    return (
        view.free(following)
        and view.lines[following].kind is LineKind.LABEL
        and _begins_inner(view.words[following], (_style(view.words[index]),))
        and view.is_prose(_under(view, following))
    )


def _under(view: View, label: int) -> int:
    """The line under a label; a page may begin between them."""
    following = label + 1
    if view.free(following) and view.lines[following].kind is LineKind.PAGE:
        following += 1
    return following


def _item_end(view: View, label: int) -> int:
    """The line after the item of a label: its own lines, and, where a blank line parts it from its
    label, the paragraphs up to the next label of the same style."""
    index = label + 1
    if view.lines[index].gap:
        style = _style(view.words[label])
        for later in range(index, len(view.lines)):
            if view.taken[later] or view.lines[later].kind is LineKind.ROW:
                break
            if _labels(view, later) and _style(view.words[later]) == style:
                return later
    index = _under(view, label)
    if view.lines[index].kind is LineKind.LABEL:
        return index
    index += 1
    while view.is_prose(index) and not view.lines[index].gap and not is_signature(view.words[index]):
        index += 1
    return index


def _labelled(view: View, start: int, around: tuple[str, ...]) -> Generator[Finding, None, int]:
    """One list of labels of a style, lists of other styles inside its items; returns where it ends.

    `around` are the styles of the lists that it stands in: their labels go on with those lists.
    """
    style = _style(view.words[start])
    around = (*around, style)
    findings: list[Finding] = []
    index = last = start
    while _labels(view, index) and _style(view.words[index]) == style:
        label, end = index, _item_end(view, index)
        findings.append(Finding(view.claim(label), Role.LABEL, Certainty.HIGH, "label", "alone on its line"))
        if view.lines[label + 1].gap == 0 and view.lines[label + 1].kind is LineKind.PROSE:
            view.claim(label + 1, end - 1)
        while _labels(view, end) and _begins_inner(view.words[end], around):
            end = yield from _labelled(view, end, around)
        view.inside.update(range(label + 1, end))
        content = Span(view.lines[label + 1].start, view.lines[end - 1].end)
        findings.append(Finding(content, Role.ITEM, Certainty.HIGH, "item", "stands under its label"))
        last = index = end
        if view.free(index) and view.lines[index].kind is LineKind.PAGE and _labels(view, index + 1):
            index += 1
    span = Span(view.lines[start].start, view.lines[last - 1].end)
    yield Finding(span, Role.LIST, Certainty.HIGH, "labelled-list", "labels on lines of their own")
    yield from findings
    return last


def _begins_inner(label: str, around: tuple[str, ...]) -> bool:
    """Whether a label begins a sequence (1, a, i) of a style that no list around it has."""
    return label.strip("().").lower() in ("1", "a", "i") and _style(label) not in around
