"""Text -> words, as they are searched: the script of the page cuts what a reader types in the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from tei_edition.validation.places import TEI

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_T = f"{{{TEI}}}"
_BLOCKS = frozenset(
    f"{_T}{name}"
    for name in "head p ab item label cell dateline opener closer salute signed note lb l div".split()
)


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, small, without accents."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.lower())


def running_text(root: etree._Element) -> str:
    """The text of a TEI document as one line, notes where they hang, blanks made single."""
    text = root.find(f"{_T}text")
    return " ".join("".join(_pieces(text)).split()) if text is not None else ""


def _pieces(element: etree._Element) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            yield " " if node.tag in _BLOCKS else ""
            yield node.text or ""
        else:
            yield " " if node.tag in _BLOCKS else ""
            yield (node.tail or "") if node is not element else ""
