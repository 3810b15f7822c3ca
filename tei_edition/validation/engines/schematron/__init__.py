"""Schematron: XPath 1.0 by libxslt, XPath 2 and 3 by Saxon where that is installed.

The diagnostics have the ids, the roles and the words of the schema. Our own cable.sch has an engine of its
own, which is silent and quick (see `validation.schematron`); what the others need is loaded for them only.
"""

from __future__ import annotations

from typing import Any

from tei_edition.diagnostics import Detail, Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.engines.schematron.names import name_of
from tei_edition.validation.places import TEI
from tei_edition.validation.schemas.schema import Schema


def check(document: Document, schema: Schema) -> tuple[Diagnostic, ...]:
    """The diagnostics of a Schematron schema; SchemaError where it is broken."""
    if _is_quick(schema):
        return _quick(document)
    from tei_edition.validation.engines.schematron.foreign import check

    return check(document, schema)


def prepare(schema: Schema) -> None:
    """Makes the stylesheet of a schema, and starts no process. SchemaError where it cannot be used."""
    if not _is_quick(schema):
        from tei_edition.validation.engines.schematron.foreign import prepare

        prepare(schema)


def load(schema: Schema) -> None:
    """Compiles a schema where it will be run. SchemaError where it cannot be used."""
    if not _is_quick(schema):
        from tei_edition.validation.engines.schematron.foreign import load

        load(schema)


def _is_quick(schema: Schema) -> bool:
    return schema.ours == "cable.sch" and schema.phase in ("", "#ALL")


def _quick(document: Document) -> tuple[Diagnostic, ...]:
    from tei_edition.validation import schematron

    found = []
    for told in schematron.check(document.root, document.name):
        nodes: Any = document.root.getroottree().xpath(told.place.xpath, namespaces={"tei": TEI})
        node = nodes[0] if nodes else document.root
        detail = Detail(element=name_of(node), cause=told.id, source="cable.sch", engine="Schematron")
        found.append(told._replace(place=document.place(node), detail=detail))
    return tuple(found)
