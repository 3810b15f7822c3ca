"""The same cause, wherever it occurs, as one: how often, in how many files, and where first.

Knows what was found; knows nothing of how it is shown. Its memory grows with the causes, up to a limit,
and not with the places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.diagnostics.found import FIRST, Cause, Found, Shown, cause_of

MOST = 5000
"""So many causes of a run are told apart; of the others it is only told how many diagnostics they have."""


@dataclass(slots=True)
class Group:
    """All diagnostics of one cause: the first, where the next are, and how many in how many files."""

    first: Shown
    count: int = 0
    files: int = 0
    places: list[Place] = field(default_factory=list)

    @property
    def diagnostic(self) -> Diagnostic:
        """The first diagnostic."""
        return self.first.diagnostic


class Groups:
    """The causes in the order in which they first occur."""

    def __init__(self) -> None:
        self._groups: dict[Cause, Group] = {}
        self.others = 0
        """How many diagnostics belong to causes that are not kept."""

    def add(self, found: Found) -> None:
        """Adds what was found in one file; what the baseline knows is left out."""
        causes = {cause for cause, _ in found.causes}
        for shown in found.shown:
            if not shown.known and cause_of(shown.diagnostic) in causes:
                self._put(shown)
        counted = 0
        for cause, count in found.causes:
            if group := self._groups.get(cause):
                group.count += count
                group.files += 1
                counted += count
        self.others += max(0, sum(count for _, count in found.severities) - counted)

    def _put(self, shown: Shown) -> None:
        cause = cause_of(shown.diagnostic)
        group = self._groups.get(cause)
        if group is None:
            if len(self._groups) >= MOST:
                return
            group = self._groups[cause] = Group(shown)
        if len(group.places) < FIRST:
            group.places.append(shown.diagnostic.place)

    def __iter__(self) -> Iterator[Group]:
        return iter(self._groups.values())

    def __len__(self) -> int:
        return len(self._groups)

    def commonest(self, most: int) -> list[Group]:
        """The causes that occur most often, the most often first."""
        return sorted(self, key=lambda group: -group.count)[:most]
