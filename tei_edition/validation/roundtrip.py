"""What was written is what was meant: the parsed bytes against the tree they were made from.

The two trees are of different libraries, and neither trusts the other: names, attributes and texts
are compared as the parser sees them. Knows trees; knows nothing of TEI but its namespace.
"""

from __future__ import annotations

from itertools import zip_longest
from xml.etree.ElementTree import Element

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation.places import TEI, place_of

_NAMESPACE = f"{{{TEI}}}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def compare(parsed: etree._Element, built: Element, name: str) -> tuple[Diagnostic, ...]:
    """X004 where two trees first differ in a name, an attribute or a text; nothing if alike.

    `parsed` was read from what `built` was written to. One walk tells all: the same names with the
    same number of children in the same order make the same tree.
    """
    for one, other in zip_longest(parsed.iter(), built.iter()):
        if one is None or other is None:
            return (_differs(parsed, "the number of elements", name),)
        if not _alike(one, other):
            return (_differs(one, _difference(one, other), name),)
    return ()


def _alike(one: etree._Element, other: Element) -> bool:
    if one.tag != _NAMESPACE + other.tag or len(one) != len(other):
        return False
    if (one.text or "") != (other.text or "") or (one.tail or "") != (other.tail or ""):
        return False
    attributes = other.attrib
    if not attributes:
        return not one.attrib
    return one.items() == [(_full(key), value) for key, value in attributes.items()]


def _full(key: str) -> str:
    return _XML + key[4:] if key.startswith("xml:") else key


def _difference(one: etree._Element, other: Element) -> str:
    if one.tag != _NAMESPACE + other.tag:
        return f"the name ({other.tag} became {one.tag})"
    attributes = [(_full(key), value) for key, value in other.items()]
    if one.items() != attributes:
        return f"the attributes ({attributes} became {one.items()})"
    if (one.text or "") != (other.text or ""):
        return f"the text ({other.text!r} became {one.text!r})"
    if (one.tail or "") != (other.tail or ""):
        return f"the text after it ({other.tail!r} became {one.tail!r})"
    return f"the number of its children ({len(other)} became {len(one)})"


def _differs(node: etree._Element, what: str, name: str) -> Diagnostic:
    message = f"What was written differs from what was built: {what}."
    return diagnose("X004", message, place_of(node, name))
