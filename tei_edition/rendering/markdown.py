"""The layout vocabulary of text.xsl -> Markdown: CommonMark, with footnotes and tables as most readers have.

Knows blocks and how they nest; what stands in a line is known in markdown_words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from tei_edition.rendering.markdown_words import escape_first, written, written_flat
from tei_edition.rendering.vocabulary import Line, pieces

Labels = Mapping[str, str]
_LEGAL = re.compile(r"[A-Za-z0-9-]{1,40}")
_NUMBERED = re.compile(r"(\d{1,9})\\?([.)])(?: (?=\S)|$)")
_LAST_HASHES = re.compile(r"(?:^|(?<= ))(?=#+$)")
_ESCAPE = r"\\"
_BETWEEN_LISTS = "<!-- -->"


class Block(NamedTuple):
    """The lines of a block, and what it is: a paragraph, a list, or another."""

    lines: list[str]
    kind: str = ""


class Entry(NamedTuple):
    """An entry of a list: its printed label, and its blocks."""

    label: str
    blocks: list[Block]


def markdown(layout: etree._Element) -> bytes:
    """The Markdown of a layout tree in UTF-8, with one line end at its end."""
    notes = [item for item in layout.iter("item") if item.get("note")]
    labels = _labels(notes, {str(ref.get("to")) for ref in layout.iter("noteref")})
    blocks = [*_blocks(layout, labels)]
    blocks += [_definition(note, labels) for note in notes if note.get("note") in labels]
    return ("\n".join(_stack(blocks)) + "\n").encode()


def _labels(notes: Iterable[etree._Element], referred: set[str]) -> dict[str, str]:
    """A label for each note that is referred to, by its id: the printed one, if it is legal and not taken."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for place, note in enumerate(notes, start=1):
        if note.get("note") in referred:
            label = note.get("label", "")
            if not _LEGAL.fullmatch(label) or label.casefold() in taken:
                label = f"note-{place}"
            taken.add(label.casefold())
            labels[str(note.get("note"))] = label
    return labels


def _definition(note: etree._Element, labels: Labels) -> Block:
    """The text of a note, behind its printed label where that could not be kept."""
    label = labels[str(note.get("note"))]
    printed = note.get("label", "")
    blocks = [*_blocks(note, labels)]
    if printed != label:
        blocks = _behind(written([printed], {}), blocks)
    if not blocks or blocks[0].kind != "para":
        blocks.insert(0, Block([""], "para"))
    return Block(_shifted(f"[^{label}]: ", _stack(blocks), 4))


def _stack(blocks: Iterable[Block]) -> list[str]:
    """The lines of blocks, an empty one between two; two lists do not become one."""
    lines: list[str] = []
    last = ""
    for block in blocks:
        if lines:
            lines += ["", _BETWEEN_LISTS, ""] if last == block.kind == "list" else [""]
        lines += block.lines
        last = block.kind
    return lines


def _shifted(first: str, lines: list[str], by: int) -> list[str]:
    """The lines behind a sign, those below it moved in."""
    below = (" " * by + line if line else "" for line in lines[1:])
    return [f"{first}{lines[0] if lines else ''}".rstrip(" "), *below]


def _blocks(parent: etree._Element, labels: Labels) -> Iterator[Block]:
    for piece in pieces(parent):
        yield from _block(piece, labels)


def _block(piece: Line | etree._Element, labels: Labels) -> Iterator[Block]:
    if isinstance(piece, list):
        yield from _paragraph(written(piece, labels))
        return
    match piece.tag:
        case "heading":
            yield from _heading(piece, labels)
        case "list" if piece.get("rend") == "notes":
            yield from _lost_notes(piece, labels)
        case "list":
            yield from _list(piece, labels)
        case "table":
            yield from _table(piece, labels)
        case "indent":
            lines = _stack(_blocks(piece, labels))
            yield Block([f"> {line}".rstrip(" ") for line in lines], "quote") if lines else Block([])
        case "facts":
            entries = ([f"**{fact.get('label')}:** {written([fact], labels)}"] for fact in piece)
            yield Block([f"- {line}" for (line,) in entries], "list")
        case "rule":
            yield from [Block(["* * *"])] if piece.get("kind") else []
        case "block" if piece.get("of") == "notes":
            pass
        case _:
            yield from _blocks(piece, labels)


def _paragraph(text: str) -> Iterator[Block]:
    if text:
        yield Block(text.split("\n"), "para")


def _heading(element: etree._Element, labels: Labels) -> Iterator[Block]:
    """A heading; what it has of blocks follows it."""
    for piece in pieces(element):
        if isinstance(piece, list):
            words = " ".join(written_flat(piece, labels).split("\v")).strip(" ")
            if words:
                yield Block([f"{'#' * int(element.get('level', '2'))} {_LAST_HASHES.sub(_ESCAPE, words)}"])
        else:
            yield from _block(piece, labels)


def _lost_notes(element: etree._Element, labels: Labels) -> Iterator[Block]:
    """The notes that nothing refers to, behind their labels; the others stand at the foot."""
    for item in element.findall("item"):
        if item.get("note") not in labels:
            yield from _behind(written([f"[{item.get('label')}]"], {}), [*_blocks(item, labels)])


def _behind(label: str, blocks: list[Block]) -> list[Block]:
    """The blocks with a label before their first line, or in a line of its own above a list or table."""
    if not label:
        return blocks
    if not blocks or blocks[0].kind != "para":
        return [Block([label], "para"), *blocks]
    first, *more = blocks[0].lines
    return [Block([escape_first(f"{label} {first}"), *more], "para"), *blocks[1:]]


def _list(element: etree._Element, labels: Labels) -> Iterator[Block]:
    """The entries of a list with their labels; what stands between two entries parts the list."""
    entries: list[Entry] = []
    label, page = "", ""
    for piece in pieces(element):
        if isinstance(piece, list) or piece.tag not in ("label", "item"):
            between = [*_block(piece, labels)]
            if not isinstance(piece, list) and _is_page(piece):
                page = f"{page} {between[0].lines[0]}".strip()
            elif between:
                yield from _closed(entries)
                entries = []
                yield from between
        elif piece.tag == "label":
            label = f"{label} {written_flat([piece], labels)}".replace("\v", " ").strip()
        else:
            entries.append(Entry(label, _behind(page, [*_blocks(piece, labels)])))
            label, page = "", ""
    yield from _closed(entries)
    yield from _paragraph(escape_first(f"{label} {page}".strip()))


def _is_page(element: etree._Element) -> bool:
    return (
        len(element) == 1 and element[0].tag == "page" and not "".join(map(str, element.itertext())).strip()
    )


def _closed(entries: list[Entry]) -> Iterator[Block]:
    if not entries:
        return
    signed = _as_numbered(entries)
    shifted = [_shifted(sign, _stack(blocks), len(sign)) for sign, blocks in signed]
    tight = all(len(entry.blocks) < 2 for entry in entries)
    lines: list[str] = []
    for item in shifted:
        lines += ["", *item] if lines and not tight else item
    yield Block(lines, "list")


def _as_numbered(entries: list[Entry]) -> list[tuple[str, list[Block]]]:
    """The entries with the signs before them: their own numbers, where these count up by one, or hyphens."""
    numbers = [_NUMBERED.match(entry.label or _first(entry)) for entry in entries]
    found = [(int(number[1]), number[2], number[1]) for number in numbers if number]
    counts = all(b[0] == a[0] + 1 and b[1] == a[1] for a, b in pairwise(found))
    plain = all(str(value) == digits for value, _, digits in found)
    if len(found) < len(entries) or not counts or not plain:
        return [("- ", _behind(entry.label, entry.blocks)) for entry in entries]
    return [
        (f"{value}{end} ", entry.blocks if entry.label else _without(entry.blocks, number))
        for entry, (value, end, _), number in zip(entries, found, numbers, strict=True)
    ]


def _first(entry: Entry) -> str:
    return entry.blocks[0].lines[0] if entry.blocks and entry.blocks[0].kind == "para" else ""


def _without(blocks: list[Block], number: re.Match[str] | None) -> list[Block]:
    """The blocks without the number that their first line begins with."""
    first, *more = blocks[0].lines
    rest = first[number.end() :] if number else first
    return [Block([escape_first(rest), *more], "para"), *blocks[1:]]


def _table(element: etree._Element, labels: Labels) -> Iterator[Block]:
    """The rows of a table; what stands between two rows parts the table, a page but marks the next."""
    rows: list[list[str]] = []
    header, page = False, ""
    for child in element:
        if child.tag == "row":
            header = header or (not rows and child.get("role") == "label")
            cells = [_cell(cell, labels) for cell in child] or [""]
            rows.append([f"{page} {cells[0]}".strip(), *cells[1:]])
            page = ""
        elif _is_page(child):
            page = f"{page} {_cell(child, labels)}".strip()
        elif between := [*_block(child, labels)]:
            yield from _rows(rows, header=header)
            rows, header = [], False
            yield from between
    yield from _rows(rows, header=header)
    yield from _paragraph(escape_first(page))


def _cell(element: etree._Element, labels: Labels) -> str:
    """All words of a cell in one line."""
    found = (
        written_flat(piece, labels).replace("\v", " ") if isinstance(piece, list) else _cell(piece, labels)
        for piece in pieces(element)
    )
    return " ".join(filter(None, (words.strip(" ") for words in found)))


def _rows(rows: list[list[str]], *, header: bool) -> Iterator[Block]:
    if rows:
        width = max(map(len, rows))
        head, body = (rows[0], rows[1:]) if header else ([], rows)
        lines = [head, ["---"] * width, *body]
        padded = (row + [""] * (width - len(row)) for row in lines)
        yield Block([f"| {' | '.join(row)} |" for row in padded], "table")
