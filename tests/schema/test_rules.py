"""Every rule of cable.sch has a document that it accepts and one that it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tei_edition.diagnostics import Severity
from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.validation import schematron
from tei_edition.validation.parsing import load_schema, parse

DOCUMENT = Path(__file__).resolve().parents[1] / "validation" / "document.xml"
SCH = "{http://purl.oclc.org/dsdl/schematron}"

# id -> what to change in the valid document, so that this rule (at least) fails.
BROKEN: dict[str, tuple[str, str]] = {
    "S001": ('xml:id="pg_247"', 'xml:id="pg_246"'),
    "S002": ('n="43" xml:id="d43"', 'xml:id="d43"'),
    "S003": ("<opener>", "<head>Again</head><opener>"),
    "S004": ("<head>43. ", "<head>44. "),
    "S010": ("Document 41</ref>.", 'Document 41</ref>.<note n="9">x</note>'),
    "S011": ('xml:id="d43fn2"', 'xml:id="d44fn2"'),
    "S013": ('<note n="2"', '<note n="1"'),
    "S014": ('<note n="3" xml:id="d43fn3" place="unanchored"', '<note n="3" xml:id="d43fn3"'),
    "S015": ('<note n="1" xml:id="d43fn1" type="source"', '<note n="1" rend="inline" type="source"'),
    "S016": (">Lost</note>", "/>"),
    "S017": ('n="2" target="#d43fn2"', 'n="2" target="#d43fn3"'),
    "S018": ('n="2" target="#d43fn2"/>', 'n="2" target="#d43fn2">2</ref>'),
    "S020": ('<pb n="247" xml:id="pg_247"/>', '<pb n="245" xml:id="pg_245"/>'),
    "S021": ('<pb n="247" xml:id="pg_247"/>', '<pb n="247" xml:id="page247"/>'),
    "S030": ('when="2010"', 'when="2210"'),
    "S031": ('<date when="1972-10-03"/>', '<date from="1972-10" to="1972-09-30"/>'),
    "S032": ('notAfter="1972-10-31"', 'notAfter="1972-09-30"'),
    "S033": ('<date when="1972-10-03"/>', '<date when="1972-10-03" notAfter="1972-10-04"/>'),
    "S034": ('16:25:00+00:00"', '16:25:00Z"'),
    "S040": ('target="frus:d41"', 'target="#d41"'),
    "S041": ('target="frus:d41"', 'target="javascript:d41"'),
    "S042": ('cert="medium" resp="#tei-edition"><ref', 'cert="medium" resp="#d43fn1"><ref'),
    "S043": ('<persName type="from">', '<persName type="from" corresp="#p_K1">'),
    "S044": ('scheme="#handling"', 'scheme="#handlings"'),
    "S045": ('target="#flash"', 'target="#sensitive"'),
    "S046": ('<persName type="from">', '<persName type="from" ref="#p_K1">'),
    "S047": ('who="#tei-edition"', 'who="#nobody"'),
    "S050": ('<idno type="document">d43', '<idno type="document">d44'),
    "S051": ('<title type="number">43', '<title type="number">44'),
    "S052": ('<title type="main">Backchannel', '<title type="main">Frontchannel'),
    "S053": ('<tagUsage gi="quote" occurs="1"/>', ""),
    "S054": ('<tagUsage gi="quote" occurs="1"/>', '<tagUsage gi="quote" occurs="2"/>'),
    "S055": ('unit="notes" quantity="3"', 'unit="notes" quantity="2"'),
    "S056": ('unit="pages" quantity="4"', 'unit="pages" quantity="2"'),
    "S057": ('<persName cert="high">Kissinger', '<persName cert="high">Kissingen'),
    "S058": ('notBefore="1972-10-01" notAfter="1972-10-31" cert="medium"/>', 'when="1972-10-01"/>'),
    "S059": ('xml:lang="en"', 'xml:lang="fr"'),
    "S060": ('<correspAction type="sent">', '<correspAction type="forwarded">'),
}  # fmt: skip


# Forms that look odd and are right: rule, change, and what else may be said.
RIGHT: list[tuple[str, str, str]] = [
    ("S002", 'n="43" xml:id="d43"', 'n="[43]" xml:id="d43"'),
    ("S013", '<note n="2"', '<note n="*"'),
    ("S013", '<note n="2"', '<note n="1a"'),
    ("S020", '<pb n="247" xml:id="pg_247"/>', '<pb n="XII" xml:id="pg_XII"/>'),
    ("S021", '<pb n="247" xml:id="pg_247"/>', '<pb n="247" xml:id="d43_pg247"/>'),
    ("S030", 'when="1972-10-22T16:25:00+00:00"', 'when="16:25:00"'),
    ("S031", '<date when="1972-10-03"/>', '<date from="1972-10-03" to="1972-10"/>'),
    ("S032", 'notBefore="1972-10-01" notAfter="1972-10-31"', 'notBefore="1972" notAfter="1972"'),
    ("S040", 'target="frus:d41"', 'target="#d43fn1 #d43fn3"'),
    ("S041", 'target="frus:d41"', 'target="https://example.org/a:b"'),
    ("S042", 'cert="low" resp="#tei-edition"', 'cert="low" resp="https://example.org/"'),
    ("S052", "(Haig)</title>", "</title>"),
]


def _ids(text: str) -> list[str]:
    root = parse(text.encode(), "cable.xml")
    found = schematron.check(root, "cable.xml")
    assert bool(found) == schematron.fails(root) == bool(list(schematron.report(root, "cable.xml")))
    return [diagnostic.id for diagnostic in found]


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def _tests() -> list[etree._Element]:
    return list(load_schema("cable.sch").iter(f"{SCH}assert", f"{SCH}report"))


def test_the_document_is_accepted(text: str) -> None:
    assert _ids(text) == []


def test_every_rule_has_a_broken_document() -> None:
    assert sorted(BROKEN) == sorted(test.get("id") for test in _tests())


@pytest.mark.parametrize("rule", BROKEN)
def test_rule_refuses(rule: str, text: str) -> None:
    old, new = BROKEN[rule]
    assert old in text
    assert rule in _ids(text.replace(old, new, 1))


@pytest.mark.parametrize(("rule", "old", "new"), RIGHT)
def test_rule_accepts(rule: str, old: str, new: str, text: str) -> None:
    assert old in text
    assert rule not in _ids(text.replace(old, new, 1))


def test_catalogue_and_schema_say_the_same() -> None:
    remedies = {d.get("id"): d.text for d in load_schema("cable.sch").iter(f"{SCH}diagnostic")}
    for test in _tests():
        rule = CATALOGUE[test.get("id")]
        assert rule.severity == Severity(test.get("role") or "error")
        assert rule.remedy == remedies[test.get("diagnostics")]
    assert {i for i in CATALOGUE if i.startswith("S")} == {test.get("id") for test in _tests()}


def test_the_schema_keeps_what_the_verdict_relies_on() -> None:
    schema = load_schema("cable.sch")
    assert all(len(pattern) == 1 for pattern in schema.iter(f"{SCH}pattern"))
    assert not any("|" in rule.get("context") for rule in schema.iter(f"{SCH}rule"))
    assert not list(schema.iter(f"{SCH}let", f"{SCH}extends", f"{SCH}include"))


def test_diagnostic_has_place_and_hint(text: str) -> None:
    broken = text.replace(*BROKEN["S015"])
    (found,) = [d for d in schematron.check(parse(broken.encode(), "c.xml"), "c.xml") if d.id == "S015"]
    assert found.place.file == "c.xml"
    assert found.place.line == broken.count("\n", 0, broken.index('rend="inline"')) + 1
    assert found.place.xpath == "/tei:TEI/tei:text/tei:body/tei:div/tei:head/tei:note"
    assert found.hint.startswith("Remove n")
