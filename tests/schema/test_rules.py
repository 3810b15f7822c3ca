"""Every rule of cable.sch has a document that it accepts and one that it refuses."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, isoschematron  # type: ignore[attr-defined]

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.validation import schematron
from tei_edition.validation.parsing import load_schema, parse

DOCUMENT = Path(__file__).resolve().parents[1] / "validation" / "document.xml"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

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
    "S018": ('n="2" target="#d43fn2">2</ref>', 'n="2" target="#d43fn2">two</ref>'),
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
    ("S040", 'target="frus:d41"', 'target="#d43fn1  #d43fn3 #pg_246 #pg_247 "'),
    ("S040", 'target="frus:d41"', 'target="#d43fn1 frus:d41"'),
    ("S041", 'target="frus:d41"', 'target="https://example.org/a:b"'),
    ("S042", 'cert="low" resp="#tei-edition"', 'cert="low" resp="https://example.org/"'),
    ("S052", "(Haig)</title>", "</title>"),
    ("S057", '<persName cert="high">Kissinger', '<persName cert="high">Kissinger \n  '),
]


def _check(text: str) -> tuple[Diagnostic, ...]:
    """What our engine says, after a comparison with what lxml's ISO Schematron says."""
    root = parse(text.encode(), "cable.xml")
    found = schematron.check(root, "cable.xml")
    assert bool(found) == schematron.fails(root)
    said = [(d.id, d.severity, d.message, d.hint, _one(root, d.place.xpath)) for d in found]
    assert said == _iso_report(root)
    return found


def _iso_report(root: etree._Element) -> list[tuple[str, str, str, str, etree._Element]]:
    engine = _iso()
    engine.validate(root)
    return [
        (
            finding.get("id"),
            finding.get("role") or "error",
            " ".join(finding.findtext(f"{SVRL}text").split()),
            finding.findtext(f"{SVRL}diagnostic-reference").strip(),
            _one(root, finding.get("location")),
        )
        for finding in engine.validation_report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report")
    ]


@cache
def _iso() -> isoschematron.Schematron:
    return isoschematron.Schematron(load_schema("cable.sch"), store_report=True)


def _one(root: etree._Element, xpath: str) -> etree._Element:
    (node,) = root.getroottree().xpath(xpath, namespaces={"tei": "http://www.tei-c.org/ns/1.0"})
    return node


def _ids(text: str) -> list[str]:
    return [diagnostic.id for diagnostic in _check(text)]


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


@pytest.mark.parametrize("target", ["#a", "#a #d43", "#d43 #a", "#d43 #pg_246 #a", "#d43 #a #pg_246"])
def test_each_of_three_pointers_is_looked_up(target: str, text: str) -> None:
    assert "S040" in _ids(text.replace('target="frus:d41"', f'target="{target}"', 1))


def test_many_rules_at_once_are_told_in_order(text: str) -> None:
    for old, new in BROKEN.values():
        text = text.replace(old, new, 1)
    ids = _ids(text)
    assert len(set(ids)) > 25
    schema = load_schema("cable.sch").iter(f"{SCH}rule")
    rules = {test.get("id"): order for order, rule in enumerate(schema) for test in rule}
    assert [rules[i] for i in ids] == sorted(rules[i] for i in ids)


# What has been seen to take a time that grows with the square of its number.
MANY: dict[str, tuple[str, str]] = {
    "pages that fail": ("</opener>", '<pb n="1"/>'),
    "pages": ("</opener>", '<pb n="900" xml:id="a_pg"/>x'),
    "notes": ("</opener>", 'x<note n="9">x</note>'),
    "unnumbered notes": ("</opener>", "x<note/>"),
    "names of senders": ('<correspAction type="sent">', "<persName>Nobody</persName>"),
    "names in the head": ("<head>43. ", "<persName>B</persName> and "),
    "pairs of pointers": ("</opener>", '<ref target="#d43fn1 #d43fn9">x</ref>'),
    "prefixes": ("<listPrefixDef>", '<prefixDef ident="a"><p/></prefixDef>'),
    "datelines": ("<opener>", '<dateline><date when="1971"/></dateline>'),
    "dates": ('<correspAction type="sent">', '<date when="1971"/>'),
    "titles": ("<titleStmt>", '<title type="number">9</title>'),
}


def test_the_time_grows_with_the_length(text: str) -> None:
    """Three thousand of each, where each that is compared with each takes many seconds."""
    for before, added in MANY.values():
        assert before in text
        text = text.replace(before, before + 3000 * added, 1)
    root = parse(text.encode(), "cable.xml")
    start = time.process_time()
    assert len(schematron.check(root, "cable.xml")) > 9000
    assert time.process_time() - start < 5


def test_the_schema_keeps_what_the_verdict_relies_on() -> None:
    schema = load_schema("cable.sch")
    contexts = [rule.get("context") for rule in schema.iter(f"{SCH}rule")]
    assert all(len(pattern) == 1 for pattern in schema.iter(f"{SCH}pattern"))
    assert not any("|" in context for context in contexts)
    assert len(set(contexts)) == len(contexts)
    assert not list(schema.iter(f"{SCH}let", f"{SCH}extends", f"{SCH}include"))
    tests = schema.iter(f"{SCH}assert", f"{SCH}report")
    assert {part.tag for test in tests for part in test} == {f"{SCH}value-of"}


def test_diagnostic_has_place_and_hint(text: str) -> None:
    broken = text.replace(*BROKEN["S015"])
    (found,) = [d for d in schematron.check(parse(broken.encode(), "c.xml"), "c.xml") if d.id == "S015"]
    assert found.place.file == "c.xml"
    assert found.place.line == broken.count("\n", 0, broken.index('rend="inline"')) + 1
    assert found.place.xpath == "/tei:TEI/tei:text/tei:body/tei:div/tei:head/tei:note"
    assert found.hint.startswith("Remove n")
