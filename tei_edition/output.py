"""Writing files: whole or not at all, never outside the output folder, never over someone's work.

Knows paths and bytes; knows nothing of what the bytes mean.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import os
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TextIO

from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Place
from tei_edition.errors import OutputError
from tei_edition.intake import opened

STAGING = ".tei-edition"
"""The folder inside an output folder that holds files not yet in their place."""

_FEW = 4
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_counter = itertools.count()
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def inside(root: Path | str, relative: str) -> Path:
    """The path of `relative` below `root`, checked to stay there.

    OutputError (B009) for an absolute path, `..`, NUL and other characters or names that some
    system refuses, and where a symbolic link leads out of `root`.
    """
    why = unsafe(relative)
    if not why and _leads_out(os.fspath(root), relative.rpartition("/")[0]):
        why = "a symbolic link leads out of the output folder"
    if why:
        said = f"The output “{relative}” cannot be written: {why}."
        raise OutputError(diagnostic=diagnose("B009", said, Place(relative, 1, 1)))
    return Path(root, relative)


@functools.lru_cache(maxsize=1024)
def _leads_out(root: str, folder: str) -> bool:
    """Whether a folder below the root is a link to elsewhere; asked once for each folder."""
    inner, outer = os.path.realpath(os.path.join(root, folder)), os.path.realpath(root)
    return os.path.commonpath([inner, outer]) != outer


def unsafe(relative: str) -> str:
    """Why the relative path is not safe, or ''."""
    if _UNSAFE.search(relative):
        return "its name has a character that some systems refuse"
    if not relative or relative.startswith("/"):
        return "it is not a relative path"
    reasons = (_unsafe_part(part) for part in relative.split("/"))
    return next((why for why in reasons if why), "")


def _unsafe_part(part: str) -> str:
    if part in ("", ".", ".."):
        return "it has an empty part, . or .."
    if part[-1] in ". ":
        return "a part of it ends with a dot or a blank"
    if _RESERVED.match(part):
        return "a part of it is a reserved name"
    try:
        too_long = len(part.encode()) > 240
    except UnicodeEncodeError:
        return "its name is not text"
    return "a part of it is too long" if too_long else ""


def write_atomic(path: Path, data: bytes) -> None:
    """Writes `data` to `path`: whoever reads it, whenever we are killed, finds old or new, whole.

    Makes the folder if need be. OutputError (B004) where that fails, and nothing is left behind.
    """
    temporary = _temporary(path)
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_staged(temporary, data, path)
    put(temporary, path)


def write_aside(root: Path, path: Path, data: bytes) -> str:
    """Writes a temporary file for `path` in the staging folder of `root`, to be `put` when it was
    `synchronise`d."""
    temporary = _temporary(root / STAGING / "x")
    write_staged(temporary, data, path, wait=False)
    return temporary


@contextlib.contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A stream of UTF-8 for `path`, which gets what was written when all is well, and at once.

    OutputError (B004) where the file cannot be made; nothing is left behind when something fails.
    """
    temporary = _temporary(path)
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _removed_on_failure(temporary):
        with telling(path):
            descriptor = os.open(temporary, _FLAGS, 0o666)
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
            with telling(path):
                sync(stream)
    put(temporary, path)


def overwrite(path: Path, data: bytes, before: bytes) -> str:
    """Puts `data` in the place of `before` in a file that is not ours; its permissions stay.

    Gives why that was not done, or '': a symbolic link is left alone, and so is a file that is no longer
    what it was when it was read. OutputError (B004) where it cannot be written.
    """
    with telling(path):
        if path.is_symlink():
            return "it is a symbolic link"
        if digest_of_file(path) != digest(before):
            return "someone has changed it in the meantime"
        status = path.stat()
        temporary = _temporary(path)
        write_staged(temporary, data, path)
        with _removed_on_failure(temporary):
            with contextlib.suppress(OSError, AttributeError):  # not on every system, and not for everyone
                os.chown(temporary, status.st_uid, status.st_gid)
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
        put(temporary, path)
    return ""


def _temporary(path: Path) -> str:
    return f"{path.parent}/.tei-edition-{os.getpid()}-{next(_counter)}.tmp"


def write_staged(temporary: str | Path, data: bytes, path: Path, *, wait: bool = True) -> None:
    """Writes a temporary file for `path`, of which errors speak.

    `wait`: until the disk has it; without, call `synchronise` before you `put` it.
    """
    with telling(path), _removed_on_failure(temporary):
        descriptor = os.open(temporary, _FLAGS, 0o666)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            if wait:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)


def synchronise(staged: Sequence[str]) -> None:
    """Waits until the disk has these temporary files, which lie on one file system.

    One syncfs for many files took a tenth of the time of an fsync for each. OutputError on failure.
    """
    if not staged:
        return
    with telling(staged[0]):
        if len(staged) < _FEW or not _sync_file_system(os.path.dirname(staged[0])):
            for path in staged:
                with open(path, "rb") as stream:
                    os.fsync(stream.fileno())


def _sync_file_system(folder: str) -> bool:
    """Asks the system to write out the file system of `folder`; False where it has no such call."""
    import ctypes

    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    if syncfs is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)
    return True


def sync(stream: IO[str]) -> None:
    """Waits until the disk has what was written to `stream`."""
    stream.flush()
    os.fsync(stream.fileno())


def put(temporary: str | Path, path: str | Path) -> None:
    """Moves a finished temporary file to its place, at once."""
    with telling(path), _removed_on_failure(temporary):
        try:
            os.replace(temporary, path)
        except FileNotFoundError:  # the folder is made only for a file that is sure to come
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(temporary, path)


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: str | Path) -> str:
    """The SHA-256 of what is at `path`, or '' where nothing is."""
    try:
        with opened(path) as stream:
            return digest(stream.read())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _failure(path, error) from error


def remove(path: Path) -> None:
    """Removes a file of ours; that it is not there is well."""
    with telling(path):
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def staging(root: Path) -> Iterator[Path]:
    """The output folder for the time of one run: locked, with an empty folder for staged files.

    OutputError (B004) where the folder cannot be made, or another run is writing to it.
    """
    folder = root / STAGING
    with telling(root):
        root.mkdir(parents=True, exist_ok=True)
    with _locked(root):
        try:
            with telling(folder):
                shutil.rmtree(folder, ignore_errors=True)  # left by a run that was killed
                folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    """A lock on the folder itself: no lock file to leave behind, and it ends with the process."""
    try:
        import fcntl
    except ImportError:  # not on this system: two runs at once are then the user's care
        yield
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        said = "Another run is writing to this folder."
        hint = "Wait for it to end, or name another output folder."
        raise OutputError(diagnostic=diagnose("B004", said, Place(str(root), 1, 1), hint)) from None
    except OSError:  # a file system without locks
        pass
    try:
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def telling(path: str | Path) -> Iterator[None]:
    """Turns the operating system's errors into an OutputError that names `path`."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise _failure(path, error) from error


def _failure(path: str | Path, error: OSError) -> OutputError:
    said = f"{path} cannot be written: {error.strerror or error}."
    return OutputError(diagnostic=diagnose("B004", said, Place(str(path), 1, 1)))


@contextlib.contextmanager
def _removed_on_failure(temporary: str | Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
