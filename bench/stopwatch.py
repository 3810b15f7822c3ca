"""Wall and CPU time by stage. Knows clocks and names; nothing of what is done between two laps."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import NamedTuple


class Spent(NamedTuple):
    """Seconds on the wall, and seconds of this process's CPU time."""

    wall: float = 0.0
    cpu: float = 0.0

    def plus(self, other: Spent) -> Spent:
        """The sum of both."""
        return Spent(self.wall + other.wall, self.cpu + other.cpu)


def now() -> Spent:
    """Both clocks."""
    return Spent(time.perf_counter(), time.process_time())


def since(start: Spent) -> Spent:
    """What was spent since `start`."""
    end = now()
    return Spent(end.wall - start.wall, end.cpu - start.cpu)


@dataclass(slots=True)
class Stopwatch:
    """Adds the time since the last lap to a stage; stages keep the order of their first lap."""

    spent: dict[str, Spent] = field(default_factory=dict)
    last: Spent = field(default_factory=now)

    def start(self) -> None:
        """Begins anew: what was done since the last lap counts for no stage."""
        self.last = now()

    def lap(self, stage: str) -> None:
        """Ends a stage, and begins the next."""
        passed = since(self.last)
        self.spent[stage] = self.spent.get(stage, Spent()).plus(passed)
        self.last = now()
