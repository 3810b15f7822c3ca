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
    """The same tree in XHTML's namespace."""
    namespaces: Any = {None: XHTML, "epub": OPS}
    root = etree.Element(f"{{{XHTML}}}{element.tag}", nsmap=namespaces)
    pairs = [(element, root)]
    while pairs:
        old, new = pairs.pop()
        _attributes(old, new)
        new.text = old.text
        for child in old.iterchildren(etree.Element):
            made = etree.SubElement(new, f"{{{XHTML}}}{child.tag}")
            made.tail = child.tail
            pairs.append((child, made))
    return root


def _attributes(old: etree._Element, new: etree._Element) -> None:
    for key, found in old.items():
        value = str(found)
        if key == "id":
            value = identifier(value)
        elif key in _POINTERS:
            value = " ".join(map(identifier, value.split()))
        elif key == "href" and value.startswith("#"):
            value = f"#{identifier(value[1:])}"
        elif key == "lang":
            new.set(_XML_LANG, value)
        new.set(key, value)
    kind = _TYPES.get(old.get("role", ""))
    if kind:
        new.set(_TYPE, kind)


def identifier(given: str) -> str:
    """An id of the edition's own, which has a colon, as XML has names: `:notes` becomes `ed-notes`."""
    return given.replace(":", "-") if not given.startswith(":") else f"ed-{given[1:]}"
