"""What sentences of a source note say was done with the document: clauses that a participle begins.

`Drafted by Hale on May 3, cleared in draft with Marsh, and approved by Stone` has three. Knows the
participles; what follows each is read by people, routing and receipt.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim, trimmed
from tei_edition.inference.facts.source_note.copies import read_copies
from tei_edition.inference.facts.source_note.people import read_people
from tei_edition.inference.facts.source_note.receipt import read_receipt
from tei_edition.inference.facts.source_note.routing import read_routing

_PEOPLE = {
    "drafted": "drafted", "dictated": "drafted", "prepared": "prepared", "transcribed": "transcribed",
    "cleared": "cleared", "concurred in": "cleared", "concurred": "cleared",
    "approved": "approved", "authorized": "approved", "signed": "signed", "initialed": "signed",
}  # fmt: skip
_ROUTES = {"repeated": "info", "pouched": "info", "passed": "passed", "relayed": "passed", "sent": "sent"}
_COPIES = r"(?:an? )?(?:information )?cop(?:y|ies)"
_COPIED = (
    rf"{_COPIES}(?: of (?:this|the) [a-z]+)? (?:was |were )?(?:also )?"
    r"(?:sent|given|forwarded|furnished|provided)"
    rf"\b(?=(?: for [a-z ]*information)? to )|{_COPIES}(?= to )|copied(?= to )"
)
_VERB = (
    rf"(?:{_COPIED}|drafted|dictated|prepared|transcribed|cleared|concurred(?: in\b(?! (?:draft|substance)))?"
    r"|approved|authorized|signed|initialed|coordinated|revised|repeated|passed|relayed|sent|received|transmitted|pouched)"
)
_SUBJECT = (
    r"(?:(?:the|an?) [a-z ]{3,60} indicates? that "
    r"|(?:the|this) (?:telegram|message|airgram|despatch|cable) was |it was |was )"
)
_ADVERBS = r"(?:presumably |also |then |subsequently )*"
_OPENING = re.compile(rf"{_SUBJECT}?{_ADVERBS}(?P<verbs>{_VERB}(?: and {_VERB})*)\b", re.IGNORECASE)
_NEXT = re.compile(
    rf"(?:; (?:and )?|, (?:and )?| and )(?=(?P<subject>{_SUBJECT})?{_ADVERBS}{_VERB}\b)", re.IGNORECASE
)
_FOR = re.compile(r" for (?P<what>action|information)(?P<to> to\b)?", re.IGNORECASE)
_SECTIONS = re.compile(r" in (?:two|three|four|five|six|seven|eight|[0-9]+) (?:sections|parts)\.?\Z")
_COPY = re.compile(
    r"(?:Printed from|The source text is) (?:an? |the |[A-Z][\w.]+[’']s )(?:[A-Za-z]+ ){0,6}copy\b"
)


class _Clause(NamedTuple):
    """A clause: its participles, and the stretch after them."""

    verbs: tuple[str, ...]
    tail: Stretch


def read_statement(words: str, mask: str, sentence: Stretch) -> Reading:
    """The claims of a sentence; what was not understood is left over."""
    opening = _OPENING.match(mask, *sentence)
    copy = None if opening else _COPY.match(words, *sentence)
    if copy:
        after = trimmed(words, copy.end(), sentence.end)
        left = (after,) if after.start < after.end else ()
        return Reading((claim("copy", words, trimmed(words, *copy.span())),), left)
    if opening is None and mask.find(" was ", *sentence) < 0:
        return Reading((), (sentence,))
    claims: list[Claim] = []
    rest: list[Stretch] = []
    for stretch, clause in _clauses(mask, sentence, opening):
        found = _read(words, mask, clause) if clause else Reading((), (stretch,))
        claims += found.claims
        rest += found.rest
    return Reading(tuple(claims), tuple(rest))


def _clauses(
    mask: str, sentence: Stretch, opening: re.Match[str] | None
) -> list[tuple[Stretch, _Clause | None]]:
    """The stretches of a sentence, those that are clauses with their participles.

    A clause begins the sentence, or follows a clause, or has the document itself for its subject.
    """
    found: list[tuple[Stretch, _Clause | None]] = []
    start, understood = sentence.start, opening is not None
    for mark in _NEXT.finditer(mask, *sentence):
        if opening and mark.start() < opening.end():  # `drafted and approved by Hale`
            continue
        found.append(_clause(mask, opening, start, mark.start()))
        understood = understood or (mark["subject"] or "was ").lower() != "was "
        start = mark.end()
        opening = _OPENING.match(mask, start, sentence.end) if understood else None
    found.append(_clause(mask, opening, start, sentence.end))
    return found


def _clause(mask: str, opening: re.Match[str] | None, start: int, end: int) -> tuple[Stretch, _Clause | None]:
    """A stretch, and the clause that it is, if it opens as one."""
    if opening is None:
        return trimmed(mask, start, end), None
    verbs = tuple(opening["verbs"].lower().split(" and "))
    return Stretch(start, end), _Clause(verbs, Stretch(opening.end(), end))


def _read(words: str, mask: str, clause: _Clause) -> Reading:
    """The claims of one clause, for each of its participles."""
    verb, tail = clause.verbs[0], clause.tail
    if verb == "received":
        return read_receipt(words, tail)
    if "cop" in verb:
        return read_copies(words, mask, tail)
    if verb in ("transmitted", "pouched") and _SECTIONS.match(mask, *tail):
        return Reading()
    if verb in _ROUTES:
        return _read_route(words, mask, _ROUTES[verb], tail)
    kinds = [_PEOPLE[v] for v in clause.verbs if v in _PEOPLE]
    if not kinds:
        return Reading((), (trimmed(words, *tail),))
    readings = [read_people(words, mask, kind, tail) for kind in dict.fromkeys(kinds)]
    return Reading(tuple(c for r in readings for c in r.claims), readings[0].rest)


def _read_route(words: str, mask: str, kind: str, tail: Stretch) -> Reading:
    """Where a message went: `Repeated to`, `Sent for information to`, or just `Sent for action`."""
    found = _FOR.match(words, *tail)
    if found is None or kind != "sent":
        return read_routing(words, mask, kind, tail)
    what = found["what"].lower()
    if found["to"]:
        tail = Stretch(found.start("to"), tail.end)
        return read_routing(words, mask, "action" if what == "action" else "info", tail)
    place = Stretch(*found.span("what"))
    rest = trimmed(words, found.end(), tail.end)
    return Reading((claim("purpose", words, place),), (rest,) if rest.start < rest.end else ())
