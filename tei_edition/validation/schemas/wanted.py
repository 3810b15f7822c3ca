"""What the user wants files to be judged by. Knows no files and no schemas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants files to be judged by; it travels to worker processes.

    `schemas` and `catalogs` are files; `engine` and `rules` (names of rule sets, see `rules`) are empty where
    settings or the usual decide; `severities` are the user's, by rule id: error, warning, info or off.
    """

    schemas: tuple[Path, ...] = ()
    catalogs: tuple[Path, ...] = ()
    engine: str = ""
    rules: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    constraints: bool = False
    """Whether the Schematron rules inside of grammars are run too."""
    root: Path | None = None
    """The folder in which, and below, other files may be looked at; without one, that of each document."""
    origin: str = "--schema"
    """Who named `schemas`."""
