"""Work for the pool's tests: pieces that are doubled, and pieces that are trouble."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

CRASH, SEGFAULT, HANG, MEMORY = -1, -2, -3, -4


def double(chunk: Sequence[int]) -> list[str]:
    return [_double(piece) for piece in chunk]


def _double(piece: int) -> str:
    if piece == CRASH:
        os._exit(9)
    if piece == SEGFAULT:
        os.kill(os.getpid(), signal.SIGSEGV)
    if piece == HANG:
        time.sleep(600)
    if piece == MEMORY:
        raise MemoryError
    return str(2 * piece)


def lose(piece: int, rule: str, message: str) -> str:
    return f"{piece} {rule} {message}"
