"""Shows diagnostics, progress and the sum of a run. Standard output is for data only.

Knows streams; decides nothing about documents. Text goes to standard error; lines of JSON are data,
and go to standard output unless a document goes there.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.run import Summary
from tei_edition.cli.progress import Progress
from tei_edition.diagnostics import Diagnostic, Severity, as_json, as_text

_USED = "V001"
_IN_WORDS = {
    Status.UNREADABLE: "unreadable",
    Status.REFUSED: "not writable or in conflict",
    Status.LOST: "crashed or out of time",
}


class Report:
    """What the user sees of one run."""

    def __init__(
        self,
        *,
        diagnostics: str = "text",
        quiet: bool = False,
        no_progress: bool = False,
        all_to_stdout: bool = False,
        stdout_is_taken: bool = False,
        infos: bool = False,
    ) -> None:
        self._json, self._quiet = diagnostics == "json", quiet
        self._infos = infos or self._json
        self._used: Counter[str] = Counter()
        to_stdout = all_to_stdout or (self._json and not stdout_is_taken)
        self._stream: TextIO = sys.stdout if to_stdout else sys.stderr
        self.progress = Progress(sys.stderr, hidden=no_progress or quiet)

    def tell(self, outcome: Outcome) -> None:
        """Shows what there is to say about one document."""
        self.show(outcome.diagnostics)
        self.progress.step()

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Shows diagnostics, as many as the user wants to see."""
        for diagnostic in diagnostics:
            if diagnostic.id == _USED and not self._json:  # told once for all files, at the end
                self._used[f"{diagnostic.detail.value} ({diagnostic.detail.source})"] += 1
            elif self._wanted(diagnostic):
                self.progress.clear()
                line = as_json(diagnostic) if self._json else as_text(diagnostic)
                print(line, file=self._stream)

    def _wanted(self, diagnostic: Diagnostic) -> bool:
        if diagnostic.severity is Severity.ERROR:
            return True
        return not self._quiet and (self._infos or diagnostic.severity is Severity.WARNING)

    def to_look_at(self, summary: Summary, where: str) -> None:
        """Shows what an editor should look at, in one line; `where` says where to read more."""
        words = summary.doubts.in_words()
        if words and not self._quiet:
            print(f"to look at: {words}; see {where}", file=sys.stderr)

    def sum_up(self, summary: Summary, done: str, where: str = "") -> None:
        """Shows the diagnostics of the run itself, and its sum in a line; `where` the doubts are."""
        self.progress.clear()
        self.show(summary.diagnostics)
        if not self._quiet:
            print(in_words(summary, done), file=sys.stderr)
            for schema, number in sorted(self._used.items()):
                print(f"judged by {schema}: {_count(number, 'document')}", file=sys.stderr)
            self.to_look_at(summary, where)


def in_words(summary: Summary, done: str) -> str:
    """The sum of a run: `2 documents: 2 written, 0 failed; 1 warning`."""
    parts = [f"{summary.written if done == 'written' else summary.statuses[Status.OK]} {done}"]
    if done == "written" and summary.unchanged:
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
