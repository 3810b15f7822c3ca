"""The sum of a run: how many documents ended how, and the exit code that follows from it.

Knows outcomes; knows nothing of how the work was done.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tei_edition.batch.job import EXIT_CODES, Outcome, Status
from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.doubt import Tally


@dataclass(slots=True)
class Summary:
    """The sum of a run. `diagnostics` are those that belong to no document."""

    inputs: int
    statuses: Counter[Status] = field(default_factory=Counter)
    written: int = 0
    unchanged: int = 0
    errors: int = 0
    warnings: int = 0
    interrupted: bool = False
    doubts: Tally = field(default_factory=Tally)
    diagnostics: tuple[Diagnostic, ...] = ()

    def add(self, outcome: Outcome) -> None:
        """Counts one settled outcome."""
        self.statuses[outcome.status] += 1
        self.written += bool(outcome.written and outcome.staged)
        self.unchanged += bool(outcome.written and not outcome.staged)
        self.errors += outcome.errors
        self.warnings += outcome.warnings
        if outcome.written:
            self.doubts.add(outcome.doubts)

    @property
    def exit_code(self) -> int:
        """What the command line ends with: the highest code that any document asks for."""
        if self.interrupted:
            return 130
        codes = [EXIT_CODES[status] for status, count in self.statuses.items() if count]
        codes += [5 for told in self.diagnostics if told.id in ("B004", "B005")]
        return max(codes, default=0)
