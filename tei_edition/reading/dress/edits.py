"""Edits on a text, and the way back: what was changed where, offsets to and fro, which changes are allowed.

Knows characters and offsets; not why anything is changed. A layer is one pass over a text; layers lie on
each other, the first on the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tei_edition.source import Span


class Change(StrEnum):
    """What an edit may do, as an editor would say it."""

    SPACE = "white space"
    NOTE_NUMBER = "number of a note"
    NOTE_HEADING = "line above the notes"
    REFERENCE = "note reference"
    BULLET = "bullet"


class Edit(NamedTuple):
    """`text` in place of the characters from `start` to `end` (excluded)."""

    start: int
    end: int
    text: str
    change: Change = Change.SPACE


SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans(SUPERSCRIPT, "0123456789")
LABEL = r"[0-9]{1,3}[a-z]?|[*†‡§]{1,3}"  # what a reference is printed as
BULLETS = "*o–—‣◦▪●·+-"
_REFERENCE = re.compile(rf"\s?\[({LABEL})\]|\s?\(({LABEL})\)|\s?([{SUPERSCRIPT}]{{1,3}})")
_NUMBER = re.compile(rf"\s*[\[(]?([0-9]{{1,3}}|[{SUPERSCRIPT}]{{1,3}})[\])]?[.:]?\s*")
_HOUSE_NUMBER = re.compile(r"  ([0-9]{1,3})\. ")
_ABOVE = re.compile(r"\s*(?:[-–—_=*~]{3,}|(?:\[?(?:Foot|End)?notes?\]?:?)|(?:\*\s+){2,}\*)\s*", re.IGNORECASE)
_BULLET = re.compile(rf"[ \t]*[•{BULLETS}][ \t]+")
_HOUSE_BULLET = re.compile(r" {2,}• ")


def is_above_notes(line: str) -> bool:
    """Whether a line is only a rule, or a heading of notes: what stands between a text and its notes."""
    return len(line) < 120 and bool(_ABOVE.fullmatch(line))


def _space(old: str, new: str) -> bool:
    return not old.strip() and not new.strip()


def _number(old: str, new: str) -> bool:
    house = _HOUSE_NUMBER.fullmatch(new)
    was = _NUMBER.fullmatch(old)
    return bool(house and (not old.strip() or (was and was[1].translate(RAISED) == house[1])))


def _reference(old: str, new: str) -> bool:
    was = _REFERENCE.fullmatch(old)
    return bool(was and next(filter(None, was.groups())).translate(RAISED) == new)


def _bullet(old: str, new: str) -> bool:
    return bool(_HOUSE_BULLET.fullmatch(new) and (not old.strip() or _BULLET.fullmatch(old)))


def _heading(old: str, new: str) -> bool:
    return is_above_notes(old) and not new.strip()


_ALLOWED = {
    Change.SPACE: _space,
    Change.NOTE_NUMBER: _number,
    Change.NOTE_HEADING: _heading,
    Change.REFERENCE: _reference,
    Change.BULLET: _bullet,
}


class Layer:
    """The edits of one pass, in order and apart from each other, over the text before them."""

    def __init__(self, before: str, edits: Sequence[Edit]) -> None:
        self.before = before
        self.edits = edits
        parts, at = [], 0
        for edit in edits:
            parts += [before[at : edit.start], edit.text]
            at = edit.end
        self.text = "".join([*parts, before[at:]])

    @cached_property
    def _starts(self) -> list[int]:
        """Where each replacement begins in the new text."""
        starts, shift = [], 0
        for edit in self.edits:
            starts.append(edit.start + shift)
            shift += len(edit.text) - (edit.end - edit.start)
        return starts

    def start_before(self, offset: int) -> int:
        """Where what begins at `offset` began in the text before."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit, into = self.edits[index], offset - self._starts[index]
        return edit.start if into < len(edit.text) else edit.end + into - len(edit.text)

    def end_before(self, offset: int) -> int:
        """Where what ends at `offset` ended in the text before."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return offset
        edit, into = self.edits[index], offset - self._starts[index]
        return edit.end + max(into - len(edit.text), 0)

    def inverse(self) -> list[Edit]:
        """The edits that make the text before of the new text."""
        return [
            Edit(start, start + len(edit.text), self.before[edit.start : edit.end], edit.change)
            for start, edit in zip(self._starts, self.edits, strict=True)
        ]

    def is_allowed(self) -> bool:
        """Whether every edit does only what its kind may: no word is changed, lost or made."""
        return all(
            _ALLOWED[edit.change](self.before[edit.start : edit.end], edit.text) for edit in self.edits
        )


class Layers(NamedTuple):
    """All that was changed in a source to get a text that can be read."""

    layers: tuple[Layer, ...]

    def original(self, span: Span) -> Span:
        """The stretch of the source that a stretch of the text comes from."""
        start, end = span
        for layer in reversed(self.layers):
            start, end = layer.start_before(start), layer.end_before(end)
        return Span(min(start, end), end) if span.end > span.start else Span(start, start)

    def is_faithful(self, source: str, text: str) -> bool:
        """Whether `text` is `source` but for allowed edits."""
        for layer in self.layers:
            if layer.before != source or not layer.is_allowed():
                return False
            source = layer.text
        return source == text


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits sorted, without those that reach into the one before them."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
