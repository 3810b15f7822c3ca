"""The file of an editor's corrections beside a source: d41.txt -> d41.corrections.toml.

Reads TOML into frozen values, strictly: a misspelt key is an error that names the line. Knows nothing of
the source's text.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tei_edition.corrections.correction import NONE, Correction, Corrections, Kind
from tei_edition.corrections.keys import TABLES, TOP, fault
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Place
from tei_edition.errors import InputError
from tei_edition.model import Role
from tei_edition.neighbours import CORRECTIONS_ENDING
from tei_edition.source import read_bytes

LIMIT = 1024 * 1024
"""The most bytes that a file of corrections may have."""

_POSITION = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)")
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*([A-Za-z_-]+)[ \t]*\]\]")
_SPANS = {("from", "to"): "/", ("not_before", "not_after"): ".."}


def beside(source: str | Path) -> Path:
    """Where the corrections of a source would be: A/d41.txt -> A/d41.corrections.toml."""
    path = Path(source)
    return path.with_name(path.stem + CORRECTIONS_ENDING)


def read_beside(source: str | Path) -> bytes:
    """The bytes of the corrections of a source; b'' where it has none. InputError as `read_bytes`."""
    path = os.path.splitext(source)[0] + CORRECTIONS_ENDING
    return read_bytes(path, path, LIMIT) if os.path.exists(path) else b""


def parse(data: bytes, name: str) -> Corrections:
    """The corrections that a file's bytes hold; InputError K001 with the line where they are no good."""
    if not data:
        return NONE
    try:
        text = data.decode("utf-8")
        given = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _bad("The file is not UTF-8.", name, line) from None
    except (ValueError, RecursionError) as error:  # also a number of too many digits, too many brackets
        found = _POSITION.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
        raise _bad(f"The file is not valid TOML: {error}.", name, line, column) from None
    return _Reader(name, text).corrections(given)


def _bad(said: str, name: str, line: int, column: int = 1) -> InputError:
    return InputError(diagnostic=diagnose("K001", said, Place(name, line, column)))


class _Reader:
    """Turns what TOML gives into corrections; knows the lines, which TOML does not tell."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.headers: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, start=1):
            if found := _HEADER.match(line):
                self.headers.setdefault(found[1], []).append(number)

    def corrections(self, given: dict[str, Any]) -> Corrections:
        """All corrections, in the order of the file."""
        for key, value in given.items():
            if key in TOP:
                self._check(None, key, value, 1)
            elif key not in list(Kind):
                known = ", ".join((*TOP, *(f"[[{kind.value}]]" for kind in Kind)))
                raise self._error(1, key, f"there is no such thing; known are {known}")
        editor = str(given.get("editor", ""))
        entries = [entry for kind in Kind for entry in self._table(kind, given.get(kind.value, []), editor)]
        number = str(given.get("number", ""))
        line = self._line(1, "number") if number else 0
        return Corrections(self.name, number, line, editor, tuple(sorted(entries, key=lambda e: e.line)))

    def _table(self, kind: Kind, given: object, editor: str) -> Iterator[Correction]:
        """The corrections of one kind."""
        starts = self.headers.get(kind.value, [])
        if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
            raise self._error(1, kind.value, f"is written as a table of its own: [[{kind.value}]]")
        for at, entry in enumerate(given):
            line = starts[at] if at < len(starts) else 1
            self._keys(kind, entry, line)
            yield _correction(kind, entry, line, editor)

    def _keys(self, kind: Kind, entry: dict[str, Any], line: int) -> None:
        """InputError where a key is unknown or missing, or does not go with another."""
        table = TABLES[kind]
        for key, value in entry.items():
            if key not in table.known:
                raise self._error(line, key, f"[[{kind}]] has no such key; it knows {', '.join(table.known)}")
            self._check(kind, key, value, line)
        for key in table.needs:
            if key not in entry:
                raise _bad(f"[[{kind}]]: the key “{key}” is missing.", self.name, line)
        sets = [keys for keys in table.one_of if any(key in entry for key in keys)]
        if table.one_of and (len(sets) != 1 or not all(key in entry for key in sets[0])):
            wanted = ", or ".join(" and ".join(keys) for keys in table.one_of)
            raise _bad(f"[[{kind}]]: it needs {wanted}, and only that.", self.name, line)
        if "type" in entry and kind is Kind.BLOCK and entry["role"] != Role.LIST:
            raise self._error(line, "type", "only a list has a type")

    def _check(self, kind: Kind | None, key: str, value: object, line: int) -> None:
        if wrong := fault(kind, key, value):
            raise self._error(line, key, wrong)

    def _error(self, line: int, key: str, wrong: str) -> InputError:
        return _bad(f"{key}: {wrong}.", self.name, self._line(line, key))

    def _line(self, start: int, key: str) -> int:
        """The line of a key at or after line `start`; `start` where it is not found."""
        pattern = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])")
        for number, line in enumerate(self.lines[start - 1 :], start=start):
            if pattern.match(line):
                return number
        return start


def _correction(kind: Kind, entry: dict[str, Any], line: int, editor: str) -> Correction:
    """A correction from a table whose keys were checked."""
    role = Role(entry["role"]) if "role" in entry else None
    words = next((entry[key] for key in ("after", "begins", "words") if key in entry), "")
    return Correction(
        kind,
        line,
        " ".join(words.split()),
        " ".join(entry.get("ends", "").split()),
        entry.get("occurrence", 0),
        entry.get("note", 0),
        role,
        _date(entry) if kind is Kind.DATE else entry.get("type", ""),
        entry.get("again", False),
        entry.get("editor", editor).strip(),
    )


def _date(entry: dict[str, Any]) -> str:
    """The value of a date, as findings have it: `a`, `a/b` or `a..b`."""
    for keys, sign in _SPANS.items():
        if keys[0] in entry:
            return sign.join(_iso(entry[key]) for key in keys)
    return _iso(entry["when"])


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
