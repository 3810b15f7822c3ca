"""The messages of an edition by what other messages call them: `Tohak 84`, `State 172996`, `Oslo 55`.

Knows the columns of the documents; no text. A number alone names nothing: each post counts its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tei_edition.publishing.facts import Facts

_DEPARTMENT = "Department of State"
_CALLED = ("State", "Department", "Dept", "Deptel", "Depts")
"""What its telegrams are called."""


def messages(documents: Iterable[Facts]) -> Mapping[str, str]:
    """The document that each name means; a name that several have, as each year has its own telegram 55,
    is left out."""
    found: dict[str, set[str]] = {}
    for facts in documents:
        for name in _names(facts):
            found.setdefault(name, set()).add(facts.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _names(facts: Facts) -> Iterable[str]:
    """A slug with its number is the name; a number is one with its place, or with its department."""
    number = str(facts.particulars.get("telegram", ""))
    if not number.isdecimal():
        return (number,) if number else ()
    place = str(facts.particulars.get("place", ""))
    called = _CALLED if facts.sender == _DEPARTMENT else (place,) if place else ()
    return (f"{name} {number}" for name in called)
