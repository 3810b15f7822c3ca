"""What a wrong name was probably meant to be: by its letters, or because another vocabulary has it so.

Knows spelling and a table of foreign names (foreign.tsv); knows no schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_LIKE = 0.7
_ALIKE = 0.65
_ODD = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


class Foreign(NamedTuple):
    """What TEI calls something: its names, the surest first; how to write it; what it is, in words."""

    names: tuple[str, ...]
    written: str
    thing: str


def meant(name: str, here: Iterable[str], known: Iterable[str]) -> str:
    """The name that was probably meant: among those allowed `here`, else among all `known`; '' for none."""
    here, known = tuple(here), tuple(known)
    for names in (here, known):
        if found := _same(name, names):
            return found
    wanted = foreign(name).names
    for names in (here, known):
        if found := next((each for each in wanted if each in names), ""):
            return found
    return _like(name, here, _LIKE) or _like(name, known, _LIKE + 0.05)


def only_case(name: str, right: str) -> bool:
    """Whether two names differ in nothing but capitals."""
    return name != right and name.lower() == right.lower()


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names, those first that are spelt much alike; the others keep their order."""
    return tuple(sorted(names, key=lambda each: -ratio if (ratio := _ratio(name, each)) >= _ALIKE else 0.0))


@cache
def foreign(name: str) -> Foreign:
    """What TEI calls an element or attribute of HTML, DocBook, JATS or Word; empty if it is none."""
    return _table().get(name.lower(), Foreign((), "", ""))


def _same(name: str, names: tuple[str, ...]) -> str:
    """The one that is the same but for capitals and signs."""
    mine = _bare(name)
    return next((each for each in names if _bare(each) == mine), "") if mine else ""


def _bare(name: str) -> str:
    return _ODD.sub("", name.lower())


def _like(name: str, names: tuple[str, ...], least: float) -> str:
    if not 3 <= len(name) <= _LONGEST:
        return ""
    found = max(names, key=lambda each: _ratio(name, each), default="")
    return found if found and _ratio(name, found) >= least else ""


@lru_cache(maxsize=65_536)
def _ratio(name: str, other: str) -> float:
    return SequenceMatcher(None, name[:_LONGEST].lower(), other.lower()).ratio()


@cache
def _table() -> dict[str, Foreign]:
    text = (resources.files(__package__) / "foreign.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: Foreign(tuple(row[1].split()), row[2], row[3]) for row in rows}
