"""Words in a line of the layout vocabulary -> a line of Markdown that CommonMark reads as these words.

Knows what CommonMark and its usual extensions (footnotes, tables, strikethrough) take for a sign; knows
nothing of blocks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from lxml import etree

from tei_edition.rendering.vocabulary import Line

_BLANKS = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
_SIGNS = re.compile(r"[\\`*_\[\]<|~^]")
# What begins a block, or underlines the line above, where it stands first in a line: the sign is at the end.
_FIRST = re.compile(
    r"\d{1,9}(?=[.)](?:\s|$))|\[(?:\\.|[^\\\]])*\](?=:)|(?=[-+](?:\s|$)|[-:][-: ]*$|=+ *$|#{1,6}(?:\s|$)|>)"
)
_ADDRESS = re.compile(r"[^\s<>\"\\]+")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_FILE = re.compile(r"([\w.~%-]+)\.html(?:#.*)?")
_END = "\v"
_STYLES = {"i": "*", "b": "**"}


class Piece(NamedTuple):
    """A bit of Markdown in a line: `style` is *, ** or *** around it; a `mark` is one in brackets."""

    text: str
    style: str = ""
    mark: bool = False


def escape(text: str) -> str:
    """The text with every sign escaped that is one wherever it stands; blanks and line ends are one blank."""
    escaped = _SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", text))
    return _ENTITY.sub(r"\\&", escaped) if "&" in escaped else escaped


def escape_first(line: str) -> str:
    """The line with what would begin a block, or underline the line above, escaped."""
    found = _FIRST.match(line)
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found else line


def written(line: Line, labels: Mapping[str, str]) -> str:
    """The Markdown of a line; ends of lines in it are hard. `labels` are those of notes, by their ids."""
    return "\n".join(_ended(written_flat(line, labels).split(_END)))


def written_flat(line: Line, labels: Mapping[str, str]) -> str:
    """The Markdown of words, with a control character for each end of a line; no sign for their begin."""
    only = line[0] if len(line) == 1 else None
    return escape(only) if isinstance(only, str) else _joined(_guarded(_pieces(line, labels, "")))


def _ended(lines: list[str]) -> list[str]:
    filled = [escape_first(words) for line in lines if (words := line.strip(" "))]
    return [f"{line}\\" for line in filled[:-1]] + filled[-1:]


def _pieces(line: Line, labels: Mapping[str, str], style: str) -> Iterator[Piece]:
    for part in line:
        if isinstance(part, str):
            yield Piece(escape(part), style)
        else:
            yield from _element(part, labels, style)


def _element(element: etree._Element, labels: Mapping[str, str], style: str) -> Iterator[Piece]:
    match element.tag:
        case "br":
            yield Piece(_END, style)
        case "page":
            yield Piece(f"[p. {escape(element.get('n', ''))}]", style, mark=True)
        case "noteref" if element.get("to", "") in labels:
            yield Piece(f"[^{labels[element.get('to', '')]}]", style, mark=True)
        case "link" if href := address(element):
            yield from _link(element, href, labels, style)
        case _:
            yield from _pieces(_inner(element), labels, _with(style, _STYLES.get(str(element.tag), "")))


def _inner(element: etree._Element) -> Line:
    line: Line = [element.text or ""]
    for child in element:
        line += [child, child.tail or ""]
    return line


def _with(style: str, more: str) -> str:
    return style if not more or more == style or len(style) == 3 else style + more


def _link(element: etree._Element, href: str, labels: Mapping[str, str], style: str) -> Iterator[Piece]:
    """A link; the marks of notes in it follow it, since no link stands in a link."""
    inner = [*_pieces(_inner(element), labels, "")]
    notes = [piece for piece in inner if piece.text.startswith("[^")]
    words = _joined(_guarded(piece for piece in inner if not piece.text.startswith("[^")))
    before, label, after = _split(words.replace(_END, " "))
    yield Piece(before, style)
    if label:
        same = label == escape(href) and "://" in href
        yield Piece(f"<{href}>" if same else f"[{label}]({href})", style, mark=True)
    yield from notes
    yield Piece(after, style)


def address(link: etree._Element) -> str:
    """Where a link leads from a Markdown file: to another one, or to the web; '' within the file."""
    href = link.get("href", "")
    if href.startswith("#") or not _ADDRESS.fullmatch(href) or link.find(".//link") is not None:
        return ""
    file = _FILE.fullmatch(href)
    target = f"{file[1]}.md" if file else _ENTITY.sub(r"\\&", href)
    return f"<{target}>" if "(" in target or ")" in target else target


def _guarded(found: Iterable[Piece]) -> list[Piece]:
    """No sign of the text makes another of a mark in brackets that stands beside it."""
    guarded: list[Piece] = []
    for piece in found:
        if not piece.text:
            continue
        last = guarded[-1] if guarded else piece
        if piece.mark and last.text[-1] == "!":
            guarded[-1] = last._replace(text=f"{last.text[:-1]}\\!")
        if last.mark and piece.text[0] == "(":
            piece = piece._replace(text=f"\\{piece.text}")
        guarded.append(piece)
    return guarded


def _runs(found: Iterable[Piece]) -> list[tuple[str, str]]:
    """The texts and their styles, neighbours of one style joined."""
    groups = groupby(found, key=attrgetter("style"))
    return [("".join(text for text, _, _ in group), style) for style, group in groups]


def _joined(found: list[Piece]) -> str:
    """The pieces as one text, with the signs of their styles where Markdown would read them as signs."""
    if not any(style for _, style, _ in found):
        return _one_blank("".join(text for text, _, _ in found))
    out, runs = "", _runs(found)
    for at, (text, style) in enumerate(runs):
        if not style:
            out += text
            continue
        before, words, after = _split(text)
        follows = after[:1] or (runs[at + 1][0][:1] if at + 1 < len(runs) else "")
        out += before
        fits = words and not out.endswith("*") and _fits(out[-1:], words[0]) and _fits(follows, words[-1])
        out += f"{style}{words}{style}{after}" if fits else words + after
    return _one_blank(out)


def _one_blank(text: str) -> str:
    return _BLANKS.sub(" ", text) if "  " in text else text


def _split(text: str) -> tuple[str, str, str]:
    """The text as the blanks before its words, these, and the blanks behind."""
    words = text.strip()
    at = len(text) - len(text.lstrip()) if words else len(text)
    return text[:at], words, text[at + len(words) :]


def _fits(beyond: str, edge: str) -> bool:
    """Whether the sign of a style opens or closes between a character of its words and the one beyond."""
    if unicodedata.category(edge)[0] not in "PS":
        return True
    return not beyond or beyond.isspace() or unicodedata.category(beyond)[0] == "P"
