"""Whole volumes of the Office, taken apart: nothing is lost, nothing is added."""

from __future__ import annotations

import lzma
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.edition import Edition
from tei_edition.publishing.facts import read_facts
from tei_edition.volumes import read_parts

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VOLUMES = ("frus1955-57v02", "frus1961-63v06", "frus1969-76v20")


@cache
def volume(path: Path) -> bytes:
    return lzma.decompress(path.read_bytes())


@cache
def parts(path: Path) -> tuple[tuple[str, bytes], ...]:
    return read_parts(volume(path), path.name, "volume", Edition())[1]


@pytest.fixture(scope="module", params=VOLUMES)
def path(request: pytest.FixtureRequest, shared: Path) -> Path:
    found = shared / f"frus/volumes/{request.param}.xml.xz"
    if not found.is_file():
        pytest.skip(f"no volume at {found}")
    return found


def text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext(etree.Element)))


def squeezed(element: etree._Element) -> str:
    """The text without white space, which a page break brings along from between two parts."""
    return "".join(text(element).split())


def test_every_document_and_section_is_whole(path: Path) -> None:
    before = etree.fromstring(volume(path))
    by_id = {element.get(XML_ID): element for element in before.iter(f"{TEI}div")}
    for name, data in parts(path):
        after = etree.fromstring(data)
        found = [div for div in after.iter(f"{TEI}div") if div.get(XML_ID) == name]
        assert len(found) == 1, name
        assert squeezed(found[0]) == squeezed(by_id[name]), name
        kept = Counter(e.tag for e in found[0].iter(etree.Element) if e.tag != f"{TEI}pb")
        assert kept == Counter(e.tag for e in by_id[name].iter(etree.Element) if e.tag != f"{TEI}pb"), name


def test_every_document_is_a_part_in_its_order(path: Path) -> None:
    before = etree.fromstring(volume(path))
    wanted = [div.get(XML_ID) for div in before.iter(f"{TEI}div") if div.get("type") == "document"]
    assert [name for name, _ in parts(path) if name in set(wanted)] == wanted


def test_no_words_stand_outside_the_parts_but_titles_and_contents(path: Path) -> None:
    before = etree.fromstring(volume(path))
    body = before.find(f"{TEI}text")
    assert body is not None
    names = {name for name, _ in parts(path)}
    for element in [*body.iter(f"{TEI}div", f"{TEI}titlePage")]:
        inside = element.get(XML_ID) in names or element.tag == f"{TEI}titlePage"
        if inside or element.get("type") == "toc":
            for child in [*element]:
                element.remove(child)
            element.text = None
    for head in body.iter(f"{TEI}head"):
        head.clear(keep_tail=True)
    assert text(body).split() == []


def test_every_page_is_in_one_part_in_its_order(path: Path) -> None:
    before = etree.fromstring(volume(path))
    pages = [str(pb.get(XML_ID)) for pb in before.iter(f"{TEI}pb")]
    contents = before.xpath(
        "//t:pb[ancestor::t:div[@type='toc'] or following::t:div[1][@type='toc']]/@xml:id",
        namespaces={"t": TEI.strip("{}"), "xml": "http://www.w3.org/XML/1998/namespace"},
    )
    assert isinstance(contents, list)
    found = [pb.get(XML_ID) for _, data in parts(path) for pb in etree.fromstring(data).iter(f"{TEI}pb")]
    assert set(pages) - set(found) <= set(map(str, contents))
    assert found == [page for page in pages if page in set(found)]


def test_ids_of_a_part_are_unique(path: Path) -> None:
    for name, data in parts(path):
        ids = [e.get(XML_ID) for e in etree.fromstring(data).iter(etree.Element) if e.get(XML_ID)]
        assert len(ids) == len(set(ids)), name


def test_the_same_volume_gives_the_same_bytes(path: Path) -> None:
    assert read_parts(volume(path), path.name, "volume", Edition())[1] == parts(path)


def test_the_reading_order_of_the_edition_is_that_of_the_volume(path: Path) -> None:
    found = [read_facts(data, f"{name}.xml", name) for name, data in parts(path)]
    ordered = sorted((facts for facts in found if facts), key=lambda facts: facts.order)
    assert [facts.id for facts in ordered] == [name for name, _ in parts(path)]
