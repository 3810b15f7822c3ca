"""One TEI file from its bytes to everything that is to be said about it.

Knows the order: XML, the schemas, the rules that no schema can say. The gate before writing is another
matter, and has its own module: it knows what the bytes were made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.validation.document import Document
from tei_edition.validation.engines import faults
from tei_edition.validation.explain import explain
from tei_edition.validation.parsing import XmlError
from tei_edition.validation.rules import run
from tei_edition.validation.schemas import Wanted, choose


def examine(
    data: bytes, name: str, path: Path | None = None, wanted: Wanted | None = None
) -> tuple[Diagnostic, ...]:
    """What is wrong with a TEI file, in the order of its lines; nothing when all is well.

    `name` is for messages; `path` is where the file lies, so that what it points to can be found.
    SettingsError where a schema that the user named cannot be read; no exception for any bytes.
    """
    wanted = wanted or Wanted()
    try:
        document = Document(data, name, path)
    except XmlError as error:
        return (error.diagnostic,)
    schemas, told = choose(document, wanted)
    found = [*told]
    for schema in schemas:
        if said := faults(document, schema, wanted.engine):
            found += explain(document, schema, said)
    found += run(document, wanted.rules, found, wanted.root)
    return tuple(sorted(_weighed(found, dict(wanted.severities)), key=lambda each: each.place[1:3]))


def _weighed(found: list[Diagnostic], severities: dict[str, str]) -> Iterator[Diagnostic]:
    """With the severities that the user gave; those that are off are left out."""
    for each in found:
        chosen = severities.get(each.id, str(each.severity))
        if chosen != "off":
            yield each._replace(severity=Severity(chosen))
