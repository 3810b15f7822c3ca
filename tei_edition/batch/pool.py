"""Shares work out to processes, so that one bad piece never takes the others with it.

Knows futures, chunks and time limits; knows nothing of documents. A process that dies, or takes too
long, costs only the chunk that it was at, and of that chunk every piece gets a second chance alone.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

CHUNK = 16
"""Pieces in a chunk: enough that the way to the worker and back costs little beside the work."""

READY = "TEI_EDITION_READY"
"""The variable of the environment in which `Task.needs` reaches the module that makes ready."""

_IN_FLIGHT = 4
_WAITING = 256

J = TypeVar("J")
R = TypeVar("R")
Work = Callable[[Sequence[J]], list[R]]
Submit = Callable[[Sequence[J]], "Future[list[R]]"]
Lose = Callable[[J, str, str], R]


class Task(NamedTuple, Generic[J, R]):
    """What is to be done: `work` on a chunk gives its results in order; `lose(piece, rule,
    message)` gives the result of a piece that was lost by a crash (B001) or by time (B002).

    `ready` is a module: importing it makes what all worker processes share, once, before they are born; it
    finds `needs` in the environment.
    """

    work: Work[J, R]
    lose: Lose[J, R]
    ready: str = ""
    needs: str = ""


def share(
    pieces: Sequence[J],
    task: Task[J, R],
    *,
    workers: int = 1,
    time_limit: float | None = None,
    executor: Executor | Lent | None = None,
) -> Generator[R, None, None]:
    """The results in the order of the pieces, as they come.

    One worker works in this process, without protection from crashes; more workers are processes
    of their own; `executor` is any other executor of concurrent.futures, with its own limits.
    `time_limit` is in seconds for each piece. Closing the generator early ends all processes.
    """
    if executor is not None:
        given = executor
        yield from _shared(pieces, task, lambda chunk: given.submit(task.work, chunk), _WAITING // 8)
    elif workers <= 1 or len(pieces) <= 1:
        for chunk in _chunks(pieces, CHUNK):
            yield from task.work(chunk)
    else:
        modules = task.work.__module__, task.ready
        with closing(Lent(min(workers, len(pieces)), time_limit, *modules, needs=task.needs)) as own:
            yield from _shared(pieces, task, lambda chunk: own.submit(task.work, chunk), workers * _IN_FLIGHT)


def _chunks(pieces: Iterable[J], size: int) -> Iterator[list[J]]:
    rest = iter(pieces)
    while chunk := list(islice(rest, size)):
        yield chunk


class Lent:
    """A pool that replaces a process that died, for one task after the other. It is there when it is asked
    for the first time."""

    def __init__(self, workers: int, time_limit: float | None, *modules: str, needs: str = "") -> None:
        self._workers, self._time_limit, self._modules, self._needs = workers, time_limit, modules, needs
        self._pool: ProcessPool | None = None

    def submit(self, work: Callable[[Sequence[J]], list[R]], chunk: Sequence[J]) -> Future[list[R]]:
        """Gives a chunk to a process. A pool that is broken, as when a process died before it said what it
        was at, is replaced."""
        try:
            return self._there().schedule(work, args=(chunk,), timeout=self._time_limit)
        except RuntimeError:
            self.close()
            return self._there().schedule(work, args=(chunk,), timeout=self._time_limit)

    def _there(self) -> ProcessPool:
        if self._pool is None:
            from pebble import ProcessPool  # only where there are processes: a single file starts faster

            context = make_ready(*self._modules, needs=self._needs)
            self._pool = ProcessPool(max_workers=self._workers, context=context)
        return self._pool

    def close(self) -> None:
        """Ends all processes, whatever they are at."""
        pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def make_ready(*modules: str, needs: str = "") -> BaseContext:
    """Starts the server that processes are born of, which imports these modules while this process goes on.

    Such processes are quick to start, and safe beside the pool's threads. The server lives as long as this
    process. So of several runs in one process the first one's modules are imported and its `needs` are
    made once; in later runs each worker makes for itself what it finds missing.
    """
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    preloaded = ("tei_edition.batch.latecomers", *modules)
    context.set_forkserver_preload([name for name in preloaded if name])
    with _environment(READY, needs):
        forkserver.ensure_running()
    return context


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """Sets a variable for the time in which a process is started."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


def _shared(pieces: Sequence[J], task: Task[J, R], submit: Submit[J, R], in_flight: int) -> Iterator[R]:
    """Keeps `in_flight` chunks under way, and gives the results in order."""
    from concurrent.futures import FIRST_COMPLETED, wait

    size = max(1, min(CHUNK, len(pieces) // in_flight))
    rest = _chunks(pieces, size)
    queue: deque[tuple[list[J], Future[list[R]]]] = deque()
    running: set[Future[list[R]]] = set()
    while True:
        room = min(in_flight - len(running), _WAITING - len(queue))
        for chunk in islice(rest, max(room, 0)):
            queue.append((chunk, submit(chunk)))
            running.add(queue[-1][1])
        if not queue:
            return
        while queue and queue[0][1].done():
            chunk, future = queue.popleft()
            error = future.exception()
            if error is None:
                yield from future.result()
            elif len(chunk) == 1:
                yield task.lose(chunk[0], *_why(error))
            else:
                queue.extendleft([([piece], submit([piece])) for piece in reversed(chunk)])
                running.update(again for _, again in islice(queue, len(chunk)))
        if queue and not queue[0][1].done():
            wait(running, return_when=FIRST_COMPLETED)
        running = {future for future in running if not future.done()}


def _why(error: BaseException) -> tuple[str, str]:
    """The rule and the words for what became of a chunk of one piece."""
    if isinstance(error, TimeoutError):
        return "B002", "The work on this file did not end in time, and was stopped."
    code = getattr(error, "exitcode", None)
    if isinstance(code, int):
        return "B001", f"The process that worked on this file ended with {_ending(code)}."
    return "B001", f"The process that worked on this file failed: {type(error).__name__}."


def _ending(code: int) -> str:
    try:
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
