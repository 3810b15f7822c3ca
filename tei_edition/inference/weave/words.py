"""Words within blocks: text, marks, page breaks, and notes at their references."""

from __future__ import annotations

import re

from tei_edition.inference.notes import note_labels
from tei_edition.inference.weave.nest import Node, nest
from tei_edition.model import (
    Certainty,
    Finding,
    Inline,
    LineBreak,
    Mark,
    Note,
    NoteLink,
    PageBreak,
    Role,
    Text,
)
from tei_edition.reading import FootNote, Page

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def _is_plain(words: str) -> bool:
    """Whether the only blanks in some words are single ones: true of nearly all, and quick to see."""
    return "  " not in words and "\n" not in words and "\t" not in words and words.isprintable()


class WordWeaver:
    """Makes inline content; holds the text, and the notes with what was found in them."""

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
            if isinstance(node, Note | NoteLink | LineBreak):
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
        if found.role is Role.NOTE_LINK:
            label = self.text[found.span.start : found.span.end]
            return NoteLink(label, label if self.by_label else found.value, *found.claim)
        content = self.words(*found.span, node.children)
        return Mark(found.role, content, found.value, *found.claim)

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
        note = self._note(self.by_position[position], label, key, found.certainty, True)
        return note._replace(resp=found.resp) if found.resp else note

    def unanchored(self, without: frozenset[int]) -> tuple[Note, ...]:
        """The notes for which no reference was found, numbered as at the foot; those `without` are sure."""
        sure = dict.fromkeys(without, Certainty.HIGH)
        return tuple(
            self._note(note, str(note.ordinal), f"{position}u", sure.get(position, Certainty.LOW), False)
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


def _strip_before(parts: list[Inline]) -> None:
    """No blank stands before a note or a line break."""
    if parts and isinstance(parts[-1], Text):
        text = parts[-1].text.rstrip()
        parts[-1:] = [Text(text)] if text else []


def _trimmed(parts: list[Inline]) -> list[Inline]:
    """Without blanks at the very beginning and end."""
    while parts and isinstance(parts[-1], Text):
        text = parts[-1].text.rstrip()
        if text:
            parts[-1] = Text(text)
            break
        parts.pop()
    while parts and isinstance(parts[0], Text):
        text = parts[0].text.lstrip()
        if text:
            parts[0] = Text(text)
            break
        parts.pop(0)
    return parts
