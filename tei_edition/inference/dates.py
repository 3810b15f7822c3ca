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
# Time zones as they are printed after a time, and what they are ahead of Greenwich.
_ZONES = {
    "Z": "+00:00", "GMT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_ZONE = "|".join(zone for zone in _ZONES if zone != "Z")
_HALF = r"(?: ?[ap]\. ?m\b\.?| ?[ap]m\b)"
_WORD = r"12 (?:noon|midnight)|[Nn]oon|[Mm]idnight"
_CLOCK = rf"(?:{_WORD}|[0-9]{{1,2}}[:.][0-9]{{2}}{_HALF}?|[0-9]{{1,2}}{_HALF})"
_FROM = rf"(?:{_WORD}|[0-9]{{1,2}}(?:[:.][0-9]{{2}})?{_HALF}?)"
_TO = r"(?: ?[–—-] ?| to )"
_TIME = (
    rf"(?:[0-9]{{4}} ?(?:Z|{_ZONE})\b"
    rf"|(?P<hours>{_FROM}{_TO}{_CLOCK}|[0-9]{{4}}{_TO}[0-9]{{4}} ?(?:Z|{_ZONE}|hours)\b)"
    rf"|{_CLOCK}(?: (?:{_ZONE})\b)?)"
)
DATE = re.compile(
    rf"(?:(?P<m1>{_MONTH}) ?(?P<d1>[0-9]{{1,2}})"
    rf"(?:(?:[–/-]| and |, and )(?P<d4>[0-9]{{1,2}})|(?:–|-| and )(?P<m5>{_MONTH}) (?P<d5>[0-9]{{1,2}}))?"
    r", ?(?P<y1>[0-9]{4})"
    rf"|(?P<d2>[0-9]{{1,2}}) (?P<m2>{_MONTH}),? (?P<y2>[0-9]{{4}})"
    rf"|(?P<m3>{_MONTH}),? (?P<y3>[0-9]{{4}}))"
    rf"(?P<time>(?: ?, ?|\.? ?[—–-] ?| )(?=[0-9NnMm]){_TIME})?"
)
UNDATED = re.compile(r"\b[Uu]ndated\b|\b[Nn]o date\b|\bdate not declassified\b")
_POINT = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.? ?m)?|noon|midnight", re.IGNORECASE)
_FOUR = re.compile(rf"([0-9]{{2}})([0-9]{{2}})(?={_TO}| ?(?P<zone>Z|{_ZONE}|hours)\b)")
_MONTH_DAY = re.compile(rf"(?P<m1>{_MONTH}) (?P<d1>[0-9]{{1,2}})|(?P<d2>[0-9]{{1,2}}) (?P<m2>{_MONTH})")


class Moment(NamedTuple):
    """A date in a text: its offsets, and its value: ISO 8601, `a/b` for a range, '' if not a day.

    Where the text says from which hour to which, those words are no part of the date: `hours` are
    their offsets and their value; `last` is where date and hours end.
    """

    start: int
    end: int
    value: str
    hours: tuple[int, int, str] | None = None

    @property
    def last(self) -> int:
        """Where the words about the date end."""
        return self.hours[1] if self.hours else self.end


def _clock(found: re.Match[str], half: str) -> str:
    """hh:mm:ss of a time of the day; '' if there is none. `half` is a or p where the text omits it."""
    word = found[0].lower()
    if word == "noon":
        return "12:00:00"
    if word == "midnight":
        return "00:00:00"
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or half).lower()
    if hour > 23 or minute > 59 or not half:
        return ""
    if hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}:00"


def _times(text: str) -> list[str]:
    """The one or two times of a text such as `3:30–5 p.m.`; [] when it does not say."""
    four = list(_FOUR.finditer(text))
    if four:
        offset = _ZONES.get(four[-1]["zone"] or "", "")
        times = [f"{f[1]}:{f[2]}:00{offset}" for f in four]
        return times if all(int(f[1]) < 24 and int(f[2]) < 60 for f in four) else []
    points = list(_POINT.finditer(text.replace("12 noon", "noon").replace("12 midnight", "midnight")))
    half = next((p[3] for p in reversed(points) if p[3]), "") or ""
    times = [_clock(p, half) for p in points[:2]]
    if len(times) == 2 and times[0] > times[1] and not points[0][3] and half == "p":
        times[0] = _clock(points[0], "a")  # "11–2 p.m."
    if len(times) == 1 and times[0]:
        return [times[0] + _ZONES.get(text[-3:], "")]
    return times if all(times) else []


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


def _new_style(found: re.Match[str], day: str) -> str:
    """The second of two days that are one, by the old and the new calendar: `May 18/30, 1881`."""
    if "/" not in found[0] or not found["d4"]:
        return day
    second = _iso(day[:8] + f"{int(found['d4']):02}")
    return second if second and 10 <= int(second[8:]) - int(day[8:]) <= 13 else day


def _last_day(found: re.Match[str], first: str) -> str:
    """The last of several days, `June 3–5, 1970` or `June 29–July 2, 1970`; '' if there is but one."""
    if found["d5"]:
        return _iso(f"{found['y1']}-{MONTHS[found['m5']]:02}-{int(found['d5']):02}")
    return _iso(first[:8] + f"{int(found['d4']):02}") if found["d4"] else ""


def read_date(text: str, start: int = 0, end: int | None = None) -> Moment | None:
    """The first date of `text` between two offsets, with its time."""
    found = DATE.search(text, start, len(text) if end is None else end)
    if not found:
        return None
    day = _day(found)
    whole = len(day) == len("1970-01-01")
    day = _new_style(found, day) if whole else day
    times = _times(found["time"]) if found["time"] and whole else []
    last = _last_day(found, day) if whole else ""
    if last > day:
        day = f"{day}/{last}"
    elif len(times) == 1:
        day = f"{day}T{times[0]}"
    if not found["hours"]:
        return Moment(found.start(), found.end(), day)
    hours = "/".join(times) if len(times) == 2 and times[0] <= times[1] else ""
    return Moment(found.start(), found.start("time"), day, (*found.span("hours"), hours))


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
