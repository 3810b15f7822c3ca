"""The day of an edition that has no clock: what edition.toml says, made a whole day; and the months' names.
Knows dates only."""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def moment(said: str) -> str:
    """A day as a moment, its beginning: a year or a month begins on its first; 1970 where nothing is said."""
    day = next((said + rest for rest in ("", "-01", "-01-01") if _DAY.fullmatch(said + rest)), "1970-01-01")
    return f"{day}T00:00:00Z"
