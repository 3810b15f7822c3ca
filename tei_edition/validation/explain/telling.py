"""From a fault to a diagnostic: its id, its words, its place, and what a program wants to know of it.

Knows documents, faults and words; knows no engines and no schema files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Detail
from tei_edition.validation.document import Document
from tei_edition.validation.explain import TWICE
from tei_edition.validation.explain.mending import edits, is_element
from tei_edition.validation.explain.wording import WORDING, Case
from tei_edition.validation.explain.wording.case import MOST
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.tags import Spots, spots

IDS: dict[Kind, str] = {
    Kind.UNKNOWN_ELEMENT: "G101",
    Kind.WRONG_NAMESPACE: "G102",
    Kind.MISPLACED_ELEMENT: "G103",
    Kind.MISSING_CHILD: "G104",
    Kind.MISSING_ATTRIBUTE: "G105",
    Kind.UNKNOWN_ATTRIBUTE: "G106",
    Kind.BAD_VALUE: "G107",
    Kind.TEXT_NOT_ALLOWED: "G108",
    Kind.BAD_TEXT: "G109",
    Kind.OTHER: "G110",
}
_TEXTS = (Kind.TEXT_NOT_ALLOWED, Kind.BAD_TEXT)


def tell(document: Document, faults: Sequence[Fault], source: str) -> Iterator[Diagnostic]:
    """A diagnostic for each fault; `source` is the name of the schema."""
    found = _spots(document, faults)
    for fault in faults:
        yield _diagnostic(document, fault, source, found)


def written(node: etree._Element) -> str:
    """The name of an element as the file writes it."""
    local = str(node.tag).rpartition("}")[2]
    return f"{node.prefix}:{local}" if node.prefix else local


def _diagnostic(document: Document, fault: Fault, source: str, found: Spots) -> Diagnostic:
    node = fault.node
    above = node.getparent()
    parent = "" if above is None else written(above)
    case = Case(fault, written(node), parent, source, lambda each: document.tag(each).line)
    words = WORDING[fault.kind](case)
    number = IDS[fault.kind]
    detail = Detail(
        written(node),
        parent,
        fault.attribute,
        fault.value,
        fault.allowed[:MOST],
        fault.meant,
        _cause(number, fault, parent),
        source,
        fault.engine,
        edits(document, fault, found.ends),
    )
    place = _place(document, fault, found)
    return diagnose(number, words.message, place, words.hint)._replace(detail=detail)


def _cause(number: str, fault: Fault, parent: str) -> str:
    """What diagnostics with the same remedy have in common."""
    parts = [number, written(fault.node), fault.attribute, str(fault.kind)]
    if fault.kind is Kind.MISPLACED_ELEMENT:
        parts.append(f"in {parent}")
    if fault.kind is Kind.MISSING_CHILD:
        parts.append(" ".join(fault.allowed[:MOST]))
    if fault.kind is Kind.OTHER:
        parts.append(fault.reason)
    if fault.kind is Kind.BAD_VALUE and fault.after is not None:
        parts.append(TWICE)
    if fault.meant:
        parts.append(f"-> {fault.meant}")
    return " ".join(filter(None, parts))


def _place(document: Document, fault: Fault, found: Spots) -> Place:
    """The place of the element's tag; of a text, where its first word is."""
    place = document.place(fault.node)
    at = found.texts.get(_text(document, fault)) if fault.kind in _TEXTS else None
    return place._replace(line=at.line, column=at.column) if at else place


def _text(document: Document, fault: Fault) -> tuple[int, int]:
    after = -1 if fault.after is None else document.tag(fault.after).offset
    return document.tag(fault.node).offset, after


def _spots(document: Document, faults: Sequence[Fault]) -> Spots:
    """One reading of the file for all the places that are wanted besides start tags."""
    ends = frozenset(document.tag(fault.node).offset for fault in faults if is_element(fault))
    texts = frozenset(_text(document, fault) for fault in faults if fault.kind in _TEXTS and fault.value)
    return spots(document.data, ends, texts) if ends or texts else Spots({}, {})
