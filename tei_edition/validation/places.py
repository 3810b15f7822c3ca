"""Where an element is, in the words of the diagnostics: a line and an XPath.

Knows trees; knows nothing of rules.
"""

from __future__ import annotations

from lxml import etree

from tei_edition.diagnostics import Place

TEI = "http://www.tei-c.org/ns/1.0"
_PREFIX = f"{{{TEI}}}"


def name_of(node: etree._Element) -> str:
    """The local name of an element of TEI; the full one of any other, which is news to the reader."""
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
    tag = str(node.tag)
    name = "tei:" + tag.removeprefix(_PREFIX)
    if not tag.startswith(_PREFIX):
        local = etree.QName(node).localname
        name = f"*[local-name()='{local}']"
    before = sum(1 for _ in node.itersiblings(tag, preceding=True))
    alone = not before and next(node.itersiblings(tag), None) is None
    return name if alone else f"{name}[{before + 1}]"


def place_of(node: etree._Element, file: str) -> Place:
    """The place of an element in a file."""
    return Place(file, node.sourceline or 0, 0, xpath_of(node))
