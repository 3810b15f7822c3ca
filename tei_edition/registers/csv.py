"""Lists of persons and terms in CSV -> entries. Knows the columns; nothing of cables.

The first line names the columns: `id`, `kind` (person or term), `name`, and perhaps `about`. Without
`kind`, an id that begins with t_ is a term's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tei_edition.errors import SettingsError
from tei_edition.registers.headings import forms_of, names_of
from tei_edition.registers.model import Person, Register, Term

COLUMNS = ("id", "kind", "name", "about")
_NEEDED = ("id", "name")


def read_csv(data: bytes, name: str) -> Register:
    """The register that a CSV file holds. Raises SettingsError that names file, line and remedy."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingsError(f"{name}:{line}: is not UTF-8; save the list as UTF-8") from None
    lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    _check_columns(lines.fieldnames or (), name)
    persons: list[Person] = []
    terms: list[Term] = []
    try:
        for row in lines:
            _entry(row, f"{name}:{lines.line_num}", persons, terms)
    except csv.Error as error:
        raise SettingsError(f"{name}:{lines.line_num}: is not CSV: {error}; quote the cell") from None
    return Register(tuple(persons), tuple(terms))


def _check_columns(found: Iterable[str], name: str) -> None:
    columns = list(found)
    for needed in _NEEDED:
        if needed not in columns:
            raise SettingsError(f"{name}:1: the first line must name the column {needed}")
    for column in columns:
        if column not in COLUMNS:
            raise SettingsError(f"{name}:1: {column}: no such column; known are {', '.join(COLUMNS)}")


def _entry(row: dict[str, str | None], where: str, persons: list[Person], terms: list[Term]) -> None:
    """Adds the entry of one line to its list."""
    key, label = (row["id"] or "").strip(), (row["name"] or "").strip()
    about = (row.get("about") or "").strip()
    kind = (row.get("kind") or ("term" if key.startswith("t_") else "person")).strip()
    if None in row or not key or not label:
        raise SettingsError(f"{where}: a line needs id and name, and no more cells than there are columns")
    if kind == "person":
        names, ranks = names_of(label)
        persons.append(Person(key, label, names, about, ranks))
    elif kind == "term":
        terms.append(Term(key, label, forms_of(label), about))
    else:
        raise SettingsError(f"{where}: {kind}: no such kind; write person or term")
