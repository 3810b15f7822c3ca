"""The lists at the top of a document: subject, participants, addressees, references.

The site prints no headings over most of them, so that the items of several lists stand in one run of
bullets; what the items look like tells where one list ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tei_edition.inference.blocks.lists import bulleted, list_run
from tei_edition.inference.toplists.runs import Run, entries, find_runs, is_heading
from tei_edition.inference.toplists.segment import type_items
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding
from tei_edition.reading import LineKind

__all__ = ["list_headings", "top_lists"]

_SURE = 0.99  # of the runs that are typed with this probability, 99.8 % are right
_LIKELY = 0.8  # 96 %


def top_lists(view: View) -> Iterator[Finding]:
    """Sees bullets under the opening. `  • The President`. Wrong: a list that opens the text."""
    if any(line.kind is LineKind.BULLET for line in view.lines):
        for run in list(find_runs(view)):
            yield from _lists(view, run)


def list_headings(view: View) -> Iterator[Finding]:
    """Sees a word that heads the bullets under it. `REFERENCES`. Wrong: none known."""
    for index in range(len(view.lines) - 1):
        if view.lines[index + 1].kind is LineKind.BULLET and is_heading(view, index):
            end = list_run(view, index + 1)
            yield from bulleted(view, index + 1, end, _headed(view.words[index]), index)


def _headed(heading: str) -> str:
    """The type of a list whose heading is printed. The Office of the Historian prints those of the
    lists of references, and of lists that it gives no type."""
    return "references" if heading.upper().startswith("REF") or heading.rstrip(":") == "RE" else ""


def _lists(view: View, run: Run) -> Iterator[Finding]:
    """The lists of a run, one for each type in turn; a heading belongs to the first."""
    items, seen = entries(view, run)
    types, probability = type_items(seen)
    sure = Certainty.HIGH if probability >= _SURE else Certainty.MEDIUM
    sure = sure if probability >= _LIKELY else Certainty.LOW
    for typed, group in groupby(range(len(items)), key=types.__getitem__):
        places = list(group)
        first, after = items[places[0]], places[-1] + 1
        end = items[after] if after < len(items) else run.end
        while view.lines[end - 1].kind is LineKind.PAGE:
            end -= 1
        head = run.heading if not places[0] else -1
        kind = typed if head < 0 else _headed(view.words[head])
        if kind or head >= 0:
            yield from bulleted(view, first, end, kind, head, sure)
