"""One judgement about a cable: where, what, how sure, by which rule, and why.

Knows diplomatics; nothing of TEI, XML or files.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from tei_edition.source import Span


class Certainty(StrEnum):
    """How sure a judgement is, in the words of TEI's @cert."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Its place from the least sure to the surest."""
        return _GRADES.index(self)


_GRADES = tuple(Certainty)


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
    CAPACITY = "capacity"
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
    HOURS = "hours"
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
    LAYOUT = "layout"


MARKUP = (Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.BULLET, Role.NOTE_NUMBER)
"""What becomes markup: its characters are not text in the TEI."""


class Finding(NamedTuple):
    """One judgement: the span (character offsets), what it is, how sure, by which rule, and why.

    `value` is what the judgement comes to where the words alone do not say it: a day in ISO 8601, a
    pointer, a page number, the ordinal of a note, a type of list. `resp` is the editor who answers for
    it, '' where a rule does.
    """

    span: Span
    role: Role
    certainty: Certainty
    rule: str
    evidence: str
    value: str = ""
    resp: str = ""

    def no_surer_than(self, other: Certainty) -> Finding:
        """The same finding, at most as sure as something that it rests on."""
        return self._replace(certainty=min(self.certainty, other, key=lambda sure: sure.rank))

    @property
    def claim(self) -> tuple[Certainty, str]:
        """How sure it is and who answers for it, as the nodes have them."""
        return self.certainty, self.resp


PARTS = {
    Role.LIST: (Role.ITEM, Role.LABEL, Role.HEAD, Role.LIST),
    Role.TABLE: (Role.ROW, Role.CELL),
    Role.OPENER: (Role.DATELINE, Role.MARKING, Role.SALUTE),
    Role.CLOSER: (Role.SIGNED, Role.CAPACITY, Role.SALUTE),
    Role.ATTACHMENT: (Role.HEAD,),
}
"""What a block is made of: its parts stand and fall with it."""


def by_role(findings: Iterable[Finding]) -> dict[Role, list[Finding]]:
    """The findings of each role, in their order; a role without any is left out."""
    found: dict[Role, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.role, []).append(finding)
    return found
