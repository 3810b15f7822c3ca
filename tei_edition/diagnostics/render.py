"""Diagnostics for people (a line of text) and for programs (a line of JSON).

Knows the shape of a diagnostic; knows nothing of streams or of what the diagnostics are about.
"""

from __future__ import annotations

from tei_edition.diagnostics.diagnostic import Diagnostic, Place


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity id: message`, with the hint on a line of its own below."""
    line = f"{_place(diagnostic.place)}: {diagnostic.severity} {diagnostic.id}: {diagnostic.message}"
    hint = f"\n    hint: {_printable(diagnostic.hint)}" if diagnostic.hint else ""
    return _printable(line) + hint


def as_json(diagnostic: Diagnostic) -> str:
    """One line of JSON with the keys id, severity, message, file, line, column, xpath, hint."""
    import json

    place = diagnostic.place
    record = {
        "id": diagnostic.id,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "xpath": place.xpath,
        "hint": diagnostic.hint,
    }
    # A file name may hold bytes that are not UTF-8 (lone surrogates): ASCII escapes always print.
    return json.dumps(record, ensure_ascii=not _is_utf8(place.file + diagnostic.message))


def _place(place: Place) -> str:
    parts = [place.file]
    if place.line:
        parts.append(str(place.line))
        if place.column:
            parts.append(str(place.column))
    return ":".join(parts)


def _printable(text: str) -> str:
    """Without control characters, which could fool a terminal, and without lone surrogates."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
