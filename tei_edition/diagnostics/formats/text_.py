"""For people at a terminal: the place, a sentence, the line with a caret under the tag, and what to do.

Diagnostics of one cause are shown as one, with how often it occurs and where next; so they come when all
files are done. With `every` each is shown as its file is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.diagnostics.formats.color import Paint
from tei_edition.diagnostics.formats.format import Format, Look
from tei_edition.diagnostics.formats.words import count, elsewhere, times
from tei_edition.diagnostics.found import Found, Shown, Totals
from tei_edition.diagnostics.grouping import Group, Groups
from tei_edition.diagnostics.render import place_of
from tei_edition.diagnostics.visible import laid_out, printable

if TYPE_CHECKING:
    from tei_edition.diagnostics.excerpt import Excerpt


class Text(Format):
    """Lines for people."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._paint = Paint(look.color)
        self._groups = Groups()

    def file(self, found: Found) -> Iterator[str]:
        """Each diagnostic, if each is wanted."""
        if not self.look.every:
            self._groups.add(found)
            return
        for shown in found.shown:
            if not shown.known:
                yield self._block(shown)

    def end(self, totals: Totals) -> Iterator[str]:
        """Each cause."""
        for group in self._groups:
            yield self._block(group.first) + self._group(group)
        if self._groups.others:
            yield f"{count(self._groups.others, 'more diagnostic')} of further causes: --all lists each\n"

    def _block(self, shown: Shown) -> str:
        told = shown.diagnostic
        lines = [self._head(told)]
        if shown.excerpt:
            lines += self._excerpt(shown.excerpt, told)
        if told.hint:
            lines.append(f"    {self._paint('hint', 'hint:')} {printable(told.hint)}")
        return "\n".join(lines) + "\n"

    def _head(self, told: Diagnostic) -> str:
        place = self._paint("place", printable(place_of(told.place)) + ":")
        kind = self._paint(str(told.severity), f"{told.severity} {told.id}:")
        return f"{place} {kind} {printable(told.message)}"

    def _excerpt(self, excerpt: Excerpt, told: Diagnostic) -> Iterator[str]:
        """The line with its number, and what is underlined below it."""
        text, columns = laid_out(excerpt.text)
        before, after = ("…" if cut else "" for cut in excerpt.cut)
        yield f"{self._paint('soft', f'{excerpt.line:>6} |')} {before}{text}{after}".rstrip()
        line = ""
        for (start, end), sign in zip(excerpt.marks, "^~", strict=False):
            line = line.ljust(len(before) + columns[start]) + sign * max(1, columns[end] - columns[start])
        if line:
            yield f"{self._paint('soft', '       |')} {_painted(line, str(told.severity), self._paint)}"

    def _group(self, group: Group) -> str:
        if group.count < 2:
            return ""
        rest = f"; {printable(elsewhere(group))}" if elsewhere(group) else ""
        shown = len(group.places)
        listed = " (--all lists each)" if group.count > shown else ""
        return f"    {self._paint('soft', f'{times(group)}{rest}{listed}')}\n"


def _painted(line: str, role: str, paint: Paint) -> str:
    blanks = len(line) - len(line.lstrip())
    return " " * blanks + paint(role, line[blanks:])


FORMAT = Text
