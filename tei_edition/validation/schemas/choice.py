"""The order in which schemas are looked for. Knows where they may be named; opens none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas.schema import Language, Schema

_ENDINGS = {
    ".rng": Language.RNG,
    ".rnc": Language.RNC,
    ".xsd": Language.XSD,
    ".dtd": Language.DTD,
    ".sch": Language.SCHEMATRON,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants files to be judged by; it travels to worker processes.

    `schemas` and `catalogs` are files; `rules` are names of rule sets (see `rules`); `severities` are the
    user's, by rule id: error, warning, info or off. `root` is the folder in which, and below, other files may
    be looked at; without one, the folder of each document.
    """

    schemas: tuple[Path, ...] = ()
    catalogs: tuple[Path, ...] = ()
    engine: str = "libxml2"
    rules: tuple[str, ...] = ("tei",)
    severities: tuple[tuple[str, str], ...] = ()
    root: Path | None = None


def choose(document: Document, wanted: Wanted) -> tuple[tuple[Schema, ...], tuple[Diagnostic, ...]]:
    """The schemas for a document, and what is to be said about those that cannot be had."""
    return tuple(_given(wanted)) or (Schema(Language.RNG, schema_path("cable.rng"), "built in"),), ()


def _given(wanted: Wanted) -> Iterator[Schema]:
    for path in wanted.schemas:
        yield Schema(_ENDINGS[path.suffix.lower()], path, "--schema")
