from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from tei_edition.batch.interruption import uninterrupted


def _interrupted(interrupt: Callable[[], object], done: list[str]) -> None:
    with uninterrupted():
        interrupt()
        done.append("all of it")


def test_an_interruption_is_put_off() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(lambda: os.kill(os.getpid(), signal.SIGINT), done)
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interruption_from_another_thread_is_put_off() -> None:
    done: list[str] = []
    thread = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        _interrupted(lambda: (thread.start(), thread.join()), done)
    assert done == ["all of it"]


def test_without_an_interruption_nothing_happens() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with uninterrupted():
        pass
    assert signal.getsignal(signal.SIGTERM) is before


def test_in_another_thread_it_does_nothing() -> None:
    done = []

    def work() -> None:
        with uninterrupted():
            done.append("work")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["work"]
