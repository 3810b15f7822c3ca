"""A rendered chapter -> the XHTML of an e-book: its namespace, its attributes, ids without colons.

Knows HTML's vocabulary and EPUB's; knows nothing of TEI.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
_TYPE = f"{{{OPS}}}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TYPES = {
    "doc-noteref": "noteref",
    "doc-endnotes": "endnotes",
    "doc-pagebreak": "pagebreak",
    "doc-backlink": "backlink",
}
_POINTERS = ("aria-labelledby", "aria-describedby", "for")


def chapter(result: etree._XSLTResultTree) -> bytes:
    """The XHTML file of a chapter."""
    return serialise(_moved(result.getroot()))


def serialise(root: etree._Element) -> bytes:
    """A tree in XHTML's namespace as a file."""
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{body}\n'.encode()


def _moved(element: etree._Element) -> etree._Element:
    """The tree in XHTML's namespace: a new root, into which the others are moved."""
    namespaces: Any = {None: XHTML, "epub": OPS}
    root = etree.Element(f"{{{XHTML}}}{element.tag}", nsmap=namespaces)
    for key, value in element.items():
        root.set(key, value)
    root.text = element.text
    root.extend(element.iterchildren(etree.Element))
    names: dict[str, str] = {}
    for each in root.iter(etree.Element):
        if each is not root:
            tag = str(each.tag)
            each.tag = names.setdefault(tag, f"{{{XHTML}}}{tag}")
        if each.attrib:
            _attributes(each)
    return root


def _attributes(element: etree._Element) -> None:
    """Ids without colons, and what EPUB calls a thing beside its role."""
    for key, found in element.items():
        value = str(found)
        if key == "lang":
            _add_language(element, value)
        elif ":" not in value:
            continue
        elif key == "id":
            element.set(key, identifier(value))
        elif key in _POINTERS:
            element.set(key, " ".join(map(identifier, value.split())))
        elif key == "href" and value.startswith("#"):
            element.set(key, f"#{identifier(value[1:])}")
    kind = _TYPES.get(element.get("role", ""))
    if kind:
        element.set(_TYPE, kind)


def _add_language(element: etree._Element, value: str) -> None:
    """The language once more as XML has it, before HTML's."""
    given = [(str(key), str(said)) for key, said in element.items()]
    element.attrib.clear()
    for key, said in given:
        if key == "lang":
            element.set(_XML_LANG, value)
        element.set(key, said)


def identifier(given: str) -> str:
    """An id of the edition's own, which has a colon, as XML has names: `:notes` becomes `ed-notes`."""
    return given.replace(":", "-") if not given.startswith(":") else f"ed-{given[1:]}"
