"""Each engine on small schemas: verdicts, nodes, kinds; includes; what cannot be used; and two opinions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from judged import SECRET, TEI, document, element, grammar, schema, written, xsd
from lxml import etree

from tei_edition.validation import engines
from tei_edition.validation.engines import SchemaError, both, jing, paths, saxon
from tei_edition.validation.engines.spots import Spots
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.parsing import parse, schema_path

needs_jing = pytest.mark.skipif(not shutil.which("jing"), reason="needs jing")
needs_trang = pytest.mark.skipif(not shutil.which("trang"), reason="needs trang")
BAD = f"""<TEI xmlns="{TEI}"><!-- é > < -->
<teiHeader foo="1"/>
<text><body><div type="document"><p>ää <persname/></p></div></body></text></TEI>"""
ENGINES = [
    "libxml2",
    pytest.param("jing", marks=needs_jing),
    pytest.param("both", marks=needs_jing),
    "xmlschema",
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["cable.rng", "cable.xsd", "cable.rnc"])
def test_each_engine_by_each_schema(tmp_path: Path, engine: str, name: str) -> None:
    by = schema(schema_path(name))
    if name.endswith(".rnc"):
        by = by.__class__(by.language, by.path, by.origin, ours=name)
    good = (Path(__file__).parents[1] / "document.xml").read_text()
    assert engines.faults(document(tmp_path / "good.xml", good), by, engine) == ()
    bad = document(tmp_path / "bad.xml", BAD)
    found = engines.faults(bad, by, engine)
    lines = {each.node.sourceline for each in found}
    assert 2 in lines, found
    assert {each.engine for each in found} <= {"libxml2", "jing", "xmlschema"}


@needs_jing
def test_jing_finds_the_elements(tmp_path: Path) -> None:
    found = engines.faults(document(tmp_path / "a.xml", BAD), schema(schema_path("cable.rng")), "jing")
    assert (Kind.UNKNOWN_ATTRIBUTE, "foo") in [(each.kind, each.attribute) for each in found]
    named = {(etree.QName(each.node).localname, each.kind) for each in found}
    assert ("teiHeader", Kind.MISSING_CHILD) in named
    assert ("persname", Kind.MISPLACED_ELEMENT) in named
    missing = next(each for each in found if each.kind is Kind.MISSING_CHILD)
    assert missing.allowed == ("fileDesc",)


@needs_jing
def test_jing_judges_a_group_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = schema(tmp_path / "a.rng", grammar(element("a", "<empty/>")))
    group = [document(tmp_path / f"{at}.xml", "<a/>" if at % 2 else f"<a>{at}</a>") for at in range(8)]
    engines.ahead([(each, by) for each in group], "jing")
    monkeypatch.setattr(jing, "_run", None)
    assert [bool(engines.faults(each, by, "jing")) for each in group] == [True, False] * 4


def test_without_jing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    by = schema(tmp_path / "a.rng", grammar(element("a")))
    with pytest.raises(SchemaError, match="jing") as raised:
        engines.faults(document(tmp_path / "a.xml", "<a/>"), by, "jing")
    assert raised.value.rule == "V007"
    assert "apt install jing" in str(raised.value.hint)


def test_without_trang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    by = schema(tmp_path / "a.rnc", "start = element a { text }")
    with pytest.raises(SchemaError, match="trang") as raised:
        engines.faults(document(tmp_path / "a.xml", "<a/>"), by, "libxml2")
    assert raised.value.rule == "V007"


@needs_trang
def test_the_compact_syntax_with_includes(tmp_path: Path) -> None:
    written(tmp_path, {"sub/b.rnc": 'b = element b { empty }  # include "none.rnc"\n'})
    by = schema(
        tmp_path / "a.rnc",
        '\\x{69}nclude "sub/b.rnc"\nstart = element a { b, element \\include { "include \'x\'" }? }',
    )
    assert engines.faults(document(tmp_path / "a.xml", "<a><b/></a>"), by, "libxml2") == ()
    assert engines.faults(document(tmp_path / "b.xml", "<a/>"), by, "libxml2")


@needs_trang
@pytest.mark.parametrize(
    "text",
    ['include "../x.rnc"', 'include "http://x.org/a.rnc"', 'start = external "secret.txt"',
     '\\x{69}nclude "\\x{2e}./x.rnc"', "include '''../x.rnc'''", "start = no such thing", 'include "a.rnc"'],
)  # fmt: skip
def test_the_compact_syntax_reads_nothing_else(tmp_path: Path, text: str) -> None:
    written(tmp_path, {"x.rnc": "start = element a { text }", "in/secret.txt": SECRET})
    by = schema(tmp_path / "in" / "a.rnc", text, line=1)
    with pytest.raises(SchemaError) as raised:
        engines.faults(document(tmp_path / "in" / "a.xml", "<a/>"), by, "libxml2")
    assert SECRET not in str(raised.value)


def test_includes_of_relax_ng(tmp_path: Path) -> None:
    written(tmp_path, {
        "sub/b.rng": grammar('<include href="c.rng"/>'),
        "sub/c.rng": grammar(
            '<define name="b"><element name="b"><externalRef href="../d.rng"/></element></define>'),
        "d.rng": f'<data type="integer" {grammar("").split("grammar ")[1].split(">")[0].rstrip("/")}/>',
    })  # fmt: skip
    by = schema(tmp_path / "a.rng", grammar('<include href="sub/b.rng"/>' + element("a", '<ref name="b"/>')))
    for engine in ("libxml2", *(["jing"] if shutil.which("jing") else [])):
        assert engines.faults(document(tmp_path / "a.xml", "<a><b>1</b></a>"), by, engine) == ()
        assert engines.faults(document(tmp_path / "b.xml", "<a><b>x</b></a>"), by, engine)


@pytest.mark.parametrize("engine", ["libxml2", "xmlschema"])
def test_imports_of_xsd(tmp_path: Path, engine: str) -> None:
    """Also that of the attributes of XML, which most schemas import from the web."""
    written(tmp_path, {"b.xsd": xsd('<xs:element name="b"/>')})
    by = schema(tmp_path / "a.xsd", xsd(
        '<xs:import namespace="http://www.w3.org/XML/1998/namespace"'
        ' schemaLocation="http://www.w3.org/2001/xml.xsd"/><xs:include schemaLocation="b.xsd"/>'
        '<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="b"/></xs:sequence>'
        '<xs:attribute ref="xml:lang"/></xs:complexType></xs:element>'
    ))  # fmt: skip
    assert engines.faults(document(tmp_path / "a.xml", '<a xml:lang="en"><b/></a>'), by, engine) == ()
    found = engines.faults(document(tmp_path / "b.xml", "<a><c/></a>"), by, engine)
    assert [(each.kind, each.node.tag, each.allowed) for each in found] == [
        (Kind.MISPLACED_ELEMENT, "c", ("b",))
    ]


@pytest.mark.parametrize("engine", ["libxml2", "xmlschema", "both"])
def test_xsd_1_1_is_judged_by_xmlschema(tmp_path: Path, engine: str) -> None:
    by = schema(tmp_path / "a.xsd", xsd(
        '<xs:element name="a"><xs:complexType><xs:attribute name="n" type="xs:int"/>'
        '<xs:assert test="@n > 1"/></xs:complexType></xs:element>'
    ))  # fmt: skip
    assert engines.faults(document(tmp_path / "a.xml", '<a n="2"/>'), by, engine) == ()
    found = engines.faults(document(tmp_path / "b.xml", '<a n="1"/>'), by, engine)
    assert [each.engine for each in found] == ["xmlschema"]


def test_dtd(tmp_path: Path) -> None:
    written(tmp_path, {"parts/b.ent": "<!ELEMENT b EMPTY><!ATTLIST b v (one|two) #REQUIRED>"})
    by = schema(tmp_path / "a.dtd", '<!ENTITY % b SYSTEM "parts/b.ent">%b;<!ELEMENT a (b*)>')
    assert engines.faults(document(tmp_path / "a.xml", '<a><b v="one"/></a>'), by, "libxml2") == ()
    found = engines.faults(document(tmp_path / "b.xml", '<a><b/><b v="x"/><b v="one" w=""/></a>'), by, "jing")
    assert [(each.kind, each.attribute) for each in found if each.node.tag == "b"] == [
        (Kind.MISSING_ATTRIBUTE, "v"),
        (Kind.BAD_VALUE, "v"),
        (Kind.UNKNOWN_ATTRIBUTE, "w"),
    ]


def test_a_disagreement_is_told() -> None:
    node = etree.Element("a")
    one = (Fault("libxml2", node, "it is wrong", Kind.BAD_VALUE, "n"),)
    assert both.compare(one, (), ("libxml2", "jing"))[0].engine == "G111"
    said = both.compare((), one, ("libxml2", "jing"))
    assert said[0].reason == "jing says: it is wrong; libxml2 finds the document valid"
    assert both.compare(one, one, ("libxml2", "jing")) == one
    assert both.compare((), (), ("libxml2", "jing")) == ()


def test_prepare_compiles_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = schema(tmp_path / "a.rng", grammar(element("a")))
    engines.prepare([by], "libxml2")
    monkeypatch.setattr("tei_edition.validation.engines.libxml2._compiled", None)
    assert engines.faults(document(tmp_path / "a.xml", "<a/>"), by, "libxml2") == ()


def test_paths_lead_back() -> None:
    root = parse(b"<a><!-- c --><b/>x<b><?p?><c/></b></a>", "a.xml")
    for node in root.iter(etree.Element):
        assert paths.node_at(root, paths.path_of(node)) is node
    assert paths.node_at(root, [1, 7]).tag == "b"


def test_spots() -> None:
    root = parse("<a x='>'>\n<!-- > --><b/>text é<c>\n</c></a>".encode(), "a.xml")
    text = etree.tostring(root, encoding="ascii").decode()
    spots = Spots(text, root)
    for tag, node in (("<b/>", "b"), ("</c>", "c"), ("<c>", "c"), ("</a>", "a"), ("text &#233;", "a")):
        at = text.index(tag) + len(tag)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        assert spots.node(line, column).tag == node


def test_saxon_is_looked_for_without_loading_it() -> None:
    assert saxon.is_installed() in (True, False)
