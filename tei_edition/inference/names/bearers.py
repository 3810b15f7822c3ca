"""Which of those who share a name is meant: forenames, the office before it, the rest of the document.

Knows how a document names people; not how names are found. How sure each way is was measured on
the volumes of the Foreign Relations series, which leave a shared name without a pointer where only
nearness speaks: so do we, and report whom nearness suggests.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.inference.names.find import Hit
from tei_edition.inference.names.offices import TITLES, likeness, words_of
from tei_edition.model import Certainty
from tei_edition.source import Span

_LINKS = frozenset(("of", "for", "the", "to", "and", "in"))
_ENOUGH = 0.45  # how well an office must fit, and by how much better than with the next bearer
_CLEAR = 0.12


class Choice(NamedTuple):
    """The entry that is meant, how sure that is, by which rule and why; LOW where nobody can tell."""

    key: str
    certainty: Certainty
    rule: str
    evidence: str


class Bearers:
    """Chooses bearers through one document, in the order of its text; remembers who was named."""

    def __init__(self, text: str, hits: Sequence[Hit], signed: Sequence[Span] = ()) -> None:
        self.text = text
        self.signed = signed
        self.last: dict[str, str] = {}
        self.named: dict[str, set[str]] = {}
        for hit in hits:
            keys = _keys(hit)
            if hit.given and len(keys) == 1:
                self.named.setdefault(hit.bearers[0].name.family, set()).add(keys[0])

    def choose(self, hit: Hit) -> Choice:
        """The bearer of a hit that has any."""
        keys = _keys(hit)
        choice = self._only(hit, keys) if len(keys) == 1 else self._of_several(hit, keys)
        if choice.certainty is not Certainty.LOW:
            self.last[hit.bearers[0].name.family] = choice.key
        return choice

    def _only(self, hit: Hit, keys: list[str]) -> Choice:
        if hit.given:
            return Choice(keys[0], Certainty.HIGH, "name-full", "forename and family name")
        if hit.bearers[0].part:
            why = "a word of the name, which nobody else in the lists bears"
            return Choice(keys[0], Certainty.MEDIUM, "name-part", why)
        return Choice(keys[0], Certainty.HIGH, "name-only", "nobody else in the lists bears the name")

    def _of_several(self, hit: Hit, keys: list[str]) -> Choice:
        whole = [b.person.key for b in hit.bearers if b.whole and b.name.family == hit.entry.form]
        if len(whole) == 1 and not hit.given:
            return Choice(whole[0], Certainty.MEDIUM, "name-entry", "the lists have this very form")
        office = self._office(hit)
        key = _by_office(hit, office) if office else ""
        if key:
            return Choice(key, Certainty.MEDIUM, "name-office", f"the office: {' '.join(office)}")
        own = [b.person.key for b in hit.bearers if b.name is b.person.names[0]]
        if len(own) == 1 and not hit.bearers[0].part:
            return Choice(own[0], Certainty.MEDIUM, "name-entry", "the others have the name as a second one")
        several = f"may be {', '.join(keys)}"
        family = hit.bearers[0].name.family
        if self.last.get(family) in keys:
            if any(span.start <= hit.start and hit.end <= span.end for span in self.signed):
                why = "the signature of one whom the document names before"
                return Choice(self.last[family], Certainty.MEDIUM, "name-signed", why)
            why = f"{several}; {self.last[family]} is named before"
            return Choice(self.last[family], Certainty.LOW, "name-near", why)
        named = self.named.get(family, set()) & set(keys)
        if len(named) == 1:
            key = min(named)
            return Choice(key, Certainty.LOW, "name-near", f"{several}; {key} is named in full")
        return Choice("", Certainty.LOW, "name-shared", several)

    def _office(self, hit: Hit) -> tuple[str, ...]:
        """The words of the title right before a name, or of the office before its parenthesis."""
        before = self.text[max(0, hit.start - 100) : hit.start]
        tokens: list[str] = []
        for token in reversed(before.rstrip(" (").rpartition("\n")[2].split()):
            if not _goes_on(token):
                break
            tokens.insert(0, token)
        words = words_of(" ".join(tokens).rpartition(" to the ")[2])
        while words and not before.endswith("(") and words[0] not in TITLES:
            words = words[1:]
        return words if any(word in TITLES for word in words) else ()


def _goes_on(token: str) -> bool:
    """Whether a word may belong to a title that goes on behind it: `Secretary`, `of`, `Gen.`"""
    if token[-1] in ",;:)”?!" or not (token[0].isupper() or token in _LINKS) or token == "From":
        return False
    short = len(token) < 6 and not TITLES.isdisjoint(words_of(token))
    return token[-1] != "." or token.count(".") > 1 or short


def _keys(hit: Hit) -> list[str]:
    return list(dict.fromkeys(bearer.person.key for bearer in hit.bearers))


def _by_office(hit: Hit, office: tuple[str, ...]) -> str:
    """The bearer whose office it is, if one fits clearly better than the others."""
    about = {b.person.key: f"{b.person.ranks}; {b.person.about}" for b in hit.bearers}
    ranked = sorted(((likeness(office, text), key) for key, text in about.items()), reverse=True)
    (best, key), (second, _) = ranked[0], ranked[1]
    return key if best >= _ENOUGH and best - second >= _CLEAR else ""
