"""ids.lock: what was published once must not vanish unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Said, command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in (41, 42):
        note = f"<note n='1' xml:id='d{number}fn1'>a</note><note n='2' xml:id='d{number}fn2'>b</note>"
        (tmp_path / "in" / f"d{number}.xml").write_text(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>T</title>"
            "</titleStmt></fileDesc></teiHeader><text><body>"
            f"<div type='document' n='{number}' xml:id='d{number}'><head>{number}. T</head>"
            f"<p>x{note}</p></div></body></text></TEI>"
        )
    return tmp_path / "in"


def build(patch: pytest.MonkeyPatch, folder: Path, *more: str) -> Said:
    return command(patch, "build", folder, "-o", folder.parent / "out", "--jobs", "1", "-q", *more)


def test_without_a_lock_nothing_is_held(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(monkeypatch, folder).code == 0
    assert not (folder / "ids.lock").exists()
    (folder / "d42.xml").unlink()
    assert build(monkeypatch, folder).code == 0


def test_what_is_gone_fails_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(monkeypatch, folder, "--lock-ids").code == 0
    lines = (folder / "ids.lock").read_text().splitlines()
    assert {"d41.html", "d41.html#d41fn1", "d42.html#d42fn2"} <= set(lines)
    assert build(monkeypatch, folder).code == 0
    one = folder / "d41.xml"
    one.write_text(one.read_text().replace(" xml:id='d41fn2'", ""))
    (folder / "d42.xml").unlink()
    said = build(monkeypatch, folder)
    assert said.code == 1
    assert "T011: What was published once in d41.html is gone: d41fn2." in said.err
    assert "T011: The page d42.html was published once and is gone." in said.err
    assert said.err.count("T011") == 2


def test_locking_again_adds_and_gives_up_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(monkeypatch, folder, "--lock-ids")
    before = set((folder / "ids.lock").read_text().splitlines())
    (folder / "d42.xml").rename(folder / "d43.xml")
    new = folder / "d43.xml"
    new.write_text(new.read_text().replace("d42", "d43").replace("42.", "43."))
    assert build(monkeypatch, folder, "--lock-ids").code == 1
    after = set((folder / "ids.lock").read_text().splitlines())
    assert before < after
    kept = [line for line in sorted(after) if not line.startswith("d42")]
    (folder / "ids.lock").write_text("\n".join(kept))
    assert build(monkeypatch, folder).code == 0


def test_a_lock_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "ids.lock").write_bytes(b"\xff")
    said = build(monkeypatch, folder)
    assert said.code == 4
    assert "ids.lock" in said.err
