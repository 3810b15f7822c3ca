"""Finds the documents that the user means: files, and folders at any depth.

Knows paths and endings; opens no document.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.neighbours import CORRECTIONS_ENDING, LISTS_NAME, SETTINGS_NAME


@dataclass(frozen=True, slots=True)
class Found:
    """A document to work on, or `diagnostic`: why there is none.

    `key` is the path relative to the input folder, with slashes; `settings` is the nearest
    edition.toml, beside the document or in a folder above it, up to the input folder; `lists` likewise
    the nearest lists.xml.
    """

    path: Path
    name: str
    key: str
    settings: Path | None = None
    diagnostic: Diagnostic | None = None
    lists: Path | None = None


def find(inputs: Iterable[str], ending: str, *, leave_out: Path | None = None) -> Iterator[Found]:
    """The documents of `inputs` in a fixed order: files as named, folders sorted by path.

    Of a folder the files with `ending` count, but for hidden ones and those below `leave_out`
    (the output folder may lie inside the input folder).
    """
    skipped = leave_out.resolve() if leave_out and leave_out.exists() else None
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(given, path, ending, skipped)
        else:
            settings = path.parent / SETTINGS_NAME
            lists = path.parent / LISTS_NAME
            yield Found(
                path,
                given,
                path.name,
                settings if settings.is_file() else None,
                lists=lists if lists.is_file() else None,
            )


def _in_folder(given: str, root: Path, ending: str, skipped: Path | None) -> Iterator[Found]:
    """The documents of one folder; R010 for one that cannot be listed, R011 for none."""
    count = 0
    for found in _walk(root, "", ending, (None, None), skipped):
        count += 1
        yield found
    if not count:
        said = f"The folder has no *{ending} at any depth."
        yield Found(root, given, "", diagnostic=diagnose("R011", said, Place(given, 1, 1)))


def _walk(
    root: Path,
    relative: str,
    ending: str,
    beside: tuple[Path | None, Path | None],
    skipped: Path | None,
) -> Iterator[Found]:
    folder = root / relative
    try:
        with os.scandir(folder) as scanned:
            entries = sorted((e for e in scanned if e.name[0] != "."), key=lambda e: e.name)
    except OSError as error:
        said = f"The folder cannot be read: {error.strerror or error}."
        told = diagnose("R010", said, Place(str(folder), 1, 1))
        yield Found(folder, str(folder), relative, diagnostic=told)
        return
    names = {entry.name for entry in entries}
    settings = folder / SETTINGS_NAME if SETTINGS_NAME in names else beside[0]
    lists = folder / LISTS_NAME if LISTS_NAME in names else beside[1]
    for entry in entries:
        key = f"{relative}/{entry.name}" if relative else entry.name
        if entry.is_dir(follow_symlinks=False):
            if not (skipped and Path(entry.path).resolve() == skipped):
                yield from _walk(root, key, ending, (settings, lists), skipped)
        elif entry.name.lower().endswith(ending):
            yield Found(Path(entry.path), entry.path, key, settings, lists=lists)


def orphans(found: Iterable[Found]) -> Iterator[Diagnostic]:
    """K006 for each file of corrections, in the folders of the documents, that has no text beside it."""
    for folder in dict.fromkeys(item.path.parent for item in found if item.path.name):
        try:
            names = sorted(os.listdir(folder))
        except OSError:  # told already, where it matters
            continue
        stems = {name[: -len(".txt")] for name in names if name.lower().endswith(".txt")}
        for name in names:
            stem = name.removesuffix(CORRECTIONS_ENDING)
            if stem != name and stem not in stems:
                said = f"There is no {stem}.txt for these corrections."
                yield diagnose("K006", said, Place(str(folder / name), 1, 1))


def output_name(key: str) -> str:
    """A/B.txt -> A/B.xml, with slashes on every system."""
    folder, slash, name = key.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return f"{folder}{slash}{stem if dot and stem else name}.xml"
