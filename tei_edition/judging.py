"""The table [validation] of an edition.toml: what files are judged by, and how much findings weigh.

Reads TOML into a frozen `Judging`; knows nothing of schemas or of TEI, and opens no other file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tei_edition.diagnostics.catalogue import CATALOGUE, SUBJECTS
from tei_edition.errors import SettingsError

ENGINES = ("libxml2", "jing", "both", "xmlschema")
RULE_SETS = ("tei", "frus", "none")
SEVERITIES = ("error", "warning", "info", "off")
_KEYS = ("schema", "catalog", "engine", "rules", "constraints", "severity")


@dataclass(frozen=True, slots=True)
class Judging:
    """What [validation] says; every field may be empty. Files are as they are written there."""

    schemas: tuple[str, ...] = ()
    catalogs: tuple[str, ...] = ()
    engine: str = ""
    rules: tuple[str, ...] = ()
    constraints: bool = False
    severities: tuple[tuple[str, str], ...] = ()


def read_judging(path: Path) -> Judging:
    """The table [validation] of an edition.toml; an empty Judging where it has none.

    Raises SettingsError that names the file, the key, and what is expected.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> Judging:
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8")).get("validation", {})
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from None
    return judging(table, path)


def judging(table: object, path: Path) -> Judging:
    """What a parsed table [validation] says; an unknown key is an error, so that a misspelling is seen."""
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: validation: is a table, [validation]")
    for key in table:
        if key not in _KEYS:
            known = ", ".join(_KEYS[:-1])
            raise SettingsError(
                f"{path}: [validation] {key}: no such setting; known are {known}, and [validation.severity]"
            )
    where = f"{path}: [validation]"
    return Judging(
        _names(table, "schema", where),
        _names(table, "catalog", where),
        _one_of(table.get("engine", ""), ENGINES, f"{where} engine"),
        tuple(_one_of(each, RULE_SETS, f"{where} rules") for each in _names(table, "rules", where)),
        _flag(table.get("constraints", False), f"{where} constraints"),
        _severities(table.get("severity", {}), f"{path}: [validation.severity]"),
    )


def _names(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise SettingsError(f"{where} {key}: must be a text in quotes, or several in []")
    return tuple(names)


def _one_of(value: object, known: tuple[str, ...], where: str) -> str:
    if value != "" and value not in known:
        raise SettingsError(f"{where}: “{value}” is none of {', '.join(known)}")
    return str(value)


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{where}: must be true or false")
    return value


def _severities(table: object, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: is a table of ids, such as N031 = “warning”")
    for rule, severity in table.items():
        if _looks_ours(rule) and rule not in CATALOGUE:
            raise SettingsError(f"{where}: {rule}: there is no such rule; see tei-edition rules")
        _one_of(severity or "?", SEVERITIES, f"{where} {rule}")
    return tuple(sorted(table.items()))


def _looks_ours(rule: str) -> bool:
    """Whether an id has the form of ours; those of other people's Schematron have any form."""
    return rule[:1] in SUBJECTS and rule[1:].isdecimal()
