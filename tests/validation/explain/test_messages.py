"""What other engines say becomes the same words: libxml2 by XSD and by DTD, xmlschema."""

from __future__ import annotations

from pathlib import Path

import pytest
import xmlschema
from gold import DOCUMENT
from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.explain import explain
from tei_edition.validation.fault import Fault
from tei_edition.validation.parsing import load_schema, schema_path
from tei_edition.validation.schemas import Language, Schema

# A change of the document; by libxml2 and the XSD: the id, words of the message, words of the hint.
# ruff: noqa: E501
CASES = [
    (("<signed>", "<Signed>"), ("</signed>", "</Signed>"), "G101", "<Signed> (here in <closer>)", "Write <signed>"),
    (("<closer>", "<closer><p>x</p>"), None, "G103", "<p> may not stand here in <closer>", "<p>"),
    (('when="1972-10-03"', 'when="yesterday"'), None, "G107", '"yesterday"', 'when="1972-10-22"'),
    (('<div type="document"', "<div"), None, "G105", "<div> in <body> lacks the attribute type", "<div type="),
    (("<row><cell>x</cell><cell/></row>", "<row/>"), None, "G104", "<row> in <table> is empty", "<cell>"),
    (("<closer>", '<closer bad="1">'), None, "G106", 'bad="1"', "Remove bad"),
    (('<list type="subject"><head>', '<list type="subject">Here<head>'), None, "G108", '"Here"', "text"),
]  # fmt: skip


def _document(*changes: tuple[str, str] | None) -> Document:
    text = DOCUMENT.read_text(encoding="utf-8")
    for old, new in filter(None, changes):
        assert old in text
        text = text.replace(old, new, 1)
    return Document(text.encode(), "d.xml")


def _explained(document: Document, faults: list[Fault], language: Language, path: Path) -> list[Diagnostic]:
    return list(explain(document, Schema(language, path, "test"), faults))


@pytest.fixture(scope="module")
def by_xmlschema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(schema_path("cable.xsd")))


@pytest.mark.parametrize(("change", "second", "number", "message", "hint"), CASES)
def test_libxml2_by_xsd(
    change: tuple[str, str], second: tuple[str, str] | None, number: str, message: str, hint: str
) -> None:
    document = _document(change, second)
    judge = etree.XMLSchema(load_schema("cable.xsd"))
    assert not judge.validate(document.root)
    tree = document.root.getroottree()
    faults = [Fault("libxml2", tree.xpath(entry.path)[0], entry.message) for entry in judge.error_log]
    found = _explained(document, faults, Language.XSD, schema_path("cable.xsd"))[0]
    assert found.id == number
    assert message in found.message
    assert hint in found.hint
    assert found.detail.engine == "libxml2"


@pytest.mark.parametrize(("change", "second", "number", "message", "hint"), CASES)
def test_xmlschema(
    by_xmlschema: xmlschema.XMLSchema,
    change: tuple[str, str],
    second: tuple[str, str] | None,
    number: str,
    message: str,
    hint: str,
) -> None:
    document = _document(change, second)
    faults = [
        Fault("xmlschema", error.elem if error.elem is not None else document.root, str(error.reason))
        for error in by_xmlschema.iter_errors(document.root)
    ]
    found = _explained(document, faults, Language.XSD, schema_path("cable.xsd"))[0]
    assert found.detail.source == "cable.xsd"
    assert found.id[:2] == "G1"
    assert found.hint


DTD = """<!ELEMENT list (head?, item+)><!ATTLIST list type (plain|gloss) #REQUIRED>
<!ELEMENT head (#PCDATA)><!ELEMENT item (#PCDATA|list)*>"""


@pytest.mark.parametrize(
    ("xml", "number", "words"),
    [
        ("<list type='plain'><item/><Item/></list>", "G101", "<Item> (here in <list>)"),
        ("<list><item/></list>", "G105", "type"),
        ("<list type='x'><item/></list>", "G107", '"x"'),
        ("<list type='plain' n='1'><item/></list>", "G106", 'n="1"'),
    ],
)
def test_libxml2_by_dtd(xml: str, number: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "list.dtd"
    path.write_text(DTD)
    judge = etree.DTD(str(path))
    document = Document(xml.encode(), "d.xml")
    assert not judge.validate(document.root)
    tree = document.root.getroottree()
    faults = [
        Fault("libxml2", (tree.xpath(entry.path) if entry.path else [document.root])[0], entry.message)
        for entry in judge.error_log
    ]
    found = _explained(document, faults, Language.DTD, path)
    assert number in [each.id for each in found]
    assert any(words in each.message for each in found)


def test_what_cannot_be_read_is_told_as_it_is(tmp_path: Path) -> None:
    document = _document()
    found = _explained(
        document, [Fault("x", document.root, "Gibberish")], Language.XSD, tmp_path / "none.xsd"
    )
    assert [each.id for each in found] == ["G110"]
    assert "Gibberish" in found[0].message


def test_engines_that_disagree_are_told() -> None:
    document = _document()
    faults = [Fault("G111", document.root, "jing accepts this")]
    found = _explained(document, faults, Language.RNG, schema_path("cable.rng"))
    assert [each.id for each in found] == ["G111"]


def test_a_no_that_the_walk_does_not_see_is_told() -> None:
    document = _document()
    faults = [Fault("libxml2", document.root, "not valid")]
    found = _explained(document, faults, Language.RNG, schema_path("cable.rng"))
    assert [each.id for each in found] == ["G110"]
    assert found[0].detail.engine == "libxml2"


def test_text_that_has_not_the_form(tmp_path: Path) -> None:
    path = tmp_path / "n.rng"
    path.write_text(
        "<element name='list' xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary="
        "'http://www.w3.org/2001/XMLSchema-datatypes'><zeroOrMore><element name='n'><data type='integer'/></element>"
        "</zeroOrMore></element>"
    )
    document = Document(b"<list>\n <n>2</n>\n <n>\n  two</n><n/></list>", "d.xml")
    found = _explained(document, [Fault("libxml2", document.root, "not valid")], Language.RNG, path)
    assert [(each.id, *each.place[1:3]) for each in found] == [("G109", 4, 3), ("G109", 4, 10)]
    assert 'The element <n> in <list> may not hold "two".' in found[0].message
    assert "such as <n>3</n>" in found[0].hint
    assert "may not be empty" in found[1].message


def test_safe_edits_mend_the_file() -> None:
    document = _document(
        ("<signed>", "<Signed>"),
        ("</signed>", "</Signed>"),
        ("<pb ", "<PB "),
        (' when="1972-10-03"', ' When="1972-10-03"'),
    )
    found = _explained(
        document, [Fault("libxml2", document.root, "no")], Language.RNG, schema_path("cable.rng")
    )
    data = bytearray(document.data)
    edits = sorted((edit for each in found for edit in each.detail.edits), reverse=True)
    for start, end, text in edits:
        data[start:end] = text.encode()
    assert len(edits) >= 4
    assert _explained_ids(bytes(data)) == ["G110"]


def _explained_ids(data: bytes) -> list[str]:
    """What is told of a file that an engine is said to refuse: G110 where the walk finds nothing."""
    document = Document(data, "d.xml")
    faults = [Fault("libxml2", document.root, "no")]
    return [each.id for each in _explained(document, faults, Language.RNG, schema_path("cable.rng"))]
