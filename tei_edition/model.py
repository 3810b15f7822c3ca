"""What is found in a cable, and the cable as a typed tree.

Findings are judgements: data with a place, a certainty, a rule and its evidence. The nodes are what the
findings were woven into. Knows diplomatics; nothing of TEI, XML or files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tei_edition.finding import MARKUP as MARKUP
from tei_edition.finding import Certainty as Certainty
from tei_edition.finding import Finding as Finding
from tei_edition.finding import Role as Role

# --- words ---------------------------------------------------------------------------------------


class Text(NamedTuple):
    """Words of the source, as they are."""

    text: str


class LineBreak(NamedTuple):
    """A line that the source begins without beginning a paragraph."""


class PageBreak(NamedTuple):
    """Where the printed page `n` begins; `key` ends its identifier, '' where the page comes again."""

    n: str
    key: str


class Mark(NamedTuple):
    """Words that a finding marks: a place, a date, a person, an office, a reference ..."""

    role: Role
    content: tuple[Inline, ...]
    value: str = ""
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Note(NamedTuple):
    """A note at its reference. `n` is its printed label, `key` what its identifier ends with; one
    paragraph or several."""

    n: str
    key: str
    is_source: bool
    paragraphs: tuple[tuple[Inline, ...], ...]
    certainty: Certainty = Certainty.HIGH
    anchored: bool = True
    resp: str = ""


class NoteLink(NamedTuple):
    """A further reference to a note that stands elsewhere, which `key` names; `n` is its printed label."""

    n: str
    key: str
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


Inline = Text | LineBreak | PageBreak | Mark | Note | NoteLink

# --- blocks ---------------------------------------------------------------------------------------
# `certainty` and `resp`: how sure each is, and the editor who answers for it ('': the rules do).


class Head(NamedTuple):
    """The heading of a document, an attachment, a list or a table."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class SourceLine(NamedTuple):
    """A source note that is printed in the body, such as a file number above the heading."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Paragraph(NamedTuple):
    """A paragraph, whole even where pages tear it; `blocks` are what it introduces: a list, a quotation."""

    content: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Dateline(NamedTuple):
    """Where and when the document was written."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Salute(NamedTuple):
    """The words of greeting that open or close a letter."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Marking(NamedTuple):
    """A line between dateline and text: a classification, a receipt, a serial number."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Signed(NamedTuple):
    """A signature with what stands under it."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Capacity(NamedTuple):
    """In what capacity someone signs: an office apart from the name, or for whom it is signed."""

    content: tuple[Inline, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


OpenerPart = Dateline | Salute | Marking | PageBreak
CloserPart = Salute | Signed | Capacity | PageBreak


class Opener(NamedTuple):
    """What stands between the heading and the text."""

    parts: tuple[OpenerPart, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Closer(NamedTuple):
    """What ends a letter: closing formula and signatures."""

    parts: tuple[CloserPart, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Postscript(NamedTuple):
    """What follows the signature."""

    blocks: tuple[Block, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Item(NamedTuple):
    """An item of a list with its label, if it has one; inline content, or blocks."""

    label: tuple[Inline, ...] | None
    content: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class List(NamedTuple):
    """A list; `kind` is TEI's @type where the list has a known use (subject, participants ...)."""

    kind: str
    labelled: bool
    head: Head | None
    items: tuple[Item | PageBreak, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Row(NamedTuple):
    """A row of a table: its cells."""

    cells: tuple[tuple[Inline, ...], ...]


class Table(NamedTuple):
    """A table, from lines whose cells are parted by tabs."""

    rows: tuple[Row | PageBreak, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


class Quote(NamedTuple):
    """A quotation that is set off from the text."""

    blocks: tuple[Block, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


Block = (
    Head
    | SourceLine
    | Opener
    | Dateline
    | Salute
    | Paragraph
    | List
    | Table
    | Quote
    | Closer
    | Postscript
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Part:
    """The message itself, or one of its attachments."""

    blocks: tuple[Block, ...]
    certainty: Certainty = Certainty.HIGH
    resp: str = ""


@dataclass(frozen=True, slots=True)
class Cable:
    """A document as it was understood: what the encoder writes.

    `number` is the printed number or '' where none is printed; `identifier` is its xml:id (d43).
    `head` holds what precedes the message when there are attachments; else it is all in `message`.
    """

    identifier: str
    number: str
    is_editorial_note: bool
    message: Part
    attachments: tuple[Part, ...]
    unanchored: tuple[Note, ...]
