from __future__ import annotations

import os
from pathlib import Path

import pytest

from tei_edition.batch.inputs import Found, find, output_name


def _tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def _keys(root: Path, **more: Path) -> list[str]:
    return [found.key for found in find([str(root)], ".txt", **more)]


def test_folders_are_searched_in_a_fixed_order(tmp_path: Path) -> None:
    _tree(tmp_path, "b.txt", "a/z.txt", "a/b/c.TXT", "c.md", "a.txt")
    assert _keys(tmp_path) == ["a/b/c.TXT", "a/z.txt", "a.txt", "b.txt"]


def test_hidden_files_and_folders_do_not_count(tmp_path: Path) -> None:
    _tree(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert _keys(tmp_path) == ["c.txt"]


def test_the_output_folder_is_left_out(tmp_path: Path) -> None:
    _tree(tmp_path, "a.txt", "dist/text/d1.txt", "other/dist/b.txt")
    assert _keys(tmp_path, leave_out=tmp_path / "dist") == ["a.txt", "other/dist/b.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    _tree(tmp_path, "a/b.txt")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    assert _keys(tmp_path) == ["a/b.txt"]


def test_nearest_settings_apply(tmp_path: Path) -> None:
    _tree(tmp_path, "edition.toml", "a.txt", "v/edition.toml", "v/w/b.txt", "u/c.txt")
    settings = {f.key: f.settings for f in find([str(tmp_path)], ".txt")}
    assert settings == {
        "a.txt": tmp_path / "edition.toml",
        "u/c.txt": tmp_path / "edition.toml",
        "v/w/b.txt": tmp_path / "v" / "edition.toml",
    }


def test_settings_above_the_input_folder_do_not_apply(tmp_path: Path) -> None:
    _tree(tmp_path, "edition.toml", "v/a.txt")
    assert [f.settings for f in find([str(tmp_path / "v")], ".txt")] == [None]


def test_a_file_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    _tree(tmp_path, "cable.md", "edition.toml")
    path = tmp_path / "cable.md"
    assert list(find([str(path)], ".txt")) == [Found(path, str(path), "cable.md", tmp_path / "edition.toml")]


def _ids(*inputs: str) -> list[str]:
    return [f.diagnostic.id for f in find(inputs, ".txt") if f.diagnostic]


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    assert _ids(str(tmp_path)) == ["R011"]


def test_an_unreadable_folder_is_told_and_the_others_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tree(tmp_path, "a.txt", "closed/b.txt", "z.txt")
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = list(find([str(tmp_path)], ".txt"))
    assert [f.key for f in found] == ["a.txt", "closed", "z.txt"]
    assert found[1].diagnostic is not None
    assert found[1].diagnostic.id == "R010"
    assert found[1].diagnostic.place[:4] == (str(tmp_path / "closed"), 1, 1, "")


@pytest.mark.parametrize(
    ("key", "output"),
    [
        ("A/B.txt", "A/B.xml"),
        ("B.txt", "B.xml"),
        ("a.b.txt", "a.b.xml"),
        ("a.b/c", "a.b/c.xml"),
        ("B.TXT", "B.xml"),
    ],
)
def test_output_names(key: str, output: str) -> None:
    assert output_name(key) == output
