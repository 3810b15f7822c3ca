"""Values that a simple type cannot tell apart: xmlschema is asked about one of them for all.

Where a type says nothing of single digits (no enumeration, no bound, no digit in a pattern), numbers are
judged by their form; days by month, day and leap year, times by being on the clock; hashes as hashes.
Knows the simple types of one schema, as xmlschema has them.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Any

_ALIKE = str.maketrans("123456789", "000000000")
_CLASS = re.compile(r"\[[^\[\]]*\]")
_COUNT = re.compile(r"\{[0-9]+(,[0-9]*)?\}")
_LETTERS = {"string", "anyURI"}
_TIMES = {"date", "dateTime", "gYear", "gYearMonth", "gMonth", "gDay", "gMonthDay", "time"}
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"(1[6-9][0-9]{2}|20[0-9]{2})-([0-9]{2})-([0-9]{2})(T.*)?")
_TIME = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\+00:00)?")
_FREE: dict[int, str] = {}


def alike(simple: Any, value: str) -> str:
    """A value that the type `simple` judges as it judges `value`; the same for many values."""
    free = _FREE.get(id(simple))
    if free is None:
        free = _FREE[id(simple)] = _freedom(simple)
    if free == "letters" and "//" not in value:  # the port of an address has a bound
        if len(value) > 64:
            value = _HASH.sub("0" * 64, value)
        return value.translate(_ALIKE)
    if free == "digits" and value.isascii():
        if _NUMBER.fullmatch(value):
            return "1" * len(value)  # a year has four digits at least
        day = _DAY.fullmatch(value)
        if day:
            return _same_day(*day.groups())
    return value


def _same_day(year: str, month: str, day: str, time: str | None) -> str:
    """The same day of a year that has the same calendar for it, at a time that has the same form."""
    found = _TIME.fullmatch(time) if time else None
    if found:
        time = "T00:00:00" + (found[1] or "")
    return f"{2000 if isleap(int(year)) else 2001}-{month}-{day}{time or ''}"


def _freedom(simple: Any) -> str:
    """What a type cannot tell apart: `letters` for strings, `digits` for numbers and days, or ''."""
    parts = list(_made_of(simple))
    if any(map(_looks_at_digits, parts)):
        return ""
    atoms = [getattr(part, "primitive_type", None) for part in parts if not part.is_list()]
    kinds = {atom.local_name for atom in atoms if atom is not None}
    if kinds <= _LETTERS:
        return "letters"
    bounded = any(_is_bounded(part) for part in parts)
    return "digits" if kinds <= {"decimal"} | _TIMES | _LETTERS and not bounded else ""


def _made_of(simple: Any) -> Iterator[Any]:
    """A simple type, what it restricts, and its items or members, down to built-in types."""
    yield simple
    below = [getattr(simple, "base_type", None), getattr(simple, "item_type", None)]
    for other in (*below, *getattr(simple, "member_types", ())):
        if other is not None and other.is_simple():
            yield from _made_of(other)


def _is_bounded(simple: Any) -> bool:
    """Whether a bound parts the numbers from 1, or one day from another."""
    bounds = (getattr(simple, "min_value", None), getattr(simple, "max_value", None))
    return any(bound is not None and bound not in (0, 1) for bound in bounds)


def _looks_at_digits(simple: Any) -> bool:
    """Whether a pattern or an enumeration of a type names a digit; [0-9] names them all."""
    patterns = simple.patterns.regexps if simple.patterns is not None else []
    texts = [_COUNT.sub("", _CLASS.sub(_without_all, regexp)) for regexp in patterns]
    texts += [str(value) for value in simple.enumeration or ()]
    return any(char in "0123456789" for text in texts for char in text)


def _without_all(found: re.Match[str]) -> str:
    return found.group().replace("0-9", "")
