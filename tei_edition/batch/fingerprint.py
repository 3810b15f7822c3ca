"""Hashes of everything but the source that an output depends on: settings, schema, program.

Knows bytes and field values; the same on every machine, so no path and no time is in them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from tei_edition import __version__
from tei_edition.edition import Edition

_PROGRAM = (".py", ".toml", ".txt", ".xsl")
_SCHEMA = (".odd", ".rnc", ".rng", ".sch", ".xsd")


def of_settings(edition: Edition, encoding: str | None, schema_prefix: str | None) -> str:
    """The hash of what a user may set for a document."""
    known = asdict(edition)
    lists = known.pop("lists")
    del known["theme"]  # how it looks, not what is in it
    values: dict[str, object] = {"edition": known, "encoding": encoding, "schema": schema_prefix}
    if lists:  # by their bytes, wherever they lie
        values["lists"] = [file.sha256 for file in lists]
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=_plain)
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """Other values by their text; a set in a fixed order; a path by its name, wherever it lies."""
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return value.name if isinstance(value, Path) else str(value)


@cache
def schema_set() -> tuple[tuple[str, bytes], ...]:
    """The schema files that an edition carries, by name."""
    folder = files("tei_edition.schema")
    found = (item for item in folder.iterdir() if item.name.endswith(_SCHEMA))
    return tuple((item.name, item.read_bytes()) for item in sorted(found, key=lambda i: i.name))


def run_header(*, with_program: bool) -> dict[str, Any]:
    """The first record of a manifest.

    `with_program` adds a hash of the program itself: then an output counts as done only for the
    very program that made it, even while that is being developed under one version.
    """
    header = {"tool": "tei-edition", "version": __version__, "schema": _hash(schema_set())}
    return header | ({"program": _program()} if with_program else {})


@cache
def _program() -> str:
    return _hash(tuple(_files(files("tei_edition"), "")))


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            found += _files(item, f"{prefix}{item.name}/")
        elif item.name.endswith(_PROGRAM):
            found.append((prefix + item.name, item.read_bytes()))
    return found


def _hash(named: tuple[tuple[str, bytes], ...]) -> str:
    whole = sha256()
    for name, data in named:
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()
