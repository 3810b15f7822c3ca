"""RELAX NG by libxml2, for documents that are nested deep: in a process of its own, and not for ever.

Where something is wrong, libxml2 tries each alternative of a content model with all that is below it, so the
time may double from level to level: 200 elements, nested 20 deep, have taken it half a minute.
"""

from __future__ import annotations

from lxml import etree

from tei_edition.validation.engines import child
from tei_edition.validation.engines.bundle import unpacked
from tei_edition.validation.engines.grammars import grammar
from tei_edition.validation.engines.paths import node_at
from tei_edition.validation.engines.xsd import as_text
from tei_edition.validation.fault import Fault
from tei_edition.validation.schemas.schema import Schema


def faults(document: etree._Element, schema: Schema, name: str) -> tuple[Fault, ...]:
    """What libxml2, called `name`, finds wrong by a RELAX NG schema; SchemaError where it does not end."""
    files = grammar(schema)
    key = f"rng {hash(files)}"
    if not child.knows(key):
        with unpacked(files) as path:
            child.prepare(key, {"kind": "rng", "name": name, "path": str(path)})
    found = child.judge(key, as_text(document))
    return tuple(Fault(name, node_at(document, each["path"]), each["reason"]) for each in found)
