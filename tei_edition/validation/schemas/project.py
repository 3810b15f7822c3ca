"""What the project's settings say about validation: the table [validation] of the nearest edition.toml.

    [validation]
    schema = ["schema/our.rng", "schema/our.sch"]    # relative to this edition.toml
    catalog = "schema/catalog.xml"
    engine = "libxml2"
    rules = ["tei", "frus"]
    constraints = true                               # also the Schematron rules inside of grammars

    [validation.severity]
    N031 = "warning"                                 # error, warning, info, off

The command line goes before the settings, option by option. Knows TOML and paths; judges nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tei_edition.edition import find_edition
from tei_edition.errors import SettingsError
from tei_edition.judging import read_judging
from tei_edition.validation.schemas.wanted import Wanted

DEFAULT_RULES = ("tei",)
DEFAULT_ENGINE = "libxml2"


def settled(wanted: Wanted, file: Path | None) -> Wanted:
    """What is wanted for a file: the command line, then the settings of its project, then the usual.

    SettingsError for an edition.toml that cannot be read, or that names what is not there.
    """
    path = settings_for(file)
    if path is None:
        return _usual(wanted)
    said = read_judging(path)
    severities = {**dict(said.severities), **dict(wanted.severities)}
    schemas, origin = wanted.schemas, wanted.origin
    if not schemas:
        schemas, origin = _there(said.schemas, path), f"{path.name} of {path.parent.name or path.parent}"
    catalogs = wanted.catalogs or _there(said.catalogs, path)
    return replace(
        _usual(replace(wanted, engine=wanted.engine or said.engine, rules=wanted.rules or said.rules)),
        schemas=schemas,
        origin=origin,
        catalogs=catalogs,
        constraints=wanted.constraints or said.constraints,
        severities=tuple(sorted(severities.items())),
    )


@lru_cache(maxsize=8)
def _usual(wanted: Wanted) -> Wanted:
    """With the usual for what nobody chose: of all files of a run the same."""
    return replace(
        wanted,
        engine=wanted.engine or DEFAULT_ENGINE,
        rules=wanted.rules or DEFAULT_RULES,
        severities=tuple(sorted(dict(wanted.severities).items())),
    )


def settings_for(file: Path | None) -> Path | None:
    """The edition.toml that applies to a file: the nearest one, beside it or above."""
    if file is None:
        return None
    folder = file.resolve().parent
    return find_edition(folder, Path(folder.anchor))


def _there(names: tuple[str, ...], settings: Path) -> tuple[Path, ...]:
    paths = tuple(settings.parent / name for name in names)
    for path, name in zip(paths, names, strict=True):
        if not path.is_file():
            raise SettingsError(f"{settings}: [validation]: there is no file {name} beside it.")
    return paths
