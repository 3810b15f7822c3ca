"""The only module that knows text and tail, namespaces and xml:id.

Knows XML; nothing of cables.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NAMES: dict[str, str] = {}
_NAMESPACES: Any = {None: TEI}  # the stubs know no default namespace
_ATTRIBUTES = {"xml_id": XML_ID, "from_": "from"}


def tag(name: str) -> str:
    """The name of a TEI element with its namespace."""
    full = _NAMES.get(name)
    if full is None:
        full = _NAMES[name] = f"{{{TEI}}}{name}"
    return full


def root(name: str) -> etree._Element:
    """A new element that has no parent, with TEI as the default namespace."""
    return etree.Element(tag(name), nsmap=_NAMESPACES)


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A new last child of `parent`. `xml_id` gives the xml:id and `from_` the attribute from; attributes
    with an empty value are left out."""
    if attributes:
        given = {_ATTRIBUTES.get(key, key): value for key, value in attributes.items() if value}
        element = etree.SubElement(parent, tag(name), given)
    else:
        element = etree.SubElement(parent, tag(name))
    if text:
        element.text = text
    return element


def add_text(parent: etree._Element, text: str) -> None:
    """Words after whatever `parent` holds already."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def text_of(element: etree._Element) -> str:
    """All text in an element, as it is."""
    return "".join(str(part) for part in element.itertext())
