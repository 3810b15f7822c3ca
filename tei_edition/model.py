"""What is found in a cable, and the cable as a typed tree.

Findings are judgements: data with a place, a certainty, a rule and its evidence. The nodes are what the
findings were woven into. Knows diplomatics; nothing of TEI, XML or files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tei_edition.source import Span


class Certainty(StrEnum):
    """How sure a judgement is, in the words of TEI's @cert."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Role(StrEnum):
    """What a stretch of the source is. The first group nests blocks, the second marks words in them."""

    HEAD = "head"
    SOURCE_LINE = "source line"
    OPENER = "opener"
    DATELINE = "dateline"
    MARKING = "marking"
    SALUTE = "salute"
    PARAGRAPH = "paragraph"
    LIST = "list"
    LABEL = "label"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    CLOSER = "closer"
    SIGNED = "signed"
    POSTSCRIPT = "postscript"
    ATTACHMENT = "attachment"

    NOTE_REFERENCE = "note reference"
    NOTE_LINK = "further reference to a note"
    PAGE_BREAK = "page break"
    LINE_BREAK = "line break"
    BULLET = "bullet"
    NOTE_NUMBER = "note number"
    PLACE = "place"
    DATE = "date"
    PERSON = "person"
    OFFICE = "office"
    NAMED = "person of the lists"
    TERM = "term of the lists"
    UNRESOLVED = "name or term of several entries"
    MESSAGE_NUMBER = "message number"
    REFERENCE = "reference"
    DELIVERY = "delivery instruction"
    EXCISION = "excision"

    DOCUMENT_NUMBER = "document number"
    NOTE = "note"
    FACT = "header fact"


MARKUP = (Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.BULLET, Role.NOTE_NUMBER)
"""What becomes markup: its characters are not text in the TEI."""


class Finding(NamedTuple):
    """One judgement: the span (character offsets), what it is, how sure, by which rule, and why.

    `value` is what the judgement comes to where the words alone do not say it: a day in ISO 8601, a
    pointer, a page number, the ordinal of a note, a type of list.
    """

    span: Span
    role: Role
    certainty: Certainty
    rule: str
    evidence: str
    value: str = ""


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


class Note(NamedTuple):
    """A note at its reference. `n` is its printed label, `key` what its identifier ends with; one
    paragraph or several."""

    n: str
    key: str
    is_source: bool
    paragraphs: tuple[tuple[Inline, ...], ...]
    certainty: Certainty = Certainty.HIGH
    anchored: bool = True


class NoteLink(NamedTuple):
    """A further reference to a note that stands elsewhere, which `key` names; `n` is its printed label."""

    n: str
    key: str
    certainty: Certainty = Certainty.HIGH


Inline = Text | LineBreak | PageBreak | Mark | Note | NoteLink

# --- blocks --------------------------------------------------------------------------------------


class Head(NamedTuple):
    """The heading of a document, an attachment, a list or a table."""

    content: tuple[Inline, ...]


class SourceLine(NamedTuple):
    """A source note that is printed in the body, such as a file number above the heading."""

    content: tuple[Inline, ...]


class Paragraph(NamedTuple):
    """A paragraph, whole even where pages tear it."""

    content: tuple[Inline, ...]


class Dateline(NamedTuple):
    """Where and when the document was written."""

    content: tuple[Inline, ...]


class Salute(NamedTuple):
    """The words of greeting that open or close a letter."""

    content: tuple[Inline, ...]


class Marking(NamedTuple):
    """A line between dateline and text: a classification, a receipt, a serial number."""

    content: tuple[Inline, ...]


class Signed(NamedTuple):
    """A signature with what stands under it."""

    content: tuple[Inline, ...]


OpenerPart = Dateline | Salute | Marking | PageBreak
CloserPart = Salute | Signed | PageBreak


class Opener(NamedTuple):
    """What stands between the heading and the text."""

    parts: tuple[OpenerPart, ...]


class Closer(NamedTuple):
    """What ends a letter: closing formula and signatures."""

    parts: tuple[CloserPart, ...]


class Postscript(NamedTuple):
    """What follows the signature."""

    blocks: tuple[Block, ...]


class Item(NamedTuple):
    """An item of a list with its label, if it has one; inline content, or blocks."""

    label: tuple[Inline, ...] | None
    content: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()


class List(NamedTuple):
    """A list; `kind` is TEI's @type where the list has a known use (subject, participants ...)."""

    kind: str
    labelled: bool
    head: Head | None
    items: tuple[Item | PageBreak, ...]
    certainty: Certainty = Certainty.HIGH


class Row(NamedTuple):
    """A row of a table: its cells."""

    cells: tuple[tuple[Inline, ...], ...]


class Table(NamedTuple):
    """A table, from lines whose cells are parted by tabs."""

    rows: tuple[Row | PageBreak, ...]


class Quote(NamedTuple):
    """A quotation that is set off from the text."""

    blocks: tuple[Block, ...]


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
