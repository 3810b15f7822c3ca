"""The layout vocabulary of text.xsl -> the document's words alone, for programs that count them.

A paragraph, a head, an entry, a row or a line of a closing is a line, however long; an empty line stands
between two blocks. What the edition says is left out, and so are notes, their marks and those of pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_edition.rendering.vocabulary import Line, pieces
from tei_edition.rendering.wrap import squeeze

_OURS = frozenset(("aside", "ed", "facts", "noteref", "page", "rule"))
_ONE_LINE = frozenset(("para", "item", "heading", "caption"))
_CELLS = "\t"


def words_alone(layout: etree._Element) -> bytes:
    """The words of a layout tree in UTF-8, with one line end at its end."""
    blocks = ("\n".join(block) for piece in pieces(layout) if (block := [*_lines(piece)]))
    return ("\n\n".join(blocks) + "\n").encode()


def _lines(piece: Line | etree._Element, *, whole: bool = False) -> Iterator[str]:
    """The lines of a block; in a `whole` one an end of line is a blank."""
    if isinstance(piece, list):
        text = "".join(part if isinstance(part, str) else _words(part) for part in piece)
        yield from filter(None, map(squeeze, [text.replace("\v", " ")] if whole else text.split("\v")))
    elif piece.tag == "row":
        cells = [" ".join(_within(cell, whole=True)) for cell in piece]
        yield from filter(str.strip, [_CELLS.join(cells)])
    elif piece.tag == "list":
        yield from _entries(piece)
    elif piece.tag not in _OURS:
        yield from _within(piece, whole=piece.tag in _ONE_LINE)


def _within(element: etree._Element, *, whole: bool) -> Iterator[str]:
    for piece in pieces(element):
        yield from _lines(piece, whole=whole)


def _entries(element: etree._Element) -> Iterator[str]:
    """Each entry in a line behind its label."""
    label = ""
    for piece in pieces(element):
        lines = [*_lines(piece, whole=True)]
        if not isinstance(piece, list) and piece.tag == "label":
            yield from filter(None, [label])
            label = " ".join(lines)
        elif lines:
            lines[0] = f"{label} {lines[0]}".lstrip()
            yield from lines
            label = ""
    yield from filter(None, [label])


def _words(element: etree._Element) -> str:
    if element.tag == "br":
        return "\v"
    if element.tag in _OURS:
        return ""
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)
