"""Who writes to whom, from the words of the heading."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from tei_edition.inference.words import parties
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_THE = re.compile(r"(?:\[?[0-9]{1,4}[A-Za-z]?\]?\. )?The ")
_TO = re.compile(r" to (?=the |his |her |their |[A-Z])")
_DATE_TAIL = re.compile(r",? (?:[A-Z][a-z]+,? )?(?:January|February|March|April|May|June|July|August"
                        r"|September|October|November|December) [0-9].*$")  # fmt: skip
_SPLIT = re.compile(
    r"(?<=\)),? and (?:to )?(?:the )?|(?<=\)), "
    r"|,? and to the |,? and the (?=Embass|Consul|Mission|Legation|Department|Delegation|Joint Chiefs"
    r"|White House|Central|Commander|Under Secretary|Ambassador|Director|Chairman)"
    r"|, the (?=Embass|Consul|Mission|Legation|Department|Delegation)"
    r"|(?<=\)) for (?=[A-Z])"
    rf"|, (?=(?:Acting |Deputy )?(?:{parties.OFFICE}) [A-Z][a-z])"
    rf"|,? and (?:the )?(?=(?:Acting |Deputy )?(?:{parties.OFFICE}) [A-Z])"
)
# Those who are something *to* somebody: the "to" after them names no addressee.
_SENT_TO = re.compile(
    r"(?:Mission|Representative|Ambassador|Assistant|Delegation|Delegate|Advis[eo]r|Envoy|Minister|Liaison|Aide)$"
)
_WHERE = re.compile(r", (?:at|in) [A-Z][\w’' -]{2,30}$")
_ARTICLE = re.compile(r"(?:the|his|her|their) ")
_OF = re.compile(r",?(?: of|,) (?:the )?")
_POSSESSIVE = re.compile(r"[’']s?(?: |$)")
# Who writes, where the heading names no kind of document: "Mr. Hale to Mr. Reed".
_TITLED_TO = re.compile(
    rf"(?:\[?[0-9]{{1,4}}[A-Za-z]?\]?\. )?"
    rf"(?={parties.TITLED.pattern}(?: \([^()]*\))? to (?:the |(?:{parties.OFFICE})))"
)
_FOR = re.compile(r"\bMemorandum for (?!the (?:Record|Files?|President[’']s Files?)\b)")
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
    opening = head or begins_with_party(title)
    if opening is None:
        addressed = _FOR.search(title)
        return [Side("to", addressed.end(), len(title))] if addressed else []
    begin = opening.end()
    tos = list(_TO.finditer(title, begin))
    after_person = [m for m in tos if title[max(0, m.start() - 3) : m.start()].rstrip().endswith(")")]
    after_comma = [m for m in tos if title[m.start() - 1] == ","]
    to = (
        after_person
        or after_comma
        or [m for m in tos if not _SENT_TO.search(title, max(begin, m.start() - 24), m.start())]
        or tos
    )[:1]
    if not to:
        return [Side("from", begin, len(title))]
    return [Side("from", begin, to[0].start()), Side("to", to[0].end(), len(title))]


def begins_with_party(title: str) -> re.Match[str] | None:
    """What stands before the sender in a heading that names no kind of document: `The Secretary of State to
    Ambassador Hale`, `Mr. Hale to Mr. Reed`; None in others."""
    if " to " not in title:
        return None
    return _THE.match(title) or _TITLED_TO.match(title)


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
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    described = None if article else parties.DESCRIBED.match(text, start, end)
    person = None if described else parties.PERSON.search(text, start, end)
    titled = None if person or described else _titled(text, start, end, bool(article))
    if described:
        yield _found(
            described.span("name" if described["name"] else "plain"),
            Role.PERSON,
            kind,
            "a name before an office",
            Certainty.MEDIUM,
        )
        start = described.end()
    elif person:
        yield _found(person.span("name"), Role.PERSON, kind, "the name stands in parentheses")
        end = person.start()
    elif titled:
        yield _found(titled, Role.PERSON, kind, "the name follows a title", Certainty.MEDIUM)
        of = (
            _OF.match(text, titled[1], end)
            if parties.COURTESY.fullmatch(text, start, titled[0] - 1)
            else None
        )
        start, end = (of.end(), end) if of else (start, titled[0])
    elif not article:
        start = yield from _names(text, start, end, kind)
    yield from _office(text, start, end, kind)


def _titled(text: str, start: int, end: int, article: bool) -> tuple[int, int] | None:
    """Where the name stands that follows a title; None if none does."""
    found = parties.TITLED.match(text, start, end)
    if found:
        return None if _POSSESSIVE.search(found["name"]) else found.span("name")
    far = None if article else parties.FAR_TITLED.match(text, start, end)
    span = far.span("name" if far["name"] else "name_of") if far else None
    return span if span and not parties.OFFICE_END.search(text, *span) else None


def _office(text: str, start: int, end: int, kind: str) -> Iterator[Finding]:
    """The office in what is left of a party."""
    while end > start and text[end - 1] in " ,.":
        end -= 1
    where = _WHERE.search(text, start, end)
    end = where.start() if where else end
    if (
        end > start
        and text[start].isalpha()
        and not parties.COURTESY.fullmatch(text, start, min(end + 1, len(text)))
    ):
        yield _found((start, end), Role.OFFICE, kind, "an office or post in the heading")


def _names(text: str, start: int, end: int, kind: str) -> Generator[Finding, None, int]:
    """Names without titles, `Robert Hale and Ann B. Marsh of the Staff`; returns where the office begins."""
    of = text.find(" of ", start, end)
    stop = of if of >= 0 else end
    spans: list[tuple[int, int]] = []
    at = start
    for piece in [*_NAMES.finditer(text, start, stop), None]:
        last = piece.start() if piece else stop - (text[stop - 1] == ",")
        found = parties.NAMED.match(text, at, last)
        if found is None or found.end() != last:
            if not spans or text[spans[-1][1]] != ",":
                return start
            stop = spans[-1][1]
            break
        spans.append((at, last))
        at = piece.end() if piece else last
    for span in spans:
        yield _found(span, Role.PERSON, kind, "a name without a title", Certainty.MEDIUM)
    of_office = _OF.match(text, stop, end)
    return of_office.end() if of_office else end


def _found(
    span: tuple[int, int], role: Role, kind: str, evidence: str, sure: Certainty = Certainty.HIGH
) -> Finding:
    return Finding(Span(*span), role, sure, f"head-{kind}", evidence, kind)
