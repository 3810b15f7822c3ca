"""A schema that a file is judged by: its language, where it lies, and who asked for it. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Language(StrEnum):
    """The schema languages."""

    RNG = "RELAX NG"
    RNC = "RELAX NG, compact syntax"
    XSD = "XML Schema"
    DTD = "DTD"
    SCHEMATRON = "Schematron"


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema file. `origin` says who chose it: `--schema`, `xml-model in line 2`, `edition.toml`."""

    language: Language
    path: Path
    origin: str
    phase: str = ""
    """The phase of a Schematron schema that xml-model asks for."""
