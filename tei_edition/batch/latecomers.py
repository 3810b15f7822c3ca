"""Imported by the server that workers are born of: who is born when all is done ends without a word.

In a short run the pool may be closed before its last process has begun. That process finds the pool's locks
gone; it has lost nothing, so its user must not be shown a traceback.
"""

from __future__ import annotations

import multiprocessing.synchronize
import sys
from types import TracebackType


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Shows an exception that ended a process, unless the process came too late."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = last.tb_frame.f_code.co_filename if last is not None else ""
    if not (isinstance(error, FileNotFoundError) and where == multiprocessing.synchronize.__file__):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = tell
