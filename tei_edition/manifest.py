"""The record of a conversion run: what came in, what went out, with hashes, as lines of JSON.

Knows records and hashes; knows nothing of XML, nor of how the outputs were made. The file holds no
time and no absolute path, so the same inputs give the same bytes:

    {"record": "run", ...}          tool, version, schema, settings
    {"record": "document", ...}     a line for each input, in the order of the inputs
    {"record": "file", ...}         an output that belongs to no document: the schema set
    {"record": "earlier", ...}      an output of an earlier run that this one did not touch
    {"record": "totals", ...}       must add up to the inputs
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from tei_edition.doubt import Doubt, from_record
from tei_edition.intake import opened
from tei_edition.output import put, sync, telling, unsafe

NAME = "conversion.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """An output on disk: path relative to the output folder, SHA-256, bytes."""

    path: str
    sha256: str
    bytes: int

    def record(self) -> dict[str, Any]:
        """The output as it stands in a line of the manifest."""
        return {"path": self.path, "sha256": self.sha256, "bytes": self.bytes}


@dataclass(frozen=True, slots=True)
class Known:
    """What the last run recorded of one output, and of the source that it was made from.

    `corrections` is the SHA-256 of the file of corrections, '' where there was none.
    """

    written: Written
    source: str
    source_sha256: str
    settings: str
    document: str
    warnings: int
    corrections: str = ""
    doubts: tuple[Doubt, ...] = ()

    def made_from(self, source_sha256: str, settings: str, corrections: str) -> bool:
        """Whether the same source, settings and corrections would give the same output again."""
        known = (self.source_sha256, self.settings, self.corrections)
        return known == (source_sha256, settings, corrections)


@dataclass(slots=True)
class Earlier:
    """The last run's manifest: its outputs by path; `broken` tells where it cannot be read."""

    outputs: dict[str, Known] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)
    broken_line: int = 0

    def forget_sources(self) -> None:
        """After a change of tool or schema nothing counts as done; what is ours stays ours."""
        for path, known in self.outputs.items():
            self.outputs[path] = replace(known, source_sha256="", settings="")


def load(path: Path) -> Earlier:
    """Reads a manifest; an absent one is empty, a broken line is told and ends the reading."""
    earlier = Earlier()
    try:
        with opened(path) as stream, io.BufferedReader(stream) as lines:
            for number, line in enumerate(lines, 1):
                earlier.broken_line = number
                _take(earlier, json.loads(line))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        earlier.broken_line = earlier.broken_line or 1
        return earlier
    earlier.broken_line = 0
    return earlier


def _take(earlier: Earlier, record: Mapping[str, Any]) -> None:
    if record["record"] == "run":
        earlier.run = {key: value for key, value in record.items() if key != "record"}
    for output in (*record.get("outputs", ()), *record.get("stale", ())):
        written = Written(str(output["path"]), str(output["sha256"]), int(output["bytes"]))
        if unsafe(written.path):  # somebody else's manifest must not lead us out of the folder
            raise ValueError(written.path)
        stale = not record.get("outputs")
        earlier.outputs[written.path] = Known(
            written,
            str(record.get("source", "")),
            "" if stale else str(record.get("sha256", "")),
            "" if stale else str(record.get("settings", "")),
            str(record.get("document", "")),
            int(record.get("warnings", 0)),
            str(record.get("corrections", "")),
            tuple(map(from_record, record.get("doubts", ()))),
        )


class Writer:
    """Writes a manifest line by line to a temporary file; `close` puts it in its place."""

    def __init__(self, temporary: Path, path: Path) -> None:
        self._temporary, self._path = temporary, path
        with telling(path):
            # A file name may hold bytes that are no text: then JSON's own escape stands for them.
            self._stream: IO[str] = temporary.open(
                "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )

    def add(self, kind: str, **fields: object) -> None:
        """Adds one record."""
        line = json.dumps({"record": kind, **fields}, ensure_ascii=False)
        with telling(self._path):
            self._stream.write(line + "\n")

    def add_earlier(self, known: Known) -> None:
        """Adds an output of an earlier run that this run did not touch."""
        self.add(
            "earlier",
            source=known.source,
            sha256=known.source_sha256,
            settings=known.settings,
            document=known.document,
            outputs=[known.written.record()],
            warnings=known.warnings,
            corrections=known.corrections,
            doubts=[doubt.record() for doubt in known.doubts],
        )

    def close(self) -> None:
        """Puts the finished manifest in its place."""
        with telling(self._path):
            sync(self._stream)
            self._stream.close()
        put(self._temporary, self._path)
