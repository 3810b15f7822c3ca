"""What was found in one file, and in all of them: what every format is given to show.

Knows diagnostics and counts; knows nothing of files, workers or formats. All values travel between
processes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tei_edition.diagnostics.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from tei_edition.diagnostics.excerpt import Excerpt

LISTED = 100
"""How many diagnostics of one file are kept, if not all are wanted; the others are counted."""

FIRST = 3
"""So many of each cause are kept in any case."""

_MOST = 1000
"""No more than so many causes of one file are told apart, and so many diagnostics kept for them."""


class Judge(NamedTuple):
    """A schema that a file was judged by, and who chose it: `cable.rng`, `built in`."""

    schema: str
    origin: str


class Cause(NamedTuple):
    """What diagnostics with one remedy have in common: they are shown as one."""

    id: str
    words: str


class Shown(NamedTuple):
    """A diagnostic with the line that it is about; `known` where the baseline has it."""

    diagnostic: Diagnostic
    excerpt: Excerpt | None = None
    known: bool = False


class Found(NamedTuple):
    """What was found in one file. `status` says how the work ended: ok, failed, unreadable, refused, lost.

    `shown` are in the order of the file's lines, perhaps not all; `causes` count all of them, with how
    often each occurs, but not those that the baseline knows: `known` of them. `gone` are those in the
    baseline that occur no more. `mended` were corrected, and `mendable` could be.
    """

    name: str
    status: str = "ok"
    shown: tuple[Shown, ...] = ()
    causes: tuple[tuple[Cause, int], ...] = ()
    severities: tuple[tuple[str, int], ...] = ()
    judges: tuple[Judge, ...] = ()
    known: int = 0
    gone: int = 0
    mended: int = 0
    mendable: int = 0

    def number(self, severity: Severity) -> int:
        """How many diagnostics of this severity the baseline does not know."""
        return dict(self.severities).get(str(severity), 0)


def cause_of(diagnostic: Diagnostic) -> Cause:
    """The cause; where none is named, diagnostics with the same words are taken for one."""
    return Cause(diagnostic.id, diagnostic.detail.cause or diagnostic.message)


class Selected(NamedTuple):
    """Of all diagnostics of a file those that are kept, and the counts of all."""

    kept: tuple[Diagnostic, ...]
    causes: tuple[tuple[Cause, int], ...]
    severities: tuple[tuple[str, int], ...]


def select(diagnostics: Sequence[Diagnostic], *, every: bool = False) -> Selected:
    """Keeps the first hundred and the first three of each cause, or every one; counts all."""
    causes: Counter[Cause] = Counter()
    kept: list[Diagnostic] = []
    for each in diagnostics:
        cause = cause_of(each)
        if every or cause in causes or len(causes) < _MOST:
            causes[cause] += 1
        first = causes[cause] <= FIRST and len(kept) < _MOST
        if every or len(kept) < LISTED or first:
            kept.append(each)
    severities = Counter(str(each.severity) for each in diagnostics)
    return Selected(tuple(kept), tuple(causes.items()), tuple(sorted(severities.items())))


@dataclass(slots=True)
class Totals:
    """The sum over all files of a run. `inputs` is how many there are to do.

    `nothing_new` of those that are ok have what the baseline knows, and nothing else.
    """

    inputs: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    judges: Counter[Judge] = field(default_factory=Counter)
    known: int = 0
    nothing_new: int = 0
    gone: int = 0
    mended: int = 0
    mended_files: int = 0
    mendable: int = 0
    interrupted: bool = False

    def add(self, found: Found) -> None:
        """Counts one file."""
        self.statuses[found.status] += 1
        self.severities.update(dict(found.severities))
        self.judges.update(set(found.judges))
        self.known += found.known
        self.nothing_new += found.known > 0 and found.status == "ok"
        self.gone += found.gone
        self.mended += found.mended
        self.mended_files += bool(found.mended)
        self.mendable += found.mendable

    @property
    def failed(self) -> int:
        """How many files are not as they should be."""
        return sum(count for status, count in self.statuses.items() if status != "ok")

    def record(self) -> dict[str, int]:
        """The numbers, for programs."""
        return {
            "files": self.inputs,
            "ok": self.statuses["ok"],
            "failed": self.statuses["failed"],
            "unreadable": self.statuses["unreadable"],
            "refused": self.statuses["refused"],
            "lost": self.statuses["lost"],
            "errors": self.severities["error"],
            "warnings": self.severities["warning"],
            "infos": self.severities["info"],
            "known": self.known,
            "nothing_new": self.nothing_new,
            "gone": self.gone,
            "mended": self.mended,
            "mendable": self.mendable,
        }


def without_excerpts(diagnostics: Iterable[Diagnostic]) -> tuple[Shown, ...]:
    """Diagnostics of a file whose lines are not at hand."""
    return tuple(map(Shown, diagnostics))
