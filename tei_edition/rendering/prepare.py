"""Makes a parsed document ready for a stylesheet: what the edition knows goes in with it.

Knows the context vocabulary (namespace urn:tei-edition:context) that the stylesheets read. With it
in the input, every XSLT processor has all it needs: no extension functions, no parameters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.rendering.context import Context, Entry
from tei_edition.rendering.links import Link, resolve
from tei_edition.rendering.stylesheets import theme_href
from tei_edition.validation.places import Places

CONTEXT = "urn:tei-edition:context"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_C = f"{{{CONTEXT}}}"
_NAME = re.compile(r"[\w.-]{1,50}")


def prepare(root: etree._Element, context: Context, name: str, css: str = "") -> list[Diagnostic]:
    """Adds the context to the tree as its last child, and ids to notes and pages that have none.

    The pointers that lead nowhere, or where they must not, come back as T001 and T002.
    """
    return Prepared(root, name).put_in(context, css)


class Prepared:
    """A tree that is made ready once, for one context after the other. It changes the tree."""

    def __init__(self, root: etree._Element, name: str) -> None:
        self.root = root
        self._name = name
        self._here = _ids(root)
        _name_the_unnamed(root, self._here)
        self._known: etree._Element | None = None
        self._last: tuple[Context, str] | None = None
        self._found: list[Diagnostic] = []

    def put_in(self, context: Context, css: str = "") -> list[Diagnostic]:
        """Puts a context into the tree in the place of the one before; what `prepare` gives comes back."""
        if self._last is None or self._last[0] is not context or self._last[1] != css:
            if self._known is None:
                # Once: they are the document's, whatever its form.
                _point_to_messages(self.root, context.meant)
            else:
                self.root.remove(self._known)
            own = _with_address(self.root, context)
            self._known = _context(self.root, context, css)
            self._found = list(_links(self.root, self._known, self._here, own, self._name))
            self._last = context, css
        return [*self._found]


def _context(root: etree._Element, context: Context, css: str) -> etree._Element:
    """The element of a context, without the links, which is the last of the tree."""
    known = etree.SubElement(root, f"{_C}context", nsmap={"c": CONTEXT})
    _attributes(known, context)
    if css:
        etree.SubElement(known, f"{_C}css").text = css
    for tag, rows in (("menu", context.menu), ("form", context.forms)):
        for href, label in rows:
            etree.SubElement(known, f"{_C}{tag}", href=href, label=label)
    if context.linked_data:
        etree.SubElement(known, f"{_C}linked-data").text = context.linked_data
    for tag, entry in _relatives(context):
        values = {"href": quote(entry.page), "number": entry.number, "title": entry.name}
        etree.SubElement(known, f"{_C}{tag}", values)
    _places_of_names(root, known, context)
    return known


def _point_to_messages(root: etree._Element, meant: tuple[str, ...]) -> None:
    """Gives the messages that the text cites by their names the pointers that the edition has for them."""
    text = root.find(f"{_TEI}text") if any(meant) else None
    if text is None:
        return
    messages = (e for e in text.iter(f"{_TEI}ref", f"{_TEI}rs") if e.get("type") == "telegram")
    cited = (e for e in messages if not e.get("target") and not e.get("ref"))
    for element, target in zip(cited, meant, strict=False):
        if target:
            element.set("ref" if element.tag == f"{_TEI}rs" else "target", f"#{target}")


def _ids(root: etree._Element) -> set[str]:
    path = "//*[not(ancestor-or-self::t:teiHeader)]/@xml:id"
    found = root.xpath(path, namespaces={"t": _TEI[1:-1]})
    return {str(value) for value in found} if isinstance(found, list) else set()


def _name_the_unnamed(root: etree._Element, taken: set[str]) -> None:
    """Notes and pages are linked to: one without an xml:id gets an id by its place or number."""
    for place, note in enumerate(root.iter(f"{_TEI}note"), start=1):
        _name(note, f"note-{place}", taken)
    for page in root.iter(f"{_TEI}pb"):
        number = page.get("n", "")
        if _NAME.fullmatch(number):
            _name(page, f"pg_{number}", taken)


def _name(element: etree._Element, name: str, taken: set[str]) -> None:
    if element.get(_XML_ID) is None and name not in taken:
        element.set(f"{_C}id", name)
        taken.add(name)


def _with_address(root: etree._Element, context: Context) -> Context:
    """The context; a file on its own tells by its header where its volume is on the web."""
    if context.address:
        return context
    idnos = root.iterfind(f".//{_TEI}publicationStmt/{_TEI}idno")
    numbers = {idno.get("type"): idno.text or "" for idno in idnos}
    address, volume = numbers.get("URI", ""), numbers.get("volume", "")
    base = address.rpartition("/")[0]
    if not (volume and base.startswith(("https://", "http://")) and base.endswith(f"/{volume}")):
        return context
    return replace(context, volume=volume, address=f"{base}/{{id}}")


def _attributes(known: etree._Element, context: Context) -> None:
    values = {
        "edition": context.title,
        "index": context.index,
        "style": context.style,
        "tei": context.tei,
        "text": context.text,
        "script": context.script,
        "theme": theme_href(context.style) if context.theme.css else "",
    }
    for key, value in values.items():
        known.set(key, value)


def _relatives(context: Context) -> Iterator[tuple[str, Entry]]:
    if context.previous:
        yield "previous", context.previous
    if context.next:
        yield "next", context.next
    for entry in context.cited_by:
        yield "cited", entry


def _places_of_names(root: etree._Element, known: etree._Element, context: Context) -> None:
    """Tells of each person and term of the header where the edition lists all that mention it."""
    header = root.find(f"{_TEI}teiHeader") if context.names else None
    for entry in header.iter(f"{_TEI}person", f"{_TEI}category") if header is not None else ():
        href = context.names.get(entry.get(_XML_ID, ""))
        if href:
            etree.SubElement(known, f"{_C}name", id=entry.get(_XML_ID, ""), href=href)


def _links(
    root: etree._Element, known: etree._Element, here: set[str], context: Context, name: str
) -> Iterator[Diagnostic]:
    """Resolves each pointer of the document once, and tells of those that lead nowhere."""
    done: set[str] = set()
    places = Places(name)
    for ref in root.iter(f"{_TEI}ref", f"{_TEI}rs"):
        target = ref.get("target") or ref.get("ref")
        if not target or target in done:
            continue
        done.add(target)
        link = resolve(target, here, context)
        element = etree.SubElement(known, f"{_C}link", target=target, href=link.href)
        if link.title:
            element.set("title", link.title)
        if link.problem:
            yield _problem(link, ref, places)


def _problem(link: Link, ref: etree._Element, places: Places) -> Diagnostic:
    return diagnose("T002" if link.forbidden else "T001", link.problem, places.of(ref))
