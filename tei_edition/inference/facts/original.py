"""What the source note, or the line above the heading, tells of the original, ready for the header.

Knows where such a note stands in a page, and how its claims are put together; how its sentences are read
is known in source_note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tei_edition.header import Archive, Correspondent, Hand, Receipt
from tei_edition.inference.dates import MONTHS, read_day, read_time
from tei_edition.inference.facts.source_note import (
    Claim,
    SourceNote,
    copies,
    is_office,
    read_source_line,
    read_source_note,
    source_at,
)
from tei_edition.inference.facts.vocabulary import taxonomies
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

_WORD = re.compile(r"\S+")
_DAY = re.compile("|".join(MONTHS))
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_OPENINGS = ("Source:", "[Source:", "Summary:")
_IDNOS = ("record-group", "lot", "job", "accession", "box", "folder", "file")
_TASKS = ("drafted", "prepared", "transcribed", "cleared", "approved", "signed")
_SIDES = {"sent": "also", "action": "action", "info": "info", "passed": "passed", "copied": "info"}
_MARKINGS = ("classification", "precedence", "handling", "slug")
_NO_MARKING = ("classification", "No classification marking")
# The kinds that were right without exception in 200 notes labelled by reading.
_SURE = (
    "repository", "record-group", "lot", "job", "accession", "box", "folder", "collection series",
    "collection papers", "classification", "precedence", "no-marking", "received", "copy", "ibid",
)  # fmt: skip
_FILE_NUMBER = re.compile(r"[0-9A-Z]{3,}\.[0-9]|[A-Z]{2,6} [0-9(]|[DPN][0-9]{6}")


class Told(NamedTuple):
    """What was read: the note's place, its words, where each of them stands, and its claims."""

    span: Span = Span(0, 0)
    words: str = ""
    places: tuple[int, ...] = ()
    note: SourceNote = SourceNote()

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of the claims of a kind, in the order of the note."""
        return tuple(claim.value for claim in self.note.claims if claim.kind == kind)

    @property
    def archive(self) -> Archive:
        """Where the original lies: from the widest to the narrowest, the file last."""
        claims = self.note.claims
        collections = [(c.kind.split()[1], c.value) for c in claims if c.kind.startswith("collection ")]
        idnos = [(c.kind, c.value) for kind in _IDNOS for c in claims if c.kind == kind]
        return Archive("".join(self.values("repository")[:1]), tuple(collections), tuple(idnos))

    @property
    def markings(self) -> tuple[tuple[str, str], ...]:
        """(kind, term) of each marking; that there is no classification is a classification too."""
        found = [(c.kind, c.value) for c in self.note.claims if c.kind in _MARKINGS]
        return tuple(dict.fromkeys([_NO_MARKING, *found] if self.values("no-marking") else found))

    @property
    def correspondents(self) -> tuple[Correspondent, ...]:
        """Those to whom it went beside its addressee, each once."""
        return tuple(dict.fromkeys(_others(self.note.claims)))

    @property
    def hands(self) -> tuple[Hand, ...]:
        """Who drafted, cleared, approved it; one for each task that is told together."""
        told = [(c.kind.partition(" ")[0], c) for c in self.note.claims if c.kind.startswith(_TASKS)]
        return tuple(_hand(task, [c for _, c in group]) for task, group in groupby(told, lambda row: row[0]))

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """When it was received."""
        return tuple(
            Receipt(when, "" if _DAY.search(when) else read_time(when)) for when in self.values("received")
        )

    def facts(self) -> list[Finding]:
        """Each claim as a finding at its words, and one for each stretch that was not understood."""
        facts = []
        for claim in self.note.claims:
            evidence = f"the {claim.kind} that the source note tells"
            value = f"{claim.kind}: {claim.value}"
            span = self._span(claim.start, claim.end)
            facts.append(Finding(span, Role.FACT, _certainty(claim), "source-note", evidence, value))
        for start, end in self.note.rest:
            evidence = "not understood: kept in the note as it is"
            span, rest = self._span(start, end), self.words[start:end]
            facts.append(Finding(span, Role.FACT, Certainty.LOW, "source-note-rest", evidence, rest))
        return facts

    def _span(self, start: int, end: int) -> Span:
        """The place in the source of a stretch of the words."""
        if self.places:
            return Span(self.places[start], self.places[end - 1] + 1)
        return Span(self.span.start + start, self.span.start + end)


def read_source(page: Page, findings: list[Finding], text: str) -> Told:
    """What the page's source note tells, or the line above its heading.

    `text` is the source with page marks and note references blanked out.
    """
    span = _source_note(page)
    if span is None:
        line = next((f.span for f in findings if f.role is Role.SOURCE_LINE), None)
        if line is None:
            return Told()
        words, places = _single_spaced(text, line)
        return Told(line, words, places, read_source_line(words))
    words, places = _single_spaced(text, span)
    return Told(span, words, places, read_source_note(words))


def _source_note(page: Page) -> Span | None:
    """The place of the source note at the foot, or of the one that the text holds in brackets."""
    text = page.source.text
    for note in page.notes:
        if text.startswith(_OPENINGS, note.paragraphs[0].start):
            for paragraph in note.paragraphs:
                if source_at(text[paragraph.start : paragraph.end]) >= 0:
                    return Span(paragraph.start, note.paragraphs[-1].end)
    at = text.find("[Source:", 0, page.main_end)
    end = text.find("\n", at) if at >= 0 else -1
    return Span(at, end if end >= 0 else page.main_end) if at >= 0 else None


def _single_spaced(text: str, span: Span) -> tuple[str, tuple[int, ...]]:
    """The words of a span, blanks made single, and where each character stands; no places where they
    stand as in the source."""
    if not _UNEVEN.search(text, *span):
        return text[span.start : span.end], ()
    words: list[str] = []
    places: list[int] = []
    for word in _WORD.finditer(text, *span):
        if words:
            places.append(word.start() - 1)
        words.append(word[0])
        places += range(*word.span())
    return " ".join(words), tuple(places)


def _others(claims: tuple[Claim, ...]) -> Iterator[Correspondent]:
    """Those whom the claims name, a title joined with the person whom it stands before."""
    title = ""
    for claim in claims:
        if claim.kind in _SIDES:
            yield Correspondent(_SIDES[claim.kind], place=claim.value)
        elif claim.kind == copies.PERSON:
            yield Correspondent("info", person=claim.value, office=title)
        title = claim.value if claim.kind == copies.TITLE else ""


def _hand(task: str, claims: list[Claim]) -> Hand:
    """The hand of claims that are told together; the first day, if there are several."""
    names = [c.value for c in claims if c.kind == task]
    day = next((c.value for c in claims if c.kind != task), "")
    offices = tuple(name for name in names if is_office(name))
    persons = tuple(name for name in names if not is_office(name))
    return Hand(task, persons, offices, day, read_day(day))


def _certainty(claim: Claim) -> Certainty:
    """How sure a claim is."""
    if claim.kind in _SURE or (claim.kind == "file" and _FILE_NUMBER.match(claim.value)):
        return Certainty.HIGH
    return Certainty.HIGH if claim.value in taxonomies().get(claim.kind, ()) else Certainty.MEDIUM
