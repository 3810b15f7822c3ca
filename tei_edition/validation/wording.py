"""The words for a fault: which element, in which parent, what is wrong, what to do.

Knows how the engines speak; knows cable.rng for the names that it declares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from lxml import etree

from tei_edition.validation.fault import Fault
from tei_edition.validation.parsing import load_schema
from tei_edition.validation.places import TEI, name_of

_NAMESPACE = re.compile(r"\{[^{}]*\}")
_ATTRIBUTE = re.compile(r"attribute '?([\w:]+)'?|'([\w:]+)' attribute not allowed")
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_NOT_HERE = ("Did not expect element", "not expected", "Unexpected child")


def explain(node: etree._Element, faults: Sequence[Fault]) -> tuple[str, str]:
    """A message and a hint for what the engines say about one element."""
    reasons = [_reason(fault) for fault in faults]
    said = "; ".join(dict.fromkeys(reasons))
    parent = node.getparent()
    inside = f" in {name_of(parent)}" if parent is not None else ""
    if parent is not None and any(words in said for words in _NOT_HERE):
        return f"The element {name_of(node)} is not allowed here{inside}.", _not_here(node, said)
    return f"The element {name_of(node)}{inside} is not valid: {reasons[-1]}.", _other(said)


def _reason(fault: Fault) -> str:
    return _NAMESPACE.sub("", fault.reason).strip().rstrip(".")


def _not_here(node: etree._Element, said: str) -> str:
    name = name_of(node)
    near = _near(name, "element")
    if etree.QName(node).namespace != TEI:
        return f"Put {etree.QName(node).localname} into the namespace {TEI}."
    if name not in _names("element") and near:
        return f"Write {near} if that is meant: the grammar has no element {name}."
    expected = re.search(r"Expected is (?:one of )?\( ([^)]*) \)", said)
    if expected:
        return f"Put here one of: {expected.group(1)}."
    return f"Move {name} to where it belongs, or put into its place what the parent may contain."


def _other(said: str) -> str:
    found = _ATTRIBUTE.search(said)
    name = (found.group(1) or found.group(2)).removeprefix("xml:") if found else ""
    near = _near(name, "attribute")
    if name and name not in _names("attribute") and near:
        return f"Write the attribute {near} if that is meant; there is no attribute {name}."
    if name:
        return f"Correct or remove the attribute {name}; cable.rnc tells which values it may have."
    return "Correct the content of the element; cable.rnc tells what it may contain."


def _near(name: str, kind: str) -> str:
    """The declared name that is most like this one, or nothing when none is."""
    lower = {declared.lower(): declared for declared in _names(kind)}
    found = get_close_matches(name.lower(), lower, n=1)
    return lower[found[0]] if found else ""


@cache
def _names(kind: str) -> frozenset[str]:
    """The names of the elements or attributes in cable.rng."""
    nodes = load_schema("cable.rng").iter(_RNG + kind)
    return frozenset(str(node.get("name")).removeprefix("xml:") for node in nodes)
