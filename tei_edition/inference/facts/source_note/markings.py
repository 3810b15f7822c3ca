"""The sentence of a source note that lists the markings. Knows their vocabulary and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, trimmed
from tei_edition.inference.facts.vocabulary import term_of

_PART = re.compile(r"[^;,]+")
_NONE = re.compile(r"No classification(?: markings?)?\Z", re.IGNORECASE)
_WITHHELD = re.compile(r"_+\Z")
_SLUG = re.compile(r"[A-Z][A-Za-z]{2,14}(?:[–/-][A-Z0-9][A-Za-z0-9]*)*(?: [0-9IVX]{1,3})?\Z")
# To whom a message is restricted: `Eyes Only for the Secretary`, `Personal for Ambassador Hale`.
_ADDRESSED = re.compile(r" (?=for\b|to\b|from\b|[A-Z])")
_LONGEST = 90  # of a marking with its addressee
_JOINED = re.compile(r"[/–—-]")


def read_markings(words: str, mask: str, sentence: Stretch, follows: bool) -> Reading | None:
    """The markings of a sentence; None where it is not a list of markings.

    It is one if it begins with a marking and `follows` the archive or other markings, or if it begins with
    a classification or says that there is none. What no vocabulary has is a slug if it is a single word,
    and else is left over.
    """
    start, end = sentence
    found = _listed(words[start:end], mask[start:end])
    if found is None or not (follows or found.claims[0].kind in ("classification", "no-marking")):
        return None
    return Reading(
        tuple(Claim(c.kind, c.value, start + c.start, start + c.end) for c in found.claims),
        tuple(Stretch(start + rest.start, start + rest.end) for rest in found.rest),
    )


@lru_cache(maxsize=1024)
def _listed(sentence: str, mask: str) -> Reading | None:
    """The markings of a list, places counted from its start; None where it does not begin with one."""
    claims: list[Claim] = []
    rest = []
    for mark in _PART.finditer(mask):
        part = trimmed(sentence, *mark.span())
        text = sentence[part.start : part.end]
        if found := _known(text, part):
            claims += found
        elif not claims:
            return None
        elif _SLUG.match(text):
            claims.append(Claim("slug", text, *part))
        elif text and not _WITHHELD.match(mask, *part):
            rest.append(part)
    return Reading(tuple(claims), tuple(rest)) if claims else None


def _known(text: str, part: Stretch) -> tuple[Claim, ...]:
    """The markings that a part of the list is, by the vocabulary: mostly one."""
    if _NONE.match(text):
        return (Claim("no-marking", text, *part),)
    term = term_of(text)
    if term:
        return (Claim(*term, *part),)
    return _addressed(text, part) or _joined(text, part)


def _addressed(text: str, part: Stretch) -> tuple[Claim, ...]:
    """A marking before the name of the one it is for: the longest that the part begins with."""
    if len(text) > _LONGEST:
        return ()
    for found in reversed(list(_ADDRESSED.finditer(text))):
        term = term_of(text[: found.start()])
        if term and term[0] == "handling":
            return (Claim(*term, part.start, part.start + found.start()),)
    return ()


def _joined(text: str, part: Stretch) -> tuple[Claim, ...]:
    """Markings that a stroke or a dash joins: `Nodis/Cherokee`, where the first is known."""
    claims = []
    at = 0
    for piece in _JOINED.split(text):
        place = Stretch(part.start + at, part.start + at + len(piece))
        term = term_of(piece) or (("slug", piece) if at and _SLUG.match(piece) else None)
        if term is None:
            return ()
        claims.append(Claim(*term, *place))
        at += len(piece) + 1
    return tuple(claims)
