"""tei-edition rules: the catalogue, and a page about each rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import command

from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.diagnostics.page import as_page


def test_all_rules_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "rules")
    assert said.code == 0
    for rule in CATALOGUE.values():
        assert f"   {rule.id}  " in said.out
        assert rule.title in said.out


def test_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "rules", "n031")
    assert said.code == 0
    assert said.out.startswith("N031  a note's number repeats or goes back\n\nwarning; subject: notes\n")
    for words in ("What to do:", "Wrong:\n    <p>", "Right:\n    <p>", 'N031 = "off"'):
        assert words in said.out
    assert max(map(len, said.out.splitlines())) <= 88


@pytest.mark.parametrize("width", [20, 60, 200])
def test_pages_fit_the_terminal(width: int) -> None:
    for rule in CATALOGUE.values():
        page = as_page(rule, width)
        assert page.count("\n\n\n") == 0
        assert rule.title in page


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = command(monkeypatch, "rules", "--json").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(CATALOGUE)
    (line,) = command(monkeypatch, "rules", "I002", "--json").out.splitlines()
    assert set(json.loads(line)) >= {"id", "severity", "subject", "title", "explanation", "remedy", "wrong"}


def test_an_unknown_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "rules", "N131")
    assert said.code == 2
    assert "There is no rule 'N131'. Did you mean N031" in said.err
    assert "tei-edition rules lists them" in command(monkeypatch, "rules", "zzzz").err


def test_pointers_are_followed_from_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="p1"><ref target="{}">a</ref></p>'
        "</body></text></TEI>"
    )
    for name, target in (("a/one.xml", "../b/two.xml#p9"), ("b/two.xml", "../a/one.xml#p1")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(tei.format(target))
    options = ("--diagnostics", "json", "--no-progress", "-j", "1")
    monkeypatch.chdir(tmp_path)
    assert '"I003"' in command(monkeypatch, "validate", "a/one.xml", *options).out
    said = command(monkeypatch, "validate", tmp_path / "a", tmp_path / "b", *options).out
    assert '"I003"' in said
    assert '"I012"' not in said
