"""The grammars: RELAX NG and XSD by libxml2, and xmlschema's verdict, behind one interface.

An engine is a function from a document to its faults. libxml2's RELAX NG may go some day, and then
another takes its place here. Their findings about one element become one diagnostic, named after
the first engine that found it, in words that name the element, its parent and what to do.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation import oracle, wording
from tei_edition.validation.fault import Fault
from tei_edition.validation.parsing import load_schema
from tei_edition.validation.places import Places, at_path, line_of
from tei_edition.validation.shapes import shapes

MAX_FAULTS = 50


def check(root: etree._Element, data: bytes, name: str, *, twice: bool = True) -> tuple[Diagnostic, ...]:
    """What the grammars find wrong in a document, `data` being what `root` was parsed from.

    RELAX NG and xmlschema judge every document; libxml2 judges it by the XSD as well if `twice`.
    """
    engines = (relaxng, xsd) if twice else (relaxng,)
    found = [fault for engine in engines for fault in engine(root)]
    known = shapes()
    if found or known is None or not known.accept(data):
        found += oracle.faults(root, MAX_FAULTS)
    return _diagnostics(found, root, name)


def check_frus(root: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """What the grammar of the printed volumes' documents finds wrong, by libxml2."""
    if _engines.frus.validate(root):
        return ()
    return _diagnostics([*_faults("G005", _engines.frus.error_log, root)], root, name)


def relaxng(root: etree._Element) -> tuple[Fault, ...]:
    """The faults that libxml2 finds by cable.rng."""
    if _engines.relaxng.validate(root):
        return ()
    return _faults("G001", _engines.relaxng.error_log, root)


def xsd(root: etree._Element) -> tuple[Fault, ...]:
    """The faults that libxml2 finds by cable.xsd."""
    if _engines.xsd.validate(root):
        return ()
    return _faults("G002", _engines.xsd.error_log, root)


def _faults(engine: str, log: Any, root: etree._Element) -> tuple[Fault, ...]:
    """Each line of a log with its element; a summary without a place only if there is no other."""
    placed = [Fault(engine, at_path(entry.path, root), entry.message) for entry in log if entry.path]
    if placed:
        return tuple(placed)
    return (Fault(engine, root, next((entry.message for entry in log), "not valid")),)


def _diagnostics(faults: list[Fault], root: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """One diagnostic for each element, in the order of the document."""
    groups: dict[etree._Element, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(fault.node, []).append(fault)
    if len(groups) > 1 and _only_summary(groups.get(root, ())):
        del groups[root]
    ordered = sorted(groups.items(), key=lambda item: line_of(item[0]))
    places = Places(name)
    shown = [_diagnostic(node, group, places) for node, group in ordered[:MAX_FAULTS]]
    if len(ordered) > MAX_FAULTS:
        more = f"{len(ordered) - MAX_FAULTS} more faults are not shown."
        shown.append(diagnose("G004", more, places.of(root)))
    return tuple(shown)


def _only_summary(faults: Iterable[Fault]) -> bool:
    """Whether nothing more is said of the root than that something below it is wrong."""
    said = list(faults)
    return bool(said) and all("failed to validate" in fault.reason for fault in said)


def _diagnostic(node: etree._Element, faults: list[Fault], places: Places) -> Diagnostic:
    message, hint = wording.explain(node, faults)
    if faults[0].engine == "G005":  # the hints are about cable.rnc; the rule's own remedy names frus.rnc
        return diagnose("G005", message, places.of(node))
    return diagnose(faults[0].engine, message, places.of(node), hint)


class _Engines(threading.local):
    """The validators, made at first use, for each thread: a shared one mixes up its logs."""

    _relaxng: etree.RelaxNG | None = None
    _xsd: etree.XMLSchema | None = None
    _frus: etree.RelaxNG | None = None

    @property
    def relaxng(self) -> etree.RelaxNG:
        if self._relaxng is None:
            self._relaxng = etree.RelaxNG(load_schema("cable.rng"))
        return self._relaxng

    @property
    def xsd(self) -> etree.XMLSchema:
        if self._xsd is None:
            self._xsd = etree.XMLSchema(load_schema("cable.xsd"))
        return self._xsd

    @property
    def frus(self) -> etree.RelaxNG:
        if self._frus is None:
            self._frus = etree.RelaxNG(load_schema("frus.rng"))
        return self._frus


_engines = _Engines()
