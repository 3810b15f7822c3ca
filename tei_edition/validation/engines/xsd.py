"""xmlschema: XML Schema 1.0 and 1.1, slow, with good explanations; in a process of its own.

A pattern such as (a+)+b takes it for ever, and the schema may be a stranger's: so its time is bounded.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from tei_edition.validation.engines import child
from tei_edition.validation.engines.bundle import XS, Bundle, bundle, unpacked
from tei_edition.validation.engines.paths import node_at
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.parsing import MAX_BYTES
from tei_edition.validation.schemas.schema import Schema

NAME = "xmlschema"
_NAMESPACE = re.compile(r"\{[^{}]*\}|\b(?:tei|ns\d+):")
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_ONLY_1_1 = tuple(
    f"{XS}{name}"
    for name in ("assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override")
)
_KINDS = (
    (re.compile(r"missing required attribute '([^']*)'"), Kind.MISSING_ATTRIBUTE),
    (re.compile(r"'([^']*)' attribute not allowed"), Kind.UNKNOWN_ATTRIBUTE),
    (re.compile(r"attribute ([^ =]+)="), Kind.BAD_VALUE),
    (re.compile(r"character data (?:between child elements|is) not allowed()"), Kind.TEXT_NOT_ALLOWED),
)


def faults(document: etree._Element, schema: Schema) -> tuple[Fault, ...]:
    """What xmlschema finds wrong in a document; SchemaError where it cannot read the schema, or end."""
    files = bundle(schema)
    if not child.knows(_key(files)):
        prepare(schema)
    found = child.judge(_key(files), as_text(document))
    return tuple(_fault(each, document) for each in found)


def prepare(schema: Schema) -> None:
    """Loads the schema into the helper."""
    files = bundle(schema)
    with unpacked(files) as path:
        child.prepare(_key(files), _load(files, str(path)))


def as_text(document: etree._Element) -> str:
    """A document for another process: as it was read, with all entities in their places."""
    return etree.tostring(document, encoding="ascii", with_tail=False).decode("ascii")[: 4 * MAX_BYTES]


def is_newer(schema: Schema) -> bool:
    """Whether a schema uses what XML Schema 1.1 has and 1.0 has not."""
    return _is_newer(bundle(schema))


def _is_newer(files: Bundle) -> bool:
    trees = files.trees()
    return any(
        tree.get(_VERSION, "1.0") != "1.0" or next(tree.iter(*_ONLY_1_1), None) is not None for tree in trees
    )


def _key(files: Bundle) -> str:
    return f"xsd {hash(files)}"


def _load(files: Bundle, path: str) -> dict[str, Any]:
    version = "1.1" if _is_newer(files) else "1.0"
    return {"kind": "xsd", "name": "xmlschema", "version": version, "path": path}


def _fault(found: dict[str, Any], root: etree._Element) -> Fault:
    node = node_at(root, found["path"])
    reason = _NAMESPACE.sub("", found["reason"]).strip().rstrip(".")
    allowed = tuple(_NAMESPACE.sub("", each) for each in found.get("expected", ()))
    if found.get("wrong"):
        return Fault(NAME, node, reason, Kind.MISPLACED_ELEMENT, allowed=allowed)
    if allowed and "not complete" in reason:
        return Fault(NAME, node, reason, Kind.MISSING_CHILD, allowed=allowed)
    for pattern, kind in _KINDS:
        if match := pattern.search(reason):
            return Fault(NAME, node, reason, kind, attribute=match[1])
    return Fault(NAME, node, reason)
