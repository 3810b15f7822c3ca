"""Lists in a run: where they come from, and that a changed list converts anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import command

CABLE = "5. Memorandum for the Record\n\nLima, March 7, 1962.\n\nHale spoke to the NSC.\n"
LISTS = (
    '<list xmlns="http://www.tei-c.org/ns/1.0"><item><persName xml:id="{}">Hale, Ann</persName></item></list>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "d5.txt").write_text(CABLE, encoding="utf-8")
    return tmp_path


def _converted(monkeypatch: pytest.MonkeyPatch, folder: Path, *options: str) -> str:
    said = command(monkeypatch, "convert", "in", "-o", "out", *options)
    assert said.code == 0, said.err
    return (folder / "out" / "d5.xml").read_text(encoding="utf-8")


def test_no_lists(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert "corresp=" not in _converted(monkeypatch, folder)


def test_beside_the_texts(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "in" / "lists.xml").write_text(LISTS.format("p_H1"), encoding="utf-8")
    assert '<persName corresp="#p_H1">Hale</persName>' in _converted(monkeypatch, folder)
    (folder / "in" / "lists.xml").write_text(LISTS.format("p_H2"), encoding="utf-8")
    assert '<persName corresp="#p_H2">Hale</persName>' in _converted(monkeypatch, folder)


def test_of_the_edition_and_of_the_command_line(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "in" / "lists.xml").write_text(LISTS.format("p_H1"), encoding="utf-8")
    (folder / "in" / "people.xml").write_text(LISTS.format("p_H2"), encoding="utf-8")
    (folder / "in" / "edition.toml").write_text('[edition]\nlists = ["people.xml"]\n', encoding="utf-8")
    assert '"#p_H2"' in _converted(monkeypatch, folder)
    (folder / "terms.csv").write_text("id,name\nt_NSC1,NSC\n", encoding="utf-8")
    tei = _converted(monkeypatch, folder, "--lists", "terms.csv")
    assert '<gloss target="#t_NSC1">NSC</gloss>' in tei
    assert "#p_H2" not in tei


TWICE = "5. Memorandum From Hale\n\nHale and Cole met Hale.1 Ann Marsh left. Marsh spoke.\n\n  1. Hale.\n"
SHARED = 'id,name\np_H1,"Hale, Robert"\np_C1,"Cole, Ann"\np_M1,"Marsh, Ann"\np_M2,"Marsh, Gordon"\n'


@pytest.mark.parametrize(
    ("setting", "marked"),
    [
        ("", ["p_H1", "p_H1", "p_C1", "p_H1", "p_H1", "p_M1"]),
        ('mentions = "first"\n', ["p_H1", "p_C1", "p_H1", "p_M1"]),
        ('shared_names = "nearest"\n', ["p_H1", "p_H1", "p_C1", "p_H1", "p_H1", "p_M1", "p_M1"]),
    ],
)
def test_which_mentions_are_marked(
    monkeypatch: pytest.MonkeyPatch, folder: Path, setting: str, marked: list[str]
) -> None:
    (folder / "in" / "d5.txt").write_text(TWICE, encoding="utf-8")
    (folder / "in" / "people.csv").write_text(SHARED, encoding="utf-8")
    (folder / "in" / "edition.toml").write_text(
        f'[edition]\nlists = ["people.csv"]\n{setting}', encoding="utf-8"
    )
    tei = _converted(monkeypatch, folder)
    assert re.findall(r'corresp="#(\w+)"', tei.partition("<text")[2]) == marked
    assert 'xml:id="p_H1"' in tei
    assert ('cert="low"' in tei.partition("<text")[2]) is ("nearest" in setting)


def test_one_file_to_standard_output(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "in" / "lists.xml").write_text(LISTS.format("p_H1"), encoding="utf-8")
    assert '"#p_H1"' in command(monkeypatch, "convert", "in/d5.txt").out
    assert "person of the lists" in command(monkeypatch, "explain", "in/d5.txt").out


@pytest.mark.parametrize("setting", ["lists = 1", "lists = []", 'lists = "none.xml"'])
def test_a_setting_that_names_no_list(monkeypatch: pytest.MonkeyPatch, folder: Path, setting: str) -> None:
    (folder / "in" / "edition.toml").write_text(f"[edition]\n{setting}\n", encoding="utf-8")
    said = command(monkeypatch, "convert", "in", "-o", "out")
    assert said.code == 4
    assert "list" in said.err
