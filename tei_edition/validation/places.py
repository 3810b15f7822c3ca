"""Where an element is, in the words of the diagnostics: a line and an XPath.

Knows trees; knows nothing of rules.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from tei_edition.diagnostics import Place

TEI = "http://www.tei-c.org/ns/1.0"
_PREFIX = f"{{{TEI}}}"


def name_of(node: etree._Element) -> str:
    """The local name of an element of TEI; the full name of any other."""
    tag = str(node.tag)
    return tag.removeprefix(_PREFIX)


def xpath_of(node: etree._Element) -> str:
    """A path with the prefix tei: that finds this element, such as /tei:TEI/tei:text/tei:body."""
    steps: list[str] = []
    at: etree._Element | None = node
    while at is not None:
        steps.append(_step(at))
        at = at.getparent()
    return "/" + "/".join(reversed(steps))


def _step(node: etree._Element) -> str:
    name = _test(node)
    before = sum(1 for _ in node.itersiblings(node.tag, preceding=True))
    alone = not before and next(node.itersiblings(node.tag), None) is None
    return name if alone else f"{name}[{before + 1}]"


def _test(node: etree._Element) -> str:
    if not isinstance(node.tag, str):
        return "comment()" if node.tag is etree.Comment else "processing-instruction()"
    name = etree.QName(node)
    if name.namespace == TEI:
        return f"tei:{name.localname}"
    return f"*[local-name()='{name.localname}' and namespace-uri()='{name.namespace or ''}']"


def place_of(node: etree._Element, file: str) -> Place:
    """The place of an element in a file."""
    return Place(file, line_of(node), 0, xpath_of(node))


def line_of(node: etree._Element) -> int:
    """The line of an element's start tag from 1; 0 for one that was not parsed."""
    parsed: Any = node
    return int(parsed.sourceline or 0)
