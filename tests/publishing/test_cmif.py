"""cmif.xml by the rules of its format, as the TEI Correspondence SIG documents them for version 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from small_edition import EDITION, FILES, published
from test_tables import rich

from tei_edition.edition import Edition, Editor
from tei_edition.publishing.cmif import cmif, lacking
from tei_edition.publishing.facts import Facts, read_facts

NS = {"t": "http://www.tei-c.org/ns/1.0"}
T = f"{{{NS['t']}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FULL = replace(
    EDITION,
    publisher="A Press",
    date="2020-05-01",
    licence_target="https://creativecommons.org/licenses/by/4.0/",
    address_of_edition="https://example.org/edition/",
    contact="A. Person",
    email="a@example.org",
    page_address="https://example.org/volume/{id}",
    volume_publisher="Printers",
    editors=(Editor("E. Reed"),),
)
LICENCES = (
    "https://creativecommons.org/licenses/by/4.0/",
    "https://creativecommons.org/publicdomain/zero/1.0/",
)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
UUID = re.compile(r"[a-f][0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def facts(data: bytes = b"") -> Facts:
    found = read_facts(data or rich(), "d7.xml", "d7.xml")
    assert found
    return found


def made(edition: Edition = FULL, *documents: Facts) -> etree._Element:
    return etree.fromstring(cmif(documents or (facts(),), edition))


def faults(root: etree._Element) -> Iterator[str]:
    """Where a file breaks a rule of the format."""
    header = root.find("t:teiHeader", NS)
    assert header is not None
    names = [child.tag.removeprefix(T) for child in header.iterfind("t:fileDesc/*", NS)]
    if names != ["titleStmt", "publicationStmt", "sourceDesc"]:
        yield f"fileDesc: {names}"
    wanted = {
        "titleStmt": ["title", "editor"],
        "publicationStmt": ["publisher", "idno", "date", "availability"],
        "sourceDesc": ["bibl"],
    }
    for name, children in wanted.items():
        found = [child.tag.removeprefix(T) for child in header.iterfind(f"t:fileDesc/t:{name}/*", NS)]
        if found != children:
            yield f"{name}: {found}"
    yield from _faults_of_file(header)
    for letter in header.iterfind("t:profileDesc/t:correspDesc", NS):
        yield from _faults_of_letter(letter, header)


def _faults_of_file(header: etree._Element) -> Iterator[str]:
    idno, bibl, date = (next(header.iter(f"{T}{n}")) for n in ("idno", "bibl", "date"))
    licences = [licence.get("target") for licence in header.iter(f"{T}licence")]
    if len(licences) != 1 or licences[0] not in LICENCES:
        yield f"licence: {licences or 'none'}"
    if idno.get("type") != "url" or ":" not in (idno.text or ""):
        yield "idno"
    if bibl.get("type") not in ("print", "online", "hybrid") or not UUID.fullmatch(bibl.get(XML_ID, "")):
        yield f"bibl: {dict(bibl.attrib)}"
    if not (bibl.text or "").strip():
        yield "bibl: empty"
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|", date.get("when", "")):
        yield f"date: {date.get('when')}"


def _faults_of_letter(letter: etree._Element, header: etree._Element) -> Iterator[str]:
    if letter.get("source", "").removeprefix("#") != next(header.iter(f"{T}bibl")).get(XML_ID):
        yield f"source: {letter.get('source')}"
    if not letter.get("key") or set(letter.attrib) - {"key", "ref", "source"}:
        yield f"correspDesc: {dict(letter.attrib)}"
    if [action.get("type") for action in letter] != ["sent", "received"]:
        yield "correspAction/@type"
    for action in letter:
        parts = [part.tag.removeprefix(T) for part in action]
        if not {"persName", "orgName"} & set(parts) or set(parts) - {
            "persName",
            "orgName",
            "placeName",
            "date",
        }:
            yield f"correspAction: {parts}"
        if (action.text or "").strip() or any((part.tail or "").strip() or len(part) for part in action):
            yield "correspAction: text, or names that are not plain"
        for date in action.iterfind("t:date", NS):
            given = {key: value for key, value in date.attrib.items() if key != "cert"}
            if not given or set(given) - {"when", "from", "to", "notBefore", "notAfter"}:
                yield f"date: {given}"
            if not all(DAY.fullmatch(value) for value in given.values()):
                yield f"date: {given}"
            if date.get("cert", "low") != "low" or date.text:
                yield "date: cert, text"


@pytest.mark.parametrize("edition", [FULL, EDITION, Edition()])
def test_the_rules_are_kept(edition: Edition) -> None:
    bare = facts(rich().replace(b"<persName>Stone</persName><roleName>Ambassador</roleName>", b""))
    expected = [] if edition is FULL else ["licence: none"]  # which is told, and not made up
    assert list(faults(made(edition, facts(), bare))) == expected


def test_a_letter_is_described() -> None:
    (letter,) = made().iterfind(".//t:correspDesc", NS)
    assert (letter.get("key"), letter.get("ref")) == ("7", "https://example.org/volume/d7")
    assert [
        (part.tag.removeprefix(T), part.text, dict(part.attrib)) for part in letter.iter() if not len(part)
    ] == [
        ("persName", "Stone", {}),
        ("placeName", "Quito", {}),
        ("date", None, {"when": "1970-01-02", "cert": "low"}),
        ("orgName", "Department", {}),
    ]


def test_a_party_that_nobody_knows_is_said_to_be_unknown() -> None:
    data = rich().replace(b"<orgName>Department</orgName>", b"<placeName>Lima</placeName>")
    received = made(FULL, facts(data)).find(".//t:correspAction[@type='received']", NS)
    assert received is not None
    assert [part.text for part in received] == ["Unknown"]


def test_a_document_without_correspondents_is_no_letter(tmp_path: Path) -> None:
    note = f"<TEI xmlns='{NS['t']}'><text><body><div type='document' n='1'/></body></text></TEI>"
    published(tmp_path, FILES | {"d1.xml": note.encode()})
    root = etree.fromstring((tmp_path / "cmif.xml").read_bytes())
    assert [letter.get("key") for letter in root.iter(f"{T}correspDesc")] == ["9", "43", "54"]


def test_without_letters_there_is_no_empty_profile() -> None:
    assert etree.fromstring(cmif((), FULL)).find(".//t:profileDesc", NS) is None


@pytest.mark.parametrize(
    ("given", "licence"),
    [
        ("https://creativecommons.org/publicdomain/mark/1.0/", LICENCES[1]),
        ("https://creativecommons.org/publicdomain/zero/1.0/", LICENCES[1]),
        ("https://creativecommons.org/licenses/by/4.0/", LICENCES[0]),
        ("https://creativecommons.org/licenses/by/4.0", LICENCES[0]),
        ("https://creativecommons.org/licenses/by-nc/4.0/", ""),
        ("", ""),
    ],
)
def test_the_licence_is_one_of_two(given: str, licence: str) -> None:
    root = made(replace(FULL, licence_target=given))
    assert [found.get("target") for found in root.iter(f"{T}licence")] == ([licence] if licence else [])
    told = [d.message for d in lacking(replace(FULL, licence_target=given))]
    assert any("licence_target" in message for message in told) == (not licence)


def test_what_nobody_said_is_told() -> None:
    assert list(lacking(FULL)) == []
    (told,) = lacking(replace(FULL, email=""))
    assert told.id == "T010"
    assert "email" in told.message
    assert "page_address" not in told.message


def test_the_address_is_that_of_the_edition() -> None:
    assert next(made().iter(f"{T}idno")).text == "https://example.org/edition/cmif.xml"
    here = made(replace(FULL, page_address=""))
    assert next(here.iter(f"{T}correspDesc")).get("ref") == "https://example.org/edition/html/d7.html"


def test_it_is_tei(shared: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(str(shared / "schema" / "tei_all.rng")))
    assert grammar.validate(made()), grammar.error_log
