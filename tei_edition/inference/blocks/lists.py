"""Lists of bullets, also nested. Knows lines and indents; not what the items say."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_DEEPEST = 12  # lists in lists


def list_run(view: View, start: int) -> int:
    """The end of the run of bullets at `start`: page marks and what follows a bullet at once belong."""
    end = start + 1
    while end < len(view.lines) and not view.taken[end]:
        line = view.lines[end]
        if line.kind is LineKind.PAGE:
            if not _goes_on(view, end):
                break
        elif line.kind is not LineKind.BULLET and (
            line.kind is not LineKind.PROSE or line.gap or line.indent <= 1
        ):
            break
        end += 1
    return end


def _goes_on(view: View, page: int) -> bool:
    """Whether a list goes on after a page mark."""
    following = page + 1
    return view.free(following) and view.lines[following].kind is LineKind.BULLET


def bulleted_lists(view: View) -> Iterator[Finding]:
    """Sees lines that begin with a bullet. `  • One`. Wrong: a bullet that is a word of the text."""
    index = 0
    while index < len(view.lines):
        if not view.taken[index] and view.lines[index].kind is LineKind.BULLET:
            end = list_run(view, index)
            yield from bulleted(view, index, end, certainty=Certainty.MEDIUM)
            index = end
        else:
            index += 1


def bulleted(
    view: View,
    start: int,
    end: int,
    kind: str = "",
    head: int = -1,
    certainty: Certainty = Certainty.HIGH,
    depth: int = 0,
) -> Iterator[Finding]:
    """The list of lines `start` to `end`, deeper indents as lists in their items.

    `kind` is TEI's type of the list, `head` the line of its heading, if it has one, and `depth` the
    number of lists around it: those too deep for any print are not nested.
    """
    items = top_items(view, start, end, everything=depth >= _DEEPEST)
    begins = _begin(view, start, [*items, end][1]) if head < 0 else view.lines[head].start
    span = Span(begins, view.lines[end - 1].end)
    evidence = f"bullets where the {kind} is wont to stand" if kind else "lines begin with bullets"
    yield Finding(span, Role.LIST, certainty, "top-list" if kind else "bulleted-list", evidence, kind)
    if head >= 0:
        yield Finding(view.claim(head), Role.HEAD, Certainty.HIGH, "list-head", "it heads bullets")
    for first, after in zip(items, [*items[1:], end], strict=True):
        last = after - 1
        while view.lines[last].kind is LineKind.PAGE:
            last -= 1
        yield from _item(view, first, last + 1, depth)


def _item(view: View, first: int, end: int, depth: int) -> Iterator[Finding]:
    """The item of lines `first` to `end`, and the list of the deeper bullets in it."""
    span = Span(_begin(view, first, end), view.lines[end - 1].end)
    view.claim(first)
    yield bullet(view, first)
    yield Finding(span, Role.ITEM, Certainty.HIGH, "bulleted-item", "the line has a bullet")
    inner = next((i for i in range(first + 1, end) if view.lines[i].kind is LineKind.BULLET), end)
    for i in range(first, inner):
        view.taken[i] = view.lines[i].kind is not LineKind.PAGE or view.taken[i]
    if inner < end:
        head = first if _heads(view, first, end) else -1
        yield from bulleted(view, inner, end, head=head, depth=depth + 1)


def _heads(view: View, first: int, end: int) -> bool:
    """Whether the words of an item are the heading of the list in it: a blank line parts them from its
    bullets, and no other stands between the bullets."""
    inner = first + 1
    if inner >= end or view.lines[inner].kind is not LineKind.BULLET:
        return False
    deeper = view.lines[inner].indent > view.lines[first].indent and view.lines[inner].gap > 0
    return deeper and not any(line.gap for line in view.lines[inner + 1 : min(inner + 3, end)])


def _begin(view: View, first: int, end: int) -> int:
    """Where the item of line `first` begins: before its bullet, if its words are the heading of a list
    that has to begin after it."""
    return bullet(view, first).span.start if _heads(view, first, end) else view.lines[first].start


def top_items(view: View, start: int, end: int, everything: bool = False) -> list[int]:
    """The lines from `start` to `end` that begin items of the outer list, or all that begin any."""
    depth = view.lines[start].indent
    return [
        i
        for i in range(start, end)
        if view.lines[i].kind is LineKind.BULLET and (everything or view.lines[i].indent <= depth)
    ]


def bullet(view: View, index: int) -> Finding:
    """The bullet of a line: it becomes markup."""
    at = view.lines[index].start - 1
    while view.text[at].isspace():
        at -= 1
    return Finding(Span(at, at + 1), Role.BULLET, Certainty.HIGH, "bullet", "it begins the line")
