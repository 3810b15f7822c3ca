"""The same text in other clothes gives the same TEI: line ends, encodings, blanks at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tei_edition.edition import Edition
from tei_edition.pipeline import convert
from tei_edition.source import decode

CLOTHES: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "trailing blanks": lambda text: re.sub("(?m)$", "   ", text).encode(),
    "no line end at the end": lambda text: text.rstrip("\n").encode(),
    "blank lines around": lambda text: f"\n\n{text}\n\n\n".encode(),
}


def _text(data: bytes) -> bytes:
    """The text element of the TEI: the header has a hash of the input."""
    tei = convert(decode(data, "cable.txt"), Edition()).tei
    assert tei is not None
    return tei[tei.index(b"<text>") :]


@pytest.mark.parametrize("clothes", CLOTHES)
def test_clothes_make_no_difference(clothes: str, seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert _text(CLOTHES[clothes](text)) == _text(text.encode())
