"""Where the parts of a volume are: its documents and sections in order, and the page each begins on.

Knows the structure of a volume's text; changes the tree only by giving a page break that stands between two
parts to the part that it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.places import TEI, XML_ID

_T = f"{{{TEI}}}"
_DIV, _PB, _HEAD, _TEXT = f"{_T}div", f"{_T}pb", f"{_T}head", f"{_T}text"
_LEFT_OUT = frozenset(("toc",))  # an edition makes a table of contents of its own


class Place(NamedTuple):
    """A part: its div, its xml:id, the divs around it from outside in, the printed page that it begins on."""

    div: etree._Element
    identifier: str
    around: tuple[etree._Element, ...]
    page: str


def parts(root: etree._Element) -> Iterator[Place]:
    """The documents and sections of a volume in their order; those without an xml:id are left out."""
    text = root.find(_TEXT)
    if text is None:
        return
    _settle_breaks(text)
    page = ""
    for element in text.iter(_DIV, _PB):
        if element.tag == _PB:
            page = element.get("n", "")
        elif _is_part(element):
            identifier = element.get(XML_ID, "")
            around = tuple(reversed([*element.iterancestors(_DIV)]))
            if identifier and element.get("type") not in _LEFT_OUT:
                yield Place(element, identifier, around, page)


def _is_part(div: etree._Element) -> bool:
    """Whether a div is a document, or a section of the front or back that holds no documents."""
    if div.get("type") == "document":
        return next(div.iterancestors(_DIV), None) is None or not _in_document(div)
    inside_part = any(
        above.get("type") == "document" or not _holds(above) for above in div.iterancestors(_DIV)
    )
    return not inside_part and not _holds(div)


def _in_document(div: etree._Element) -> bool:
    return any(above.get("type") == "document" for above in div.iterancestors(_DIV))


def _holds(div: etree._Element) -> bool:
    """Whether a div holds documents, as a compilation or a chapter does."""
    return any(below.get("type") == "document" for below in div.iterdescendants(_DIV))


def _settle_breaks(text: etree._Element) -> None:
    """A page break between two parts becomes the beginning of the second; one behind the last is of none."""
    begun: dict[etree._Element, int] = {}
    for pb in [*text.iter(_PB)]:
        if any(_is_part(div) for div in pb.iterancestors(_DIV)):
            continue
        following = next((div for div in _divs_after(pb) if _is_part(div)), None)
        if following is not None:
            at = begun.get(following, 0)
            _move(pb, following, at)
            begun[following] = at + 1


def _divs_after(pb: etree._Element) -> Iterator[etree._Element]:
    """The divs that begin behind an element, in the order of the document."""
    for node in (pb, *pb.iterancestors()):
        for sibling in node.itersiblings():
            yield from sibling.iter(_DIV)


def _move(pb: etree._Element, div: etree._Element, at: int) -> None:
    """Puts a page break at a place in a part, before what the part itself begins with; its tail stays."""
    parent = pb.getparent()
    if parent is None:
        return
    before = pb.getprevious()
    if pb.tail and before is not None:
        before.tail = (before.tail or "") + pb.tail
    elif pb.tail:
        parent.text = (parent.text or "") + pb.tail
    pb.tail = None
    div.insert(at, pb)
