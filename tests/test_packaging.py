"""What pyproject.toml says of the package agrees with what is there."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import tei_edition

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_listed() -> None:
    there = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "tei_edition").rglob("__init__.py")
    }
    listed = set(SETTINGS["tool"]["setuptools"]["packages"])
    assert listed == there | {"tei_edition.schema"}


def test_every_data_file_is_shipped() -> None:
    patterns = SETTINGS["tool"]["setuptools"]["package-data"]["*"]
    forgotten = [
        str(path)
        for path in (ROOT / "tei_edition").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
        if not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert not forgotten


def test_citation_has_the_version() -> None:
    assert f"version: {tei_edition.__version__}\n" in (ROOT / "CITATION.cff").read_text()


def test_verbs_are_sorted_and_there() -> None:
    assert tei_edition.__all__ == sorted(tei_edition.__all__)
    assert all(callable(getattr(tei_edition, name)) for name in tei_edition.__all__)
