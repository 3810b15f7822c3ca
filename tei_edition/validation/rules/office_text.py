"""Rules F011-F013, F015-F017: names, pages, times, signatures and lists, as the Office of the Historian has
them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.edits import new_value
from tei_edition.validation.rules.notes import document_of
from tei_edition.validation.rules.subject import Subject, T, local_name, quoted

_LISTS = ("participants", "subject", "references", "from", "to", "simple", "toc", "terms", "names", "index")
_DATES = ("when", "from", "to", "notBefore", "notAfter")
_SIDES = ("from", "to")
_NAMES = (f"{T}gloss", f"{T}persName")
_CORRESPONDENTS = etree.XPath(
    "//t:gloss[@type='from' or @type='to'][not(ancestor::t:head)]"
    "|//t:persName[@type='from' or @type='to'][not(ancestor::t:head)]",
    namespaces={"t": T[1:-1]},
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with names, pages, times, signatures and lists of a volume."""
    yield from _correspondents(subject)
    for node in subject.elements("pb"):
        yield from _page(subject, node)
    for node in (*subject.elements("date"), *subject.elements("time")):
        yield from _zulu(subject, node)
    for node in subject.elements("signed"):
        if document_of(node) is not None and not any(
            local_name(each) == "closer" for each in node.iterancestors()
        ):
            yield subject.tell("F015", node, "This signature does not stand in a closer.")
    for node in subject.elements("list"):
        yield from _list(subject, node)


def _correspondents(subject: Subject) -> Iterator[Diagnostic]:
    data = subject.document.data
    marked = sum(map(data.count, (b'type="from"', b'type="to"', b"type='")))
    names = [name for head in subject.elements("head") for name in head.iter(*_NAMES)]
    usual = sum(node.get("type") in _SIDES for node in (*names, *subject.elements("list")))
    if marked <= usual:
        return
    for node in _CORRESPONDENTS(subject.document.root):  # type: ignore[union-attr]
        said = f"{local_name(node)} has the type {node.get('type')}, but does not stand in a head."  # type: ignore[arg-type, union-attr]
        yield subject.tell("F011", node, said, attribute="type")  # type: ignore[arg-type]


def _page(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    n, identifier = node.get("n", ""), node.get(XML_ID, "")
    if not n or identifier == f"pg_{n}" or re.fullmatch(rf"[\w.-]+_pg_?{re.escape(n)}", identifier):
        return
    meant = f"pg_{n}" if n.isalnum() and f"pg_{n}" not in subject.ids else ""
    said = f"The xml:id of page {n} is {quoted(identifier)}." if identifier else f"Page {n} has no xml:id."
    yield subject.tell("F012", node, said, attribute="xml:id", meant=meant)


def _zulu(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    for name in _DATES:
        value = node.get(name, "")
        if value.endswith("Z") and "T" in value:
            meant = f"{value[:-1]}+00:00"
            edits = new_value(subject.document, node, name, meant)
            said = f"{name}=“{value}” ends in Z."
            yield subject.tell("F013", node, said, attribute=name, meant=meant, edits=edits)


def _misspelt(kind: str) -> str:
    """The type that the Office has and that is nearly this one; '' for none."""
    from difflib import get_close_matches  # rarely needed

    return next(iter(get_close_matches(kind.lower(), _LISTS, 1, 0.8)), "")


def _list(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    kind = node.get("type", "")
    if kind and kind not in _LISTS and (near := _misspelt(kind)):
        said = f"The type of this list is {quoted(kind)}; the Office's is {near}."
        yield subject.tell("F017", node, said, attribute="type", meant=near)
    steps = [local_name(each) for each in node if isinstance(each.tag, str)]
    steps = [step for step in steps if step in ("label", "item")]
    if "label" not in steps or steps == ["label", "item"] * (len(steps) // 2):
        return
    last = "item"
    children = [each for each in node if isinstance(each.tag, str) and local_name(each) in ("label", "item")]
    for child in children:
        if local_name(child) == last:
            said = (
                "This label has no item after it." if last == "label" else "This item has no label before it."
            )
            before = child.getprevious() if last == "label" else child
            yield subject.tell("F016", child if before is None else before, said)
            return
        last = local_name(child)
    yield subject.tell("F016", children[-1], "This label has no item after it.")
