"""Dates and times as they are written, and the day that they come to. Knows the calendar only."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),
        start=1,
    )
}
_MONTH = "|".join(MONTHS)
_CLOCK = r"(?:12 noon|[0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]\. ?m\.?)?|noon|midnight|Noon|Midnight)"
_TIME = rf"(?:[0-9]{{4}} ?Z\b|{_CLOCK}(?: ?[–—-] ?{_CLOCK})?)"
DATE = re.compile(
    rf"(?:(?P<m1>{_MONTH}) ?(?P<d1>[0-9]{{1,2}})(?:(?:[–/-]| and )(?P<d4>[0-9]{{1,2}}))?, ?(?P<y1>[0-9]{{4}})"
    rf"|(?P<d2>[0-9]{{1,2}}) (?P<m2>{_MONTH}),? (?P<y2>[0-9]{{4}})"
    rf"|(?P<m3>{_MONTH}),? (?P<y3>[0-9]{{4}}))"
    rf"(?P<time>(?:, ?|\.? ?[—–-] ?| )(?={_TIME}){_TIME})?"
)
UNDATED = re.compile(r"\b[Uu]ndated\b|\bno date\b|\bdate not declassified\b")
_MONTH_DAY = re.compile(rf"(?P<m1>{_MONTH}) (?P<d1>[0-9]{{1,2}})|(?P<d2>[0-9]{{1,2}}) (?P<m2>{_MONTH})")
_POINT = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(?: ?([ap])\. ?m)?|noon|midnight", re.IGNORECASE)
_ZULU = re.compile(r"([0-9]{2})([0-9]{2}) ?Z")


class Moment(NamedTuple):
    """A date in a text: its offsets, and its value: ISO 8601, `a/b` for a range, '' if not a day."""

    start: int
    end: int
    value: str


def _clock(found: re.Match[str], half: str) -> str:
    """hh:mm:ss of a time of the day; '' if there is none. `half` is a or p where the text omits it."""
    word = found[0].lower()
    if word == "noon":
        return "12:00:00"
    if word == "midnight":
        return "00:00:00"
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or half).lower()
    if hour > 12 or minute > 59 or not half:
        return ""
    hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}:00"


def _times(text: str) -> list[str]:
    """The one or two times of a text such as `3:30–5 p.m.`; [] when it does not say."""
    zulu = _ZULU.search(text)
    if zulu:
        hour, minute = int(zulu[1]), int(zulu[2])
        return [f"{hour:02}:{minute:02}:00+00:00"] if hour < 24 and minute < 60 else []
    points = list(_POINT.finditer(text.replace("12 noon", "noon")))
    half = next((p[3] for p in reversed(points) if p[3]), "") or ""
    times = [_clock(p, half) for p in points[:2]]
    if len(times) == 2 and times[0] > times[1] and not points[0][3] and half == "p":
        times[0] = _clock(points[0], "a")  # "11–2 p.m."
    return times if all(times) else times[:1] if times and times[0] else []


def _day(found: re.Match[str]) -> str:
    """The day, or month, that a match names, in ISO 8601; '' if the calendar has no such day."""
    year = found["y1"] or found["y2"] or found["y3"]
    month = MONTHS[found["m1"] or found["m2"] or found["m3"]]
    day = found["d1"] or found["d2"]
    if not day:
        return f"{year}-{month:02}"
    return _iso(f"{year}-{month:02}-{int(day):02}")


def _iso(day: str) -> str:
    """A day in ISO 8601, if the calendar has it."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def read_date(text: str, start: int = 0, end: int | None = None) -> Moment | None:
    """The first date of `text` between two offsets, with its time."""
    found = DATE.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    day = _day(found)
    times = _times(found["time"]) if found["time"] and len(day) == 10 else []
    value = day + ("T" + times[0] if times else "")
    if found["d4"] and len(day) == 10:
        last = _iso(day[:8] + f"{int(found['d4']):02}")
        value = f"{day}/{last}" if last > day else day
    elif len(times) == 2 and times[0] <= times[1]:
        value = f"{day}T{times[0]}/{day}T{times[1]}"
    return Moment(found.start(), found.end(), value)


def read_time(text: str) -> str:
    """The first time of the day in the words of one: `9 p.m.` is 21:00:00; '' if there is none."""
    return "".join(_times(text)[:1])


def read_day(text: str) -> str:
    """The day that the words are, in ISO 8601, without the year where they have none: `May 3` is --05-03;
    '' if the calendar has no such day."""
    found = read_date(text)
    if found:
        return found.value
    month_day = _MONTH_DAY.fullmatch(text)
    if month_day is None:
        return ""
    month, day = month_day["m1"] or month_day["m2"], month_day["d1"] or month_day["d2"]
    return _iso(f"2000-{MONTHS[month]:02}-{int(day):02}")[4:].replace("-", "--", 1)
