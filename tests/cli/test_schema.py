"""tei-edition schema, the settings of editors, the pre-commit hook: what is written works."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from commands import command

from tei_edition.export import vscode_settings
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas.catalog import look_up

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "validation" / "document.xml"


def test_the_set_is_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "schema"
    said = command(monkeypatch, "schema", out)
    assert (said.code, said.err) == (0, "")
    names = {path.name for path in out.iterdir()}
    assert names >= {"cable.rng", "cable.rnc", "cable.xsd", "cable.sch", "frus.rng", "xml.xsd", "catalog.xml"}
    assert not {name for name in names if name.endswith((".py", ".sh"))}
    assert all((out / name).read_bytes() == schema_path(name).read_bytes() for name in names)
    assert look_up("file:///anywhere/schema/cable.rng", (out / "catalog.xml",)) == out / "cable.rng"


def test_what_was_changed_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(monkeypatch, "schema", tmp_path).code == 0
    assert command(monkeypatch, "schema", tmp_path).code == 0
    (tmp_path / "cable.rng").write_text("mine")
    said = command(monkeypatch, "schema", tmp_path)
    assert said.code == 5
    assert "cable.rng" in said.err
    assert (tmp_path / "cable.rng").read_text() == "mine"
    assert command(monkeypatch, "schema", tmp_path, "--force").code == 0
    assert (tmp_path / "cable.rng").read_text() != "mine"


def test_settings_of_vs_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "schema"
    assert command(monkeypatch, "schema", out, "--editor", "vscode").code == 0
    path = tmp_path / ".vscode" / "settings.json"
    settings = json.loads(path.read_text())
    assert settings == vscode_settings("schema")
    for name in (*settings["xml.catalogs"], *(each["systemId"] for each in settings["xml.fileAssociations"])):
        assert (tmp_path / name).is_file()
    path.write_text('{"mine": true}')
    said = command(monkeypatch, "schema", out, "--editor", "vscode")
    assert json.loads(path.read_text()) == {"mine": True}
    assert '"xml.catalogs"' in said.out


def test_steps_for_oxygen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "schema", tmp_path / "schema", "--editor", "oxygen")
    assert str(tmp_path / "schema" / "catalog.xml") in said.out


def test_our_output_finds_its_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The xml-model of what we write leads from OUT/tei to OUT/schema."""
    for path in sorted((ROOT / "dist" / "tei").glob("*.xml")):
        for href in re.findall(r'<\?xml-model href="([^"]+)"', path.read_text(encoding="utf-8")):
            assert (path.parent / href).is_file()


def _hooks() -> list[dict[str, str]]:
    """The hooks, read as the simple YAML that they are: `- id:` begins one, and each line is a pair."""
    hooks: list[dict[str, str]] = []
    for line in (ROOT / ".pre-commit-hooks.yaml").read_text().splitlines():
        match = re.fullmatch(r"(- |  )(\w+): (.+)", line)
        assert match or line.lstrip().startswith("#"), line
        if match and match[1] == "- ":
            hooks.append({})
        if match:
            hooks[-1][match[2]] = match[3]
    return hooks


def test_the_hooks_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = _hooks()
    assert [hook["id"] for hook in hooks] == ["tei-edition-validate", "tei-edition-validate-saxon"]
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_bytes(GOOD.read_bytes())
    Path("b.xml").write_text("<p>")
    for hook in hooks:
        program, *arguments = shlex.split(hook["entry"])
        assert program == "tei-edition"
        assert command(monkeypatch, *arguments, "a.xml").code == 0
        assert command(monkeypatch, *arguments, "a.xml", "b.xml").code == 1
    assert re.search(hooks[0]["exclude"], "schema/cable.rng")
    assert not re.search(hooks[0]["exclude"], "tei/d43.xml")


def test_mistakes_of_the_user_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text("<a/>")
    Path("b.xml").write_text("<a/>")
    Path("broken.rng").write_text("<grammar/>")
    for schema, words in (("broken.rng", "libxml2 cannot read it"), ("none.rng", "there is no such schema")):
        said = command(monkeypatch, "validate", "a.xml", "b.xml", "--schema", schema)
        assert said.code == 4
        assert said.err.count(words) == 1
    Path("edition.toml").write_text('[validation]\nengine = "jink"\n')
    said = command(monkeypatch, "validate", "a.xml", "b.xml")
    assert said.code == 4
    assert "jink" in said.err
