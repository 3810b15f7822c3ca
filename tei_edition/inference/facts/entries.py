"""Which entries of the lists a document names, and which of its correspondents they are. Data only."""

from __future__ import annotations

from tei_edition.header import Correspondent, Entry, Header
from tei_edition.inference.facts.source_note import copies
from tei_edition.inference.names import Index
from tei_edition.model import Finding, Role
from tei_edition.reading import Page


def with_entries(header: Header, findings: list[Finding], page: Page, index: Index) -> Header:
    """The header with the entries that the document names, in the order of their identifiers, and with
    the entries of those who write and receive."""
    persons = _entries(findings, Role.NAMED, index)
    terms = _entries(findings, Role.TERM, index)
    keys = _correspondents(findings, page)
    parties = tuple(_with_key(party, keys) for party in header.correspondents)
    return header._replace(correspondents=parties, persons=persons, terms=terms)


def _entries(findings: list[Finding], role: Role, index: Index) -> tuple[Entry, ...]:
    keys = sorted({f.value for f in findings if f.role is role})
    known = (index.known[key] for key in keys)
    return tuple(Entry(entry.key, entry.label, entry.about) for entry in known)


def _correspondents(findings: list[Finding], page: Page) -> dict[tuple[str, str], str]:
    """The entry of each person that a heading names, or a source note as one who got a copy, by side and
    words."""
    text = page.source.text
    named = [f for f in findings if f.role is Role.NAMED]
    keys = {}
    for party in findings:
        copied = party.role is Role.FACT and party.value.startswith(f"{copies.PERSON}: ")
        if not copied and party.role is not Role.PERSON:
            continue
        start, end = party.span
        words = " ".join(text[start:end].split())
        for found in named:
            if start <= found.span.start and found.span.end <= end:
                keys["info" if copied else party.value, words] = found.value
    return keys


def _with_key(party: Correspondent, keys: dict[tuple[str, str], str]) -> Correspondent:
    return party._replace(key=keys.get((party.side, party.person)) or keys.get(("signed", party.person), ""))
