"""Lends the processes of a build to the publication of its edition. Knows the pool; nothing of pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TypeVar

from tei_edition.batch.pool import Lent, Task, share
from tei_edition.batch.run import Options
from tei_edition.publishing.sharing import Share

READY = "tei_edition.batch.ready_to_publish"
FEW = 30
"""So many documents are published sooner than other processes are there."""

J = TypeVar("J")
R = TypeVar("R")


@contextmanager
def lending(options: Options) -> Iterator[Share]:
    """What shares out the work of a publication, in both its passes, among as many processes as the user may
    want; they are gone when it is left."""
    with closing(Lent(options.workers, options.time_limit, READY)) as pool:

        def shared(
            pieces: Sequence[J], work: Callable[[Sequence[J]], list[R]], lose: Callable[[J, str, str], R]
        ) -> Generator[R, None, None]:
            given = pool if options.workers > 1 and len(pieces) >= FEW else None
            try:
                yield from share(pieces, Task(work, lose), executor=given)
            except BaseException:  # no process may outlive the folder that it writes to
                pool.close()
                raise

        yield shared
