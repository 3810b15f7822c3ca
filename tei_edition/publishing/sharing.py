"""How the work on the documents of an edition is shared out: the processes are for others to give.

Knows what a piece of work gives; knows nothing of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")


class Share(Protocol):
    """Gives what `work` makes of the pieces, in their order; `work` takes several, and travels between
    processes by its name. `lose(piece, rule, message)` stands in for a piece that was lost on the way."""

    def __call__(
        self,
        pieces: Sequence[J],
        work: Callable[[Sequence[J]], list[R]],
        lose: Callable[[J, str, str], R],
    ) -> Generator[R, None, None]:
        """The results; closing them ends the work."""


def alone(
    pieces: Sequence[J],
    work: Callable[[Sequence[J]], list[R]],
    lose: Callable[[J, str, str], R],
) -> Generator[R, None, None]:
    """All in this process, one piece after the other."""
    for piece in pieces:
        yield from work([piece])
