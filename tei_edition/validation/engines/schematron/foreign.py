"""Schematron that is not ours: as a stylesheet, run in a process of its own.

The diagnostics have the ids, the roles and the words of the schema.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from tei_edition.diagnostics import Detail, Diagnostic, Severity
from tei_edition.validation.document import Document
from tei_edition.validation.engines import child, saxon
from tei_edition.validation.engines.paths import node_at
from tei_edition.validation.engines.schematron.expand import expanded
from tei_edition.validation.engines.schematron.names import name_of
from tei_edition.validation.engines.schematron.sheet import Test, sheet, tests_of
from tei_edition.validation.engines.trouble import SchemaError
from tei_edition.validation.engines.xsd import as_text
from tei_edition.validation.schemas.schema import Schema


class _Compiled(NamedTuple):
    """A schema as a stylesheet, with what each of its tests is called and how much it weighs."""

    key: str
    kind: str
    stylesheet: str
    tests: tuple[Test, ...]


def check(document: Document, schema: Schema) -> tuple[Diagnostic, ...]:
    """The diagnostics of a Schematron schema; SchemaError where it is broken."""
    compiled = _of(schema)
    if not child.knows(compiled.key):
        load(schema)
    found = child.judge(compiled.key, _with_front(document.root))
    return tuple(_diagnostic(each, compiled.tests, document, schema) for each in found)


def prepare(schema: Schema) -> None:
    """Makes the stylesheet of a schema, and starts no process. SchemaError where it cannot be used."""
    _of(schema)


def load(schema: Schema) -> None:
    """Compiles a schema where it will be run. SchemaError where it cannot be used."""
    compiled = _of(schema)
    name = "Saxon" if compiled.kind == "saxon" else "libxslt"
    child.prepare(compiled.key, {"kind": compiled.kind, "name": name, "sheet": compiled.stylesheet})


def _of(schema: Schema) -> _Compiled:
    state = schema.path.stat()
    return _compiled(schema.path, schema.catalogs, schema.phase, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _compiled(path: Path, catalogs: tuple[Path, ...], phase: str, changed: int, size: int) -> _Compiled:
    tree = expanded(path.resolve(), catalogs, phase)
    binding = tree.get("queryBinding", "xslt").lower()
    newer = binding not in ("xslt", "xslt1", "xpath", "xpath1")
    if newer and not saxon.is_installed():
        raise SchemaError(
            "V007",
            f"Schematron with the query binding {'xslt3' if '3' in binding else 'xslt2'} is run by Saxon, "
            "which is not installed",
            f"Install the extra that brings it: {saxon.HOW_TO_INSTALL}",
        )
    text = etree.tostring(sheet(tree, newer=newer), encoding="unicode")
    return _Compiled(f"sch {hash(text)}", "saxon" if newer else "schematron", text, tests_of(tree))


def _with_front(root: etree._Element) -> str:
    """The document with the instructions before its root, which rules may ask for."""
    before = reversed(list(root.itersiblings(etree.ProcessingInstruction, preceding=True)))
    front = [etree.tostring(each, encoding="ascii", with_tail=False).decode("ascii") for each in before]
    return "".join([*front, as_text(root)])


def _diagnostic(
    found: dict[str, Any], tests: tuple[Test, ...], document: Document, schema: Schema
) -> Diagnostic:
    test = tests[found["test"]]
    node = node_at(document.root, found["path"])
    message = found["message"] or "A rule of the schema is not kept."
    source = schema.ours or schema.path.name
    detail = Detail(element=name_of(node), cause=f"{source} {test.id}", source=source, engine="Schematron")
    return Diagnostic(test.id, Severity(test.severity), message, document.place(node), found["hint"], detail)
