# ruff: noqa: E501 (schemas and documents are read best in one line)
"""The walk says what libxml2 says: valid or not; for each part of RELAX NG, and for mutants of documents."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path

import pytest
from gold import DOCUMENT
from lxml import etree
from mutants import mutants

from tei_edition import convert
from tei_edition.edition import Edition
from tei_edition.errors import SettingsError
from tei_edition.validation.explain.relaxng import Bundle, Folder, Grammar, TooMuchError, walk
from tei_edition.validation.fault import Fault, Kind, Where
from tei_edition.validation.parsing import load_grammar, parse, schema_path

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'

# A pattern for the content of <x>, and what <x> may be in documents: attributes and content.
PATTERNS = {
    "group": "<element name='a'><empty/></element><optional><element name='b'><text/></element></optional>",
    "choice": "<choice><element name='a'><empty/></element><oneOrMore><element name='b'><text/></element>"
    "</oneOrMore></choice>",
    "interleave": "<interleave><element name='a'><empty/></element><zeroOrMore><element name='b'><text/>"
    "</element></zeroOrMore></interleave>",
    "mixed": "<mixed><element name='a'><empty/></element></mixed>",
    "attributes": "<attribute name='n'/><optional><attribute name='m'><data type='integer'/></attribute>"
    "</optional><text/>",
    "one attribute or the other": "<choice><attribute name='n'/><group><attribute name='m'/>"
    "<element name='a'><empty/></element></group></choice>",
    "values": "<attribute name='n'><choice><value>1</value><value type='string'>b c</value></choice></attribute>",
    "numbers": "<attribute name='n'><value type='integer'>1</value></attribute>",
    "list": "<list><oneOrMore><data type='integer'/></oneOrMore><optional><value>b</value></optional></list>",
    "data": "<data type='integer'><param name='maxInclusive'>5</param></data>",
    "data but": "<data type='token'><except><value>b c</value></except></data>",
    "any element": "<zeroOrMore><element><anyName><except><name>b</name></except></anyName><empty/></element>"
    "</zeroOrMore>",
    "any of a namespace": "<zeroOrMore><element><nsName ns='urn:o'/><empty/></element></zeroOrMore>"
    "<zeroOrMore><element><choice><name>a</name><name>b</name></choice><text/></element></zeroOrMore>",
    "any attribute": "<zeroOrMore><attribute><anyName><except><nsName ns=''/></except></anyName></attribute>"
    "</zeroOrMore>",
    "empty": "<empty/>",
    "never": "<choice><notAllowed/><element name='a'><empty/></element></choice>",
    "the same name twice": "<choice><element name='a'><attribute name='n'/></element>"
    "<element name='a'><element name='b'><text/></element></element></choice>",
    "text or data": "<choice><data type='integer'/><element name='a'><empty/></element></choice>",
}
ATTRIBUTES = [
    "",
    "n='1'",
    "m='1'",
    "n='1' m='x'",
    "n='b c'",
    "n=' 1 '",
    "n='01' m='2'",
    "xmlns:o='urn:o' o:n=''",
]
CONTENTS = [
    "", " ", "5", "17", "b c", "1 2 b", "x", "<a/>", "<b>x</b>", "<a/><b/>", "<b/><a/>", "<b/><a/><b/>",
    "x<a/>y", "<a n='1'/>", "<a><b/></a>", "<a> <!-- c --> </a>", "<o xmlns='urn:o'/>", "<o xmlns='urn:o'/><b/>",
    "<a/><a/>", "<c/>",
]  # fmt: skip


def _faults(grammar: Grammar, xml: str) -> list[Fault]:
    return list(walk(grammar, parse(xml.encode(), "x.xml")))


def _grammar(xml: str) -> Grammar:
    return Grammar(Bundle([("schema.rng", xml.encode())]))


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns(name: str) -> None:
    schema = f"<element name='x' {RNG} {XSD}>{PATTERNS[name]}</element>"
    grammar, judge = _grammar(schema), etree.RelaxNG(parse(schema.encode(), "schema.rng"))
    verdicts = set()
    for attributes, content in itertools.product(ATTRIBUTES, CONTENTS):
        xml = f"<x {attributes}>{content}</x>"
        valid = judge.validate(parse(xml.encode(), "x.xml"))
        assert (not _faults(grammar, xml)) == valid, xml
        verdicts.add(valid)
    assert verdicts == {True, False}


COMMON = f"""<grammar {RNG} ns='urn:s'><start><ref name='x'/></start>
<define name='x'><element name='x'><ref name='in'/></element></define>
<div><define name='in' combine='choice'><element name='a'><empty/></element></define></div>
<define name='in' combine='choice'><element name='b'><empty/></element></define></grammar>"""
SCHEMAS = {
    "combined": [("s0.rng", COMMON)],
    "an include that overrides": [
        ("s0.rng", f"<grammar {RNG}><include href='s1.rng'><define name='in'><element name='c' ns='urn:s'>"
         "<empty/></element></define></include></grammar>"),
        ("s1.rng", COMMON),
    ],
    "an outer file": [
        ("s0.rng", f"<element name='y' ns='urn:s' {RNG}><externalRef href='s1.rng'/></element>"),
        ("s1.rng", COMMON),
    ],
    "a grammar in a grammar": [
        ("s0.rng", f"<grammar {RNG} ns='urn:s'><start><element name='x'><grammar><start><choice>"
         "<parentRef name='p'/><ref name='p'/></choice></start><define name='p'><element name='a'><empty/>"
         "</element></define></grammar></element></start><define name='p'><element name='c'><empty/></element>"
         "</define></grammar>"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_files_of_a_schema(name: str, tmp_path: Path) -> None:
    files = SCHEMAS[name]
    for file, text in files:
        (tmp_path / file).write_text(text)
    judge = etree.RelaxNG(load_grammar(tmp_path / "s0.rng"))
    grammars = [Grammar(Folder(tmp_path / "s0.rng")), Grammar(Bundle((f, t.encode()) for f, t in files))]
    verdicts = set()
    for root, content in itertools.product("xy", ["", "<a/>", "<b/>", "<c/>", "<x><a/></x>", "<x/>"]):
        xml = f"<{root} xmlns='urn:s'>{content}</{root}>"
        valid = judge.validate(parse(xml.encode(), "x.xml"))
        assert [not _faults(grammar, xml) for grammar in grammars] == [valid, valid], xml
        verdicts.add(valid)
    assert verdicts == {True, False}


def test_a_schema_reads_its_own_folder_only(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "secret.rng").write_text(COMMON)
    (tmp_path / "a" / "s.rng").write_text(f"<grammar {RNG}><include href='../secret.rng'/></grammar>")
    with pytest.raises(SettingsError, match="outside"):
        Grammar(Folder(tmp_path / "a" / "s.rng"))


def test_a_schema_that_includes_itself_ends() -> None:
    with pytest.raises((TooMuchError, RecursionError)):
        _grammar(f"<grammar {RNG}><include href='schema.rng'/></grammar>")


def _agree(schema: Path, seed: int, count: int, document: bytes) -> None:
    """No disagreement is known: the datatypes are libxml2's own, and IDs are told when they stand twice."""
    grammar, judge = Grammar(Folder(schema)), etree.RelaxNG(load_grammar(schema))
    whole = parse(document, "document.xml")
    for mutant in mutants(whole, seed, count):
        root = parse(etree.tostring(mutant), "mutant.xml")
        assert (not [*walk(grammar, root)]) == judge.validate(root), etree.tostring(root).decode()


def test_mutants_by_our_schema() -> None:
    _agree(schema_path("cable.rng"), 5, 150, DOCUMENT.read_bytes())


def test_mutants_by_the_schema_of_the_volumes(seeds: Path) -> None:
    text = next(seeds.glob("*.txt")).read_text(encoding="utf-8")
    document = convert(text, Edition(profile="frus"), name="d43.txt").tei
    assert document is not None
    _agree(schema_path("frus.rng"), 5, 150, document)


def test_mutants_by_all_of_tei(shared: Path) -> None:
    schema = shared / "schema" / "tei_all.rng"
    if not schema.is_file():
        pytest.skip(f"no {schema}")
    _agree(schema, 7, 60, DOCUMENT.read_bytes())


# -- recovery --------------------------------------------------------------------------------------

LIST = f"""<grammar {RNG} {XSD}><start><ref name='list'/></start>
<define name='list'><element name='list'><attribute name='type'><choice><value>gloss</value><value>plain</value>
</choice></attribute><optional><element name='head'><text/></element></optional><oneOrMore><element name='item'>
<optional><attribute name='when'><data type='date'/></attribute></optional><mixed><zeroOrMore><ref name='list'/>
</zeroOrMore></mixed></element></oneOrMore><optional><element name='trailer'><text/></element></optional></element>
</define></grammar>"""


def _told(xml: str) -> list[tuple[str, Kind]]:
    return [(str(fault.node.tag), fault.kind) for fault in _faults(_grammar(LIST), xml)]


def test_later_siblings_and_descendants_are_judged() -> None:
    xml = (
        "<list type='plain'><foo><item bad=''/></foo>text<item when='x'>a</item><Item>b</Item><head/>"
        "<item><list/></item></list>"
    )
    assert _told(xml) == [
        ("foo", Kind.UNKNOWN_ELEMENT),
        ("item", Kind.UNKNOWN_ATTRIBUTE),
        ("list", Kind.TEXT_NOT_ALLOWED),
        ("item", Kind.BAD_VALUE),
        ("Item", Kind.UNKNOWN_ELEMENT),
        ("head", Kind.MISPLACED_ELEMENT),
        ("list", Kind.MISSING_ATTRIBUTE),
        ("list", Kind.MISSING_CHILD),
    ]


def test_a_misspelt_child_is_not_missing_too() -> None:
    assert _told("<list Type='plain'><itme>a</itme></list>") == [
        ("list", Kind.UNKNOWN_ATTRIBUTE),
        ("itme", Kind.UNKNOWN_ELEMENT),
    ]


def test_what_is_missing_before_a_child_is_told_once() -> None:
    faults = _faults(_grammar(LIST), "<list type='plain'><head/><trailer/></list>")
    assert [(fault.kind, fault.allowed) for fault in faults] == [(Kind.MISSING_CHILD, ("item",))]
    assert faults[0].before is not None
    assert faults[0].before.tag == "trailer"


@pytest.mark.parametrize(
    ("xml", "where"),
    [
        ("<list type='plain'><item/><head/></list>", Where.BEFORE),
        ("<list type='plain'><trailer/><item/></list>", Where.AFTER),
        ("<list type='plain'><head/><head/><item/></list>", Where.ONCE),
        ("<list type='plain'><item><head/></item></list>", Where.BEFORE),
        ("<list type='plain'><item><item/></item></list>", Where.OUTSIDE),
    ],
)
def test_homes(xml: str, where: Where) -> None:
    fault = next(each for each in _faults(_grammar(LIST), xml) if each.kind is Kind.MISPLACED_ELEMENT)
    assert fault.home is not None
    assert fault.home.where in (where, Where.OUTSIDE)


# -- hostile input ---------------------------------------------------------------------------------


def test_depth_costs_no_recursion() -> None:
    deep = "<list type='plain'><item>" * 120 + "<foo/>" + "</item></list>" * 120
    assert [fault.kind for fault in _faults(_grammar(LIST), deep)] == [Kind.UNKNOWN_ELEMENT]


def test_many_children_take_no_long_time() -> None:
    many = "<list type='plain'>" + "<item/><foo/>" * 20_000 + "</list>"
    grammar, root = _grammar(LIST), parse(many.encode(), "x.xml")
    assert len(list(itertools.islice(walk(grammar, root), 1000))) == 1000


def test_the_walk_ends_in_time() -> None:
    many = "<list type='plain'>" + "<item/>" * 1000 + "</list>"
    with pytest.raises(TooMuchError):
        list(walk(_grammar(LIST), parse(many.encode(), "x.xml"), seconds=0))


def test_a_model_that_explodes_is_given_up() -> None:
    """Interleaved groups have very many derivatives."""
    group = "".join(f"<element name='e{n}'><empty/></element>" for n in range(12))
    model = "".join(f"<group>{group}</group>" for _ in range(12))
    grammar = _grammar(f"<element name='x' {RNG}><interleave>{model}</interleave></element>")
    body = "".join(f"<e{n}/>" * 6 for n in range(12)) * 2
    with suppress(TooMuchError):
        list(walk(grammar, parse(f"<x>{body}</x>".encode(), "x.xml"), seconds=5))
