"""Rules F001-F004, F011, F014, F019: documents, their heads and datelines, as the Office of the Historian
has them.

Source: the Office's encoding as its volumes show it. Knows the divisions of a volume; notes, pages and
lists have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.notes import document_of
from tei_edition.validation.rules.subject import Subject, T, quoted, text_of

_NUMBER = re.compile(r"\[?([0-9]+[A-Za-z]?)\]?\.(?=\s|$)")
_KINDS = ("historical-document", "editorial-note")
_DOCUMENT = re.compile(r"d[0-9]+[A-Za-z]?|d[A-Z][0-9]+")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the documents of a volume."""
    kinds = any(document.get("subtype") for document in subject.documents)
    for document in subject.documents:
        yield from _names(subject, document)
        yield from _head(subject, document)
        if kinds:
            yield from _subtype(subject, document)
    yield from _datelines(subject)
    for attachment in subject.elements("attachment"):
        if attachment.find(f"{T}head") is None:
            yield subject.tell("F019", attachment, "This attachment has no head.")


def _names(subject: Subject, document: etree._Element) -> Iterator[Diagnostic]:
    n, identifier = document.get("n", ""), document.get(XML_ID, "")
    if not n:
        yield subject.tell(
            "F001", document, "This document has no n, the number that is printed.", attribute="n"
        )
    elif not _DOCUMENT.fullmatch(identifier):
        said = f"The xml:id of a document is d and its number; here it is {quoted(identifier)}."
        yield subject.tell("F001", document, said, attribute="xml:id")
    elif identifier[1:] != n.strip("[]") and re.fullmatch(r"\[?[0-9]+[A-Za-z]?\]?", n):
        said = f"This is document {n}, but its xml:id is {quoted(identifier)}."
        yield subject.tell("F001", document, said, attribute="xml:id", meant=f"d{n.strip('[]')}")


def _head(subject: Subject, document: etree._Element) -> Iterator[Diagnostic]:
    heads = document.findall(f"{T}head")
    if len(heads) != 1:
        count = f"{len(heads)} heads" if heads else "no head"
        yield subject.tell("F002", document, f"A document has one head; this one has {count}.")
        return
    n = document.get("n", "")
    if (heads[0].text or "").lstrip().startswith(f"{n}."):
        return
    number = _NUMBER.match(text_of(heads[0]))
    if number and n and number[1] != n.strip("[]"):
        said = f"The head begins with number {number[1]}, but n of the document is {quoted(n)}."
        yield subject.tell("F003", heads[0], said)


def _subtype(subject: Subject, document: etree._Element) -> Iterator[Diagnostic]:
    """Only where the file uses subtype at all: older volumes do not."""
    kind = document.get("subtype", "")
    if not kind:
        said = "This document has no subtype, as others of this file have."
        yield subject.tell("F004", document, said, attribute="subtype")
        return
    head = document.find(f"{T}head")
    editorial = head is not None and text_of(head).casefold().endswith("editorial note")
    if kind in _KINDS and editorial != (kind == "editorial-note") and (editorial or head is None):
        said = f"The head says Editorial Note, but subtype is {quoted(kind)}."
        yield subject.tell("F004", document, said, attribute="subtype", meant="editorial-note")


def _datelines(subject: Subject) -> Iterator[Diagnostic]:
    for dateline in subject.elements("dateline"):
        if document_of(dateline) is None:
            continue
        dates = list(dateline.iter(f"{T}date"))
        if not dates:
            said = f"This dateline has no date: {quoted(text_of(dateline))}."
            yield subject.tell("F014", dateline, said)
        elif len(dates) > 1:
            said = f"This dateline has {len(dates)} dates, and one of them is that of the document."
            yield subject.tell("F014", dateline, said)
