"""Lays out the vocabulary of text.xsl in lines: blocks, hanging lists, places on the line.

Knows that vocabulary and columns; knows nothing of TEI. Every block is a list of lines without a
line end; between two blocks stands an empty line, except in a tight list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from tei_edition.rendering.columns import table_lines
from tei_edition.rendering.vocabulary import pieces
from tei_edition.rendering.wrap import GLUE, WIDTH, columns, squeeze, wrap

Lines = list[str]
_NARROWEST = 24
_INDENT = 4
_SIGNATURE = 32
_SHORT = 3
_DASHES = ("—", "–", "-", "•")


def lay_out(layout: etree._Element) -> bytes:
    """The text of a layout tree in UTF-8, with one line end at its end."""
    lines = _stack(_blocks(layout, WIDTH))
    return ("\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n").encode()


def _blocks(parent: etree._Element, width: int) -> Iterator[Lines]:
    """The blocks in an element, in order; words between them are blocks of their own."""
    for piece in pieces(parent):
        if isinstance(piece, list):
            yield from _flush([part if isinstance(part, str) else _words(part) for part in piece], width)
        else:
            yield _PLACES.get(str(piece.tag), _block)(piece, width)


def _flush(words: list[str], width: int) -> Iterator[Lines]:
    lines = wrap("".join(words), width)
    if any(lines):
        yield lines


def _words(element: etree._Element) -> str:
    """The words of an element in a line; a page mark holds together, whatever the width."""
    if element.tag == "br":
        return "\v"
    if element.tag == "page":
        return f"[p.{GLUE}{element.get('n', '')}]"
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)


def _stack(blocks: Iterator[Lines], *, tight: bool = False) -> Lines:
    lines: Lines = []
    for block in blocks:
        if lines and block and not tight:
            lines.append("")
        lines += block
    return lines


def _shift(lines: Lines, by: int) -> Lines:
    return [" " * by + line if line else "" for line in lines]


def _block(element: etree._Element, width: int) -> Lines:
    return _stack(_blocks(element, width))


def _indent(element: etree._Element, width: int) -> Lines:
    return _shift(_block(element, max(_NARROWEST, width - _INDENT)), _INDENT)


def _right(element: etree._Element, width: int) -> Lines:
    return [" " * max(0, width - columns(line)) + line for line in _block(element, width)]


def _center(element: etree._Element, width: int) -> Lines:
    return [" " * max(0, (width - columns(line)) // 2) + line for line in _block(element, width)]


def _signature(element: etree._Element, width: int) -> Lines:
    by = min(_SIGNATURE, max(0, width - _NARROWEST))
    return _shift(_block(element, max(_NARROWEST, width - by)), by)


def _rule(element: etree._Element, width: int) -> Lines:
    return ["* * *".center(width).rstrip()] if element.get("kind") == "short" else ["-" * width]


def _facts(element: etree._Element, width: int) -> Lines:
    margin = max((len(fact.get("label", "")) for fact in element), default=0) + 3
    lines: Lines = []
    for fact in element:
        lines += _hang(f"{fact.get('label')}:", wrap(_words(fact), width - margin), margin)
    return lines


def _hang(label: str, lines: Lines, by: int) -> Lines:
    """The lines moved right, with the label in the room before the first, or above if too long."""
    shifted = _shift(lines, by)
    if columns(label) >= by:
        return [*wrap(label), *shifted]
    first = label + " " * (by - columns(label)) + (lines[0] if lines else "")
    return [first.rstrip(" "), *shifted[1:]]


def _list(element: etree._Element, width: int) -> Lines:
    """Entries hang from their labels; a list of short entries is tight."""
    margin = _margin(element)
    blocks = list(_entries(element, width, margin))
    tight = all(len(block) <= _SHORT and "" not in block for block in blocks)
    return _stack(iter(blocks), tight=tight)


def _margin(element: etree._Element) -> int:
    labels = [columns(squeeze(_words(label))) for label in element.findall("label")]
    return min(max([*labels, 1]) + 1, 8) if labels else 2


def _entries(element: etree._Element, width: int, margin: int) -> Iterator[Lines]:
    """The lines of each entry, and of what stands between entries (heads, page marks, words)."""
    label = ""
    yield from _flush([element.text or ""], width)
    for child in element:
        if child.tag == "label":
            yield from _flush([label], width)
            label = _words(child)
        elif child.tag == "item":
            yield _entry(child, squeeze(label) or _bullet(element, child), width, margin)
            label = ""
        else:
            yield _PLACES.get(str(child.tag), _block)(child, width)
        yield from _flush([child.tail or ""], width)
    yield from _flush([label], width)


def _entry(item: etree._Element, label: str, width: int, margin: int) -> Lines:
    lines = _block(item, max(_NARROWEST, width - margin))
    return _hang(label, lines, margin) if label else _hanging(lines)


def _bullet(element: etree._Element, item: etree._Element) -> str:
    """The bullet of a bulleted list, unless the item brings a dash of its own."""
    dashed = squeeze(_words(item)).startswith(_DASHES)
    return "•" if element.get("rend") == "bulleted" and not dashed else ""


def _hanging(lines: Lines) -> Lines:
    """An entry without a label: all lines but the first move right."""
    return lines[:1] + _shift(lines[1:], 2)


def _table(element: etree._Element, width: int) -> Lines:
    return table_lines(element, width, _block)


_PLACES: dict[str, Callable[[etree._Element, int], Lines]] = {
    "right": _right,
    "center": _center,
    "signature": _signature,
    "indent": _indent,
    "rule": _rule,
    "list": _list,
    "table": _table,
    "facts": _facts,
}
