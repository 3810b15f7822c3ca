"""What a message itself tells of its way: `[Received May 23—3:10 p. m.]` under its dateline, and in its text
`Sent Department 17, repeated London 12`, as posts abroad ended their telegrams until the fifties.

Knows how clerks wrote that; knows no post by name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.header import Correspondent, Receipt
from tei_edition.inference.dates import MONTHS
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_DAY = rf"(?:{'|'.join(MONTHS)}) [0-9]{{1,2}}"
_RECEIVED = re.compile(rf"[\[(]Received (?P<when>{_DAY}(?:[^\])\n]{{0,40}}m\.|[^\])\n]{{0,40}}?))\.?[\])]")
_FAR = 120  # characters: so near to the dateline stands when it was received
_REPEATED = re.compile(
    r"\bSent [A-Z][^.\n]{1,120}?[,;]? (?:repeated|rptd)(?: info(?:rmation)?)?(?: to)? "
    r"(?P<posts>[^.\n]{3,200})"
)
_PARTING = re.compile(r"[,;](?: and)? | and ")
_POST = re.compile(
    r"(?:(?:info(?:rmation)?|to) )*(?P<post>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})"
    r"(?: (?:for [A-Z][A-Za-z]+|(?:as )?(?:[Nn]o )?[A-Z]?[0-9]+|unn(?:umbered)?|by (?:air ?)?pouch))*"
)
_HOME = re.compile(r"Dep(?:artmen)?ts?\b")  # the addressee, whom the heading names


class Way(NamedTuple):
    """When it was received, to whom it was repeated, and where it says so."""

    receipts: tuple[Receipt, ...] = ()
    correspondents: tuple[Correspondent, ...] = ()
    facts: tuple[Finding, ...] = ()


def read_way(findings: list[Finding], text: str, end: int) -> Way:
    """What the text tells up to `end`, where notes or attachments begin."""
    dateline = min((f.span for f in findings if f.role is Role.DATELINE and f.span.start < end), default=None)
    found = _RECEIVED.search(text, dateline.start, min(dateline.end + _FAR, end)) if dateline else None
    posts = _posts(text, end)
    facts = [_fact(span, f"info: {text[slice(*span)]}") for span in posts]
    receipts: tuple[Receipt, ...] = ()
    if found:
        receipts = (Receipt(found["when"]),)
        facts.append(_fact(Span(*found.span("when")), f"received: {found['when']}"))
    names = dict.fromkeys(text[slice(*span)] for span in posts)
    return Way(receipts, tuple(Correspondent("info", place=name) for name in names), tuple(facts))


def _posts(text: str, end: int) -> list[Span]:
    """The posts to which the text says that it was repeated: up to the first words that are none."""
    found: list[Span] = []
    if text.find("Sent ", 0, end) < 0:
        return found
    for sentence in _REPEATED.finditer(text, 0, end):
        start, last = sentence.span("posts")
        while start < last:
            parting = _PARTING.search(text, start, last)
            post = _POST.fullmatch(text, start, parting.start() if parting else last)
            if not post:
                break
            if not _HOME.match(post["post"]):
                found.append(Span(*post.span("post")))
            start = parting.end() if parting else last
    return found


def _fact(span: Span, value: str) -> Finding:
    return Finding(span, Role.FACT, Certainty.MEDIUM, "way-of-message", "the message itself says so", value)
