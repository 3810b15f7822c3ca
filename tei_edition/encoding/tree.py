"""The only module that knows text and tail, and how a tree is written.

The tree is the standard library's: it is built once and never edited, elements cost little there, and
nothing of it is trusted: the bytes are parsed again by a real parser and compared. Names are TEI's, and
the one namespace is declared at the root. Knows XML; nothing of cables.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "xml:id"
_ATTRIBUTES = {"xml_id": XML_ID, "from_": "from"}

__all__ = ["TEI", "XML_ID", "Element", "add", "add_text", "text_of", "write"]


def add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child of `parent`. `xml_id` gives the xml:id and `from_` the attribute from; attributes
    with an empty value are left out."""
    if attributes:
        given = {_ATTRIBUTES.get(key, key): value for key, value in attributes.items() if value}
        element = SubElement(parent, name, given)
    else:
        element = SubElement(parent, name)
    if text:
        element.text = text
    return element


def add_text(parent: Element, text: str) -> None:
    """Words after whatever `parent` holds already."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def text_of(element: Element) -> str:
    """All text in an element, as it is."""
    return "".join(element.itertext())


def write(root: Element) -> str:
    """The tree as XML, TEI its default namespace."""
    parts: list[str] = []
    _write(root, parts, f' xmlns="{TEI}"')
    return "".join(parts)


def _write(element: Element, parts: list[str], declaration: str = "") -> None:
    name = element.tag
    start = f"<{name}{declaration}"
    for key, value in element.items():
        start += f' {key}="{_quoted(value)}"'
    text = element.text
    if not text and not len(element):
        parts.append(start + "/>")
    else:
        parts.append(start + ">" + _escaped(text) if text else start + ">")
        for child in element:
            _write(child, parts)
        parts.append(f"</{name}>")
    if element.tail:
        parts.append(_escaped(element.tail))


def _escaped(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def _quoted(value: str) -> str:
    """Text as it stands in an attribute."""
    value = _escaped(value)
    for char, reference in (('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
        if char in value:
            value = value.replace(char, reference)
    return value
