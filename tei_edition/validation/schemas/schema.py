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


ENDINGS = {
    ".rng": Language.RNG,
    ".rnc": Language.RNC,
    ".xsd": Language.XSD,
    ".dtd": Language.DTD,
    ".sch": Language.SCHEMATRON,
    ".schematron": Language.SCHEMATRON,
}
"""What the end of a file's name says."""

UNASKED = "no schema is named"
"""The origin of our own schema where nobody asked for one."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema file. `origin` says who chose it: `--schema`, `xml-model in line 2`, `edition.toml`."""

    language: Language
    path: Path
    origin: str
    phase: str = ""
    """The phase of a Schematron schema that xml-model asks for."""
    line: int = 0
    """Where the document names it; 0 where the user did, or nobody: then a fault in it is the user's."""
    ours: str = ""
    """The name of the schema of ours that it is, byte for byte."""
    catalogs: tuple[Path, ...] = ()
    """Where to look for what the schema itself names by its address."""

    @property
    def by_document(self) -> bool:
        """Whether it is the document that asks for it: then it may come from a stranger."""
        return self.line > 0
