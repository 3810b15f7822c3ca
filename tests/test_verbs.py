"""The verbs as a Python interface."""

from __future__ import annotations

from pathlib import Path

import pytest

import tei_edition
from tei_edition.edition import Edition
from tei_edition.errors import InputError, SettingsError
from tei_edition.source import Source

TEXT = "7. A Telegram1\n\nWords.\n\n  1. Source: A note.\n"


def test_convert_text_bytes_file_and_source(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text(TEXT)
    given = (TEXT, TEXT.encode(), path, Source("text", TEXT, TEXT.encode()))
    made = [tei_edition.convert(each) for each in given]
    assert {conversion.document_id for conversion in made} == {"d7"}
    assert made[0].tei
    assert len({conversion.tei for conversion in made}) == 1


def test_convert_uses_the_edition(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    settings = tmp_path / "edition.toml"
    settings.write_text('[volume]\nid = "frus1948v01"\n')
    found = tei_edition.convert(tmp_path / "a.txt").tei
    assert found
    assert b"frus1948v01" in found
    assert tei_edition.convert(tmp_path / "a.txt", Edition(volume_id="frus1948v01")).tei == found
    settings.write_text("[volume")
    with pytest.raises(SettingsError):
        tei_edition.convert(tmp_path / "a.txt")


def test_convert_refuses_what_is_no_text(tmp_path: Path) -> None:
    for given in (b"", b"%PDF-1.4", tmp_path / "none.txt"):
        with pytest.raises(InputError):
            tei_edition.convert(given)


def test_validate_and_render() -> None:
    tei = tei_edition.convert(TEXT).tei
    assert tei
    assert tei_edition.validate(tei) == ()
    assert b"<html" in tei_edition.render(tei)
    assert b"Words." in tei_edition.render(tei, "text")
    told = tei_edition.validate(tei.replace(b"<body>", b"<boody>").replace(b"</body>", b"</boody>"))
    assert told


def test_explain() -> None:
    found = tei_edition.explain(TEXT, name="a.txt")
    assert [(item.line, item.column) for item in found] == sorted((item.line, item.column) for item in found)
    reference = next(item for item in found if item.role == "note reference")
    assert (reference.file, reference.line, reference.column, reference.text) == (
        *("a.txt", 1, 14),
        "1",
    )
    assert all(item.rule and item.evidence for item in found)


def test_build(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    heard: list[str] = []
    built = tei_edition.build(
        tmp_path / "in", tmp_path / "out", tell=lambda outcome: heard.append(outcome.document)
    )
    assert built.exit_code == 0
    assert heard == ["d7"]
    assert (tmp_path / "out/html/d7.html").is_file()
    assert (tmp_path / "out/tei/d7.xml").read_bytes().startswith(b"<?xml ")


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        tei_edition.nonsense  # noqa: B018
