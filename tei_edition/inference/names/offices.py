"""Titles and offices before a name, against what a list says of a person. Knows English titles; no text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tei_edition.data import table_of
from tei_edition.inference.names.terms_of_office import in_office

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.45  # how well an office must fit, and by how much better than with the next bearer
_CLEAR = 0.12
WHOLLY = 1.0  # how well it fits where all its words are there


class _Words(NamedTuple):
    """titles.toml: words that are titles, words that tell nothing, abbreviations and what they stand for."""

    titles: frozenset[str]
    dropped: frozenset[str]
    long: dict[str, str]


@cache
def _words() -> _Words:
    """Read at the first name, not at the start of the program."""
    data = table_of(__package__, "titles.toml")
    return _Words(frozenset(data["titles"]), frozenset(data["dropped"]), data["abbreviations"])


def titles() -> frozenset[str]:
    """The words that are titles before a name, in lower case."""
    return _words().titles


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a title or an office that tell something, abbreviations written out."""
    known = _words()
    found = (w.lower() for w in _WORD.findall(phrase))
    return tuple(known.long.get(w, w) for w in found if w not in known.dropped)


@lru_cache(maxsize=8192)
def clauses_of(about: str) -> tuple[tuple[str, ...], ...]:
    """The offices that a list gives for a person, each as its words."""
    return tuple(words for part in re.split(r"[;,]", about) if (words := words_of(part)))


def likeness(office: tuple[str, ...], about: str) -> float:
    """How well an office before a name fits what the list says: 0 not at all, about 1.3 wholly."""
    best = 0.0
    for clause in clauses_of(about):
        found = sum(w in clause for w in office) / len(office)
        if found:
            opening = 0.3 if office[0] in clause[:2] else 0.0
            best = max(best, found + opening - 0.01 * len(clause) - (0.1 if clause[0] != office[0] else 0.0))
    return best


def holder(
    people: dict[str, tuple[str, str]], office: tuple[str, ...], day: str, enough: float = _ENOUGH
) -> str:
    """The one of several people whose office it is, if it fits one clearly better than the others; '' if not.

    `people` are the ranks and what the list says, by identifier. Who holds the office on the day of the
    document comes first; where that tells nothing, who ever did.
    """
    held = {key: f"{ranks}; {in_office(told, day)}" for key, (ranks, told) in people.items()} if day else {}
    ever = {key: f"{ranks}; {told}" for key, (ranks, told) in people.items()}
    return _fittest(office, held, enough) or _fittest(office, ever, enough)


def _fittest(office: tuple[str, ...], about: dict[str, str], enough: float) -> str:
    ranked = sorted(((likeness(office, told), key) for key, told in about.items()), reverse=True)
    if len(ranked) < 2:
        return ""
    (best, key), (second, _) = ranked[0], ranked[1]
    return key if best >= enough and best - second >= _CLEAR else ""
