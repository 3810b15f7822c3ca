"""Shows diagnostics, progress and the sum of a run that writes documents. Standard output is for data only.

Knows streams; decides nothing about documents. Text goes to standard error; what is for programs is data,
and goes to standard output unless a document goes there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from tei_edition import __version__
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.summary import Summary
from tei_edition.cli.progress import Progress
from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.diagnostics.formats import Look, make
from tei_edition.diagnostics.formats.color import wanted
from tei_edition.diagnostics.found import Found, Totals, select, without_excerpts

_USED = "V001"
_IN_WORDS = {
    Status.UNREADABLE: "unreadable",
    Status.REFUSED: "not writable or in conflict",
    Status.LOST: "crashed or out of time",
}


class Report:
    """What the user sees of one run of `command`."""

    def __init__(
        self,
        *,
        command: str,
        diagnostics: str = "text",
        quiet: bool = False,
        no_progress: bool = False,
        stdout_is_taken: bool = False,
    ) -> None:
        self._is_text, self._quiet = diagnostics == "text", quiet
        to_stdout = not self._is_text and not stdout_is_taken
        self._stream: TextIO = sys.stdout if to_stdout else sys.stderr
        look = Look(__version__, command, every=True, color=wanted("auto", self._stream))
        self._format, self._totals = make(diagnostics, look), Totals()
        self._begun = False
        self.progress = Progress(sys.stderr, hidden=no_progress or quiet)

    def tell(self, outcome: Outcome) -> None:
        """Shows what there is to say about one document."""
        found = self._found(outcome.name, str(outcome.status), outcome.diagnostics)
        counts = {**dict(found.severities), "error": outcome.errors}
        if not self._quiet:
            counts["warning"] = outcome.warnings
        severities = tuple((name, number) for name, number in counts.items() if number)
        self._add(found._replace(severities=severities))
        self.progress.step()

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Shows diagnostics that belong to no document, as many as the user wants to see."""
        self._add(self._found("", "", diagnostics))

    def finish(self, inputs: int = 0) -> None:
        """Ends what is for programs, which is one document for some of them."""
        self._begin()
        self._totals.inputs = inputs or sum(self._totals.statuses.values())
        self._write(self._format.end(self._totals))
        self._stream.flush()

    def _found(self, name: str, status: str, diagnostics: Iterable[Diagnostic]) -> Found:
        chosen = select([told for told in diagnostics if self._wanted(told)], every=True)
        return Found(name, status, without_excerpts(chosen.kept), chosen.causes, chosen.severities)

    def _add(self, found: Found) -> None:
        self._begin()
        if found.status:
            self._totals.add(found)
        else:
            self._totals.severities.update(dict(found.severities))
        self._write(self._format.file(found))

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._write(self._format.begin())

    def _write(self, pieces: Iterator[str]) -> None:
        for piece in pieces:
            self.progress.clear()
            self._stream.write(piece)

    def _wanted(self, diagnostic: Diagnostic) -> bool:
        if diagnostic.severity is Severity.ERROR:
            return True
        return not self._quiet and (not self._is_text or diagnostic.severity is Severity.WARNING)

    def to_look_at(self, summary: Summary, where: str) -> None:
        """Shows what an editor should look at, in one line; `where` says where to read more."""
        words = summary.doubts.in_words()
        if words and not self._quiet:
            print(f"to look at: {words}; see {where}", file=sys.stderr)

    def sum_up(self, summary: Summary, where: str = "") -> None:
        """Shows the diagnostics of the run itself, and its sum in a line; `where` the doubts are."""
        self.progress.clear()
        if summary.diagnostics:
            self.show(summary.diagnostics)
        self.finish(summary.inputs)
        if not self._quiet:
            print(in_words(summary), file=sys.stderr)
            self.to_look_at(summary, where)


def in_words(summary: Summary) -> str:
    """The sum of a run: `2 documents: 2 written, 0 failed; 1 warning`."""
    parts = [f"{summary.written} written"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged} unchanged")
    bad = sum(count for status, count in summary.statuses.items() if status is not Status.OK)
    kinds = ", ".join(
        f"{summary.statuses[status]} {words}"
        for status, words in _IN_WORDS.items()
        if summary.statuses[status]
    )
    parts.append(f"{bad} failed ({kinds})" if kinds else f"{bad} failed")
    missing = summary.inputs - sum(summary.statuses.values())
    if missing:
        parts.append(f"{missing} not done")
    counts = f"{_count(summary.inputs, 'document')}: {', '.join(parts)}"
    return f"{counts}; {_count(summary.warnings, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
