"""The lists of persons and terms that an edition is given. Knows which file is read by which reader."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tei_edition.errors import SettingsError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.registers.model import Person, Register, Term

__all__ = ["ListFile", "Person", "Register", "Term", "list_file", "load"]

_ID = re.compile(r"[^\W\d][\w.-]*$")
# Ids of the documents themselves, of notes and of pages: an entry that had one would be confounded.
_TAKEN = re.compile(r"d[0-9]|pg_|tei-edition$|(?:classification|precedence|handling|slug|terms)(?:\.|$)")


class ListFile(NamedTuple):
    """A file with a list, and the hash of its bytes: what an output depends on."""

    path: str
    sha256: str


def list_file(path: Path) -> ListFile:
    """A list by its path. Raises SettingsError where it cannot be read."""
    return ListFile(str(path), _hash(_bytes(path)))


@lru_cache(maxsize=32)
def load(files: tuple[ListFile, ...]) -> Register:
    """The entries of some lists, read once in a process. Raises SettingsError for a file that is no list,
    for an id that cannot be one or comes twice, and for a file that is not what it was."""
    persons: list[Person] = []
    terms: list[Term] = []
    seen: dict[str, str] = {}
    for file in files:
        data = _bytes(Path(file.path))
        if _hash(data) != file.sha256:
            raise SettingsError(f"{file.path}: was changed while it was in use; start again")
        register = _read(data, file.path)
        for key in (*(p.key for p in register.persons), *(t.key for t in register.terms)):
            _check_id(key, file.path, seen)
        persons += register.persons
        terms += register.terms
    return Register(tuple(persons), tuple(terms))


def _bytes(path: Path) -> bytes:
    try:
        return take(path, XML_LIMIT)
    except OSError as error:
        raise SettingsError(f"{path}: the list cannot be read: {error.strerror or error}") from None


def _hash(data: bytes) -> str:
    from hashlib import sha256  # not for those who only know an edition without lists

    return sha256(data).hexdigest()


def _read(data: bytes, name: str) -> Register:
    if name.lower().endswith(".csv"):
        from tei_edition.registers.csv import read_csv  # each reader only where it is needed

        return read_csv(data, name)
    from tei_edition.registers.tei import read_tei

    return read_tei(data, name)


def _check_id(key: str, name: str, seen: dict[str, str]) -> None:
    if not _ID.match(key) or _TAKEN.match(key):
        raise SettingsError(f"{name}: “{key}” cannot be an entry’s id; write one such as p_HA1 or t_NSC1")
    if key in seen:
        other = "" if seen[key] == name else f" (first in {seen[key]})"
        raise SettingsError(f"{name}: the id {key} comes twice{other}; each entry needs an id of its own")
    seen[key] = name
