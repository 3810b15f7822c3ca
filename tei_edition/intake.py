"""Reads files that others wrote: regular ones only, and no more of them than a limit.

A pipe would never end, a device might have no end; a link to one is one. Knows files; knows nothing of what
is in them.
"""

from __future__ import annotations

import errno
import io
import os
import stat

SETTINGS_LIMIT = 4 * 1024 * 1024
"""The most bytes that a file of settings may have."""


XML_LIMIT = 64 * 1024 * 1024
"""The most bytes that an XML file may have: several times the largest volume of the series."""


class NotRegular(OSError):  # noqa: N818 (a kind of file, told like any OSError)
    """What is there is a folder, a pipe, a device or a socket."""


def take(path: str | os.PathLike[str], limit: int) -> bytes:
    """The bytes of a file. Raises OSError, also where it is not regular or has more than `limit` bytes."""
    data = beginning(path, limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"it has more than {limit:,} bytes", os.fspath(path))
    return data


def beginning(path: str | os.PathLike[str], size: int) -> bytes:
    """At most the first `size` bytes of a file. Raises OSError, NotRegular for what is no regular file."""
    with opened(path) as stream:
        # Asking for no more than there is: what is asked for is allocated.
        return stream.read(min(os.fstat(stream.fileno()).st_size + 1, size))


def opened(path: str | os.PathLike[str]) -> io.FileIO:
    """A regular file, open to be read. Raises OSError, NotRegular for what is none; never waits for one."""
    _check(os.stat(path), path)
    stream = open(path, "rb", buffering=0, opener=_without_waiting)  # noqa: SIM115 (the caller closes it)
    try:
        _check(os.fstat(stream.fileno()), path)  # it may have been changed in the meantime
    except OSError:
        stream.close()
        raise
    return stream


def _check(found: os.stat_result, path: str | os.PathLike[str]) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotRegular(errno.EINVAL, "it is not a regular file", os.fspath(path))


def _without_waiting(path: str, flags: int) -> int:
    """Opening a pipe would wait for somebody who writes to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
