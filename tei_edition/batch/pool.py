"""Shares work out to processes, so that one bad piece never takes the others with it.

Knows futures, chunks and time limits; knows nothing of documents. A process that dies, or takes too
long, costs only the chunk that it was at, and of that chunk every piece gets a second chance alone.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext

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
    executor: Executor | None = None,
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
        with _processes(task, min(workers, len(pieces)), time_limit) as submit:
            yield from _shared(pieces, task, submit, workers * _IN_FLIGHT)


def _chunks(pieces: Iterable[J], size: int) -> Iterator[list[J]]:
    rest = iter(pieces)
    while chunk := list(islice(rest, size)):
        yield chunk


@contextmanager
def _processes(task: Task[J, R], workers: int, time_limit: float | None) -> Iterator[Submit[J, R]]:
    """A pool that replaces a process that died; all processes are gone when it is left."""
    from pebble import ProcessPool  # only where there are processes: a single file starts faster

    pool = ProcessPool(max_workers=workers, context=_context(task))
    try:
        yield lambda chunk: pool.schedule(task.work, args=(chunk,), timeout=time_limit)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _context(task: Task[J, R]) -> BaseContext:
    """Processes born of a small server: quick to start, and safe beside the pool's threads.

    The server lives as long as this process. So of several runs in one process the first one's `needs` are
    made once; in later runs each worker makes for itself what it finds missing.
    """
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    preloaded = ("tei_edition.batch.latecomers", task.work.__module__, task.ready)
    context.set_forkserver_preload([name for name in preloaded if name])
    with _environment(READY, task.needs):
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
