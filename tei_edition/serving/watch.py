"""What an edition is made from, and whether it has changed: by the time, the size and the place of each file.

Knows paths; opens an edition.toml, to see which files it names, and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tei_edition.edition import load_edition
from tei_edition.errors import TeiEditionError
from tei_edition.neighbours import LISTS_NAME, SETTINGS_NAME

Snapshot = dict[str, tuple[int, int, int]]


def snapshot(inputs: Sequence[Path], out: Path) -> Snapshot:
    """Each file that an edition may depend on, with what tells that it was changed; `out` is left out."""
    skipped = out.resolve()
    found: Snapshot = {}
    for path in _files(inputs, skipped):
        with suppress(OSError):  # gone since
            told = os.stat(path)
            found[path] = (told.st_mtime_ns, told.st_size, told.st_ino)
    return found


def _files(inputs: Sequence[Path], skipped: Path) -> Iterator[str]:
    for given in inputs:
        if given.is_dir():
            yield from _below(given, skipped)
        else:
            yield str(given)
            beside = (SETTINGS_NAME, LISTS_NAME, f"{given.stem}.corrections.toml")
            yield from (str(given.parent / name) for name in beside)
    for settings in _settings(inputs):
        yield str(settings)
        with suppress(TeiEditionError):  # told by the build
            edition = load_edition(settings)
            yield from (file.path for file in edition.lists)
            for file in edition.theme.files:
                yield str(file)
                yield from map(str, file.parent.glob("*.xsl"))


def _settings(inputs: Sequence[Path]) -> Iterator[Path]:
    for given in inputs:
        if given.suffix == ".toml":
            yield given
        else:
            yield (given if given.is_dir() else given.parent) / SETTINGS_NAME


def _below(folder: Path, skipped: Path) -> Iterator[str]:
    """The files at any depth, but for hidden ones and those of the edition itself."""
    for root, folders, names in os.walk(folder):
        if Path(root).resolve() == skipped:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(root, name) for name in names if not name.startswith("."))
