"""The header's facts, each from a finding or from the source note."""

from __future__ import annotations

import re

from tei_edition.header import Archive, Correspondent, Header
from tei_edition.inference.facts.dating import date_document
from tei_edition.inference.facts.source_note import SourceNote, read_source_note
from tei_edition.inference.facts.vocabulary import terms
from tei_edition.inference.view import blank_out
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

_NUMBER = re.compile(r"\[?[0-9]{1,4}[A-Za-z]?\]?\. ")
_WORD = r"(?:[A-Z][\w’-]*|of|the|for|a|in|to)"
_KIND = re.compile(rf"{_WORD}(?: (?:{_WORD}|and))*?(?= (?:From|by|Between|to|Prepared|No\.|[0-9])\b|,|$)")
_REPEATED = re.compile(
    r"\b(?:[Rr]epeated|[Ii]nformation copies were sent|[Pp]assed) (?:for information )?to "
    r"(?P<to>[A-Z][^.;]{2,160}?)(?= and passed| for information|[.;]|$)"
)


def gather(
    page: Page, findings: list[Finding], identifier: str, coverage: tuple[str, str]
) -> tuple[Header, list[Finding]]:
    """The header, and a finding for each fact that is read out of the source note or inferred."""
    marks = [f for f in findings if f.role in (Role.NOTE_REFERENCE, Role.PAGE_BREAK)]
    main_marks = [f for f in marks if f.span.start < page.main_end]
    text = blank_out(page.source.text, main_marks)
    title = _title(text, findings)
    note = _source_note(page)
    words = " ".join(page.source.text[note.start : note.end].split()) if note else ""
    known = read_source_note(words)
    dating = date_document(findings, text, _archive_words(known.archive), coverage, words)
    header = Header(
        title=title or identifier,
        kind=_kind(title),
        correspondents=_correspondents(findings, text, words),
        place=_first_words(findings, text, Role.PLACE),
        dating=dating,
        archive=known.archive,
        markings=known.markings or _line_markings(findings, text),
        message_number=_first_words(findings, text, Role.MESSAGE_NUMBER),
        references=_references(findings, page.source.text),
    )
    return header, _facts(header, known, page.source.text, note or Span(0, 0))


def _title(text: str, findings: list[Finding]) -> str:
    """The heading without its number, notes and page marks."""
    head = next((f for f in findings if f.role is Role.HEAD and f.rule == "heading"), None)
    if head is None:
        return ""
    return _NUMBER.sub("", " ".join(text[head.span.start : head.span.end].split()), count=1)


def _kind(title: str) -> str:
    """The kind of document that the title names, as a token: `backchannel-message`; '' if none."""
    found = _KIND.match(title)
    if not found or title.startswith("The ") or len(found[0]) > 60:
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", found[0].lower()))


def _source_note(page: Page) -> Span | None:
    """The span of the source note at the foot, or of the one that the text holds in brackets."""
    text = page.source.text
    for note in page.notes:
        first = note.paragraphs[0]
        if text.startswith(("Source:", "[Source:"), first.start):
            return first
    at = text.find("[Source:", 0, page.main_end)
    end = text.find("\n", at) if at >= 0 else -1
    return Span(at, end if end >= 0 else page.main_end) if at >= 0 else None


def _archive_words(archive: Archive) -> str:
    return ", ".join(value for kind, value in archive.idnos if kind == "file")


def _first_words(findings: list[Finding], text: str, role: Role) -> str:
    """The words of the first finding of a role."""
    found = min((f for f in findings if f.role is role), default=None)
    return " ".join(text[found.span.start : found.span.end].split()) if found else ""


def _correspondents(findings: list[Finding], text: str, source_note: str) -> tuple[Correspondent, ...]:
    """The parties that the heading names, an office joined with the person in its parentheses; then
    the posts that the source note says it was repeated to."""
    head = next((f.span for f in findings if f.role is Role.HEAD and f.rule == "heading"), Span(0, 0))
    parties: list[Correspondent] = []
    office = ""
    for found in sorted(f for f in findings if f.role in (Role.OFFICE, Role.PERSON)):
        if not head.start <= found.span.start < head.end:
            continue
        words = " ".join(text[found.span.start : found.span.end].split())
        if found.role is Role.OFFICE:
            parties.append(Correspondent(found.value, office=words))
            office = words
        elif office and parties and not parties[-1].person and parties[-1].side == found.value:
            parties[-1] = parties[-1]._replace(person=words)
        else:
            parties.append(Correspondent(found.value, person=words))
    repeated = _REPEATED.search(source_note)
    if repeated:
        posts = re.split(r", and |, | and ", repeated["to"])
        parties += [Correspondent("info", place=post.strip()) for post in posts if post.strip()]
    return tuple(parties)


def _line_markings(findings: list[Finding], text: str) -> tuple[tuple[str, str], ...]:
    """The markings of the lines under the heading, for volumes whose notes give no source."""
    known = terms()
    found = []
    for line in (f for f in findings if f.role is Role.MARKING):
        rest = " ".join(text[line.span.start : line.span.end].lower().split())
        for term in sorted(known, key=len, reverse=True):
            if f" {term} " in f" {rest} ":
                found.append(known[term])
                rest = rest.replace(term, "")
    return tuple(dict.fromkeys(found))


def _references(findings: list[Finding], text: str) -> tuple[tuple[str, str], ...]:
    """The messages that this one refers to, with the document that each is, where a note tells."""
    found = [f for f in findings if f.role is Role.REFERENCE and f.value.startswith("message")]
    return tuple((text[f.span.start : f.span.end], f.value.partition(" ")[2]) for f in sorted(found))


def _facts(header: Header, known: SourceNote, text: str, note: Span) -> list[Finding]:
    """What the header claims beyond the marks in the text, as findings at the words of the source note."""
    rows = [("repository", header.archive.repository), *header.archive.collections]
    rows += [*header.archive.idnos, *header.markings]
    facts = []
    for kind, value in rows:
        span = _at(text, value, note)
        evidence = f"the {kind} that the source note names"
        facts.append(Finding(span, Role.FACT, Certainty.HIGH, "source-note", evidence, f"{kind}: {value}"))
    dating = header.dating
    if dating and dating.certainty is not Certainty.HIGH:
        value = f"date: {dating.value}"
        facts.append(Finding(note, Role.FACT, dating.certainty, dating.rule, dating.evidence, value))
    for rest in known.rest:
        span = _at(text, rest, note)
        evidence = "not understood: kept in the note as it is"
        facts.append(Finding(span, Role.FACT, Certainty.LOW, "source-note-rest", evidence, rest))
    return [fact for fact in facts if fact.value.partition(": ")[2] or fact.rule == "source-note-rest"]


def _at(text: str, words: str, note: Span) -> Span:
    """Where some words of the source note stand; the whole note if they are torn or put together."""
    start = text.find(words, note.start, note.end)
    return Span(start, start + len(words)) if start >= 0 else note
