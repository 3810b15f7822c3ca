"""Titles and offices before a name, against what a list says of a person. Knows English titles; no text."""

from __future__ import annotations

import re
from functools import lru_cache

from tei_edition.data import table_of

_WORD = re.compile(r"[^\W\d_]+")
_DATA = table_of(__package__, "titles.toml")
_DROPPED = frozenset(_DATA["dropped"])
_LONG: dict[str, str] = _DATA["abbreviations"]
TITLES = frozenset(_DATA["titles"])


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a title or an office that tell something, abbreviations written out."""
    found = (w.lower() for w in _WORD.findall(phrase))
    return tuple(_LONG.get(w, w) for w in found if w not in _DROPPED)


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
