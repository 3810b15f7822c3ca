"""Where the note references of a document truly stand: its published TEI laid over its plain text.

The plain text shows a reference as a number glued to the text; the TEI has a note there. Both are
reduced to their characters without white space; where these agree, the places of the notes in the TEI
give offsets in the text. Documents where they do not agree are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gold import Document
from lxml import etree

from tei_edition.reading import Page, read
from tei_edition.source import Source
from tei_edition.validation.parsing import parse

_TEI = "{http://www.tei-c.org/ns/1.0}"
_BULLET = re.compile(r"^\s*• ", re.MULTILINE)  # what the plain text has and the TEI has not
_UNPRINTED = {"participants", "to", "from", "subject"}  # lists whose heads the text lacks


class Reference(NamedTuple):
    """A note reference: the note's place in the list at the foot, offsets, printed label, note."""

    ordinal: int
    start: int
    end: int
    label: str
    note: str


class Annotated(NamedTuple):
    """A document as the toolkit reads it, and where its note references are."""

    volume: str
    page: Page
    references: tuple[Reference, ...]

    @property
    def labels(self) -> list[str]:
        """The printed labels, in order."""
        return [reference.label for reference in self.references]

    @property
    def regular(self) -> bool:
        """Whether the printed labels run 1, 2, 3 ..."""
        return self.labels == [str(i + 1) for i in range(len(self.labels))]


class Reader:
    """The text of a TEI document as its page prints it, without white space, and its notes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.notes: list[Reference] = []

    def add(self, text: str | None) -> None:
        """Read some text."""
        squeezed = _squeeze(text)
        self.parts.append(squeezed)
        self.size += len(squeezed)

    def walk(self, element: etree._Element) -> None:
        """Read an element with all that is in it."""
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if not name or name in ("figDesc", "graphic") or _unprinted(element):
            return
        if name == "note" and element.get("rend") != "inline":
            self._note(element)
        elif name == "pb":
            self.add(f"[Page {element.get('n')}]")
        else:
            self.add(element.text)
            for child in element:
                self.walk(child)
                self.add(child.tail)

    def _note(self, element: etree._Element) -> None:
        label, start = element.get("n") or "", self.size
        words = _squeeze("".join(map(str, element.itertext())))
        self.add(label)
        self.notes.append(Reference(len(self.notes) + 1, start, self.size, label, words))


def _squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def _unprinted(element: etree._Element) -> bool:
    if element.tag != f"{_TEI}head":
        return False
    if element.get("type") == "shortened-for-running-head":
        return True
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_TEI}list" and parent.get("type") in _UNPRINTED


def annotate(document: Document) -> Annotated | None:
    """The document with the offsets of its references; None where text and TEI do not agree."""
    page = read(Source(document.ident, document.text))
    reader = Reader()
    reader.walk(parse(document.tei.encode(), document.ident))
    offsets = laid_over(page, reader)
    if offsets is None:
        return None
    return Annotated(document.volume, page, tuple(_in_source(note, offsets) for note in reader.notes))


def laid_over(page: Page, reader: Reader) -> list[int] | None:
    """The offsets in the source of the characters that the reader has read; None where they differ."""
    printed = _BULLET.sub(lambda m: " " * len(m[0]), page.source.text[: page.main_end])
    offsets = [i for i, char in enumerate(printed) if not char.isspace()]
    return offsets if "".join(printed[i] for i in offsets) == "".join(reader.parts) else None


def _in_source(note: Reference, offsets: list[int]) -> Reference:
    """The reference with offsets in the source in place of those in the squeezed text."""
    if note.end == note.start:
        at = offsets[min(note.start, len(offsets) - 1)]
        return note._replace(start=at, end=at)
    return note._replace(start=offsets[note.start], end=offsets[note.end - 1] + 1)
