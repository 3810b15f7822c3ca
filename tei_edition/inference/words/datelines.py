"""Places and dates in a dateline or a heading, and people in a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.dates import UNDATED, Moment, read_date
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_EDGES = " ,[]()—–-"
_ABOUT = re.compile(r"(?:\b(?:circa|ca\.|c\.|about|approximately)|\[(?:circa|ca\.))\s*$")
# The place before the date that ends a heading: words in capitals between two commas.
_HEAD_PLACE = re.compile(r", ((?:[A-Z][\w.’'-]+ ?){1,3}),? $")
_NO_PLACE = re.compile(
    r"\b(?:Agency|Department|Division|Office|Council|Committee|Staff|Board|Affairs|Session|Meeting|Group|State"
    r"|President|Secretary|Ambassador|Minister|Telegram|Message|Paper|Mission|Posts?|Bureau|Report|Estimate)\b"
)
_LINE = re.compile(r"[^\r\n]+")
_NO_NAME = re.compile(
    r"declassified|:\s*$|[Ss]igned\]?\s*$|\b(?:Secretary|Chairman|Director|Chief|Minister|Counselor|Ambassador|Adviser|Assistant"
    r"|Staff|Officer|Commander|Affairs|Embassy|Department|Division|Office)\b"
)
_BRACKETED_NAME = re.compile(r"[\[“(](?:For [^:]{2,60}: ?)?([^\[\]“”()]+?)[,:]?[\]”)]$")
# Brackets within a name are what the editors filled in: "J[ohn] W. H[ale]".
_NAME_IN_SIGNATURE = re.compile(r"(?:\[signed\] |/[sS]/ ?|For [^:]{2,60}: ?)?([^“”():]{2,70}?)[,:]?$")
# From this year on the volumes take the hours into the date; the older ones leave them beside it.
_HOURS_WITHIN = "1973"
_SENTENCE_PERIOD = re.compile(r"(?<=[a-zé]{3})\.$|(?<=\])\.$")


def places_and_dates(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees place, date and hours in a dateline. `Saigon, May 1, 1963, 9 p.m.` Wrong: an odd order."""
    moment = read_date(text, start, end) or _undated(text, start, end)
    if not moment:
        return
    about = _ABOUT.search(text, start, moment.start)
    first = about.start() if about else moment.start
    place = _trim(text, start, first)
    if place:
        yield Finding(place, Role.PLACE, Certainty.HIGH, "place", "it stands before the date")
    sure = Certainty.HIGH if moment.value and not about else Certainty.LOW
    yield from _date(text, moment._replace(start=first), sure, "dateline-date", "the dateline says")


def _undated(text: str, start: int, end: int) -> Moment | None:
    """The words that say that the document bears no date."""
    found = UNDATED.search(text, start, end)
    return Moment(*found.span(), "") if found else None


def _date(text: str, moment: Moment, sure: Certainty, rule: str, evidence: str) -> Iterator[Finding]:
    """The findings of a date, and of the hours beside it."""
    start, end, value, hours = moment
    if rule == "dateline-date" and hours and hours[2] and value >= _HOURS_WITHIN and "/" not in value:
        since, _, until = hours[2].partition("/")
        end, value, hours = hours[1], f"{value}T{since}/{value}T{until}", None
    yield Finding(Span(start, end), Role.DATE, sure, rule, f"{evidence} “{text[start:end]}”", value)
    if hours and hours[2]:
        first, last, value = hours
        said = f"{evidence} “{text[first:last]}”"
        yield Finding(Span(first, last), Role.HOURS, Certainty.HIGH, "hours", said, value)


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
    """Sees date and place in a heading. `..., Oslo, January 20, 1955, 9 a.m.` Wrong: a date of a topic."""
    moment = read_date(text, start, end)
    while moment:
        if _ends(text, moment.last, end):
            yield from _head_date(text, start, moment)
            return
        moment = read_date(text, moment.last, end)
    moment = _undated(text, start, end)
    if moment and _ends(text, moment.end, end):
        yield from _head_date(text, start, moment)


def _ends(text: str, at: int, end: int) -> bool:
    """Whether nothing follows in a heading but what an editor added: `[entered as May 2]`."""
    rest = text[at:end].strip(" .,]")
    return not rest or (rest[0] == "[" and "[" not in rest[1:])


def _head_date(text: str, start: int, moment: Moment) -> Iterator[Finding]:
    """The findings of a date that ends a heading, and of the place before it. A month alone is the date
    only behind a place: without one it may be what a report is about."""
    place = _HEAD_PLACE.search(text, start, moment.start)
    if place and _NO_PLACE.search(place[1]):
        place = None
    if len(moment.value) < len("1970-01-01") and not place:
        return
    if place:
        span = Span(place.start(1), place.end(1))
        yield Finding(span, Role.PLACE, Certainty.LOW, "head-place", "it stands before the date")
    yield from _date(text, moment, Certainty.MEDIUM, "head-date", "the heading ends with")


def signers(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees the name in a signature. `Dean Rusk`. Wrong: where an office has no word that tells it.

    Lines that name an office, or for whom it is signed, are no names.
    """
    for line in _LINE.finditer(text, start, end):
        words = line[0].rstrip()
        found = _BRACKETED_NAME.match(words) or _NAME_IN_SIGNATURE.match(words)
        if not found or _NO_NAME.search(words):
            continue
        first, last = found.span(1)
        if not words.endswith(("Esq.", "Ret.")):
            last -= bool(_SENTENCE_PERIOD.search(found[1]))
        at = line.start()
        yield Finding(
            Span(at + first, at + last), Role.PERSON, Certainty.HIGH,
            "signer", "it is no office in the signature", "signed",
        )  # fmt: skip
        return
