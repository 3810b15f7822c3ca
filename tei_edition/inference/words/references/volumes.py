"""The volumes of the series: from the words of a citation to a volume's identifier.

A volume that the list of `series` does not have is not named.
"""

from __future__ import annotations

import re
from functools import cache

from tei_edition.series import volumes

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORDS = re.compile(r"[A-Za-z]+")
_MOST = 0.6
_PART = re.compile(r"\bSupplement ([0-9])\b")
_NUMBERED = re.compile(r"v([0-9]{2})(?:p[0-9])?$")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")


def roman(text: str) -> int:
    """The value of a Roman numeral, or of digits."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN[c] for c in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)


def by_number(years: str, number: str, part: str = "") -> str:
    """The identifier of a volume by years (`1964–1968`), number (`XX`, `E–14`), part; '' if there is none."""
    first, last = years[:4], years[-2:] if len(years) > 4 else ""
    electronic = number[:1].upper() == "E"
    value = roman(number.lstrip("Ee–- "))
    name = f"frus{first}{'-' + last if last else ''}v{'e' if electronic else ''}{value:02}"
    name += f"p{roman(part)}" if part else ""
    return name if name in volumes() else ""


def by_title(years: str, title: str, number: str = "") -> str:
    """The identifier of the one volume of those years whose title the words give; '' if it is not one.

    Where the words alone fit several, the years in the title count (`Vietnam, 1969–1970`), and the number
    of the volume (`The Paris Peace Conference, vol. XIII`).
    """
    words, parts = _words(title), _PART.findall(title)
    first = int(years[:4]) if years else 0
    fits = [
        volume
        for volume in volumes().values()
        if words and _words(volume.title) == words and (not first or volume.first == first)
    ]
    begins = _YEAR.search(title)
    if len(fits) > 1 and begins:
        fits = [v for v in fits if _YEAR.findall(v.title)[:1] == [begins[0]]]
    if len(fits) > 1 or number:
        fits = [v for v in fits if _PART.findall(v.title) == parts and _has_number(v.identifier, number)]
    return fits[0].identifier if len(fits) == 1 else ""


def _has_number(identifier: str, number: str) -> bool:
    """Whether a volume is the one of this number, as its identifier ends: `frus1919Parisv13`."""
    found = _NUMBERED.search(identifier)
    return int(found[1]) == roman(number) if found and number else not found and not number


@cache
def title_after(identifier: str) -> re.Pattern[str]:
    """What matches the title of a volume where it stands behind its number, however it is dashed."""
    words = re.findall(r"\w+|[^\w\s]", volumes()[identifier].title)
    pieces = (r"[–—-]" if w in "–—-" else re.escape(w) for w in words)
    return re.compile(r", " + r"\s*".join(pieces)) if words else re.compile(r"(?!)")


def is_title_of(identifier: str, words: str) -> bool:
    """Whether most of some words are those of a volume's title: titles changed before they were printed."""
    known, said = set(_words(volumes()[identifier].title)), _words(words)
    return bool(said) and sum(word in known for word in said) >= _MOST * len(said)


def years_of(year: int, number: str, part: str = "") -> str:
    """The identifier of the volume with this number among those whose years hold `year`; '' if not one."""
    spans = {(v.first, v.last) for v in volumes().values() if v.first <= year <= v.last <= v.first + 8}
    names = {by_number(f"{a}–{b}" if b > a else f"{a}", number, part) for a, b in spans}
    names.discard("")
    return names.pop() if len(names) == 1 else ""


def years_written(identifier: str) -> str:
    """The years of a volume, as a citation has them; '' for none."""
    found = volumes().get(identifier)
    if not found:
        return ""
    return f"{found.first}–{found.last}" if found.last > found.first else f"{found.first}"


_DROPPED = frozenset(
    "january february march april may june july august september october november december "
    "the at of conference conferences".split()
)


@cache
def _words(title: str) -> tuple[str, ...]:
    """The words of a title that tell it from others: no months, no articles."""
    return tuple(w for w in (m[0].lower() for m in _WORDS.finditer(title)) if w not in _DROPPED)
