"""The manifest of an edition: every file with its size and hash, every document with its source.

Knows records and hashes, no XML. The file holds no time and no absolute path: the same input gives
the same bytes. By it a later build knows which files it may remove.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import OutputError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.manifest import Written
from tei_edition.output import (
    digest,
    digest_of_file,
    inside,
    put,
    remove,
    synchronise,
    write_aside,
    write_atomic,
)

NAME = "manifest.json"
_TOGETHER = 256  # files for which the disk is waited for at once


class SourceFile(NamedTuple):
    """The file that a TEI document was made from: its name for the user, and its SHA-256. `judged` says
    whether the document was found valid before it was written."""

    name: str
    sha256: str
    judged: bool = False


class Staged(NamedTuple):
    """A file of the edition, and where it lies until it is put in its place: '' where it is there already."""

    written: Written
    temporary: str = ""


def stage(out: Path, relative: str, data: bytes) -> Staged:
    """Writes a file of the edition aside, unless these bytes are in its place; OutputError if it cannot.

    What `stage` has written is gone when the edition's folder is no longer that of a run (output.staging).
    """
    path = inside(out, relative)
    written = Written(relative, digest(data), len(data))
    there = digest_of_file(path) == written.sha256
    return Staged(written, "" if there else write_aside(out, path, data))


def kept(relative: str, data: bytes) -> Staged:
    """A file that is there already, as part of the edition."""
    return Staged(Written(relative, digest(data), len(data)))


class Record:
    """Puts the files of an edition in their places, and remembers them."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.files: dict[str, Written] = {}
        self._staged: list[tuple[str, Path]] = []

    def put(self, relative: str, data: bytes) -> None:
        """Writes a file of the edition unless it holds these bytes; OutputError if it cannot."""
        self.add(stage(self.out, relative, data))

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Writes files by their paths."""
        for relative, data in files:
            self.put(relative, data)

    def add(self, staged: Staged) -> None:
        """Counts a file as part of the edition: many are put in their places together, when the disk has
        them all."""
        self.files[staged.written.path] = staged.written
        if staged.temporary:
            self._staged.append((staged.temporary, self.out / staged.written.path))
        if len(self._staged) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Puts what was written so far into its place; OutputError if that cannot be."""
        staged, self._staged = self._staged, []
        synchronise([temporary for temporary, _ in staged])
        for temporary, path in staged:
            put(temporary, path)

    def close(self, edition: Mapping[str, str], documents: Iterable[Mapping[str, object]]) -> None:
        """Writes the manifest: the last file of a build, so that a broken build is seen as one."""
        self.flush()
        parts = {
            "edition": [json.dumps(dict(edition), ensure_ascii=False)],
            "documents": [json.dumps(dict(d), ensure_ascii=False) for d in documents],
            "files": [
                json.dumps(self.files[path].record(), ensure_ascii=False) for path in sorted(self.files)
            ],
        }
        write_atomic(inside(self.out, NAME), _lines(parts).encode())

    def remove_old(self, earlier: Mapping[str, str]) -> Iterator[Diagnostic]:
        """Removes what only the earlier build wrote, unless it was changed since (T007)."""
        for relative, sha256 in sorted(earlier.items()):
            if relative in self.files:
                continue
            path = inside(self.out, relative)
            found = digest_of_file(path)
            if found == sha256:
                remove(path)
            elif found:
                said = "An earlier build wrote this file; it has been changed since and is kept."
                yield diagnose("T007", said, Place(relative))


def _lines(parts: Mapping[str, list[str]]) -> str:
    """JSON with a line for each document and file, so that a difference shows which."""
    tool = json.dumps({"name": "tei-edition", "version": version("tei-edition")})
    edition = parts["edition"][0]
    lists = (
        f'"{key}": [\n' + ",\n".join(f"  {line}" for line in parts[key]) + "\n]"
        for key in ("documents", "files")
    )
    return "{\n" + ",\n".join([f'"tool": {tool}', f'"edition": {edition}', *lists]) + "\n}\n"


def earlier_files(out: Path) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The files of the last build with their hashes; none, and T008, if its manifest is broken."""
    path = out / NAME
    try:
        files = json.loads(take(path, XML_LIMIT))["files"]
        earlier = {str(file["path"]): str(file["sha256"]) for file in files}
        for relative in earlier:
            inside(out, relative)
        return earlier, ()
    except FileNotFoundError:
        return {}, ()
    except (OSError, OutputError, ValueError, KeyError, TypeError, RecursionError):
        said = "The manifest of the last build cannot be read."
        return {}, (diagnose("T008", said, Place(NAME, 1, 1)),)
