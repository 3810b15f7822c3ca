"""The two seed cables with their edition.toml, detail by detail."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from converting import tei, texts, xpath
from lxml import etree

from tei_edition.edition import load_edition
from tei_edition.pipeline import Conversion, convert
from tei_edition.source import decode

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FIRST, SECOND = "000_c25097c2aa175f47.txt", "001_7b9965d0cc23a81b.txt"


@cache
def conversion(name: str) -> Conversion:
    return convert(decode((SEEDS / name).read_bytes(), name), load_edition(SEEDS))


@cache
def seed(name: str) -> etree._Element:
    found = conversion(name)
    assert found.tei is not None
    return etree.fromstring(found.tei)


# An XPath (TEI names without prefix) and the words of all that it finds, in order.
Detail = tuple[str, list[str]]

TITLE = (
    "Backchannel Message From the President’s Assistant for National Security Affairs (Kissinger) "
    "to the President’s Deputy Assistant for National Security Affairs (Haig)"
)
VOLUME = "Foreign Relations of the United States, 1969–1976, Volume IX, Vietnam, October 1972–January 1973"
ADDRESS = "https://history.state.gov/historicaldocuments/frus1969-76v09/"
FILE = "Vietnam, Trips, Kissinger, Henry, 1972, October, Chronological File"
DOC = "//div[@type='document']"

BOTH: list[Detail] = [
    ("//titleStmt/title[@type='main']", [TITLE]),
    ("//titleStmt/author/persName", ["Kissinger"]),
    ("//titleStmt/editor[@role='editor']", ["John M. Carland"]),
    ("//titleStmt/editor[@role='general-editor']", ["Edward C. Keefer"]),
    ("//respStmt/@xml:id", ["tei-edition"]),
    ("//respStmt/name", ["tei-edition"]),
    ("//publicationStmt/idno[@type='volume']", ["frus1969-76v09"]),
    ("//licence/@target", ["https://creativecommons.org/publicdomain/mark/1.0/"]),
    ("//bibl[@type='printed']/title", [VOLUME]),
    ("//bibl/editor", ["John M. Carland", "Edward C. Keefer"]),
    ("//bibl/publisher", ["United States Government Printing Office"]),
    ("//bibl/pubPlace", ["Washington"]),
    ("//bibl/date/@when", ["2010"]),
    ("//bibl/idno[@type='ISBN']", ["9780160829994"]),
    ("//seriesStmt/biblScope[@unit='volume']", ["IX"]),
    ("//msIdentifier/repository", ["Library of Congress"]),
    ("//msIdentifier/collection[@type='division']", ["Manuscript Division"]),
    ("//msIdentifier/collection[@type='papers']", ["Kissinger Papers"]),
    ("//msIdentifier/collection[@type='series']", ["Geopolitical File"]),
    ("//msIdentifier/idno[@type='box']", ["TS 59"]),
    ("//msIdentifier/idno[@type='file']", [FILE]),
    ("//objectDesc/@form", ["backchannel-message"]),
    ("//creation/date/@notBefore", ["1972-10-01"]),
    ("//creation/date/@notAfter", ["1972-10-31"]),
    ("//creation/date/@cert", ["medium"]),
    ("//creation/date/@resp", ["#tei-edition"]),
    ("//creation/date/@evidence", ["internal"]),
    ("//creation/date", ["October 1972"]),
    (
        "//creation/rs[@type='evidence']",
        ["the source note names a file of “1972, October”"],
    ),
    ("//creation/rs/@subtype", ["date-of-file"]),
    ("//langUsage/language/@ident", ["en"]),
    ("//correspAction[@type='sent']/persName", ["Kissinger"]),
    (
        "//correspAction[@type='sent']/roleName",
        ["President’s Assistant for National Security Affairs"],
    ),
    ("//correspAction[@type='received']/persName", ["Haig"]),
    (
        "//correspAction[@type='received']/roleName",
        ["President’s Deputy Assistant for National Security Affairs"],
    ),
    ("//correspAction[@type='sent']/date/@notBefore", ["1972-10-01"]),
    ("//taxonomy/@xml:id", ["classification", "precedence", "handling", "slug"]),
    ("//taxonomy[@xml:id='classification']/category/catDesc", ["Top Secret"]),
    ("//taxonomy[@xml:id='precedence']/category/catDesc", ["Flash"]),
    ("//taxonomy[@xml:id='slug']/category", []),
    ("//catRef/@scheme", ["#classification", "#precedence", "#handling"]),
    ("//application/@ident", ["tei-edition"]),
    ("//prefixDef/@ident", ["frus", "frus", "frus", "frus", "frus"]),
    ("//revisionDesc/@status", ["draft"]),
    (f"{DOC}/@subtype", ["historical-document"]),
    (f"{DOC}/head/gloss[@type='from']", ["President’s Assistant for National Security Affairs"]),
    (f"{DOC}/head/persName[@type='from']", ["Kissinger"]),
    (
        f"{DOC}/head/gloss[@type='to']",
        ["President’s Deputy Assistant for National Security Affairs"],
    ),
    (f"{DOC}/head/persName[@type='to']", ["Haig"]),
    (f"{DOC}//dateline", []),
    (f"{DOC}//note/@n", ["1", "2", "3"]),
    (f"{DOC}//note/@type", ["source"]),
    (f"{DOC}//note[@cert]", []),
    (f"{DOC}//note[@place='unanchored']", []),
    (f"{DOC}/head/*[last()]/self::note/@type", ["source"]),
]

FIRST_CABLE: list[Detail] = [
    ("//titleStmt/title[@type='number']", ["43"]),
    ("//publicationStmt/idno[@type='document']", ["d43"]),
    ("//publicationStmt/idno[@type='URI']", [ADDRESS + "d43"]),
    ("//biblScope[@unit='document']/@n", ["43"]),
    ("//biblScope[@unit='page']/@from", ["245"]),
    ("//biblScope[@unit='page']/@to", ["247"]),
    ("//measure[@unit='pages']/@quantity", ["3"]),
    ("//measure[@unit='notes']/@quantity", ["3"]),
    ("//altIdentifier/idno[@type='telegram']", ["Hakto 41/219"]),
    ("//taxonomy[@xml:id='handling']/category/catDesc", ["Sensitive", "Exclusively Eyes Only"]),
    (
        "//catRef[@scheme='#handling']/@target",
        ["#handling.sensitive #handling.exclusively-eyes-only"],
    ),
    (f"{DOC}/@n", ["43"]),
    (f"{DOC}/@xml:id", ["d43"]),
    (f"{DOC}//note/@xml:id", ["d43fn1", "d43fn2", "d43fn3"]),
    (f"{DOC}//note[@n='2']/ref/@target", ["frus:d41"]),
    (f"{DOC}//note[@n='2']/ref", ["Document 41"]),
    (f"{DOC}//note[@n='3']", ["The date of the upcoming Presidential election."]),
    ("name(//note[@n='3']/..)", ["item"]),
    (f"{DOC}//pb/@n", ["246", "247"]),
    (f"{DOC}//pb/@xml:id", ["pg_246", "pg_247"]),
    ("name(//pb[@n='246']/..)", ["p"]),
    ("name(//pb[@n='247']/..)", ["p"]),
    (f"{DOC}/p[1]/idno[@type='telegram']", ["Hakto 41/219"]),
    (f"{DOC}/p[1]/seg[@type='delivery']", ["Deliver immediately"]),
    (f"{DOC}/p[1]", ["Hakto 41/219. Deliver immediately."]),
    ("string(count(//div/p))", ["9"]),
    ("string(count(//lb))", ["1"]),
    ("string(count(//list))", ["1"]),
    (f"{DOC}/list/@rend", ["bulleted"]),
    ("string(count(//div/list/item))", ["8"]),
    ("//item[not(starts-with(., '—'))]", []),
    ("//closer/salute", ["Warm regards."]),
    ("//closer/signed", []),
    ("//closer/following-sibling::*", []),
]

SECOND_CABLE: list[Detail] = [
    ("//titleStmt/title[@type='number']", ["54"]),
    ("//publicationStmt/idno[@type='document']", ["d54"]),
    ("//publicationStmt/idno[@type='URI']", [ADDRESS + "d54"]),
    ("//measure[@unit='pages']", []),
    ("//biblScope[@unit='page']", []),
    ("//altIdentifier/idno[@type='telegram']", ["Hakto 45/225"]),
    ("//taxonomy[@xml:id='handling']/category/catDesc", ["Exclusively Eyes Only"]),
    ("//correspContext/ref", ["Tohak 84"]),
    ("//correspContext/ref/@target", ["frus:d50"]),
    (f"{DOC}/@n", ["54"]),
    (f"{DOC}//note/@xml:id", ["d54fn1", "d54fn2", "d54fn3"]),
    (f"{DOC}/p[1]/idno[@type='telegram']", ["Hakto 45/225"]),
    (f"{DOC}/p[1]/ref[@type='telegram']", ["Tohak 84"]),
    (f"{DOC}/p[1]/ref/@target", ["frus:d50"]),
    (f"{DOC}//note[@n='2']/ref/@target", ["frus:d50"]),
    (f"{DOC}//note[@n='3']/ref", ["Documents 30", "51"]),
    (f"{DOC}//note[@n='3']/ref/@target", ["frus:d30", "frus:d51"]),
    (f"{DOC}//note[@n='3']", ["See Documents 30 and 51."]),
    (f"{DOC}//pb", []),
    ("string(count(//list))", ["1"]),
    ("//list/label", ["1.", "2.", "3.", "4.", "5.", "6.", "7."]),
    ("string(count(//list/item))", ["7"]),
    ("string(count(//item[1]/p))", ["0"]),
    ("string(count(//item[5]/p))", ["3"]),
    ("string(count(//item[6]/p))", ["2"]),
    ("string(count(//div/p))", ["1"]),
    ("//item[7]", ["Again I ask that you make sure that the President reads my cables."]),
    ("//closer", []),
]

DETAILS = [
    *((FIRST, path, wanted) for path, wanted in BOTH + FIRST_CABLE),
    *((SECOND, path, wanted) for path, wanted in BOTH + SECOND_CABLE),
]


@pytest.mark.parametrize(
    ("name", "path", "wanted"),
    [pytest.param(*detail, id=f"{detail[0][:3]} {detail[1]}") for detail in DETAILS],
)
def test_detail(name: str, path: str, wanted: list[str]) -> None:
    assert texts(seed(name), path) == wanted


def around(name: str, path: str) -> tuple[str, str]:
    """The text before and behind an element, notes left out."""
    root = etree.fromstring(etree.tostring(seed(name)))
    element = xpath(root, path)[0]
    assert isinstance(element, etree._Element)
    element.tail = "☞" + (element.tail or "")
    for note in xpath(root, "//body//note"):
        assert isinstance(note, etree._Element)
        note.clear(keep_tail=True)
    before, _, after = texts(root, "//body")[0].partition("☞")
    return before, after


@pytest.mark.parametrize(
    ("name", "path", "before", "after"),
    [
        (FIRST, "//note[@n='2']", "my previous message,", " he stated that we h"),
        (FIRST, "//note[@n='3']", "course, the November 7", " considerations must"),
        (FIRST, "//note[@n='1']", "rity Affairs (Haig)", " Hakto 41/219. Deliv"),
        (FIRST, "//pb[@n='246']", "leadership there, and offer ", " to immediately nego"),
        (FIRST, "//pb[@n='247']", "it implemented. You ", " would give the sole"),
        (FIRST, "//lb", "course he has chosen.", "We are in the diffic"),
        (SECOND, "//note[@n='2']", "erence: Tohak 84.", " 1. With reference"),
        (SECOND, "//note[@n='3']", " a complete agreement.", " To maintain the pos"),
    ],
)
def test_place(name: str, path: str, before: str, after: str) -> None:
    found = around(name, path)
    assert found[0].endswith(before)
    assert found[1].startswith(after)


@pytest.mark.parametrize("path", ["//note[@n='2']", "//note[@n='3']"])
@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_blank_stands_before_a_note(name: str, path: str) -> None:
    (note,) = xpath(seed(name), path)
    assert isinstance(note, etree._Element)
    before = note.getprevious()
    text = note.getparent().text if before is None else before.tail
    assert text
    assert text == text.rstrip()


def test_the_torn_paragraphs_are_whole() -> None:
    first, second = texts(seed(FIRST), "//p[pb]")
    assert first.startswith("The first choice is for me")
    assert first.endswith("which we would sign after the election.")
    assert second.startswith("The advantages of this course")
    assert second.endswith("there would be another round of war.")


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_tag_usage_is_what_the_text_has(name: str) -> None:
    root = seed(name)
    usage = dict(zip(xpath(root, "//tagUsage/@gi"), xpath(root, "//tagUsage/@occurs"), strict=True))
    assert usage
    for gi, occurs in usage.items():
        assert xpath(root, f"string(count(//text/descendant-or-self::{gi}))") == [str(occurs)]
    used = {etree.QName(e).localname for e in xpath(root, "//text//*")}
    assert set(map(str, usage)) == used


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_input_is_known_by_its_hash(name: str) -> None:
    digest = sha256((SEEDS / name).read_bytes()).hexdigest()
    assert texts(seed(name), "//appInfo//ptr[@type='input']/@target") == [f"urn:sha256:{digest}"]


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_nothing_is_reported(name: str) -> None:
    assert conversion(name).diagnostics == ()


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_schemas_are_named(name: str) -> None:
    found = conversion(name).tei
    assert found is not None
    head = found.split(b"<TEI")[0].decode()
    assert 'href="schema/cable.rng"' in head
    assert 'href="schema/cable.sch"' in head
    assert head.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_the_date_that_follows_a_digit_has_its_reason() -> None:
    found = [f for f in conversion(FIRST).findings if f.role == "note reference"]
    assert [f.value for f in sorted(found)] == ["1", "2", "3"]
    third = max(found)
    assert "November 7" in third.evidence
    assert third.rule == "note-references"


def test_without_an_edition_the_text_says_enough() -> None:
    root = tei((SEEDS / FIRST).read_text(encoding="utf-8"))
    assert texts(root, "//creation/date/@notBefore") == ["1972-10-01"]
    assert texts(root, "//bibl/title") == [TITLE]
    assert xpath(root, "//editor") == []
