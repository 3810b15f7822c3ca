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
    for name in "head p ab item label cell dateline opener closer salute signed lb l div".split()
)
_NOTE = f"{_T}note"


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, small, without accents."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.lower())


def running_text(root: etree._Element) -> str:
    """The text of a TEI document as one line, its notes behind it, blanks made single.

    So a phrase is found that goes on behind the reference to a note.
    """
    text = root.find(f"{_T}text")
    if text is None:
        return ""
    parts = [text, *text.iter(_NOTE)]
    return " ".join(" ".join("".join(_pieces(part)) for part in parts).split())


def _pieces(part: etree._Element) -> Iterator[str]:
    """What a text or a note says, without the notes in it."""
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, node in walk:
        if not isinstance(node.tag, str):
            continue
        is_note = node.tag == _NOTE and node is not part
        if event == "start" and is_note:
            walk.skip_subtree()
        elif event == "start":
            yield " " if node.tag in _BLOCKS else ""
            yield node.text or ""
        else:
            yield " " if node.tag in _BLOCKS else ""
            yield (node.tail or "") if node is not part else ""
