"""Which of those who share a name is meant: forenames, the office before it, the rest of the document.

Knows how a document names people; not how names are found. How sure each way is was measured on
the volumes of the Foreign Relations series, which leave a shared name without a pointer where only
nearness speaks: so do we, and report whom nearness suggests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.inference.names.find import Hit
from tei_edition.inference.names.offices import WHOLLY, holder, titles, words_of
from tei_edition.model import Certainty, Finding, Role

_POST = re.compile(r"^(?:Embassy|Legation) (?:in|at) (.+)")
_LINKS = frozenset(("of", "for", "the", "to", "and", "in"))
_OF_A_WOMAN = re.compile(r"\b(?:Mrs\.|Miss|Madame?|Mme\.|Lady) $")  # perhaps a wife, whom no list has


class Choice(NamedTuple):
    """The entry that is meant, how sure that is, by which rule and why; LOW where nobody can tell."""

    key: str
    certainty: Certainty
    rule: str
    evidence: str


class Bearers:
    """Chooses bearers through one document, in the order of its text; remembers who was named."""

    def __init__(self, text: str, hits: Sequence[Hit], findings: Sequence[Finding] = ()) -> None:
        self.text = text
        self.signed = [f.span for f in findings if f.role is Role.SIGNED]
        self.sender = _sender(text, findings)
        self.day = next((f.value for f in findings if f.role is Role.DATE and f.value[:4].isdigit()), "")
        self.heard: dict[str, set[str]] = {}
        for hit in hits:
            keys = _keys(hit)
            if hit.given and len(keys) == 1:
                self._hear(hit, keys[0])

    def choose(self, hit: Hit) -> Choice:
        """The bearer of a hit that has any."""
        keys = _keys(hit)
        choice = _only(hit, keys[0]) if len(keys) == 1 else self._of_several(hit, keys)
        if choice.certainty is not Certainty.LOW:
            self._hear(hit, choice.key)
        return choice

    def _hear(self, hit: Hit, key: str) -> None:
        self.heard.setdefault(hit.bearers[0].name.family, set()).add(key)

    def _of_several(self, hit: Hit, keys: list[str]) -> Choice:
        if _OF_A_WOMAN.search(self.text, max(0, hit.start - 9), hit.start):
            return Choice("", Certainty.LOW, "name-shared", f"may be {', '.join(keys)}")
        signed = any(start <= hit.start and hit.end <= end for start, end in self.signed)
        return (
            _by_form(hit)
            or self._by_office(hit)
            or _by_first_name(hit)
            or (self._by_sender(hit) if signed else None)
            or self._by_nearness(hit, keys, signed)
        )

    def _by_office(self, hit: Hit) -> Choice | None:
        office = self._office(hit)
        key = holder(_offices(hit), office, self.day) if office else ""
        why = f"the office: {' '.join(office)}"
        return Choice(key, Certainty.MEDIUM, "name-office", why) if key else None

    def _by_sender(self, hit: Hit) -> Choice | None:
        key = holder(_offices(hit), self.sender, self.day, WHOLLY) if self.sender else ""
        why = f"signs for the office that sends: {' '.join(self.sender)}"
        return Choice(key, Certainty.MEDIUM, "name-sender", why) if key else None

    def _by_nearness(self, hit: Hit, keys: list[str], signed: bool) -> Choice:
        """The one of them whom the document names elsewhere; in a signature, that is enough."""
        heard = self.heard.get(hit.bearers[0].name.family, set()) & set(keys)
        several = f"may be {', '.join(keys)}"
        if len(heard) != 1:
            return Choice("", Certainty.LOW, "name-shared", several)
        key = min(heard)
        if signed:
            why = "the signature of one whom the document names before"
            return Choice(key, Certainty.MEDIUM, "name-signed", why)
        return Choice(key, Certainty.LOW, "name-near", f"{several}; of them the document names {key}")

    def _office(self, hit: Hit) -> tuple[str, ...]:
        """The words of the title right before a name, or of the office before its parenthesis."""
        before = self.text[max(0, hit.start - 100) : hit.start]
        tokens: list[str] = []
        for token in reversed(before.rstrip(" (").rpartition("\n")[2].split()):
            if not _goes_on(token):
                break
            tokens.insert(0, token)
        link = " to the " if before.endswith("(") else " to "
        words = words_of(" ".join(tokens).rpartition(link)[2])
        while words and not before.endswith("(") and words[0] not in titles():
            words = words[1:]
        return words if any(word in titles() for word in words) else ()


def _goes_on(token: str) -> bool:
    """Whether a word may belong to a title that goes on behind it: `Secretary`, `of`, `Gen.`"""
    if token[-1] in ",;:)”?!" or not (token[0].isupper() or token in _LINKS) or token == "From":
        return False
    short = len(token) < 6 and not titles().isdisjoint(words_of(token))
    return token[-1] != "." or token.count(".") > 1 or short


def _keys(hit: Hit) -> list[str]:
    return list(dict.fromkeys(bearer.person.key for bearer in hit.bearers))


def _sender(text: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The words of the office whose holder signs what the heading says is sent: for an embassy, the
    ambassador; for the Department of State, its Secretary."""
    for finding in findings:
        if finding.role is Role.OFFICE and finding.value == "from":
            office = text[finding.span.start : finding.span.end]
            post = _POST.search(office)
            if "Department of State" in office:
                return "secretary", "state"
            return words_of(f"Ambassador {post[1]}" if post else office)
    return ()


def _only(hit: Hit, key: str) -> Choice:
    if hit.given:
        return Choice(key, Certainty.HIGH, "name-full", "forename and family name")
    if hit.bearers[0].part:
        why = "a word of the name, which nobody else in the lists bears"
        return Choice(key, Certainty.MEDIUM, "name-part", why)
    if len(hit.entry.form) == 1:
        return Choice(key, Certainty.MEDIUM, "name-letter", "nobody else in the lists is called so")
    return Choice(key, Certainty.HIGH, "name-only", "nobody else in the lists bears the name")


def _by_form(hit: Hit) -> Choice | None:
    """The entry that is no more than the form: a cover name, or `Thieu`, see another entry."""
    whole = [b.person.key for b in hit.bearers if b.whole and b.name.family == hit.entry.form]
    if len(whole) == 1 and not hit.given:
        return Choice(whole[0], Certainty.MEDIUM, "name-entry", "the lists have this very form")
    return None


def _by_first_name(hit: Hit) -> Choice | None:
    own = [b.person.key for b in hit.bearers if b.name is b.person.names[0]]
    if len(own) == 1 and not hit.bearers[0].part:
        return Choice(own[0], Certainty.MEDIUM, "name-main", "the others have the name as a second one")
    return None


def _offices(hit: Hit) -> dict[str, tuple[str, str]]:
    return {b.person.key: (b.person.ranks, b.person.about) for b in hit.bearers}
