"""Places and dates in a dateline or a heading, and people in a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.dates import UNDATED, read_date
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_EDGES = " ,[]()—–-"
_LINE = re.compile(r"[^\r\n]+")
_NO_NAME = re.compile(
    r"declassified|:\s*$|\b(?:Secretary|Chairman|Director|Chief|Minister|Counselor|Ambassador|Adviser|Assistant"
    r"|Staff|Officer|Commander|Affairs|Embassy|Department|Division|Office)\b"
)
_NAME_IN_SIGNATURE = re.compile(r"[\[“(]?(?:For [^:]{2,60}: ?)?([^\[\]“”()]+?)[,:]?[\]”)]?$")


def places_and_dates(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees place and date in a dateline. `Saigon, May 1, 1963, 9 p.m.` Wrong: an odd order."""
    moment = read_date(text, start, end)
    if moment:
        first, last, value = moment
    else:
        undated = UNDATED.search(text, start, end)
        if not undated:
            return
        first, last, value = undated.start(), undated.end(), ""
    place = _trim(text, start, first)
    if place:
        yield Finding(place, Role.PLACE, Certainty.HIGH, "place", "it stands before the date")
    sure = Certainty.HIGH if value else Certainty.LOW
    evidence = f"the dateline says “{text[first:last]}”"
    yield Finding(Span(first, last), Role.DATE, sure, "dateline-date", evidence, value)


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without blanks, brackets and punctuation at its edges; None if nothing is left. Brackets
    that stand for words left out belong to it: `[place not declassified]`."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if (
        text.endswith("declassified", start, end)
        and text[start - 1 : start] == "["
        and text[end : end + 1] == "]"
    ):
        return Span(start - 1, end + 1)
    return Span(start, end) if end > start and text[start:end] != "at" else None


def head_dates(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees a date in a heading. `..., Washington, January 20, 1955, 9 a.m.` Wrong: a date of a topic."""
    moment = read_date(text, start, end)
    while moment:
        if len(moment.value) >= 10 and not text[moment.end : end].strip(" .,]"):
            yield Finding(
                Span(moment.start, moment.end), Role.DATE, Certainty.HIGH, "head-date",
                "a date ends the heading", moment.value,
            )  # fmt: skip
            return
        moment = read_date(text, moment.end, end)


def signers(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees the name in a signature. `Dean Rusk`. Wrong: where an office has no word that tells it.

    Lines that name an office, or for whom it is signed, are no names.
    """
    for line in _LINE.finditer(text, start, end):
        found = _NAME_IN_SIGNATURE.match(line[0].rstrip())
        if not found or _NO_NAME.search(line[0]):
            continue
        at = line.start()
        yield Finding(
            Span(at + found.start(1), at + found.end(1)), Role.PERSON, Certainty.HIGH,
            "signer", "it is no office in the signature", "signed",
        )  # fmt: skip
        return
