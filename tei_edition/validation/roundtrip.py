"""What was written is what was meant: the parsed bytes against the tree they were made from.

Knows trees; knows nothing of TEI. A node moved between trees can be serialised into another namespace
without a word, so names are compared as the parser sees them and not as they are written.
"""

from __future__ import annotations

from itertools import zip_longest

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation.places import TEI, place_of

_SPACES = {"tei": TEI, "xml": "http://www.w3.org/XML/1998/namespace"}
_FAMILIAR = etree.XPath(
    "count(//tei:*) = count(//*) and count(//@*) = count(//@xml:*) + count(//@*[namespace-uri() = ''])",
    namespaces=_SPACES,
)


def compare(parsed: etree._Element, built: etree._Element, name: str) -> tuple[Diagnostic, ...]:
    """X004 at the first place where two trees differ in a name, an attribute or a text; else nothing."""
    if _alike(parsed, built):
        return ()
    for one, other in zip_longest(parsed.iter(), built.iter()):
        if one is None or other is None:
            return (_differs(parsed, "the number of elements", name),)
        what = _difference(one, other)
        if what:
            return (_differs(one, what, name),)
    return ()


def _alike(parsed: etree._Element, built: etree._Element) -> bool:
    """A quick yes: the same in writing, and no name in it from a space other than TEI's and XML's."""
    return (
        etree.tostring(parsed, with_tail=False) == etree.tostring(built, with_tail=False)
        and bool(_FAMILIAR(parsed))
        and bool(_FAMILIAR(built))
    )


def _difference(one: etree._Element, other: etree._Element) -> str:
    if one.tag != other.tag:
        return f"the name ({other.tag} became {one.tag})"
    if one.items() != other.items():
        return f"the attributes ({other.items()} became {one.items()})"
    if (one.text or "") != (other.text or ""):
        return f"the text ({other.text!r} became {one.text!r})"
    if one.getparent() is not None and (one.tail or "") != (other.tail or ""):
        return f"the text after it ({other.tail!r} became {one.tail!r})"
    return ""


def _differs(node: etree._Element, what: str, name: str) -> Diagnostic:
    message = f"What was written differs from what was built: {what}."
    return diagnose("X004", message, place_of(node, name))
