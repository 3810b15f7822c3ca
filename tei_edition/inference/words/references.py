"""Cross-references: documents, notes, and documents of other volumes of the series."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_NUMBER = r"[0-9]{1,4}[A-Za-z]?"
# "footnote 2, Document 119" | "Document 33" | the numbers that go on after "Documents 31"
_PLACE = re.compile(
    rf"(?:(?P<volume>\bForeign Relations, ?[^;()]{{4,140}}?|\bvol(?:ume|\.) [IVXLC0-9]+[^;()]{{0,100}}?),? )?"
    rf"(?P<ref>(?:\b[Ff]ootnotes? (?P<note>{_NUMBER}), )?\bDocuments? (?P<number>{_NUMBER}))\b"
)
_MORE = re.compile(rf"(?:,? and|,|–|-|, and) ?(?P<number>{_NUMBER})\b(?! ?(?:a\.m|p\.m|percent))")
_OWN_NOTE = re.compile(rf"\b[Ff]ootnote (?P<note>{_NUMBER})\b(?!, Document)(?: (?:above|below))?")
_VOLUME = re.compile(
    r"Foreign Relations, ?(?P<from>[0-9]{4})(?:[–-](?P<to>[0-9]{4}))?, [Vv]ol(?:ume|\.) "
    r"(?P<number>E[–-])?(?P<value>[IVXLCivxlc]+|[0-9]+)(?:, [Pp]art (?P<part>[0-9]|[IVX]+))?"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """The value of a Roman numeral, or of digits."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN[c] for c in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)


def volume_id(citation: str) -> str:
    """The identifier of the volume that a citation names (`frus1969-76v20`); '' if it names none.

    Source of the form: the identifiers of the Office of the Historian.
    """
    found = _VOLUME.search(citation)
    if not found:
        return ""
    years = found["from"] + (f"-{found['to'][2:]}" if found["to"] else "")
    part = f"p{roman(found['part'])}" if found["part"] else ""
    return f"frus{years}v{'e' if found['number'] else ''}{roman(found['value']):02}{part}"


def _pointer(volume: str, number: str, note: str | None = None) -> str:
    place = f"d{number}" + (f"fn{note}" if note else "")
    return f"frus:{volume}#{place}" if volume else f"frus:{place}"


def references(text: str, start: int, end: int, own: str, labels: frozenset[str]) -> Iterator[Finding]:
    """Sees documents and notes by number. `See footnote 2, Document 119.` Wrong: documents of others.

    `own` is the identifier of the document itself, and `labels` are those of its notes: a bare
    `footnote 4` points to one of them, or to another document that the words do not name.
    """
    if "ocument" in text[start:end]:
        yield from _documents(text, start, end)
    if "ootnote" in text[start:end]:
        for found in _OWN_NOTE.finditer(text, start, end):
            if found["note"] in labels:
                target = f"#{own}fn{found['note']}"
                yield _reference(found.span(), target, "a note of this document is named")


def _documents(text: str, start: int, end: int) -> Iterator[Finding]:
    for found in _PLACE.finditer(text, start, end):
        cited = found["volume"] or ""
        volume = volume_id(cited)
        if cited and not volume:  # a volume whose identifier the words do not give
            continue
        evidence = f"a document of {volume} is named" if volume else "a document is named by number"
        target = _pointer(volume, found["number"], found["note"])
        yield _reference(found.span("ref"), target, evidence)
        if "Documents" not in found["ref"]:
            continue
        more = _MORE.match(text, found.end(), end)
        while more:
            target = _pointer(volume, more["number"])
            yield _reference(more.span("number"), target, "the list of documents goes on")
            more = _MORE.match(text, more.end(), end)


def _reference(span: tuple[int, int], target: str, evidence: str) -> Finding:
    return Finding(Span(*span), Role.REFERENCE, Certainty.HIGH, "reference", evidence, target)
