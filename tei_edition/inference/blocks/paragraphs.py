"""Paragraphs: every line that nothing else claimed; and the lines that break within a block."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span


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
        yield Finding(view.claim(index, last), Role.PARAGRAPH, Certainty.HIGH, "paragraph", evidence)
        index = last + 1


def line_breaks(view: View, findings: list[Finding]) -> Iterator[Finding]:
    """Sees a line that begins within a paragraph, an item or a signature. Wrong: a hard-wrapped text."""
    starts = {f.span.start for f in findings if f.role is not Role.LINE_BREAK}
    for before, line, words in zip(view.lines, view.lines[1:], view.words[1:], strict=False):
        if line.gap or line.start in starts or LineKind.PAGE in (line.kind, before.kind):
            continue
        if not words:  # nothing but a note's mark, which belongs to the line before
            continue
        yield Finding(
            Span(before.end, line.start), Role.LINE_BREAK, Certainty.MEDIUM, "line-break",
            "the line begins without a blank line before it",
        )  # fmt: skip
