from __future__ import annotations

import codecs
import os
import time
from pathlib import Path

import pytest

from tei_edition.diagnostics import Place
from tei_edition.errors import InputError
from tei_edition.source import Source, decode, read_bytes

TEXT = "43. Tëst “quoted”\r\n\r\nbody\n"


def _refusal(data: bytes, encoding: str | None = None) -> tuple[str, Place]:
    with pytest.raises(InputError) as caught:
        decode(data, "f.txt", encoding)
    assert caught.value.diagnostic is not None
    assert caught.value.exit_code == 3
    return caught.value.diagnostic.id, caught.value.diagnostic.place


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_encodings_are_recognised(data: bytes, encoding: str) -> None:
    source = decode(data, "f.txt")
    assert (source.text, source.encoding, source.data) == (TEXT, encoding, data)
    assert source.diagnostics == ()


@pytest.mark.parametrize("encoding", ["windows-1252", "mac-roman", "utf-8", "utf-16", "cp1252"])
def test_encodings_on_request(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "f.txt", encoding).text == TEXT


def test_line_ends_stay_as_they_are() -> None:
    source = decode(b"a\r\nb\rc\nd", "f.txt")
    assert source.text == "a\r\nb\rc\nd"
    assert source.line_column(3) == (2, 1)


@pytest.mark.parametrize(
    ("data", "encoding", "rule", "line", "column"),
    [
        (b"", None, "R004", 1, 1),
        (b" \r\n\t\n", None, "R004", 1, 1),
        (codecs.BOM_UTF8, None, "R004", 1, 1),
        (b"%PDF-1.4 ...", None, "R005", 1, 1),
        (b"PK\x03\x04....", None, "R005", 1, 1),
        (bytes(range(256)) * 4, None, "R005", 1, 1),
        (b"ab\ncd\xe9f", None, "R006", 2, 3),
        (b"ab\n\xc3\xa9\xe9f", None, "R006", 2, 2),
        (b"ab\xff", "ascii", "R006", 1, 3),
        (b"\xff\xfea", None, "R006", 1, 1),
        (b"ab", "no-such", "R007", 1, 1),
        (b"ab", "rot13", "R007", 1, 1),
        (b"ab", "utf\0x", "R007", 1, 1),
    ],
)
def test_what_is_no_text(data: bytes, encoding: str | None, rule: str, line: int, column: int) -> None:
    assert _refusal(data, encoding) == (rule, Place("f.txt", line, column))


def test_limit_on_bytes(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)  # a sparse file: nothing is written
    for reading in (
        lambda: read_bytes(path, "large.txt"),
        lambda: decode(b"123456", "large.txt", limit=5),
    ):
        with pytest.raises(InputError) as caught:
            reading()
        assert caught.value.diagnostic is not None
        assert caught.value.diagnostic.id == "R003"
    assert decode(b"12345", "f", limit=5).text == "12345"


def test_characters_that_xml_cannot_hold() -> None:
    source = decode("1. A\0b\nc\x0cd\x1be\uffff".encode(), "f.txt")
    assert source.text.startswith("1. A\ufffdb\nc d\ufffde\ufffd")
    told = [(d.id, d.place.line, d.place.column) for d in source.diagnostics]
    assert told == [("R008", 1, 5), ("R008", 2, 2), ("R008", 2, 4), ("R008", 2, 6)]


def test_c1_controls_are_kept_and_told() -> None:
    source = decode("a \x93b\x94 c\x85d".encode(), "f.txt")
    assert source.text == "a \x93b\x94 c\x85d"
    assert [(d.id, d.place.column) for d in source.diagnostics] == [("R009", 3), ("R009", 5)]


def test_the_list_of_odd_characters_is_bounded() -> None:
    source = decode(b"x" * 10_000 + b"\x01" * 5_000, "f.txt")
    assert len(source.diagnostics) == 21
    assert source.diagnostics[-1].id == "B011"
    assert "4980" in source.diagnostics[-1].message


@pytest.mark.parametrize("text", ["<?xml version='1.0'?><TEI/>", "\n <!DOCTYPE html>", "<TEI x=''>"])
def test_markup_is_told(text: str) -> None:
    assert [d.id for d in decode(text.encode(), "f").diagnostics] == ["R013"]


@pytest.mark.parametrize("unit", [b"A", b" ", b"<", b"[", b"\n", b"\x01A" * 10, b"\xc2\x80"])
def test_decoding_is_linear(unit: bytes) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        decode(b"x" * 10_000 + unit * count, "f")
        return time.process_time() - started

    spent(1000)
    assert spent(100_000) < 1


def test_line_and_column() -> None:
    source = Source("f", "ab\n\ncd")
    assert [source.line_column(i) for i in (0, 2, 3, 4, 6)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (3, 1),
        (3, 3),
    ]


def test_reading_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, rule in {"none.txt": "R001", "pipe": "R012", "": "R012"}.items():
        with pytest.raises(InputError) as caught:
            read_bytes(tmp_path / name, name)
        assert caught.value.diagnostic is not None
        assert caught.value.diagnostic.id == rule


def test_reading_what_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(InputError) as caught:
        read_bytes(path, "closed.txt")
    assert caught.value.diagnostic is not None
    assert caught.value.diagnostic.id == "R002"


def test_reading_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refused)
    (tmp_path / "f").touch()
    with pytest.raises(InputError, match="Permission denied") as caught:
        read_bytes(tmp_path / "f", "f")
    assert caught.value.diagnostic is not None
    assert caught.value.diagnostic.id == "R002"
