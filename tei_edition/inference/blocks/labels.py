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
_FARTHEST = 6  # lines within which a list goes on with its next number
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _style(label: str) -> str:
    for name, pattern in _STYLES:
        if pattern.match(label):
            return name + label.count("(") * "()"
    return "other"


def labelled_lists(view: View) -> Iterator[Finding]:
    """Sees a label alone on its line, the item under it. `1.` / `With reference to ...` Wrong: `A.`"""
    index = 0
    while index < len(view.lines):
        if _labels(view, index) and _begins(view, index):
            index = yield from _labelled(view, index, ())
        else:
            index += 1


def _begins(view: View, label: int) -> bool:
    """Whether a label can begin a list: its item stands right under it, where a heading would stand
    apart, and it is no initial of a name in a signature."""
    initial = view.words[label].strip("().")
    is_initial = len(initial) == 1 and initial.isupper() and initial not in "AI"
    return not view.lines[_under(view, label)].gap and not is_initial


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
            kind = view.lines[later].kind
            if kind is LineKind.ROW or (view.taken[later] and kind is not LineKind.BULLET):
                break
            if _labels(view, later) and _style(view.words[later]) == style:
                return later
    index = _under(view, label)
    if view.lines[index].kind is LineKind.LABEL:
        return index
    index += 1
    while view.is_prose(index) and not view.lines[index].gap and not is_signature(view.words[index]):
        index += 1
    return _resumed(view, label, index) or index


def _resumed(view: View, label: int, end: int) -> int:
    """The line of the next number, if the list goes on with it after some paragraphs; else 0."""
    number = view.words[label].strip("().")
    if not number.isdigit():
        return 0
    for later in range(end, min(end + _FARTHEST, len(view.lines))):
        if view.lines[later].kind is LineKind.LABEL:
            follows = view.words[later].strip("().") == str(int(number) + 1)
            alike = _style(view.words[later]) == _style(view.words[label])
            between = any(view.is_prose(i) for i in range(end, later))
            return later if between and follows and alike and _labels(view, later) else 0
        if not (view.is_prose(later) or view.lines[later].kind is LineKind.PAGE):
            return 0
    return 0


def _labelled(view: View, start: int, around: tuple[str, ...]) -> Generator[Finding, None, int]:
    """One list of labels of a style, lists of other styles inside its items; returns where it ends.

    `around` are the styles of the lists that it stands in: their labels go on with those lists.
    """
    style = _style(view.words[start])
    around = (*around, style)
    findings: list[Finding] = []
    labels: list[str] = []
    index = last = start
    while _labels(view, index) and _style(view.words[index]) == style:
        label, end = index, _item_end(view, index)
        labels.append(view.words[label])
        findings.append(Finding(view.claim(label), Role.LABEL, Certainty.HIGH, "label", "alone on its line"))
        starts = [label + 1]
        if view.lines[label + 1].gap == 0 and view.lines[label + 1].kind is LineKind.PROSE:
            own = _own_lines(view, label, end)
            view.claim(label + 1, own - 1)
            starts += [i for i in range(label + 2, own) if _is_item(view, i)]
        while _labels(view, end) and _begins_inner(view.words[end], around):
            end = yield from _labelled(view, end, around)
        view.inside.update(range(label + 1, end))
        findings += _items(view, starts, end)
        last = index = end
        if view.free(index) and view.lines[index].kind is LineKind.PAGE and _labels(view, index + 1):
            index += 1
    span = Span(view.lines[start].start, view.lines[last - 1].end)
    certainty = Certainty.MEDIUM if _counts(labels) else Certainty.LOW
    yield Finding(span, Role.LIST, certainty, "labelled-list", "labels on lines of their own")
    yield from findings
    return last


def _own_lines(view: View, label: int, end: int) -> int:
    """The line after those that stand right under a label."""
    own = label + 2
    while own < end and view.lines[own].kind is LineKind.PROSE and not view.lines[own].gap:
        own += 1
    return own


def _is_item(view: View, line: int) -> bool:
    """Whether a further line under a label is an item of its own, as the Office of the Historian has
    it: it begins as a sentence does, after the end of one."""
    before, words = view.words[line - 1], view.words[line]
    return before[-1:] in ".?!:;”)" and not words[:1].islower()


def _items(view: View, starts: list[int], end: int) -> Iterator[Finding]:
    """The items that begin at some lines, the last of which ends before `end`. Where there are several,
    they may as well be lines of one: of 100 such, 92 are items in the gold; of 100 alone, 98."""
    certainty = Certainty.LOW if len(starts) > 1 else Certainty.MEDIUM
    for first, after in zip(starts, [*starts[1:], end], strict=True):
        span = Span(view.lines[first].start, view.lines[after - 1].end)
        evidence = "stands under its label" if first == starts[0] else "a sentence of its own under a label"
        yield Finding(span, Role.ITEM, certainty, "item", evidence)


def _counts(labels: list[str]) -> bool:
    """Whether labels are numbers or letters in order, from the first."""
    bare = [label.strip("().").lower() for label in labels]
    return len(bare) > 1 and bare in (
        [str(i + 1) for i in range(len(bare))],
        [chr(ord("a") + i) for i in range(min(len(bare), 26))],
        list(_ROMAN[: len(bare)]),
    )


def _begins_inner(label: str, around: tuple[str, ...]) -> bool:
    """Whether a label begins a sequence (1, a, i) of a style that no list around it has."""
    return label.strip("().").lower() in ("1", "a", "i") and _style(label) not in around
