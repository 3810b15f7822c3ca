"""What was built against what was parsed again."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from gold import DOCUMENT
from lxml import etree
from mutants import TEI, as_built, mutants

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation import roundtrip
from tei_edition.validation.parsing import parse


@pytest.fixture(scope="module")
def document() -> etree._Element:
    return parse(DOCUMENT.read_bytes(), "in.xml")


def _compare(written: etree._Element, built: etree._Element) -> tuple[Diagnostic, ...]:
    """As if `built` had been written in such a way that `written` came out."""
    data = b'<?xml version="1.0"?>\n' + etree.tostring(written, encoding="utf-8") + b"\n"
    return roundtrip.compare(parse(data, "in.xml"), as_built(built), "in.xml")


def _same(one: etree._Element, other: etree._Element) -> bool:
    """The plain definition: names, attributes, texts and tails, in order."""
    if len(one) != len(other) or one.tag != other.tag or one.items() != other.items():
        return False
    if (one.text or "") != (other.text or ""):
        return False
    return all(_same(a, b) and (a.tail or "") == (b.tail or "") for a, b in zip(one, other, strict=True))


def test_equal_trees(document: etree._Element) -> None:
    assert _compare(document, document) == ()


def test_mutants_agree_with_the_plain_definition(document: etree._Element) -> None:
    different = 0
    for mutant in mutants(document, seed=7, count=300):
        try:
            found = _compare(mutant, document)
        except etree.XMLSyntaxError:
            continue
        assert bool(found) == (not _same(mutant, document)), etree.tostring(mutant)
        different += bool(found)
    assert different > 150


CHANGES: list[tuple[Callable[[etree._Element], object], str]] = [
    (lambda root: root.find(f".//{TEI}salute").set("n", "1"), "the attributes"),
    (lambda root: setattr(root.find(f".//{TEI}salute"), "text", "Dear Bob"), "the text"),
    (lambda root: setattr(root.find(f".//{TEI}salute"), "tail", "x"), "the text after it"),
    (lambda root: setattr(root.find(f".//{TEI}salute"), "tag", f"{TEI}seg"), "the name"),
    (lambda root: setattr(root.find(f".//{TEI}salute"), "tag", "{urn:x}salute"), "the name"),
    (lambda root: root.find(f".//{TEI}closer").append(etree.Element(f"{TEI}lb")), "the"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_the_first_difference_is_named(
    document: etree._Element, change: Callable[[etree._Element], object], words: str
) -> None:
    changed = copy.deepcopy(document)
    change(changed)
    (found,) = _compare(changed, document)
    assert found.id == "X004"
    assert words in found.message
    assert found.place.xpath.startswith("/tei:TEI")
