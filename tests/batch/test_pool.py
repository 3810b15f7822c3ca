from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pebble.pool.base_pool import PoolStatus
from pieces import CRASH, HANG, MEMORY, SEGFAULT, double, lose

from tei_edition.batch.pool import Lent, Task, share

TASK = Task(double, lose)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 17, 200])
def test_results_are_in_order(workers: int, count: int) -> None:
    assert list(share(range(count), TASK, workers=workers)) == [str(2 * i) for i in range(count)]


def test_any_executor_serves() -> None:
    with ThreadPoolExecutor(3) as executor:
        assert list(share(range(100), TASK, executor=executor)) == [str(2 * i) for i in range(100)]


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (CRASH, "B001 The process that worked on this file ended with exit code 9."),
        (SEGFAULT, "B001 The process that worked on this file ended with signal SIGSEGV."),
        (MEMORY, "B001 The process that worked on this file failed: MemoryError."),
        (HANG, "B002 The work on this file did not end in time, and was stopped."),
    ],
)
def test_a_bad_piece_is_lost_alone(trouble: int, told: str) -> None:
    pieces = [*range(40), trouble, *range(40, 80)]
    results = list(share(pieces, TASK, workers=2, time_limit=3))
    assert results[40] == f"{trouble} {told}"
    assert results[:40] + results[41:] == [str(2 * i) for i in range(80)]


def test_many_bad_pieces() -> None:
    pieces = [CRASH if i % 10 == 3 else i for i in range(60)]
    results = list(share(pieces, TASK, workers=2))
    assert [r for r in results if " " not in r] == [str(2 * i) for i in pieces if i >= 0]
    assert sum("B001" in r for r in results) == 6


def test_a_broken_pool_is_replaced() -> None:
    with closing(Lent(1, None)) as lent:
        assert lent.submit(double, [1]).result() == ["2"]
        broken: Any = lent
        broken._pool._context.status = PoolStatus.ERROR
        assert lent.submit(double, [2]).result() == ["4"]
    assert not multiprocessing.active_children()


def test_leaving_early_ends_the_processes() -> None:
    results = share([0, *range(500)], TASK, workers=2)
    assert next(results) == "0"
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


class _Counting(ThreadPoolExecutor):
    """Counts what was submitted."""

    submitted = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.submitted += 1
        return super().submit(fn, *args, **kwargs)


def test_submission_is_bounded() -> None:
    with _Counting(1) as executor:
        results = share(range(100_000), TASK, executor=executor)
        for _ in range(1000):
            next(results)
        assert executor.submitted * 16 < 10_000
        results.close()  # type: ignore[attr-defined]


def test_a_broken_executor_is_told() -> None:
    class Broken(ThreadPoolExecutor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            future: Future[Sequence[str]] = Future()
            future.set_exception(RuntimeError("gone"))
            return future

    results = list(share(range(3), TASK, executor=Broken(1)))
    assert results == [
        f"{i} B001 The process that worked on this file failed: RuntimeError." for i in range(3)
    ]


def test_who_comes_too_late_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A process that is born when the pool is closed finds its locks gone: that is no error."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the module sets its own
    from tei_edition.batch.latecomers import tell

    lock: Any = multiprocessing.get_context("spawn").Lock()
    gone = (0, lock._semlock.kind, lock._semlock.maxvalue, lock._semlock.name + "-gone")
    for make in (lambda: lock.__setstate__(gone), Path("/nowhere/at/all").read_bytes):
        with pytest.raises(FileNotFoundError) as raised:
            make()
        tell(raised.type, raised.value, raised.tb)
    said = capsys.readouterr().err
    assert "/nowhere/at/all" in said
    assert "SemLock" not in said
