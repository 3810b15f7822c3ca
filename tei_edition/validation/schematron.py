"""Schematron: what cable.sch says about a document.

A stylesheet is derived from cable.sch that is silent about a document in which no rule fails: in a
fraction of a millisecond, and in a time that grows with the length of the document only. It relies
on what cable.sch promises (one rule in a pattern, no union in a context), and says what any engine
for ISO Schematron says: that is tested with lxml's. Knows no parser.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import compile_stylesheet, load_schema
from tei_edition.validation.places import Places

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_ATTRIBUTES = "/descendant::tei:*/@*"
_WITH_ATTRIBUTE = re.compile(r"tei:\*\[@([\w:-]+)\]")


@dataclass(frozen=True, slots=True)
class _Test:
    """An assert or report: its order, what it says besides the message, and the nodes it is for."""

    order: int
    severity: Severity
    hint: str
    nodes: str


def check(root: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of cable.sch for a document in a file of this name, in the order of its rules."""
    return tuple(_report(_engine.failing(root), root, name))


def fails(root: etree._Element) -> bool:
    """Whether any assertion fails, or any report holds."""
    return bool(_engine.failing(root))


def _report(failing: list[etree._Element], root: etree._Element, name: str) -> Iterator[Diagnostic]:
    places = Places(name)
    nodes: dict[str, list[etree._Element]] = {}
    tests = _tests()
    for found in sorted(failing, key=lambda found: tests[str(found.tag)].order):
        test = tests[str(found.tag)]
        if test.nodes not in nodes:
            nodes[test.nodes] = _nodes(test.nodes, root)
        node = nodes[test.nodes][int(found.get("at", "1")) - 1]
        message = " ".join((found.text or "").split())
        yield Diagnostic(str(found.tag), test.severity, message, places.of(node), test.hint)


def _nodes(path: str, root: etree._Element) -> list[etree._Element]:
    """The elements at a path, in order; those of attributes where it leads to attributes."""
    found: Any = root.getroottree().xpath(path, namespaces=_namespaces(_schema()))
    return [node if isinstance(node, etree._Element) else node.getparent() for node in found]


@cache
def _schema() -> etree._Element:
    return load_schema("cable.sch").getroot()


@cache
def _tests() -> dict[str, _Test]:
    """The assertions and reports by their ids; those of one rule have the same order."""
    hints = {hint.get("id"): hint.text or "" for hint in _schema().iter(f"{SCH}diagnostic")}
    return {
        str(test.get("id")): _Test(
            order, Severity(test.get("role") or "error"), hints[test.get("diagnostics")], _path(rule)
        )
        for order, rule in enumerate(_schema().iter(f"{SCH}rule"))
        for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report")
    }


def stylesheet(schema: etree._Element) -> etree._Element:
    """A stylesheet derived from a Schematron schema: an element for each test that fails.

    The element has the id of the test as its name, and in `at` which of the rule's nodes it is.
    """
    sheet = etree.Element(f"{XSL}stylesheet", nsmap={**_namespaces(schema), "xsl": XSL[1:-1]}, version="1.0")
    for key in schema.iter(f"{XSL}key"):
        etree.SubElement(sheet, f"{XSL}key", {str(k): str(v) for k, v in key.items()})
    main = etree.SubElement(sheet, f"{XSL}template", match="/")
    for rule in schema.iter(f"{SCH}rule"):
        if _path(rule) == _ATTRIBUTES:
            _add_attribute_rule(sheet, rule)
        else:
            gate = etree.SubElement(main, f"{XSL}if", test=f"{_path(rule)}[{_any_fails(rule)}]")
            _add_tests(etree.SubElement(gate, f"{XSL}for-each", select=_path(rule)), rule, "position()")
    etree.SubElement(main, f"{XSL}apply-templates", select=_ATTRIBUTES)
    etree.SubElement(sheet, f"{XSL}template", match="@*", priority="-1")
    return sheet


def _path(rule: etree._Element) -> str:
    """Where the nodes of a rule are found. All that have some attribute are found at one go."""
    context = str(rule.get("context"))
    if "|" in context:
        raise SettingsError(f"cable.sch: a union in the context {context}")
    if _WITH_ATTRIBUTE.fullmatch(context):
        return _ATTRIBUTES
    return context if context.startswith("/") else f"/descendant::{context}"


def _add_attribute_rule(sheet: etree._Element, rule: etree._Element) -> None:
    """A template for the tests of a rule such as tei:*[@target]."""
    attribute = _WITH_ATTRIBUTE.sub(r"@\1", str(rule.get("context")))
    template = etree.SubElement(sheet, f"{XSL}template", match=attribute)
    gate = etree.SubElement(template, f"{XSL}if", test=f"parent::*[{_any_fails(rule)}]")
    etree.SubElement(gate, f"{XSL}variable", name="at", select="position()")
    _add_tests(etree.SubElement(gate, f"{XSL}for-each", select="parent::*"), rule, "$at")


def _any_fails(rule: etree._Element) -> str:
    """Whether a node fails some test: asked first, for one question costs less than many.

    current() would be another node there; so what asks for it passes.
    """
    failing = [_failing(test) for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report")]
    return " or ".join("true()" if "current()" in test else f"boolean({test})" for test in failing)


def _add_tests(parent: etree._Element, rule: etree._Element, at: str) -> None:
    for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report"):
        condition = etree.SubElement(parent, f"{XSL}if", test=_failing(test))
        found = etree.SubElement(condition, str(test.get("id")), at=f"{{{at}}}")
        found.text = test.text
        for value in test.iterchildren(f"{SCH}value-of"):
            shown = etree.SubElement(found, f"{XSL}value-of", select=str(value.get("select")))
            shown.tail = value.tail


def _failing(test: etree._Element) -> str:
    condition = str(test.get("test"))
    return condition if test.tag == f"{SCH}report" else f"not({condition})"


def _namespaces(schema: etree._Element) -> dict[str, str]:
    return {str(ns.get("prefix")): str(ns.get("uri")) for ns in schema.iter(f"{SCH}ns")}


class _Engine(threading.local):
    """The compiled stylesheet, made at first use, for each thread: it is not to be shared."""

    _compiled: etree.XSLT | None = None

    def failing(self, root: etree._Element) -> list[etree._Element]:
        """What the stylesheet writes: a row of elements, for the result has no root around them."""
        if self._compiled is None:
            self._compiled = compile_stylesheet(stylesheet(_schema()))
        first: Any = self._compiled(root).getroot()
        return [] if first is None else [first, *first.itersiblings()]


_engine = _Engine()
