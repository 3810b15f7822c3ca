"""For programs: one JSON document with the diagnostics, the files, the schemas, the causes and the sum.

The diagnostics come as the files are done, each on a line; the rest, which is small, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei_edition.diagnostics.formats.format import Format, Look
from tei_edition.diagnostics.found import Found, Totals
from tei_edition.diagnostics.grouping import Groups
from tei_edition.diagnostics.render import json_of, record


class Json(Format):
    """One document: tool, version, command, diagnostics, files, schemas, causes, summary."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._files: list[dict[str, Any]] = []
        self._groups = Groups()
        self._first = True

    def begin(self) -> Iterator[str]:
        """The tool, and the beginning of the diagnostics."""
        for key, value in (("tool", "tei-edition"), ("version", self.look.version)):
            yield f"{'{' if key == 'tool' else ''}{json_of(key)}: {json_of(value)},\n"
        yield f'"command": {json_of(self.look.command)},\n"diagnostics": ['

    def file(self, found: Found) -> Iterator[str]:
        """The diagnostics of a file."""
        for shown in found.shown:
            if not shown.known:
                yield f"{'' if self._first else ','}\n{json_of(record(shown.diagnostic))}"
                self._first = False
        self._groups.add(found)
        if found.status:  # else it is told of no file
            self._files.append(_file(found))

    def end(self, totals: Totals) -> Iterator[str]:
        """Files, schemas, causes and the sum."""
        yield "\n],\n"
        schemas = [
            {"schema": judge.schema, "origin": judge.origin, "files": files}
            for judge, files in sorted(totals.judges.items())
        ]
        causes = [
            {
                "id": group.diagnostic.id,
                "cause": group.diagnostic.detail.cause or group.diagnostic.message,
                "count": group.count,
                "files": group.files,
            }
            for group in self._groups
        ]
        for key, rows in (("files", self._files), ("schemas", schemas), ("causes", causes)):
            lines = ",\n".join(map(json_of, rows))
            yield f'"{key}": [{f"{chr(10)}{lines}{chr(10)}" if rows else ""}],\n'
        yield f'"summary": {json_of(totals.record())}}}\n'


def _file(found: Found) -> dict[str, Any]:
    counts = {f"{severity}s": count for severity, count in found.severities}
    more = {"known": found.known, "mended": found.mended}
    schemas = [judge.schema for judge in found.judges]
    return {
        "file": found.name,
        "status": found.status,
        "errors": 0,
        "warnings": 0,
        "infos": 0,
        **counts,
        **{key: value for key, value in more.items() if value},
        "schemas": schemas,
    }


FORMAT = Json
