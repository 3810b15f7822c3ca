"""Schematron: the semantics of ISO, by both stylesheets, and the same words from both."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from judged import SCH, document, element, grammar, rules, schema

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation import engines
from tei_edition.validation.engines import SchemaError, saxon
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas import Language, Schema

needs_saxon = pytest.mark.skipif(not saxon.is_installed(), reason="needs the extra saxon")
BINDINGS = ["xslt", pytest.param("xslt2", marks=needs_saxon), pytest.param("xslt3", marks=needs_saxon)]
BODY = """<ns prefix="t" uri="urn:t"/><let name="most" value="1"/>
<phase id="quick"><let name="most" value="9"/><active pattern="one"/></phase>
<pattern id="one"><let name="all" value="count(//t:*)"/>
  <rule context="t:b[@n]"><let name="n" value="@n"/>
    <assert id="A1" test="$n &lt;= 2" role="warning" diagnostics="d1 d2">b is <value-of select="$n"/> of
      <value-of select="$all"/>, in <name path=".."/>.</assert>
    <report test="$n = 3" role="info">three</report></rule>
  <rule context="t:b"><report id="A2" test="true()">a b without n</report></rule></pattern>
<pattern id="two" abstract="true">
  <rule context="$where"><report id="A3" test="@n = $what">found</report></rule></pattern>
<pattern is-a="two" id="three"><param name="where" value="t:*"/><param name="what" value="'3'"/></pattern>
<pattern id="four"><let name="all" value="'other'"/>
  <rule abstract="true" id="base"><assert id="A4" test="string-length(.) &lt; 3">too long: <emph>
  <value-of select="."/></emph></assert></rule>
  <rule context="t:b/text()"><extends rule="base"/></rule>
  <rule context="@n"><extends rule="base"/></rule></pattern>
<diagnostics><diagnostic id="d1">Do <value-of select="@n"/>.</diagnostic>
  <diagnostic id="d2"> Or not.</diagnostic>
</diagnostics>"""
XML = '<t:a xmlns:t="urn:t">\n<t:b n="3">long</t:b>\n<t:b/>\n<t:b n="1"/>\n<t:b n="12345"/></t:a>'


def _said(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, str]]:
    return sorted((each.id, str(each.severity), each.place.line, each.message) for each in found)


@pytest.mark.parametrize("binding", BINDINGS)
def test_the_semantics(tmp_path: Path, binding: str) -> None:
    by = schema(tmp_path / "a.sch", rules(BODY, binding))
    found = engines.assertions(document(tmp_path / "a.xml", XML), by)
    assert _said(found) == [
        ("A1", "warning", 2, "b is 3 of 5, in t:a."),
        ("A1", "warning", 5, "b is 12345 of 5, in t:a."),
        ("A2", "error", 3, "a b without n"),
        ("A3", "error", 2, "found"),
        ("A4", "error", 2, "too long: long"),
        ("A4", "error", 5, "too long: 12345"),
        ("one", "info", 2, "three"),
    ]
    first = next(each for each in found if each.id == "A1")
    assert first.hint == "Do 3. Or not."
    assert first.place.column == 1
    assert first.detail.source == "a.sch"


@pytest.mark.parametrize("binding", BINDINGS)
def test_phases(tmp_path: Path, binding: str) -> None:
    (tmp_path / "a.sch").write_text(rules(BODY, binding))
    by = Schema(Language.SCHEMATRON, tmp_path / "a.sch", "", "quick")
    found = engines.assertions(document(tmp_path / "a.xml", XML), by)
    assert {each.id for each in found} == {"A1", "A2", "one"}
    with pytest.raises(SchemaError):
        engines.assertions(
            document(tmp_path / "a.xml", XML), Schema(Language.SCHEMATRON, by.path, "", "none")
        )


def test_includes(tmp_path: Path) -> None:
    rule = '<rule context="a" id="r"><assert test="b" id="I1">b</assert></rule>'
    part = f'<pattern xmlns="{SCH}" id="p">{rule}</pattern>'
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "part.sch").write_text(part)
    extending = '<pattern><rule context="*"><extends href="sub/part.sch#r"/></rule></pattern>'
    body = f'<include href="sub/part.sch"/>{extending}'
    by = schema(tmp_path / "a.sch", rules(body))
    found = engines.assertions(document(tmp_path / "a.xml", "<a/>"), by)
    assert [each.id for each in found] == ["I1", "I1"]


@needs_saxon
def test_rules_inside_of_a_grammar(tmp_path: Path) -> None:
    inside = (
        f'<pattern xmlns="{SCH}" id="x"><rule context="a">'
        '<assert test="every $b in b satisfies $b/@n" role="nonfatal">each b has n</assert></rule></pattern>'
    )
    (tmp_path / "a.rng").write_text(grammar(element("a") + inside))
    by = Schema(Language.SCHEMATRON, tmp_path / "a.rng", "")
    found = engines.assertions(document(tmp_path / "a.xml", "<a><b/></a>"), by)
    assert _said(found) == [("x", "warning", 1, "each b has n")]


@needs_saxon
@pytest.mark.parametrize(
    "call", ["doc('PLACE')", "unparsed-text('PLACE')", "collection('PLACE')", "document('PLACE')",
             "json-doc('PLACE')", "environment-variable('PATH')"],
)  # fmt: skip
def test_saxon_opens_nothing(tmp_path: Path, call: str) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<s>the-secret</s>")
    call = call.replace("PLACE", secret.as_uri())
    report = f'<report test="true()" id="X">[<value-of select="{call}"/>]</report>'
    body = f'<pattern><rule context="*">{report}</rule></pattern>'
    by = schema(tmp_path / "a.sch", rules(body, "xslt3"))
    found: tuple[Diagnostic, ...] = ()
    with suppress(SchemaError):
        found = engines.assertions(document(tmp_path / "a.xml", "<a/>"), by)
    assert "the-secret" not in str(found)
    assert [each.message for each in found] in ([], ["[]"])


def test_without_saxon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saxon, "is_installed", lambda: False)
    by = schema(tmp_path / "a.sch", rules("", "xslt2"))
    with pytest.raises(SchemaError, match="Saxon") as raised:
        engines.assertions(document(tmp_path / "a.xml", "<a/>"), by)
    assert raised.value.rule == "V007"
    assert "tei-edition[saxon]" in str(raised.value.hint)


@pytest.mark.parametrize(("context", "test"), [("a", "("), ("//", "1")])
def test_broken(tmp_path: Path, context: str, test: str) -> None:
    body = f'<pattern><rule context="{context}"><assert test="{test}">x</assert></rule></pattern>'
    with pytest.raises(SchemaError) as raised:
        engines.assertions(document(tmp_path / "a.xml", "<a/>"), schema(tmp_path / "a.sch", rules(body)))
    assert raised.value.rule in ("V006", "V008")


def test_ours_by_both_ways(tmp_path: Path) -> None:
    """What the quick engine says of cable.sch, any other says too."""
    text = (Path(__file__).parents[1] / "document.xml").read_text().replace('target="#', 'target="#no-')
    file = document(tmp_path / "a.xml", text)
    path = schema_path("cable.sch")
    quick = engines.assertions(file, Schema(Language.SCHEMATRON, path, "", ours="cable.sch"))
    slow = engines.assertions(file, Schema(Language.SCHEMATRON, path, ""))
    assert quick
    assert _said(quick) == _said(slow)
    assert all(each.place.column for each in quick)
