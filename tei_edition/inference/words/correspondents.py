"""Who writes to whom, from the words of the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_THE = re.compile(r"(?:\[?[0-9]{1,4}[A-Za-z]?\]?\. )?The ")
_TO = re.compile(
    r" to (?=the |President|Secretary|Acting|Certain|All|Ambassador|Prime|King|Chancellor|General"
    r"|Chairman|Mr\.|Mrs\.|Senator|Under|Deputy|Assistant|Chief|Foreign|Governor|[A-Z])"
)
_PERSON = re.compile(r"\( ?(?P<name>[A-Z][^()0-9]{0,40}?) ?\)")
_TITLED = re.compile(
    r"\b(?:President(?:-elect)?|Prime Minister|Secretary of (?:State|Defense|the Treasury)|Ambassador"
    r"|General|Chairman|King|Queen|Foreign (?:Minister|Secretary)|Chancellor|Premier|Senator|Emperor"
    r"|Shah|Under Secretary|Assistant Secretary|Mr\.|Prince|Minister|Governor|Admiral|Marshal"
    r"|Field Marshal|Colonel|Vice President|Secretary-General|General Secretary|Attorney General"
    r"|Justice|Congressman|Representative|Dr\.)"
    r" (?P<name>(?:[A-Z]\. ?)*(?:(?:de|von|van|al-|el-|bin|ibn|U|Ben) ?)?[A-Z][\w’'-]+"
    r"(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,2})"
)
_DATE_TAIL = re.compile(r",? (?:[A-Z][a-z]+,? )?(?:January|February|March|April|May|June|July|August"
                        r"|September|October|November|December) [0-9].*$")  # fmt: skip
_SPLIT = re.compile(r"(?<=\)),? and (?:to )?(?:the )?|(?<=\)), ")


class Side(NamedTuple):
    """One side of a correspondence: where its words stand in the text."""

    kind: str  # "from" or "to"
    start: int
    end: int


def _sides(title: str) -> list[Side]:
    """The sides that a title names."""
    title = _DATE_TAIL.sub("", title)
    head = re.search(r"\b(?:From|by) ", title)
    begin = head.end() if head else -1
    if begin < 0:
        the = _THE.match(title)
        if not the or " to " not in title:
            return []
        begin = the.end()
    tos = list(_TO.finditer(title, begin))
    after_person = [m for m in tos if title[: m.start()].rstrip().endswith(")")]
    to = (after_person or [m for m in tos if "Assistant" not in title[m.start() - 12 : m.start()]])[:1]
    if not to:
        return [Side("from", begin, len(title))]
    return [Side("from", begin, to[0].start()), Side("to", to[0].end(), len(title))]


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
    if text.startswith("the ", start):
        start += 4
    person = _PERSON.search(text, start, end)
    if person:
        yield _found(person.span("name"), Role.PERSON, kind, "the name stands in parentheses")
        end = person.start()
    else:
        titled = _TITLED.match(text, start, end)
        if titled:
            yield _found(titled.span("name"), Role.PERSON, kind, "the name follows a title")
            end = titled.start("name")
    while end > start and text[end - 1] in " ,.":
        end -= 1
    if end > start and text[start].isalpha():
        yield _found((start, end), Role.OFFICE, kind, "an office or post in the heading")


def _found(span: tuple[int, int], role: Role, kind: str, evidence: str) -> Finding:
    return Finding(Span(*span), role, Certainty.HIGH, f"head-{kind}", evidence, kind)
