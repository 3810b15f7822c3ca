"""Findings -> Cable. The only place that nests.

Findings whose spans contain each other become nodes in each other; of two that cross, the surer one
stays (blocks before words), and the other is returned as a loser, to be reported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.inference.notes import note_labels
from tei_edition.model import (
    Block,
    Cable,
    Certainty,
    Closer,
    CloserPart,
    Dateline,
    Finding,
    Head,
    Inline,
    Item,
    LineBreak,
    List,
    Mark,
    Marking,
    Note,
    Opener,
    OpenerPart,
    PageBreak,
    Paragraph,
    Part,
    Postscript,
    Quote,
    Role,
    Row,
    Salute,
    Signed,
    SourceLine,
    Table,
    Text,
)
from tei_edition.reading import FootNote, Page

# Where spans are equal, the earlier role holds the later one.
_ORDER = {role: place for place, role in enumerate(
    (Role.ATTACHMENT, Role.OPENER, Role.CLOSER, Role.POSTSCRIPT, Role.QUOTE, Role.TABLE, Role.ROW,
     Role.CELL, Role.LIST, Role.LABEL, Role.ITEM, Role.HEAD, Role.SOURCE_LINE, Role.DATELINE,
     Role.SALUTE, Role.MARKING, Role.SIGNED, Role.PARAGRAPH, Role.OFFICE, Role.PERSON, Role.PLACE,
     Role.DATE, Role.MESSAGE_NUMBER, Role.DELIVERY, Role.REFERENCE, Role.EXCISION)
)}  # fmt: skip
_MARKS = frozenset(
    (Role.PLACE, Role.DATE, Role.PERSON, Role.OFFICE, Role.MESSAGE_NUMBER, Role.REFERENCE,
     Role.DELIVERY, Role.EXCISION)
)  # fmt: skip
_POINTS = frozenset((Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.LINE_BREAK, Role.BULLET))
_UNWOVEN = frozenset((Role.DOCUMENT_NUMBER, Role.NOTE_NUMBER, Role.NOTE, Role.FACT))
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def _is_plain(words: str) -> bool:
    """Whether the only blanks in some words are single ones: true of nearly all, and quick to see."""
    return "  " not in words and "\n" not in words and "\t" not in words and words.isprintable()


class Node(NamedTuple):
    """A finding with the findings that its span contains."""

    finding: Finding
    children: list[Node]


class Woven(NamedTuple):
    """The cable, and the findings that had no place in it because surer ones crossed them."""

    cable: Cable
    losers: list[Finding]


def _key(finding: Finding) -> tuple[int, int, int]:
    start, end = finding.span
    return start, -end, _ORDER.get(finding.role, 99)


def nest(findings: list[Finding]) -> tuple[list[Node], list[Finding]]:
    """The findings as trees, in the order of the text, and those that cross others."""
    top: list[Node] = []
    stack: list[Node] = []
    losers: list[Finding] = []
    for finding in sorted(findings, key=_key):
        start, end = finding.span
        while stack and stack[-1].finding.span.end <= start and not _last_cell(stack[-1], finding):
            stack.pop()
        if stack and end > stack[-1].finding.span.end:
            losers.append(finding)
            continue
        node = Node(finding, [])
        (stack[-1].children if stack else top).append(node)
        if finding.role not in _POINTS:
            stack.append(node)
    return top, losers


def _last_cell(node: Node, finding: Finding) -> bool:
    """Whether a finding is the empty cell at the very end of a row, which has no length."""
    start, end = finding.span
    return start == end == node.finding.span.end and node.finding.role is Role.ROW


class _Weaver:
    """Turns nodes into the typed tree; holds the text, and the notes with what was found in them."""

    def __init__(self, page: Page, in_main: list[Finding], in_notes: list[Finding]) -> None:
        self.text = page.source.text
        self.by_label = bool(note_labels(page, in_main))
        self.pages: set[str] = set()
        self.by_position = dict(enumerate(page.notes, start=1))
        self.in_notes = in_notes
        self.placed: set[int] = set()

    # --- words ---

    def words(self, start: int, end: int, children: list[Node]) -> tuple[Inline, ...]:
        """The inline content from `start` to `end`, blanks trimmed at both ends."""
        parts: list[Inline] = []
        at = start
        for child in children:
            first, last = child.finding.span
            self._text(parts, at, first)
            at = last
            if child.finding.role is Role.BULLET:
                continue
            node = self._inline(child)
            if isinstance(node, Note | LineBreak):
                _strip_before(parts)
            parts.append(node)
            if isinstance(node, LineBreak):
                while at < end and self.text[at].isspace():
                    at += 1
        self._text(parts, at, end)
        return tuple(_trimmed(parts))

    def _text(self, parts: list[Inline], start: int, end: int) -> None:
        if end > start:
            words = self.text[start:end]
            if not _is_plain(words):
                words = _BLANKS.sub(" ", words)
            parts.append(Text(words))

    def _inline(self, node: Node) -> Inline:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        if found.role is Role.LINE_BREAK:
            return LineBreak()
        if found.role is Role.NOTE_REFERENCE:
            return self.note(found)
        content = self.words(*found.span, node.children)
        return Mark(found.role, content, found.value, found.certainty)

    def _page_break(self, found: Finding) -> PageBreak:
        """A page break; its key is its number, unless that page has begun already."""
        key = "".join(c for c in found.value if c.isalnum() or c in "-._")
        if key in self.pages:
            return PageBreak(found.value, "")
        self.pages.add(key)
        return PageBreak(found.value, key)

    # --- notes ---

    def note(self, found: Finding) -> Note:
        """The note that a reference points to, at the reference, with the label printed there."""
        position = int(found.value)
        self.placed.add(position)
        label = self.text[found.span.start : found.span.end]
        key = label if self.by_label else str(position)
        return self._note(self.by_position[position], label, key, found.certainty, True)

    def unanchored(self) -> tuple[Note, ...]:
        """The notes for which no reference was found, numbered as at the foot."""
        return tuple(
            self._note(note, str(note.ordinal), f"{position}u", Certainty.LOW, False)
            for position, note in self.by_position.items()
            if position not in self.placed
        )

    def _note(self, note: FootNote, label: str, key: str, certainty: Certainty, anchored: bool) -> Note:
        start, end = note.paragraphs[0].start, note.paragraphs[-1].end
        inside = [f for f in self.in_notes if start <= f.span.start and f.span.end <= end]
        trees, _ = nest(inside)
        paragraphs = tuple(
            self.words(a, b, [n for n in trees if a <= n.finding.span.start and n.finding.span.end <= b])
            for a, b in note.paragraphs
        )
        is_source = self.text.startswith("Source:", start) or self.text.startswith("[Source:", start)
        return Note(label, key, is_source, paragraphs, certainty, anchored)

    # --- blocks ---

    def blocks(self, nodes: list[Node]) -> tuple[Block, ...]:
        """Blocks, and the page breaks between them."""
        return tuple(self._block(node) for node in nodes if _not_break(node))

    def _block(self, node: Node) -> Block:
        found = node.finding
        match found.role:
            case Role.PAGE_BREAK:
                return self._page_break(found)
            case Role.LIST:
                return self._list(node)
            case Role.TABLE:
                return Table(tuple(self._row(n) for n in node.children if _not_break(n)))
            case Role.QUOTE:
                return Quote(self.blocks(node.children))
            case Role.POSTSCRIPT:
                return Postscript(self.blocks(node.children))
            case Role.OPENER:
                return Opener(tuple(self._opener_part(n) for n in node.children if _not_break(n)))
            case Role.CLOSER:
                return Closer(tuple(self._closer_part(n) for n in node.children if _not_break(n)))
            case Role.HEAD:
                return Head(self.words(*found.span, node.children))
            case Role.SOURCE_LINE:
                return SourceLine(self.words(*found.span, node.children))
            case Role.DATELINE:
                return Dateline(self.words(*found.span, node.children))
            case Role.SALUTE:
                return Salute(self.words(*found.span, node.children))
            case Role.SIGNED:
                return Closer((Signed(self.words(*found.span, node.children)),))
            case Role.MARKING:
                return Opener((Marking(self.words(*found.span, node.children)),))
            case _:
                return Paragraph(self.words(*found.span, node.children))

    def _opener_part(self, node: Node) -> OpenerPart:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        content = self.words(*found.span, node.children)
        if found.role is Role.DATELINE:
            return Dateline(content)
        return Salute(content) if found.role is Role.SALUTE else Marking(content)

    def _closer_part(self, node: Node) -> CloserPart:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        content = self.words(*found.span, node.children)
        return Salute(content) if found.role is Role.SALUTE else Signed(content)

    def _row(self, node: Node) -> Row | PageBreak:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        cells = [n for n in node.children if n.finding.role is Role.CELL]
        return Row(tuple(self.words(*n.finding.span, n.children) for n in cells))

    def _list(self, node: Node) -> List:
        head: Head | None = None
        label: tuple[Inline, ...] | None = None
        labelled = False
        items: list[Item | PageBreak] = []
        for child in node.children:
            found = child.finding
            match found.role:
                case Role.PAGE_BREAK:
                    items.append(self._page_break(found))
                case Role.HEAD:
                    head = Head(self.words(*found.span, child.children))
                case Role.LABEL:
                    label, labelled = self.words(*found.span, child.children), True
                case Role.ITEM:
                    items.append(self._item(child, label))
                    label = None
        return List(node.finding.value, labelled, head, tuple(items), node.finding.certainty)

    def _item(self, node: Node, label: tuple[Inline, ...] | None) -> Item:
        """An item: words, then the blocks in it; paragraphs of their own where it has several."""
        start, end = node.finding.span
        inner = [n for n in node.children if n.finding.role in _HOLDERS]
        if not inner:
            return Item(label, self.words(start, end, node.children))
        first = inner[0].finding.span.start
        words = [n for n in node.children if n.finding.span.end <= first]
        rest = [n for n in node.children if n.finding.span.start >= first]
        return Item(label, self.words(start, first, words), self.blocks(rest))


_HOLDERS = frozenset((Role.PARAGRAPH, Role.LIST, Role.TABLE, Role.QUOTE))


def _not_break(node: Node) -> bool:
    """Whether a node is more than a break between blocks, which is markup already."""
    return node.finding.role not in (Role.LINE_BREAK, Role.BULLET)


def _strip_before(parts: list[Inline]) -> None:
    """No blank stands before a note or a line break."""
    if parts and isinstance(parts[-1], Text):
        text = parts[-1].text.rstrip()
        parts[-1:] = [Text(text)] if text else []


def _trimmed(parts: list[Inline]) -> list[Inline]:
    """Without blanks at the very beginning and end."""
    if parts and isinstance(parts[-1], Text):
        _strip_before(parts)
    if parts and isinstance(parts[0], Text):
        text = parts[0].text.lstrip()
        parts[:1] = [Text(text)] if text else []
    return parts


def weave(page: Page, findings: list[Finding], identifier: str) -> Woven:
    """The cable that the findings about a page make."""
    body = [f for f in findings if f.role not in _UNWOVEN]
    in_main = [f for f in body if f.span.start < page.main_end]
    in_notes = [f for f in body if f.span.start >= page.main_end]
    trees, losers = nest(in_main)
    weaver = _Weaver(page, in_main, in_notes)
    parts = [n for n in trees if n.finding.role is Role.ATTACHMENT]
    message = weaver.blocks([n for n in trees if n.finding.role is not Role.ATTACHMENT])
    attachments = tuple(Part(weaver.blocks(n.children)) for n in parts)
    number = next((f.value for f in findings if f.role is Role.DOCUMENT_NUMBER), "")
    head = next((b for b in message if isinstance(b, Head)), None)
    title = "".join(p.text for p in head.content if isinstance(p, Text)) if head else ""
    cable = Cable(
        identifier, number, "Editorial Note" in title, Part(message), attachments, weaver.unanchored()
    )  # fmt: skip
    return Woven(cable, losers)
