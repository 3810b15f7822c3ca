"""What the rules look at: the page with its notes' places known, and which lines are still free.

The rules see `text`, where the references to notes and the page marks are blanked out: every offset is
the source's, and a rule never trips over a number that is no word of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tei_edition.model import Finding
from tei_edition.reading import Line, LineKind, Page
from tei_edition.source import Span


@dataclass(slots=True)
class View:
    """A page under inference. `taken[i]` says whether a rule has claimed line i."""

    page: Page
    name: str
    text: str
    lines: tuple[Line, ...]
    words: list[str]
    taken: list[bool]
    sections: list[range] = field(default_factory=list)
    head: int = -1  # the line of the document's heading
    filed: bool = False  # a file number stands above the heading, as volumes before 1952 print it
    front: set[int] = field(default_factory=set)  # lines of headings and openings
    inside: set[int] = field(default_factory=set)  # lines of items that may still be free

    def claim(self, first: int, last: int | None = None) -> Span:
        """Mark lines `first` to `last` (both included) as explained; their span."""
        last = first if last is None else last
        for i in range(first, last + 1):
            self.taken[i] = True
        return Span(self.lines[first].start, self.lines[last].end)

    def has_body(self, start: int, stop: int) -> bool:
        """Whether any line from `start` to `stop` is more than heading, opening and page marks."""
        return any(
            i not in self.front and self.lines[i].kind is not LineKind.PAGE for i in range(start, stop)
        )

    def free(self, index: int) -> bool:
        """Whether there is such a line and no rule has claimed it."""
        return 0 <= index < len(self.lines) and not self.taken[index]

    def is_prose(self, index: int) -> bool:
        """Whether line `index` is free and looks like prose."""
        return self.free(index) and self.lines[index].kind is LineKind.PROSE


def blank_out(text: str, findings: list[Finding]) -> str:
    """The text with the spans of the findings turned into blanks, every offset kept."""
    parts, at = [], 0
    for finding in sorted(findings):
        start, end = finding.span
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def view_of(page: Page, name: str, marks: list[Finding]) -> View:
    """The view of a page whose page marks and note references are `marks`."""
    text = blank_out(page.source.text, marks)
    words = [text[line.start : line.end].strip() for line in page.lines]
    taken = [False] * len(page.lines)
    return View(page, name, text, page.lines, words, taken)
