"""Lends the processes of a build to the publication of its edition. Knows the pool; nothing of pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from tei_edition.batch.pool import Task, share
from tei_edition.batch.run import Options
from tei_edition.publishing.sharing import Share

READY = "tei_edition.batch.ready_to_publish"
FEW = 30
"""So many documents are published sooner than other processes are there."""

J = TypeVar("J")
R = TypeVar("R")


def sharing(options: Options) -> Share:
    """What shares out the work of a publication among as many processes as the user may want."""

    def shared(
        pieces: Sequence[J], work: Callable[[Sequence[J]], list[R]], lose: Callable[[J, str, str], R]
    ) -> Generator[R, None, None]:
        workers = options.workers if len(pieces) >= FEW else 1
        return share(pieces, Task(work, lose, READY), workers=workers, time_limit=options.time_limit)

    return shared
