"""When the people of a list held their offices, as the list says it. Knows how lists date; no text."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = {name: f"{number:02}" for number, name in enumerate(_MONTHS, start=1)}
_WHEN = rf"(?:({'|'.join(_MONTHS)})[a-z]*\.?(?: \d{{1,2}})?,? )?((?:1[89]|20)\d\d)"
_SPAN = re.compile(rf"{_WHEN}(?: ?[-–—] ?| to | until | through )(?:{_WHEN})?")
_SINCE = re.compile(rf"\b(?:from|since|after|beginning|as of) {_WHEN}")
_UNTIL = re.compile(rf"\b(?:until|to|through|before) {_WHEN}")
_IN = re.compile(_WHEN)


def in_office(about: str, day: str) -> str:
    """What a list says of a person, without the offices that were not held on a day (`1969-03-17`)."""
    month = day[:7]
    parts = (part.strip() for part in about.split(";"))
    return "; ".join(part for part in parts if _covers(part, month))


def _covers(part: str, month: str) -> bool:
    first, last = _bounds(part)
    return first <= month[: len(first)] and (not last or month[: len(last)] <= last)


@lru_cache(maxsize=8192)
def _bounds(part: str) -> tuple[str, str]:
    """The first and the last month or year of an office; '' where the list gives none."""
    if found := _SPAN.search(part):
        first = _month(found[1], found[2])
        return first, _month(found[3], found[4]) if found[4] else ""
    since, until = _SINCE.search(part), _UNTIL.search(part)
    if since or until:
        return _month(since[1], since[2]) if since else "", _month(until[1], until[2]) if until else ""
    year = _IN.search(part)
    return (year[2], year[2]) if year else ("", "")


def _month(name: str | None, year: str) -> str:
    return f"{year}-{_MONTH[name]}" if name else year
