"""The parser reads what is harmless, says what is wrong with the rest, and fetches nothing."""

from __future__ import annotations

import ast
import gzip
import socket
import time
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.errors import SettingsError
from tei_edition.validation import parsing, validate
from tei_edition.validation.parsing import XmlError, load_stylesheet, parse

PACKAGE = Path(__file__).resolve().parents[2] / "tei_edition"
SECRET = "the-secret-of-the-file"
TEI = "http://www.tei-c.org/ns/1.0"
XSL = "http://www.w3.org/1999/XSL/Transform"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _finding(data: bytes) -> tuple[str, int]:
    with pytest.raises(XmlError) as raised:
        parse(data, "in.xml")
    assert SECRET not in str(raised.value)
    finding = raised.value.diagnostic
    assert finding.place.file == "in.xml"
    assert finding.hint
    return finding.id, finding.place.line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    label = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{label}"?><p>naïve</p>'
    assert parse(text.encode(encoding), "in.xml").text == "naïve"


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"plain text", b"<p>", b"<p>\n</q>", b"<p a='1' a='2'/>", b"<p>\x00</p>",
     b"<p>\xff\xfe</p>", b"<p>&#0;</p>", b"<a/><b/>", bytes(range(256))],
)  # fmt: skip
def test_broken_xml_is_a_diagnostic(data: bytes) -> None:
    assert _finding(data)[0] == "X001"
    assert [d.id for d in validate(data, "in.xml")] == ["X001"]


def test_line_of_the_fault() -> None:
    assert _finding(b"<p>\n<q>\n</p>") == ("X001", 3)


def test_messages_belong_to_this_file() -> None:
    """lxml keeps the messages of earlier files."""
    _finding(b"<a></first>")
    with pytest.raises(XmlError, match="second") as raised:
        parse(b"<a></second>", "in.xml")
    assert "first" not in str(raised.value)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_BYTES", 10)
    assert _finding(b"<p>0123456789</p>")[0] == "X002"


def test_duplicate_ids_are_left_to_the_rules() -> None:
    root = parse(b'<p><q xml:id="a"/><q xml:id="a"/></p>', "in.xml")
    assert len(root) == 2


def test_entity_bombs_end_at_once() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bombs = [
        f'<!DOCTYPE p [<!ENTITY e0 "boom">{levels}]><p>&e11;</p>',
        f'<!DOCTYPE p [<!ENTITY a "{"x" * 200_000}">]><p>{"&a;" * 20_000}</p>',
        '<!DOCTYPE p [<!ENTITY a "&b;"><!ENTITY b "&a;">]><p>&a;</p>',
        f'<!DOCTYPE p [<!ENTITY e0 "boom">{levels}]><p a="&e11;"/>',
    ]
    for bomb in bombs:
        begun = time.process_time()
        assert _finding(bomb.encode())[0] == "X003"
        assert time.process_time() - begun < 1


@pytest.mark.usefixtures("no_network")
def test_external_entities_are_refused(secret: Path) -> None:
    for address in (secret.as_uri(), str(secret), "http://127.0.0.1:9/x", "ftp://127.0.0.1:9/x"):
        general = f'<!DOCTYPE p [<!ENTITY x SYSTEM "{address}">]><p>&x;</p>'
        parameter = f'<!DOCTYPE p [<!ENTITY % x SYSTEM "{address}"> %x;]><p>&y;</p>'
        subset = f'<!DOCTYPE p SYSTEM "{address}"><p>&y;</p>'
        for text in (general, parameter, subset):
            assert _finding(text.encode())[0] == "X003", text


@pytest.mark.usefixtures("no_network")
def test_an_external_subset_declares_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text(f'<!ENTITY y "{SECRET}">')
    address = (tmp_path / "x.dtd").as_uri()
    assert _finding(f'<!DOCTYPE p SYSTEM "{address}"><p>&y;</p>'.encode())[0] == "X003"
    assert parse(f'<!DOCTYPE p SYSTEM "{address}"><p>x</p>'.encode(), "in.xml").text == "x"


def test_internal_entities_are_read() -> None:
    root = parse(b'<!DOCTYPE p [<!ENTITY nd "\xe2\x80\x93">]><p>1969&nd;1976</p>', "in.xml")
    assert root.text == "1969–1976"
    assert "".join(root.itertext()) == root.xpath("string()")


@pytest.mark.usefixtures("no_network")
def test_inclusions_are_not_processed(secret: Path) -> None:
    text = f'<p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="{secret}"/></p>'
    assert SECRET not in etree.tostring(parse(text.encode(), "in.xml")).decode()
    assert SECRET not in str(validate(text.encode(), "in.xml"))


@pytest.mark.usefixtures("no_network")
def test_a_document_cannot_name_its_schema(secret: Path) -> None:
    text = (
        f'<?xml-model href="{secret.as_uri()}"?><TEI xmlns="{TEI}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{TEI} {secret.as_uri()} urn:x http://127.0.0.1:9/x.xsd"/>'
    )
    found = validate(text.encode(), "in.xml")
    assert {d.id[0] for d in found} >= {"G"}
    assert SECRET not in str(found)


def test_compressed_input_is_not_unpacked() -> None:
    assert _finding(gzip.compress(b"<p/>"))[0] == "X001"


def _sheet(path: Path, body: str) -> Path:
    path.write_text(
        f'<xsl:stylesheet version="1.0" xmlns:xsl="{XSL}" xmlns:exsl="http://exslt.org/common" '
        f'extension-element-prefixes="exsl">{body}</xsl:stylesheet>'
    )
    return path


def test_stylesheet_imports_from_its_own_folder(tmp_path: Path) -> None:
    _sheet(tmp_path / "b.xsl", '<xsl:template match="/"><out/></xsl:template>')
    sheet = load_stylesheet(_sheet(tmp_path / "a.xsl", '<xsl:import href="b.xsl"/>'))
    assert b"<out/>" in bytes(sheet(etree.XML("<p/>")))


def test_stylesheet_imports_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    outside = _sheet(tmp_path / "b.xsl", '<xsl:template match="/"><out/></xsl:template>')
    for address in ("../b.xsl", outside.as_uri(), str(outside), "http://127.0.0.1:9/b.xsl"):
        path = _sheet(tmp_path / "inner" / "a.xsl", f'<xsl:import href="{address}"/>')
        with pytest.raises(SettingsError):
            load_stylesheet(path)


def test_stylesheet_reads_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(f"<s>{SECRET}</s>")
    written = tmp_path / "written.txt"
    for action in (
        "<xsl:value-of select=\"document('secret.xml')\"/>",
        f"<xsl:value-of select=\"document('{(tmp_path / 'secret.xml').as_uri()}')\"/>",
        f'<exsl:document href="{written}">x</exsl:document>',
    ):
        body = f'<xsl:template match="/"><out>{action}</out></xsl:template>'
        sheet = load_stylesheet(_sheet(tmp_path / "a.xsl", body))
        try:
            result = bytes(sheet(etree.XML("<p/>")))
        except etree.XSLTApplyError:
            result = b""
        assert SECRET.encode() not in result
        assert not written.exists()


def test_missing_or_broken_stylesheet(tmp_path: Path) -> None:
    for body in (None, "<xsl:nonsense/>", "<xsl:template>"):
        path = tmp_path / "a.xsl"
        if body is not None:
            _sheet(path, body)
        with pytest.raises(SettingsError, match=r"a\.xsl"):
            load_stylesheet(path)


PARSES = {"fromstring", "XML", "HTML", "parse", "iterparse", "XMLParser", "HTMLParser", "XMLPullParser",
          "XSLT", "RelaxNG", "XMLSchema", "XMLResource", "parseString", "Schematron", "xinclude",
          "ParserCreate", "make_parser", "XMLSchema11", "DTD"}  # fmt: skip
# Compiling a schema that parsing.py loaded is allowed where the schemas are compiled.
ALLOWED = {
    "validation/parsing.py": PARSES,
    "validation/grammar.py": {"RelaxNG", "XMLSchema"},
    "validation/oracle.py": {"XMLSchema"},
    "validation/tags.py": {"ParserCreate"},
    "rendering/stylesheets.py": {"XSLT"},
    "validation/explain/relaxng/values.py": {"RelaxNG"},
    "validation/engines/libxml2.py": {"RelaxNG", "XMLSchema"},
    "validation/engines/helper.py": {"RelaxNG", "XMLSchema", "XMLSchema11"},
}
MODULES = {"lxml", "xml", "xmlschema", "html", "defusedxml", "elementpath"}


def test_nothing_else_parses_xml() -> None:
    """No module but parsing.py calls what parses; names from the XML libraries only."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        found += [f"{name}: {call}" for call in _calls(path) - ALLOWED.get(name, set())]
    assert found == []


def test_the_search_finds_parsers(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("from lxml import etree as e\nfrom lxml.etree import XML\ne.parse('x')\nXML('x')\n")
    assert _calls(path) == {"parse", "XML"}


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    direct: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.asname or a.name.split(".")[0] for a in node.names
                      if a.name.split(".")[0] in MODULES}  # fmt: skip
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            direct |= {a.asname or a.name for a in node.names}
    types = {id(inner) for node in ast.walk(tree) for inner in _annotations(node)}
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in PARSES and id(node) not in types:
            root = node.value
            while isinstance(root, ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name) and root.id in names | direct:
                used.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            used |= {node.func.id} & direct & PARSES
    return used


def _annotations(node: ast.AST) -> list[ast.AST]:
    found = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [inner for one in found if one is not None for inner in ast.walk(one)]
