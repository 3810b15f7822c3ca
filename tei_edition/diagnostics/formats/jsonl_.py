"""For programs: a diagnostic a line, as each file is done."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics.formats.format import Format
from tei_edition.diagnostics.found import Found
from tei_edition.diagnostics.render import as_json


class JsonLines(Format):
    """Lines of JSON, each whole in itself."""

    def file(self, found: Found) -> Iterator[str]:
        """A line for each diagnostic."""
        for shown in found.shown:
            if not shown.known:
                yield f"{as_json(shown.diagnostic)}\n"


FORMAT = JsonLines
