"""Several posts or offices under one noun: `the Embassies in France, Germany, and Italy`.

Knows the plurals of posts and offices, and names that have an `and` of their own; no place by name but
those. What it names keeps the words, with the noun in the singular: `Embassy in Germany`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei_edition.inference.words.messages.lexicon import posts

_SINGULAR = {
    "Embassies": "Embassy", "Legations": "Legation", "Missions": "Mission", "Delegations": "Delegation",
    "Consulates General": "Consulate General", "Consulates": "Consulate", "Stations": "Station",
    "Consuls General": "Consul General", "Consuls": "Consul", "Ambassadors": "Ambassador",
    "Chargés": "Chargé", "Liaison Offices": "Liaison Office", "Interests Sections": "Interests Section",
    "High Commissioners": "High Commissioner", "Secretaries": "Secretary", "Departments": "Department",
}  # fmt: skip
_LINK = r"(?:in|at|to|of)"
_NOUN = re.compile(
    rf"(?:the )?(?P<before>(?:[A-Z][\w.-]* ){{0,3}}?)(?P<noun>{'|'.join(_SINGULAR)}) (?P<link>{_LINK}) "
)
# One noun may not take in what has a noun of its own: `and the Mission in Geneva`.
_OWN_NOUN = (
    r"(?!(?:the )?(?:[A-Z][\w.-]* ){0,3}?(?:Embass|Legation|Mission|Delegation|Consul|Station|Ambassador"
    r"|Chargé|Office|Interests|Commissioner|Secretar|Department|Director|Chairman|Chief|Commander|White House"
    r"|Administrator|Attorney|Bureau|President|Representative|Joint|Agency|Minister))"
)
# Persons follow the title that they share: `Assistant Secretaries of State Hale and Reed`.
_TITLES = re.compile(r"(?:[A-Z][a-z]+ )+Secretaries |Secretaries of State [A-Z]")
_WORD = r"(?:[A-Z][\w’'.-]*|\[[^\[\]]*\]|_+)"
_MEMBER = rf"{_OWN_NOUN}(?:the )?{_WORD}(?:(?: of| for)?(?: the)? {_WORD}|~and~{_WORD})*"
_LIST = re.compile(
    rf"{_MEMBER}(?:, (?:{_LINK} )?{_MEMBER})*,? and (?:{_LINK} )?{_MEMBER}(?=[.,;)\]]|\Z| [a-z])"
    rf"|{_MEMBER}(?:, {_MEMBER})+(?=,? and |;|\Z)"
)
_PARTING = re.compile(rf"(?:,? and |, )(?:{_LINK} )?")
_JOINED = re.compile(
    r"\b(?:Trinidad and Tobago|Antigua and Barbuda|Bosnia and Herzegovina|S[ãa]o Tomé and Pr[íi]ncipe"
    r"|(?:Saint|St\.) Kitts and Nevis|Rhodesia and Nyasaland|Housing and Urban Development"
    r"|Health and Human Services)\b"
)
_WELFARE = re.compile(r"\bHealth, Education,? and Welfare\b")


class Post(NamedTuple):
    """One of several: what it is called, and where the words are that are its own."""

    name: str
    start: int
    end: int


def several(words: str, mask: str, start: int, end: int) -> tuple[Post, ...]:
    """The posts or offices of the list that begins at `start`; none if there is no list of at least two.

    `mask` is the words with what parts nothing made into `_`, every place kept.
    """
    noun = _NOUN.match(mask, start, end)
    if noun is None or _TITLES.match(mask, noun.start("before"), end):
        return ()
    masked = mask[:end]
    for pattern in (_JOINED, _WELFARE):
        masked = pattern.sub(lambda found: re.sub(r"\W", "_", found[0]), masked)
    listed = _LIST.match(masked, noun.end(), end)
    if listed is None:
        return ()
    found, at = [], noun.end()
    for parting in [*_PARTING.finditer(masked, noun.end(), listed.end()), None]:
        last = parting.start() if parting else listed.end()
        if at < last:
            found.append(_post(words, noun, at, last))
        at = parting.end() if parting else last
    return tuple(found) if len(found) > 1 else ()


def cities(words: str) -> tuple[Post, ...]:
    """The posts of a phrase that names nothing but cities where posts are: `Paris, Bonn, and London`."""
    found, at = [], 0
    for parting in [*_PARTING.finditer(words), None]:
        last = parting.start() if parting else len(words)
        if words[at:last].casefold() not in posts():
            return ()
        found.append(Post(words[at:last], at, last))
        at = parting.end() if parting else last
    return tuple(found) if len(found) > 1 else ()


def _post(words: str, noun: re.Match[str], start: int, end: int) -> Post:
    """One post; the noun stays in the plural before a number of posts: `[2 places not declassified]`."""
    own = words[start:end].rstrip(".") if words[end - 2 : end - 1].islower() else words[start:end]
    plural = re.match(r"\[[0-9]", own) is not None
    kind = noun["noun"] if plural else _SINGULAR[noun["noun"]]
    return Post(f"{noun['before']}{kind} {noun['link']} {own}", start, start + len(own))
