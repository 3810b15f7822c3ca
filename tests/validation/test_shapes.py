"""The verdict in pieces is xmlschema's verdict on the whole."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from gold import DOCUMENT, gold_documents
from lxml import etree
from mutants import mutants

from tei_edition.validation import oracle
from tei_edition.validation.automaton import Unsupported
from tei_edition.validation.parsing import parse
from tei_edition.validation.questions import Questions
from tei_edition.validation.shapes import Shapes

TEI = "http://www.tei-c.org/ns/1.0"


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes(oracle.schema())


def _judge(shapes: Shapes, data: bytes) -> tuple[bool, bool]:
    return shapes.accept(data), not oracle.faults(parse(data, "in.xml"), 1)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def test_the_schema_can_be_judged_in_pieces() -> None:
    assert len(Questions(oracle.schema()).declared) > 100


def test_a_valid_document_is_accepted_in_pieces(shapes: Shapes) -> None:
    assert _judge(shapes, DOCUMENT.read_bytes()) == (True, True)


def test_mutants(shapes: Shapes) -> None:
    """What pieces accept, the whole accepts; and what they refuse is nearly always wrong."""
    root = parse(DOCUMENT.read_bytes(), "in.xml")
    counts = dict.fromkeys(product((False, True), repeat=2), 0)
    for mutant in mutants(root, seed=43, count=300):
        data = _bytes(mutant)
        verdict = _judge(shapes, data)
        assert verdict != (True, False), data.decode()
        counts[verdict] += 1
    assert counts[True, True] > 40
    assert counts[False, False] > 80


def test_mutants_of_gold(shapes: Shapes, shared: Path) -> None:
    for number, root in enumerate(gold_documents(shared, limit=1)):
        for mutant in [root, *mutants(root, seed=number, count=8)]:
            data = _bytes(mutant)
            accepted, valid = _judge(shapes, data)
            assert valid or not accepted, data.decode()


def test_gold_is_accepted_in_pieces(shapes: Shapes, shared: Path) -> None:
    for root in gold_documents(shared, limit=20):
        assert shapes.accept(_bytes(root)), etree.tostring(root)[:2000]


def test_every_short_sequence_of_children(shapes: Shapes) -> None:
    """Sequences of four children and less, for the models that are more than a repeated choice."""
    questions = Questions(oracle.schema())
    asked = 0
    for name, declared in questions.declared.items():
        if len(declared.automaton.steps) < 3:
            continue
        alphabet = sorted({child for steps in declared.automaton.steps for child in steps})
        sample = alphabet[:: max(1, len(alphabet) // 4)][:5]
        for word in (w for n in range(4) for w in product(sample, repeat=n)):
            state: int | None = 0
            for child in word:
                state = declared.automaton.steps[state].get(child) if state is not None else None
            expected = state is not None and state in declared.automaton.final
            assert questions.content(name, word) == expected, (name, word)
            asked += 1
    assert asked > 1000


ODD = [
    ('<p>Reference:', "<!-- c --><p>Reference:"),
    ('<p>Reference:', "<?p x?><p>Reference:"),
    ('<p>Reference:', "<p><![CDATA[<x>]]>Reference:"),
    ('<p>Reference:', "<p>a > b &lt; &#65; Reference:"),
    ('<p>Reference:', "<p rend='a'>Reference:"),
    ('<p>Reference:', '<p rend="a>b">Reference:'),
    ('<p>Reference:', '<p n="a&#10;b">Reference:'),
    ('<p>Reference:', '<p n="&apos;&#x41;">Reference:'),
    ('<p>Reference:', '<p\n  n="7"\n >Reference:'),
    ('<p>Reference:', '<p xmlns="http://www.tei-c.org/ns/1.0">Reference:'),
    ('<p>Reference:', '<p xmlns="">Reference:'),
    ('<p>Reference:', '<t:p xmlns:t="http://www.tei-c.org/ns/1.0">x</t:p><p>Reference:'),
    ('<p>Reference:', '<p xml:id=" d43fn1">Reference:'),
    ('<p>Reference:', '<p xml:base="x">Reference:'),
    ('<pb n="247" xml:id="pg_247"/>', '<pb n="247" xml:id="pg_247"> </pb>'),
    ('<pb n="247" xml:id="pg_247"/>', '<pb n="247" xml:id="pg_247"></pb>'),
    ('<row>', "<row>\u00a0"),
    ("<row>", "<row>&#32;"),
    ("</TEI>", "</TEI><!-- end -->"),
    ("<body>", "<body xmlns:x='urn:x'>"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), ODD)
def test_odd_ways_of_writing(shapes: Shapes, old: str, new: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert old in text
    accepted, valid = _judge(shapes, text.replace(old, new, 1).encode())
    assert valid or not accepted


def test_other_encodings_are_left_to_the_whole(shapes: Shapes) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for encoding in ("utf-16", "iso-8859-1"):
        data = text.replace("UTF-8", encoding).encode(encoding, "xmlcharrefreplace")
        accepted, valid = _judge(shapes, data)
        assert valid
        assert accepted in (True, False)


def test_digits_that_matter_are_asked_about(shapes: Shapes) -> None:
    """Digits are made alike only for types that cannot tell them apart: dates can."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert shapes.accept(text.encode())
    assert not shapes.accept(text.replace('when="1972-10-03"', 'when="1972-19-03"').encode())
    assert shapes.accept(text.replace('xml:id="pg_247"', 'xml:id="pg_947"').encode())
    assert shapes.accept(text.replace('when="1972-10-03"', 'when="1972"').encode())
    assert not shapes.accept(text.replace('when="1972-10-03"', 'when="72"').encode())


def test_an_address_is_judged_by_all_of_it(shapes: Shapes) -> None:
    """A port has a bound, though digits make no difference elsewhere in an address."""
    text = DOCUMENT.read_text(encoding="utf-8")
    for port in ("80", "99", "99999999999", "11111111111"):
        data = text.replace("<p>Reference:", f'<p corresp="http://x:{port}/">Reference:').encode()
        accepted, valid = _judge(shapes, data)
        assert valid or not accepted, port


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from tei_edition.validation import questions, shapes

    monkeypatch.setattr(shapes, "_KNOWN_TAGS", 5)
    monkeypatch.setattr(questions, "_KNOWN_VALUES", 5)
    small = Shapes(oracle.schema())
    data = DOCUMENT.read_bytes()
    assert small.accept(data)
    assert small.accept(data)
    assert len(small._tags) <= 6


OTHER = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" xmlns="urn:x"
 elementFormDefault="qualified"><xs:element name="a"><xs:complexType>{}</xs:complexType></xs:element>
 <xs:element name="b"/></xs:schema>"""


@pytest.mark.parametrize(
    "model",
    [
        "<xs:all><xs:element ref='b'/></xs:all>",
        "<xs:sequence><xs:element ref='b' maxOccurs='3'/></xs:sequence>",
        "<xs:sequence><xs:any/></xs:sequence>",
        "<xs:sequence><xs:element name='c'/></xs:sequence>",
        "<xs:attribute name='x' default='1'/>",
        "<xs:anyAttribute/>",
    ],
)
def test_other_schemas_are_not_judged_in_pieces(model: str) -> None:
    import xmlschema

    with pytest.raises(Unsupported):
        Questions(xmlschema.XMLSchema(OTHER.format(model)))
