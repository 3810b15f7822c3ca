"""Paragraphs: every line that nothing else claimed; and the lines that break within a block."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_ANNOUNCING = (":", "—")  # "as follows:", "as follows:—"


def paragraphs(view: View) -> Iterator[Finding]:
    """Sees what is left: lines without a blank line between are one paragraph. Wrong: nothing."""
    index = 0
    while index < len(view.lines):
        if view.taken[index] or view.lines[index].kind is LineKind.PAGE:
            index += 1
            continue
        last = index
        while (
            view.free(last + 1)
            and view.lines[last + 1].gap == 0
            and view.lines[last + 1].kind is not LineKind.PAGE
        ):
            last += 1
        evidence = "blank lines part it from its neighbours"
        start, end = view.claim(index, last)
        if tail := _tail(view, last):
            evidence, end = "it announces the list that follows", view.lines[tail - 1].end
        yield Finding(Span(start, end), Role.PARAGRAPH, Certainty.HIGH, "paragraph", evidence)
        index = last + 1


def _tail(view: View, last: int) -> int:
    """The line after the list of labels that a paragraph announces with a colon, which belongs to it;
    0 if it announces none."""
    if view.words[last][-1:] not in _ANNOUNCING:
        return 0
    following = last + 1
    while following < len(view.lines) and view.lines[following].kind is LineKind.PAGE:
        following += 1
    return view.tails.get(following, 0)


def line_breaks(view: View, findings: list[Finding]) -> Iterator[Finding]:
    """Sees a line that begins within a paragraph, an item or a signature. Wrong: a hard-wrapped text."""
    starts = {f.span.start for f in findings if f.role is not Role.LINE_BREAK}
    for before, line in zip(view.lines, view.lines[1:], strict=False):
        if line.gap or line.start in starts or LineKind.PAGE in (line.kind, before.kind):
            continue
        yield Finding(
            Span(before.end, line.start), Role.LINE_BREAK, Certainty.HIGH, "line-break",
            "the line begins without a blank line before it",
        )  # fmt: skip
