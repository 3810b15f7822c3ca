"""Who writes to whom, from the words of the heading."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_THE = re.compile(r"(?:\[?[0-9]{1,4}[A-Za-z]?\]?\. )?The ")
_TO = re.compile(
    r" to (?=the |President|Secretary|Acting|Certain|All|Ambassador|Prime|King|Chancellor|General"
    r"|Chairman|Mr\.|Mrs\.|Senator|Under|Deputy|Assistant|Chief|Foreign|Governor|[A-Z])"
)
_PERSON = re.compile(r"\( ?(?P<name>[A-Z][^()0-9]{0,40}?) ?\)")
_SURNAME = r"(?:(?:de|von|van|al-|el-|bin|ibn|U|Ben|le|du|da) ?)?[A-Z][\w’'-]+"
_OFFICE = (
    r"(?:Vice )?President(?:-elect)?|Prime Minister|Secretary of State for Foreign Affairs"
    r"|Secretary of (?:State|Defense|the Treasury|the (?:Army|Navy|Air Force|Interior)|[A-Z][a-z]+)"
    r"|Secretary-General|General Secretary|Attorney General|Director of Central Intelligence|Director"
    r"|(?:Under|Assistant) Secretary(?: of State)?|Deputy Secretary(?: of (?:State|Defense))?|Emperor"
    r"|Ambassador|General|Chairman|King|Queen|Foreign (?:Minister|Secretary)|Chancellor|Premier|Senator"
    r"|Shah|Prince|Minister|Governor|Admiral|Marshal|Field Marshal|Colonel|Captain|Major|Justice|Congressman"
    r"|Congresswoman|Representative|Chargé|Consul General|Consul|Special Assistant|Counselor|Professor"
    r"|Mr\.|Mrs\.|Miss|Dr\.|Sir|Lord|Lady|Señor"
)
_TITLED = re.compile(
    r"(?:(?:Acting|Deputy|Former|Lieutenant|Major|Brigadier|Rear|Vice"
    r"|(?!The\b)[A-Z][a-z]+(?:ese|an|ish|ch|i|ine)) ){0,2}"
    rf"(?:{_OFFICE})"
    rf" (?P<name>(?:[A-Z]\. ?)*{_SURNAME}(?: (?:[A-Z]\.|{_SURNAME})){{0,2}}(?:, [JS]r\.)?)"
)
_NO_NAME = (
    r"(?!(?:Embassy|Department|Mission|Operation|Headquarters|Consulate|Central|National|Joint|Bureau|Office|White"
    r"|Government|Secretary|Legation|Delegation|United|Commander|Supreme|Board|Council|Committee|The|Certain|All"
    r"|Policy|Interagency|Special|Foreign|Political|Military|American|British|Chief|Members?|Station|Acting)\b)"
)
# A name without a title: with an initial, or with "of the ..." behind it, or alone on its side.
_NAMED = re.compile(
    rf"{_NO_NAME}(?P<name>[A-Z][\w’'-]+ (?:[A-Z]\.(?: ?[A-Z]\.)* )+{_SURNAME}(?: {_SURNAME})?(?:, [JS]r\.)?"
    rf"|[A-Z]\. (?:[A-Z]\. )?[A-Z][a-z’'-]+(?: {_SURNAME})?"
    rf"|[A-Z]\. [A-Z][a-z]+ {_SURNAME}"
    rf"|[A-Z][a-z’'-]+(?: {_SURNAME}){{1,2}}$)"
)
_DATE_TAIL = re.compile(r",? (?:[A-Z][a-z]+,? )?(?:January|February|March|April|May|June|July|August"
                        r"|September|October|November|December) [0-9].*$")  # fmt: skip
_SPLIT = re.compile(
    r"(?<=\)),? and (?:to )?(?:the )?|(?<=\)), "
    r"|,? and to the |,? and the (?=Embass|Consulate|Mission|Legation|Department)"
    rf"|,? and (?:the )?(?=(?:Acting |Deputy )?(?:{_OFFICE}) [A-Z])"
)
# Those who are something *to* somebody: the "to" after them names no addressee.
_SENT_TO = re.compile(
    r"(?:Mission|Representative|Ambassador|Assistant|Delegation|Delegate|Advis[eo]r|Envoy|Minister|Liaison|Aide)$"
)
_WHERE = re.compile(r", (?:at|in) [A-Z][\w’' -]{2,30}$")
_BETWEEN = re.compile(r"\bBetween ")
_NAMES = re.compile(r",? and |, (?![JS]r\.)")


class Side(NamedTuple):
    """One side of a correspondence: where its words stand in the text."""

    kind: str  # "from" or "to"
    start: int
    end: int


def _sides(title: str) -> list[Side]:
    """The sides that a title names."""
    title = _DATE_TAIL.sub("", title)
    between = _BETWEEN.search(title)
    if between:
        return _both(title, between.end())
    head = re.search(r"\b(?:From|from|by|By) ", title)
    begin = head.end() if head else -1
    if begin < 0:
        the = _THE.match(title)
        if not the or " to " not in title:
            return []
        begin = the.end()
    tos = list(_TO.finditer(title, begin))
    after_person = [m for m in tos if title[max(0, m.start() - 3) : m.start()].rstrip().endswith(")")]
    to = (
        after_person
        or [m for m in tos if not _SENT_TO.search(title, max(begin, m.start() - 24), m.start())]
        or tos
    )[:1]
    if not to:
        return [Side("from", begin, len(title))]
    return [Side("from", begin, to[0].start()), Side("to", to[0].end(), len(title))]


def _both(title: str, begin: int) -> list[Side]:
    """The sides of a conversation between two: the first is taken for the sender."""
    middle = re.compile(r"(?<=\)),? and |,? and (?=the |[A-Z])").search(title, begin)
    if not middle:
        return []
    end = re.compile(r"(?<=\)),|, (?=[A-Z])|$").search(title, middle.end())
    return [
        Side("from", begin, middle.start()),
        Side("to", middle.end(), end.start() if end else len(title)),
    ]


def correspondents(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees sender and addressee. `From the Ambassador to Thailand (Unger) to ...`. Wrong: `to` in titles."""
    for side in _sides(text[start:end].rstrip()):
        yield from _parties(text, start + side.start, start + side.end, side.kind)


def _parties(text: str, start: int, end: int, kind: str) -> Iterator[Finding]:
    """The offices and people of a side."""
    at = start
    pieces = [m.span() for m in _SPLIT.finditer(text, start, end)]
    for first, last in zip([at, *[p[1] for p in pieces]], [*[p[0] for p in pieces], end], strict=True):
        yield from _party(text, first, last, kind)


def _party(text: str, start: int, end: int, kind: str) -> Iterator[Finding]:
    """One person with an office, a titled person, or an office alone."""
    article = text.startswith("the ", start)
    start += 4 if article else 0
    person = _PERSON.search(text, start, end)
    titled = None if person else _TITLED.match(text, start, end)
    if person:
        yield _found(person.span("name"), Role.PERSON, kind, "the name stands in parentheses")
        end = person.start()
    elif titled:
        yield _found(titled.span("name"), Role.PERSON, kind, "the name follows a title", Certainty.MEDIUM)
        end = titled.start("name")
    elif not article:
        start = yield from _names(text, start, end, kind)
    while end > start and text[end - 1] in " ,.":
        end -= 1
    where = _WHERE.search(text, start, end)
    end = where.start() if where else end
    if end > start and text[start].isalpha():
        yield _found((start, end), Role.OFFICE, kind, "an office or post in the heading")


def _names(text: str, start: int, end: int, kind: str) -> Generator[Finding, None, int]:
    """Names without titles, `Robert Hale and Ann B. Marsh of the Staff`; returns where the office begins."""
    of = text.find(" of ", start, end)
    stop = of if of >= 0 else end
    spans = []
    at = start
    for piece in [*_NAMES.finditer(text, start, stop), None]:
        last = piece.start() if piece else stop
        found = _NAMED.match(text, at, last)
        if found is None or found.end() != last:
            return start
        spans.append((at, last))
        at = piece.end() if piece else last
    for span in spans:
        yield _found(span, Role.PERSON, kind, "a name without a title", Certainty.MEDIUM)
    office = text[stop:end]
    return end - len(office.removeprefix(" of ").removeprefix("the "))


def _found(
    span: tuple[int, int], role: Role, kind: str, evidence: str, sure: Certainty = Certainty.HIGH
) -> Finding:
    return Finding(Span(*span), role, sure, f"head-{kind}", evidence, kind)
