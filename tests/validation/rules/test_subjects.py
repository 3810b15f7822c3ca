"""Notes, pages, dates, tables and empty elements: what is told, and above all what is not."""

from __future__ import annotations

import pytest
from ruled import ids, judged

from tei_edition.diagnostics import Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation.document import Document
from tei_edition.validation.rules import run


def _notes(*numbers: str, between: str = " ") -> str:
    return "<p>Text" + between.join(f'<note n="{n}">A.</note>' for n in numbers) + "</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_notes("0", "1", "2"), []),
        (_notes("3", "4", "5"), []),
        (_notes("1", "2", "60a", "*", "†", "3"), []),
        (_notes("1", "2", "2"), ["N031"]),
        (_notes("1", "3", "2"), ["N032", "N031"]),
        (_notes("1", "2") + '<pb n="9"/>' + _notes("1", "2"), []),  # numbered by page
        (_notes("1", "2") + _notes("1", "2"), ["N031"]),
        (f"<div>{_notes('1', '2')}</div><div>{_notes('1', '2')}</div>", []),
        (f'<div type="document">{_notes("1", "2")}</div><div type="document">{_notes("1")}</div>', []),
        (_notes("1", "2").replace("n=", 'place="margin" n=') + _notes("1", "2"), []),
        ('<p>A<note n="1" target="#a"/> <seg xml:id="a">b</seg></p>', []),
        ('<p>A<note n="1"> <!-- later --></note></p>', []),
        ('<p>A<note n="1">\n</note></p>', ["N035"]),
    ],
)
def test_notes(body: str, expected: list[str]) -> None:
    assert ids(judged(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p><pb n="iii"/>A<pb n="iv"/>B<pb n="1"/>C<pb n="2"/>D</p>', []),
        ('<p><pb n="iv"/>A<pb n="ii"/>B</p>', ["P031"]),
        ('<p><pb n="300"/>A<pb n="1"/>B</p>', []),
        ('<p><pb n="9" xml:id="d3_pg9"/>A<pb n="4" xml:id="d4_pg4"/>B</p>', []),
        ('<p><pb n="9" xml:id="pg_9"/>A<pb n="4" xml:id="pg_4"/>B</p>', ["P031"]),
        ('<p><pb n="9" ed="A"/>A<pb n="4" ed="B"/>B<pb n="10" ed="A"/>C</p>', []),
        ('<p><pb n="[9]"/>A<pb n="10"/>B</p>', []),
        ('<p><pb n="1r"/>A<pb n="1v"/>B</p>', []),
        ("<p><pb/>A<pb/>B</p>", []),
        ("<p>" + "".join(f'<pb n="{n}"/>A' for n in range(1, 90, 3)) + "</p>", []),  # a selection
        ("<p>" + "".join(f'<pb n="{n}" facs="{n // 2}"/>A' for n in range(1, 40)) + "</p>", []),  # openings
    ],
)
def test_pages(body: str, expected: list[str]) -> None:
    assert ids(judged(body)) == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('from="1973" to="1973"', []),
        ('from="1973-10-09" to="1973-10"', []),
        ('from="1973-10-09" to="1973-09"', ["D031"]),
        ('from="1973-10-09T10:00:00" to="1973-10-09T09:00:00"', ["D031"]),
        ('from="1973-10-09T10:00:00+02:00" to="1973-10-09T09:00:00+00:00"', []),
        ('from="1973-10-09T10:00:00" to="1973-10-09T09:00:00Z"', []),
        ('notBefore="1973-10-09" notAfter="1972-10-09"', ["D031"]),
        ('from="-0040" to="-0039"', []),
        ('from="23:00:00" to="01:00:00"', []),
        ('when="1972-02-29"', []),
        ('when="1973-02-29"', ["D032"]),
        ('when="1973-13-01"', ["D032"]),
        ('when="1973-10-09T25:00:00"', ["D032"]),
        ('when="--10-09"', []),
        ('when="soon"', []),
        ('from="1973" notBefore="1972"', ["D033"]),
        ('from="1973" notAfter="1974"', []),
    ],
)
def test_dates(attributes: str, expected: list[str]) -> None:
    assert ids(judged(f"<p><date {attributes}>then</date></p>")) == expected
    assert ids(judged(f"<p><residence {attributes}>there</residence></p>")) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["ab", "cd"], []),
        (['<cell rows="2">a</cell><cell>b</cell>', "<cell>c</cell>"], []),
        (['<cell cols="2">a</cell>', "cd"], []),
        (["a", "bc", "de"], ["A001"]),
        (['<cell rows="3" cols="2">a</cell><cell>b</cell>', "c", "d", "efg"], []),
        (['<cell cols="99999999999">a</cell>', "b", "c"], ["A001"]),
    ],
)
def test_tables(rows: list[str], expected: list[str]) -> None:
    cells = [row if "<" in row else "".join(f"<cell>{c}</cell>" for c in row) for row in rows]
    table = "".join(f"<row>{row}</row>" for row in cells)
    assert ids(judged(f"<table><head>T</head>{table}</table>")) == expected


def test_empty_elements() -> None:
    assert ids(judged("<p><hi/></p><list><item/></list><head> </head>")) == ["M001"] * 3
    for well in (
        '<p><pb n="1"/></p>',
        "<list><label/><item>A</item></list>",
        "<p><choice><sic>a</sic><corr/></choice></p>",
        '<p><placeName ref="https://example.org"/><date when="1973"/><gap/><lb/><title key="a"/></p>',
        "<table><row><cell/><cell>A</cell></row></table>",
    ):
        assert ids(judged(well)) == []


def test_what_a_schema_has_told_is_not_told_again() -> None:
    body = '<p xml:id="a">A</p><p xml:id="a">B</p>'
    found = judged(body)
    assert ids(found) == ["I001"]
    told = diagnose("S001", "The xml:id is given twice.", found[0].place)
    assert judged(body, told=(told,)) == []
    elsewhere = diagnose("S001", "The xml:id is given twice.", Place("a.xml", 1, 1))
    assert ids(judged(body, told=(elsewhere,))) == ["I001"]
    grammar = diagnose("G001", "A bad value.", found[0].place)
    grammar = grammar._replace(detail=grammar.detail._replace(attribute="xml:id"))
    assert judged(body, told=(grammar,)) == []


def test_sets() -> None:
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p><pb n="1" xml:id="x"/></p><p/></TEI>'
    document = Document(data, "a.xml")
    assert ids(list(run(document, ()))) == []
    assert ids(list(run(document, ("none",)))) == []
    assert ids(list(run(document, ("tei",)))) == ["M001"]
    assert ids(list(run(document, ("frus",)))) == ["M001", "F012"]
    assert ids(list(run(document, ("tei", "frus")))) == ["M001", "F012"]


def test_detail() -> None:
    (found,) = judged('<p>A <date when="1973-02-30">b</date></p>')
    assert found.place[:3] == ("a.xml", 2, 6)
    assert found.detail[:4] == ("date", "p", "when", "1973-02-30")
    assert (found.detail.source, found.detail.engine) == ("rules tei", "rules")
