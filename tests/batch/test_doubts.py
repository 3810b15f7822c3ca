"""The doubts of a run: counted, ranked, kept over runs that skip what is unchanged, and corrected."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from commands import command

from tei_edition.batch.doubts import as_csv
from tei_edition.doubt import Doubt, Looked, counted

DOUBTFUL = "{}. Memorandum\n\nHe agreed.\n\n  1. On Monday.\n"
SURE = "{}. Memorandum\n\nHe agreed.1\n\n  1. On Monday.\n"
SEEN = "[[no_reference]]\nnote = 1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for number in range(1, 5):
        text = SURE if number == 2 else DOUBTFUL
        (tmp_path / "in" / f"d{number}.txt").write_text(text.format(number))
    (tmp_path / "in" / "d4.txt").write_text(DOUBTFUL.format(4) + "  2. On Friday.\n")
    return tmp_path


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / "out" / "doubts.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def totals(folder: Path) -> object:
    last = (folder / "out" / "conversion.jsonl").read_text().splitlines()[-1]
    return json.loads(last)["to_look_at"]


def test_a_run_tells_what_to_look_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    assert "to look at: 4 notes in 3 documents; see out/doubts.csv\n" in said.err
    assert [(r["rank"], r["file"], r["line"], r["tei"]) for r in rows(folder)] == [
        ("1", "d4.txt", "5", "d4.xml"),
        ("2", "d4.txt", "6", "d4.xml"),
        ("3", "d1.txt", "5", "d1.xml"),
        ("4", "d3.txt", "5", "d3.xml"),
    ]
    assert totals(folder) == {"note": {"doubts": 4, "documents": 3}}
    assert "to look at" not in command(monkeypatch, "convert", "in", "-o", "quiet", "-j", "1", "-q").err


def test_no_cell_is_a_formula() -> None:
    doubt = Doubt(1, 1, "note", "low", 1, "=1+1", "+4", "-5", "@SUM(A1)", "rule", "= 2")
    table = as_csv([Looked("=d1.txt", "d1.xml", (doubt,))]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert [row[name] for name in ("file", "words", "value", "alternatives", "why", "correction")] == [
        "'=d1.txt", "'=1+1", "'+4", "'-5", "'@SUM(A1)", "'= 2",
    ]  # fmt: skip
    assert row["line"] == "1"


def test_what_is_counted_has_its_plural() -> None:
    assert counted(1, "person of the lists") == "1 person of the lists"
    assert counted(2, "person of the lists") == "2 persons of the lists"
    assert counted(3, "delivery instruction") == "3 delivery instructions"


def test_the_report_is_the_same_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err.splitlines()[-1]
    before = {path.name: path.read_bytes() for path in (folder / "out").glob("*.*")}
    again = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err
    assert "0 written, 4 unchanged" in again
    assert again.splitlines()[-1] == first
    assert {path.name: path.read_bytes() for path in (folder / "out").glob("*.*")} == before
    line = [sys.executable, "-m", "tei_edition", "convert", "in", "-o", "out", "-j", "3", "--force"]
    subprocess.run(line, capture_output=True, check=True, timeout=100)
    assert {path.name: path.read_bytes() for path in (folder / "out").glob("*.*")} == before


def test_a_changed_correction_converts_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    corrections = folder / "in" / "d4.corrections.toml"
    corrections.write_text(SEEN)
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err
    assert "1 written, 3 unchanged" in said
    assert "to look at: 3 notes in 3 documents" in said
    assert "0 written, 4 unchanged" in command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err
    corrections.write_text(SEEN + "[[no_reference]]\nnote = 2\n")
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err
    assert "1 written, 3 unchanged" in said
    assert "to look at: 2 notes in 2 documents" in said
    corrections.unlink()
    assert "to look at: 4 notes" in command(monkeypatch, "convert", "in", "-o", "out", "-j", "1").err


def test_other_inputs_leave_what_was_told_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "convert", "in/d1.txt", "in/d2.txt", "-o", "out", "-j", "1")
    command(monkeypatch, "convert", "in/d3.txt", "in/d4.txt", "-o", "out", "-j", "1")
    assert [row["file"] for row in rows(folder)] == ["d4.txt", "d4.txt", "d1.txt", "d3.txt"]


def test_nothing_to_look_at_is_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    for name in ("d1", "d3", "d4"):
        (folder / "in" / f"{name}.txt").write_text(SURE.format(name[1:]))
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    assert "to look at" not in said.err
    assert not (folder / "out" / "doubts.csv").exists()


def test_a_table_that_was_worked_on_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    (folder / "out" / "doubts.csv").write_text("mine")
    (folder / "in" / "d4.corrections.toml").write_text(SEEN)
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    assert said.code == 5
    assert " B005: " in said.err
    assert (folder / "out" / "doubts.csv").read_text() == "mine"


def test_the_command_shows_it_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    said = command(monkeypatch, "doubts", "out", "--corrections")
    assert said.code == 0
    assert said.out.startswith("d4.txt -> d4.xml: 2 doubts, weight 2000\n  5:3: note = 1 (low)\n")
    assert "        [[no_reference]]\n        note = 1\n" in said.out
    table = (folder / "out" / "doubts.csv").read_bytes().decode()
    assert command(monkeypatch, "doubts", "out", "--to", "csv").out == table
    lines = command(monkeypatch, "doubts", "out", "--to", "json", "-n", "1").out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["d4.txt", "d4.txt"]


def test_a_folder_without_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "doubts", "in")
    assert (said.code, said.out) == (3, "")
    assert " R001: There is no record of a conversion." in said.err


def test_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "convert", "in/d1.txt")
    assert said.err.endswith("to look at: 1 note in 1 document; see tei-edition explain --doubts\n")
    piped = command(monkeypatch, "convert", "-", standard_input=DOUBTFUL.format(1).encode())
    assert piped.err.endswith("to look at: 1 note in 1 document; see tei-edition explain --doubts\n")
    shown = command(monkeypatch, "explain", "--doubts", "in/d1.txt").out
    assert shown.startswith("in/d1.txt: 1 doubt, weight 1000\n  5:3: note = 1 (low)\n")
    assert json.loads(command(monkeypatch, "explain", "--doubts", "--json", "in/d1.txt").out)["value"] == "1"
    (folder / "in" / "d1.corrections.toml").write_text(SEEN)
    assert command(monkeypatch, "explain", "--doubts", "in/d1.txt").out == ""
    assert "to look at" not in command(monkeypatch, "convert", "in/d1.txt").err


def test_broken_corrections_fail_their_document_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in" / "d4.corrections.toml").write_text("[[no_reference]]\n")
    said = command(monkeypatch, "convert", "in", "-o", "out", "-j", "1")
    assert said.code == 3
    assert "in/d4.corrections.toml:1:1: error K001: " in said.err
    assert sorted(path.name for path in (folder / "out").glob("*.xml")) == ["d1.xml", "d2.xml", "d3.xml"]
