"""Diagnostics for people (a line of text) and for programs (a line of JSON).

Knows the shape of a diagnostic; knows nothing of streams or of what the diagnostics are about.
"""

from __future__ import annotations

from typing import Any

from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.diagnostics.visible import printable


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity id: message`, with the hint on a line of its own below."""
    line = f"{place_of(diagnostic.place)}: {diagnostic.severity} {diagnostic.id}: {diagnostic.message}"
    hint = f"\n    hint: {printable(diagnostic.hint)}" if diagnostic.hint else ""
    return printable(line) + hint


def as_json(diagnostic: Diagnostic) -> str:
    """One line of JSON: `record` says with which keys."""
    return json_of(record(diagnostic))


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """The keys id, severity, message, file, line, column, xpath, hint; and what else is known of it.

    xml_id, element, parent, attribute, value, allowed, meant, cause, source, engine and edits are there
    only where they say something.
    """
    place, detail = diagnostic.place, diagnostic.detail
    told: dict[str, Any] = {
        "id": diagnostic.id,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "xpath": place.xpath,
        "hint": diagnostic.hint,
    }
    more = {"xml_id": place.xml_id, **detail._asdict(), "edits": [edit._asdict() for edit in detail.edits]}
    return told | {key: value for key, value in more.items() if value}


def json_of(value: Any, indent: int | None = None) -> str:
    """JSON as people can read it, and as it can be written whatever a file is called.

    A file name may hold bytes that are not UTF-8 (lone surrogates): escapes of ASCII always print.
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if _is_utf8(text) else json.dumps(value, indent=indent)


def place_of(place: Place) -> str:
    """`file:line:column`, as far as it is known."""
    parts = [place.file]
    if place.line:
        parts.append(str(place.line))
        if place.column:
            parts.append(str(place.column))
    return ":".join(parts)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
