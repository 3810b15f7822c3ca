"""The order in which schemas are looked for, and what a document may lead to."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from judged import RNG, SCH, SECRET, document, element, grammar, model, rules, written

from tei_edition.errors import SettingsError
from tei_edition.validation.examine import examine
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas import Language, Wanted, choose
from tei_edition.validation.schemas.local import project_of
from tei_edition.validation.schemas.schema import UNASKED

A = grammar(element("a"))
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'


def _names(path: Path, text: str, wanted: Wanted | None = None) -> list[str]:
    schemas, told = choose(document(path, text), wanted or Wanted())
    return [*(each.path.name for each in schemas), *(each.id for each in told)]


def test_the_order(tmp_path: Path) -> None:
    """The option, then edition.toml, then xml-model, xsi, DOCTYPE, and then ours."""
    written(tmp_path, dict.fromkeys(("option.rng", "project.rng", "model.rng"), A))
    written(tmp_path, {"xsi.xsd": "<x/>", "doctype.dtd": "<!ELEMENT a ANY>"})
    file = tmp_path / "tei" / "a.xml"
    (tmp_path / "edition.toml").write_text('[validation]\nschema = "project.rng"\n')
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="../xsi.xsd"'
    doctype = '<!DOCTYPE a SYSTEM "../doctype.dtd">\n'
    text = f"{model('../model.rng')}{doctype}<a {xsi}/>"
    assert _names(file, text, Wanted((tmp_path / "option.rng",))) == ["option.rng"]
    assert _names(file, text) == ["project.rng"]
    (tmp_path / "edition.toml").write_text("")
    assert _names(file, text) == ["model.rng"]
    assert _names(file, f"{doctype}<a {xsi}/>") == ["xsi.xsd"]
    assert _names(file, f"{doctype}<a/>") == ["doctype.dtd"]
    assert _names(file, "<a/>") == ["cable.rng", "cable.sch"]


TOLD = Wanted(severities=(("V001", "info"),))
"""V001 is told of each file only where it was asked for."""


def test_all_models_are_used(tmp_path: Path) -> None:
    written(tmp_path, {"a.rng": A, "a.rnc": "start = element a { text }", "a.sch": rules("")})
    text = (
        model("a.rng")
        + model("a.rnc", more=' type="application/relax-ng-compact-syntax"')
        + "<?xml-model href='a.rnc' type='application/relax-ng-compact-syntax'?>"
        + model("a.sch", SCH, ' phase="quick"')
        + model("a.rng", SCH)
        + "<?xml-stylesheet href='a.xsl'?><a/>"
    )
    schemas, told = choose(document(tmp_path / "a.xml", text), Wanted())
    assert not told
    assert [(each.path.name, each.language) for each in schemas] == [
        ("a.rng", Language.RNG),
        ("a.rnc", Language.RNC),
        ("a.rnc", Language.RNC),
        ("a.sch", Language.SCHEMATRON),
        ("a.rng", Language.SCHEMATRON),
    ]
    assert schemas[3].phase == "quick"
    assert [each.line for each in schemas[:2]] == [1, 2]
    assert schemas[0].origin == "xml-model in line 1"


def test_schema_location_names_the_schema_of_the_root(tmp_path: Path) -> None:
    written(tmp_path, {"a.xsd": "<x/>", "b.xsd": "<x/>"})
    text = (
        '<a xmlns="urn:a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="urn:b b.xsd urn:a a.xsd"/>'
    )
    assert _names(tmp_path / "a.xml", text) == ["a.xsd"]


@pytest.mark.parametrize(
    ("href", "rule"),
    [
        ("https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng", "V003"),
        ("http://example.org/a.rng", "V003"),
        ("ftp://example.org/a.rng", "V003"),
        ("urn:a:b.rng", "V003"),
        ("file:///etc/passwd", "V005"),
        ("FILE:/etc/passwd", "V005"),
        ("/etc/passwd", "V005"),
        ("/etc/passwd.rng", "V005"),
        ("//server/share/a.rng", "V005"),
        (r"\\server\share\a.rng", "V005"),
        (r"C:\a.rng", "V005"),
        ("C:/a.rng", "V005"),
        ("../../../../../../../../etc/passwd", "V005"),
        ("..%2F..%2F..%2F..%2F..%2F..%2Fetc%2Fpasswd.rng", "V005"),
        ("secret.txt", "V005"),
        ("link.rng", "V005"),
        ("link2.rng", "V005"),
        ("none.rng", "V004"),
        ("folder.rng", "V004"),
        ("%00.rng", "V005"),
        ("a.rng?x=1", ""),
        ("sub/../a.rng#x", ""),
    ],
)
def test_where_a_document_may_lead(
    tmp_path: Path, href: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    home = written(tmp_path / "one" / "two" / "three", {"a.rng": A, "secret.txt": SECRET})
    (home / "folder.rng").mkdir()
    (home / "link.rng").symlink_to(home / "secret.txt")
    (tmp_path / "outside.rng").write_text(A)
    (home / "link2.rng").symlink_to(tmp_path / "outside.rng")
    file = home / "a.xml"
    text = f"{model(href)}<a/>"
    assert _names(file, text) == ([rule] if rule else ["a.rng"])
    told = examine(text.encode(), "a.xml", document(file, text).path)
    assert SECRET not in str(told)
    if rule:
        refused = next(each for each in told if each.id == rule)
        assert refused.place[:2] == ("a.xml", 1)
        assert "--schema" in refused.hint


def test_the_project_of_a_document(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    assert project_of(deep) == tmp_path / "a" / "b"
    assert project_of(Path("/")) == Path("/")
    assert project_of(Path("/x/y")) == Path("/x")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "edition.toml").touch()
    (tmp_path / "other" / "a" / "b" / "c" / "d").mkdir(parents=True)
    assert project_of(tmp_path / "other" / "a" / "b" / "c" / "d") == tmp_path / "other"


def test_a_catalog_leads_from_the_web_to_a_file(tmp_path: Path) -> None:
    written(tmp_path / "lib", {"tei_all.rng": A})
    catalog = tmp_path / "lib" / "catalog.xml"
    catalog.write_text(CATALOG.format('<uri name="https://example.org/tei.rng" uri="tei_all.rng"/>'))
    text = f"{model('https://example.org/tei.rng')}<a/>"
    file = tmp_path / "x" / "y" / "z" / "a.xml"
    assert _names(file, text) == ["V003"]
    assert _names(file, text, Wanted(catalogs=(catalog,))) == ["tei_all.rng"]


def test_the_catalogs_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"tei_all.rng": A})
    catalog = tmp_path / "catalog.xml"
    catalog.write_text(CATALOG.format('<system systemId="https://example.org/tei.rng" uri="tei_all.rng"/>'))
    monkeypatch.setenv("XML_CATALOG_FILES", f"/nowhere/at/all {catalog.as_uri()}")
    assert _names(tmp_path / "a.xml", f"{model('https://example.org/tei.rng')}<a/>") == ["tei_all.rng"]


def test_ours_are_known_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "cable.sch").write_bytes(schema_path("cable.sch").read_bytes())
    (tmp_path / "cable.rng").write_bytes(schema_path("cable.rng").read_bytes() + b"<!-- ours no more -->")
    text = f"{model('cable.rng')}{model('cable.sch', SCH)}<a/>"
    schemas, _ = choose(document(tmp_path / "a.xml", text), Wanted())
    assert [each.ours for each in schemas] == ["", "cable.sch"]


@pytest.mark.parametrize("href", ["../schema/cable.rng", "https://example.org/schema/cable.rng"])
def test_ours_where_the_copy_is_not_at_hand(tmp_path: Path, href: str) -> None:
    schemas, told = choose(document(tmp_path / "a.xml", f"{model(href)}<a/>"), Wanted())
    assert not told
    assert [each.ours for each in schemas] == ["cable.rng"]
    assert "ours of this name" in schemas[0].origin


def test_other_people_have_a_frus_rng(tmp_path: Path) -> None:
    assert _names(tmp_path / "a.xml", f"{model('https://example.org/frus.rng')}<a/>") == ["V003"]
    assert _names(tmp_path / "a.xml", f"{model('../schema/frus.rng')}<a/>") == ["frus.rng"]


def test_what_was_used_is_told(tmp_path: Path) -> None:
    written(tmp_path, {"a.rng": A})
    file = tmp_path / "a.xml"
    text = f"\n{model('a.rng')}<a/>".lstrip()
    said = examine(text.encode(), "a.xml", document(file, text).path, TOLD)
    assert [each.id for each in said] == ["V001"]
    assert "a.rng (RELAX NG; xml-model in line 1)" in said[0].message
    assert said[0].detail.source == "xml-model in line 1"


def test_ours_unasked_is_told_where_it_says_no(tmp_path: Path) -> None:
    said = examine(b"<a/>", "a.xml", tmp_path / "a.xml")
    assert "V002" in [each.id for each in said]
    good = (Path(__file__).parents[1] / "document.xml").read_bytes()
    good = b"".join(line for line in good.splitlines(keepends=True) if b"<?xml-model" not in line)
    said = examine(good, "a.xml", tmp_path / "a.xml", TOLD)
    assert [(each.id, each.detail.source) for each in said if each.id[0] == "V"] == [("V001", UNASKED)] * 2


def test_no_language(tmp_path: Path) -> None:
    assert _names(tmp_path / "a.xml", model("a.xml", "urn:x") + "<a/>") == ["V009"]


def test_the_user_names_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such schema"):
        choose(document(tmp_path / "a.xml", "<a/>"), Wanted((tmp_path / "none.rng",)))
    with pytest.raises(SettingsError, match="this ending is none of a schema"):
        choose(document(tmp_path / "a.xml", "<a/>"), Wanted((tmp_path / "a.txt",)))
    with pytest.raises(SettingsError, match="catalog"):
        choose(
            document(tmp_path / "a.xml", f"{model('a.rng')}<a/>"), Wanted(catalogs=(tmp_path / "none.xml",))
        )


def test_rules_inside_of_a_grammar(tmp_path: Path) -> None:
    inside = f'<pattern xmlns="{SCH}"><rule context="a"><assert test="true()">x</assert></rule></pattern>'
    written(tmp_path, {"a.rng": grammar(element("a") + inside)})
    file = document(tmp_path / "a.xml", f"{model('a.rng')}<a/>")
    schemas, _ = choose(file, Wanted())
    assert [each.language for each in schemas] == [Language.RNG]
    schemas, _ = choose(file, Wanted(constraints=True))
    assert [each.language for each in schemas] == [Language.RNG, Language.SCHEMATRON]
    said = examine(file.data, "a.xml", file.path, TOLD)
    assert "--constraints" in said[0].message


def test_hostile_instructions_take_no_time(tmp_path: Path) -> None:
    text = "".join(f"<?xml-model {'a' * 50_000} href='x{at}.rng'?>" for at in range(100)) + "<a/>"
    assert len(_names(tmp_path / "a.xml", text)) == 20
    assert RNG
