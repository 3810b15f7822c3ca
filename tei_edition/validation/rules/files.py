"""What other files have: the ids in them, each file read once in a process.

Knows files below the folder of the run, and nothing of pointers. A file outside of that folder, also one
that a symbolic link leads to, is never opened.
"""

from __future__ import annotations

from pathlib import Path

from tei_edition.errors import InputError
from tei_edition.source import read_bytes
from tei_edition.validation.parsing import MAX_BYTES, parse

MOST_IDS = 2_000_000
"""The ids of other files that are kept in memory; then the oldest files are forgotten."""

_kept: dict[tuple[str, int, int], frozenset[str] | None] = {}
_count = 0


def within(root: Path, folder: Path, name: str) -> Path | None:
    """The file that a relative name means, seen from a folder; None where it is outside of `root`."""
    try:
        path = (folder / name).resolve()
        path.exists()
    except (OSError, ValueError, RuntimeError):  # a name that no file can have
        return None
    return path if path.is_relative_to(root.resolve()) else None


def ids_in(path: Path) -> frozenset[str] | None:
    """The xml:ids of a file; None where it cannot be read as XML."""
    global _count
    try:
        stat = path.stat()
        key = (str(path), stat.st_mtime_ns, stat.st_size)
        if key not in _kept:
            found = _read(path)
            _count += len(found or ())
            _kept[key] = found
        while _count > MOST_IDS and len(_kept) > 1:
            oldest = next(iter(_kept))
            _count -= len(_kept.pop(oldest) or ())
        return _kept[key]
    except (OSError, InputError):
        return None


def _read(path: Path) -> frozenset[str] | None:
    try:
        root = parse(read_bytes(path, str(path), MAX_BYTES), str(path))
    except InputError:
        return None
    found = root.xpath("//@xml:id", smart_strings=False)
    return frozenset(map(str, found))  # type: ignore[arg-type]
