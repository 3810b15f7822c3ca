"""The header's facts, each from a finding or from the source note."""

from __future__ import annotations

import re
from unicodedata import normalize

from tei_edition.header import EDITORIAL_NOTE, Archive, Correspondent, Header, Neighbours
from tei_edition.inference.facts.dating import date_document
from tei_edition.inference.facts.original import Told, read_source
from tei_edition.inference.facts.posts import each_post, facts_of_posts
from tei_edition.inference.facts.vocabulary import longest_first, terms
from tei_edition.inference.facts.way import Way, read_way
from tei_edition.inference.signatures import is_cabled, signers
from tei_edition.inference.view import blank_out
from tei_edition.inference.words.correspondents import begins_with_party
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

NUMBER = re.compile(r"\[?[0-9]{1,4}[A-Za-z]?\]?\. ")
_WORD = r"(?:[A-Z][\w’-]*|of|the|for|a|in|to)"
# What ends the words for the kind: `Airgram A–123`, `Notes of the 532d Meeting`, `Telegram Tosec 44`.
_NUMBERED = r"(?:of the )?(?:[A-Z]+[–-])?[0-9]+(?:st|n?d|rd|th)?"
_END = rf" (?:From|by|Between|to|at|Prepared|No|{_NUMBERED})\b|(?<=gram) [A-Z]\w+ [0-9]|,|$"
_MESSAGE = re.compile(
    r"(?:Circular |Backchannel )?(?:Telegram|Airgram|Message) (?:No\. )?"
    r"(?P<number>(?:[A-Z]{1,2}[–-])?[0-9]{1,6})(?:/[A-Za-z0-9 ]{1,20})? From "
)
_KIND = re.compile(rf"{_WORD}(?: (?:{_WORD}|and))*?(?={_END})")


def gather(
    page: Page,
    findings: list[Finding],
    identifier: str,
    coverage: tuple[str, str],
    between: Neighbours | None = None,
) -> tuple[Header, list[Finding]]:
    """The header, and a finding for each fact that is read out of the source note or inferred."""
    marks = [f for f in findings if f.role in (Role.NOTE_REFERENCE, Role.PAGE_BREAK)]
    main_marks = [f for f in marks if f.span.start < page.main_end]
    text = blank_out(page.source.text, main_marks)
    title = _title(text, findings)
    told = read_source(page, findings, text)
    kind = kind_of(title) or _token("".join(told.values("form")[:1]))
    if kind == EDITORIAL_NOTE:
        coverage = ("", "")
    dating = date_document(findings, text, _archive_words(told.archive), coverage, told.words, between)
    way = read_way(findings, text, _end_of_message(page, findings))
    parties = _with_signer(_correspondents(findings, text), findings, title, text)
    header = Header(
        title=title or identifier,
        kind=kind,
        correspondents=tuple(dict.fromkeys((*parties, *told.correspondents, *way.correspondents))),
        place=_first_words(findings, text, Role.PLACE),
        dating=dating,
        archive=told.archive,
        markings=told.markings or _line_markings(findings, text),
        message_number=_first_words(findings, text, Role.MESSAGE_NUMBER) or _number_in(title),
        references=_references(findings, page.source.text),
        hands=told.hands,
        receipts=told.receipts or way.receipts,
        printed_from=next(iter(told.values("copy")), ""),
    )
    return header, [*_facts(header, told, way), *facts_of_posts(findings, text, parties)]


def _end_of_message(page: Page, findings: list[Finding]) -> int:
    """Where the message itself ends: before its attachments, and before the notes."""
    return min((f.span.start for f in findings if f.role is Role.ATTACHMENT), default=page.main_end)


def _title(text: str, findings: list[Finding]) -> str:
    """The heading without its number, notes and page marks."""
    head = next((f for f in findings if f.role is Role.HEAD and f.rule == "heading"), None)
    if head is None:
        return ""
    return NUMBER.sub("", " ".join(text[head.span.start : head.span.end].split()), count=1)


def kind_of(title: str) -> str:
    """The kind of document that the title names, as a token: `backchannel-message`; '' if none."""
    found = _KIND.match(title)
    if not found or begins_with_party(title) or len(found[0]) > 60:
        return ""
    return _token(found[0])


def _number_in(title: str) -> str:
    """The number of a message that its heading gives: `Telegram 230020 From the Department of State`."""
    found = _MESSAGE.match(title)
    return found["number"] if found else ""


def _token(words: str) -> str:
    """Words as a token; accents fall away (`aide-memoire`)."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[^\x00-\x7f’–]", "", normalize("NFKD", words)).lower()))


def _archive_words(archive: Archive) -> str:
    return ", ".join(value for kind, value in archive.idnos if kind == "file")


def _first_words(findings: list[Finding], text: str, role: Role) -> str:
    """The words of the first finding of a role."""
    found = min((f for f in findings if f.role is role), default=None)
    return " ".join(text[found.span.start : found.span.end].split()) if found else ""


def _correspondents(findings: list[Finding], text: str) -> tuple[Correspondent, ...]:
    """The parties that the heading names, an office joined with the person in its parentheses."""
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
    return each_post(parties)


def _with_signer(
    parties: tuple[Correspondent, ...], findings: list[Finding], title: str, text: str
) -> tuple[Correspondent, ...]:
    """The parties, and the head of post who signed a cabled message whose heading names the post alone."""
    senders = [party for party in parties if party.side == "from"]
    if len(senders) != 1 or senders[0].person or not is_cabled(title):
        return parties
    signed = signers(findings, text)
    return (*parties, Correspondent("from", signed[0].name, signed=True)) if len(signed) == 1 else parties


def _line_markings(findings: list[Finding], text: str) -> tuple[tuple[str, str], ...]:
    """The markings of the lines under the heading, for volumes whose notes give no source."""
    known = terms()
    found = []
    for line in (f for f in findings if f.role is Role.MARKING):
        rest = " ".join(text[line.span.start : line.span.end].lower().split())
        for term in longest_first():
            if f" {term} " in f" {rest} ":
                found.append(known[term])
                rest = rest.replace(term, "")
    return tuple(dict.fromkeys(found))


def _references(findings: list[Finding], text: str) -> tuple[tuple[str, str], ...]:
    """The messages that this one refers to, with the document that each is, where a note tells."""
    found = [f for f in findings if f.role is Role.REFERENCE and f.value.startswith("message")]
    targets = (f.value.partition(" frus:")[2].partition(" ")[0] for f in sorted(found))
    words = (text[f.span.start : f.span.end] for f in sorted(found))
    return tuple(
        (said, f"frus:{target}" if target else "") for said, target in zip(words, targets, strict=True)
    )


def _facts(header: Header, told: Told, way: Way) -> list[Finding]:
    """What the header claims beyond the marks in the text, as findings at the words that tell it."""
    facts = [*told.facts(), *way.facts]
    dating = header.dating
    if dating and dating.certainty is not Certainty.HIGH:
        value = f"date: {dating.value}"
        facts.append(Finding(told.span, Role.FACT, dating.certainty, dating.rule, dating.evidence, value))
    return facts
