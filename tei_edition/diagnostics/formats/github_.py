"""For GitHub's Actions: annotations that stand at the lines of a change.

GitHub shows ten errors and ten warnings of a step; so each cause is one annotation in a file, with how
often it occurs there, unless `every` diagnostic is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics.diagnostic import Diagnostic, Severity
from tei_edition.diagnostics.formats.format import Format
from tei_edition.diagnostics.formats.uri import relative
from tei_edition.diagnostics.found import Cause, Found, cause_of
from tei_edition.diagnostics.visible import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GitHub(Format):
    """Workflow commands: `::error file=...,line=...::...`."""

    def file(self, found: Found) -> Iterator[str]:
        """A command for each cause."""
        counts = dict(found.causes)
        seen: set[Cause] = set()
        for shown in found.shown:
            cause = cause_of(shown.diagnostic)
            if not shown.known and (self.look.every or cause not in seen):
                yield _annotation(shown.diagnostic, 1 if self.look.every else counts.get(cause, 1))
                seen.add(cause)


def _annotation(told: Diagnostic, times: int) -> str:
    place = told.place
    properties = {"file": relative(place.file) or place.file}
    if place.line:
        properties["line"] = str(place.line)
        if place.column:
            properties["col"] = str(place.column)
    properties["title"] = f"tei-edition {told.id}"
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = printable(told.message) + (f" ({times} times in this file)" if times > 1 else "")
    hint = f"\n{printable(told.hint)}" if told.hint else ""
    return f"::{_COMMANDS[told.severity]} {given}::{_data(message + hint)}\n"


def _data(text: str) -> str:
    """As GitHub's runner reads it: percent, carriage return and line feed are escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """In a property colon and comma are escaped too; no character may fool a terminal."""
    escaped = _data(text).replace(":", "%3A").replace(",", "%2C")
    return escaped if escaped.isprintable() else printable(escaped)


FORMAT = GitHub
