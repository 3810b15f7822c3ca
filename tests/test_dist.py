"""dist/ is what `tei-edition build seeds -o dist` gives: the same files with the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import command

ROOT = Path(__file__).parents[1]


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_rebuild_of_dist_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "build", ROOT / "seeds", "-o", tmp_path / "dist", "-j", "1")
    assert said.code == 0, said.err
    built, committed = _tree(tmp_path / "dist"), _tree(ROOT / "dist")
    assert sorted(built) == sorted(committed)
    different = [name for name in built if built[name] != committed[name]]
    assert not different, f"run `make edition` and commit dist/: {different}"
