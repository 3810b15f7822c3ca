"""Putting an interruption off while something must not be left half done.

Knows signals; knows nothing of what is done. (Blocking the signals would not do: the pool has other
threads, and Python tells the main thread of a signal whichever thread took it.)
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Within it SIGINT and SIGTERM are only remembered; on leaving they have their effect."""
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    if threading.current_thread() is not threading.main_thread() or None in handlers.values():
        yield
        return
    pending: list[int] = []

    def remember(number: int, frame: FrameType | None) -> None:
        pending.append(number)

    for number in _SIGNALS:
        signal.signal(number, remember)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for late in pending:
        signal.raise_signal(late)
