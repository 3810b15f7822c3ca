"""Text within XML and HTML, whatever characters it has. Knows what XML 1.0 allows."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def legal(text: str) -> str:
    """The text with what XML cannot hold, and what turns the order of a line, as escapes: \\x1b."""
    text = _ILLEGAL.sub(_escaped, text)
    return text if text.isascii() else _BIDI.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def text(words: str) -> str:
    """Text for an element or an attribute in quotes."""
    return legal(words).translate(_ESCAPES)


def attribute(words: str) -> str:
    """Text for an attribute whose line breaks are to be kept."""
    return text(words).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
