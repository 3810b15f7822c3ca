"""Schematron: what cable.sch says about a document.

Two engines with one source. A stylesheet derived from cable.sch only tells whether any rule fails,
and takes a fraction of a millisecond; when one does, lxml's ISO Schematron makes the report. The
derived one relies on what cable.sch promises: one rule in a pattern, no union in a context.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

from lxml import etree, isoschematron  # type: ignore[attr-defined]

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import compile_stylesheet, load_schema
from tei_edition.validation.places import place_of

SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_ATTRIBUTE_ONLY = re.compile(r"([\w:*-]+)\[(@[\w:-]+)\]")


def check(root: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of cable.sch for a document, in the order of its rules."""
    return tuple(report(root, name)) if fails(root) else ()


def fails(root: etree._Element) -> bool:
    """Whether any assertion fails, or any report holds; fast, and without saying which."""
    return bool(str(_engines.verdict(root)))


def report(root: etree._Element, name: str) -> Iterator[Diagnostic]:
    """Every failed assertion and successful report, with its place and what to do."""
    _engines.report.validate(root)
    said = _engines.report.validation_report
    for finding in said.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report"):
        yield _diagnostic(finding, root, name)


def verdict_stylesheet(schema: etree._Element) -> etree._Element:
    """A stylesheet that writes the ids of the rules that fail, derived from a Schematron schema."""
    spaces = {str(ns.get("prefix")): str(ns.get("uri")) for ns in schema.iter(f"{SCH}ns")}
    sheet = etree.Element(f"{XSL}stylesheet", nsmap={**spaces, "xsl": XSL[1:-1]}, version="1.0")
    etree.SubElement(sheet, f"{XSL}output", method="text")
    for key in schema.iter(f"{XSL}key"):
        etree.SubElement(sheet, f"{XSL}key", {str(k): str(v) for k, v in key.items()})
    template = etree.SubElement(sheet, f"{XSL}template", match="/")
    for rule in schema.iter(f"{SCH}rule"):
        each = etree.SubElement(template, f"{XSL}for-each", select=_select(rule))
        for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report"):
            condition = etree.SubElement(each, f"{XSL}if", test=_failing(test))
            condition.text = f"{test.get('id')} "
    return sheet


def _select(rule: etree._Element) -> str:
    """The nodes of a context as a path; stepping to an attribute and back is faster than a test."""
    context = str(rule.get("context"))
    if "|" in context:
        raise SettingsError(f"cable.sch: a union in the context {context}")
    if context.startswith("/"):
        return context
    found = _ATTRIBUTE_ONLY.fullmatch(context)
    return f"/descendant::{found[1]}/{found[2]}/parent::*" if found else f"/descendant::{context}"


def _failing(test: etree._Element) -> str:
    condition = str(test.get("test"))
    return condition if test.tag == f"{SCH}report" else f"not({condition})"


def _diagnostic(finding: etree._Element, root: etree._Element, name: str) -> Diagnostic:
    found = root.getroottree().xpath(str(finding.get("location")))
    node = found[0] if isinstance(found, list) and found else root
    assert isinstance(node, etree._Element)
    severity = Severity(finding.get("role") or "error")
    message = _plain(finding.findtext(f"{SVRL}text"))
    hint = _plain(finding.findtext(f"{SVRL}diagnostic-reference"))
    return Diagnostic(str(finding.get("id")), severity, message, place_of(node, name), hint)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


class _Engines(threading.local):
    """Both engines, made at first use, for each thread: their reports are not to be shared."""

    _verdict: etree.XSLT | None = None
    _report: isoschematron.Schematron | None = None

    @property
    def verdict(self) -> etree.XSLT:
        if self._verdict is None:
            schema = load_schema("cable.sch").getroot()
            self._verdict = compile_stylesheet(verdict_stylesheet(schema))
        return self._verdict

    @property
    def report(self) -> isoschematron.Schematron:
        if self._report is None:
            self._report = isoschematron.Schematron(load_schema("cable.sch"), store_report=True)
        return self._report


_engines = _Engines()
