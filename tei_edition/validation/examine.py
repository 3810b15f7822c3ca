"""One TEI file from its bytes to everything that is to be said about it.

Knows the order: XML, the schemas, the rules that no schema can say. The gate before writing is another
matter, and has its own module: it knows what the bytes were made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.validation.document import Document
from tei_edition.validation.engines import SchemaError, assertions, faults
from tei_edition.validation.explain import explain, told_once
from tei_edition.validation.parsing import XmlError
from tei_edition.validation.rules import run
from tei_edition.validation.schemas import Schema, Wanted, chosen, settled
from tei_edition.validation.schemas.choice import unasked, used
from tei_edition.validation.schemas.schema import UNASKED


class Examined(NamedTuple):
    """What is wrong with a file, and by which schemas it was judged."""

    diagnostics: tuple[Diagnostic, ...]
    schemas: tuple[Schema, ...] = ()


def examine(
    data: bytes, name: str, path: Path | None = None, wanted: Wanted | None = None
) -> tuple[Diagnostic, ...]:
    """What is wrong with a TEI file, in the order of its lines; nothing when all is well.

    `name` is for messages; `path` is where the file lies, so that what it points to can be found.
    SettingsError where settings, or a schema that the user named, are not there; no exception for any bytes.
    """
    return examined(data, name, path, wanted).diagnostics


def examined(data: bytes, name: str, path: Path | None = None, wanted: Wanted | None = None) -> Examined:
    """As `examine`, with the schemas that could be asked."""
    wanted = settled(wanted or Wanted(), path)
    try:
        document = Document(data, name, path)
    except XmlError as error:
        return Examined((error.diagnostic,))
    schemas, told = chosen(document, wanted)
    found, judges = [*told], []
    for schema in schemas:
        try:
            found += _judged(document, schema, wanted)
            judges.append(schema)
        except SchemaError as trouble:
            found.append(trouble.told(schema, document.name))
    found = told_once(found, tuple(run(document, wanted.rules, found, wanted.root)))
    weighed = sorted(_weighed(found, dict(wanted.severities)), key=lambda each: each.place[1:3])
    return Examined(tuple(weighed), tuple(judges))


def _judged(document: Document, schema: Schema, wanted: Wanted) -> list[Diagnostic]:
    """What one schema says. SchemaError where it cannot be asked. That it was asked is told of each file only
    where the settings give that a severity: the report says it once for all."""
    said = faults(document, schema, wanted.engine)
    found = [*assertions(document, schema)]
    if "V001" in dict(wanted.severities):
        found.append(used(schema, document.name, wanted))
    if said:
        found += explain(document, schema, said)
        if schema.origin == UNASKED:
            found.append(unasked(document.name))
    return found


def _weighed(found: list[Diagnostic], severities: dict[str, str]) -> Iterator[Diagnostic]:
    """With the severities that the user gave; those that are off are left out."""
    for each in found:
        chosen = severities.get(each.id, str(each.severity))
        if chosen != "off":
            yield each._replace(severity=Severity(chosen))
