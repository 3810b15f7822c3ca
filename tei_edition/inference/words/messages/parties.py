"""Between whom a message went, so that `Embtel`, `Deptel`, `your` and `our` can be told. Knows the words of
headings; no TEI."""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.inference.words.several import several
from tei_edition.model import Finding, Role

STATE = "State"
"""What the Department's messages are called."""

_HOME = re.compile(
    r"(?:Department of State|(?:Acting |Under |Deputy Under |Assistant )?Secretary of State)\b"
)
_ABROAD = re.compile(
    r"(?:Embass|Ambassador|Legation|Minister|Chargé|Consul|Mission|Delegation|Office|High Commission"
    r"|Interests|Liaison|Diplomatic|Representative|Political Adviser)"
    r"[^,()]*? (?:in|at|to|near) (?:the )?[A-Z]"
)


class Parties(NamedTuple):
    """Sender and addressee: State, a post, or '' where that is not known, or where there are several."""

    sender: str = ""
    addressee: str = ""

    @property
    def post(self) -> str:
        """The post that the correspondence is with: the sender, if it is one."""
        return next((each for each in self if each not in ("", STATE)), "")


def parties_of(findings: list[Finding], text: str) -> Parties:
    """Between whom a document went, by the offices of its heading and the place of its dateline."""
    sides: dict[str, list[str]] = {"from": [], "to": []}
    place = None
    for found in findings:
        if found.role is Role.OFFICE and found.value in sides:
            sides[found.value].append(" ".join(text[slice(*found.span)].split()))
        elif found.role is Role.PLACE and (place is None or found.span < place.span):
            place = found
    sender, addressee = (_party(sides[side]) for side in ("from", "to"))
    if place and sender not in ("", STATE):
        told = " ".join(text[slice(*place.span)].split())
        sender = sender if told.startswith("Washington") else told
    return Parties(sender, addressee)


def _party(offices: list[str]) -> str:
    """The one post that some offices are; State; '' for others and for several."""
    if len(offices) != 1 or several(offices[0], offices[0], 0, len(offices[0])):
        return ""
    if _HOME.match(offices[0]):
        return STATE
    return offices[0] if _ABROAD.search(offices[0]) else ""
