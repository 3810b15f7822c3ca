"""When a document was written, and how sure that is."""

from __future__ import annotations

import re
from calendar import monthrange

from tei_edition.header import Dating
from tei_edition.inference.dates import MONTHS
from tei_edition.model import Certainty, Finding, Role

_MONTH = "|".join(MONTHS)
# A month in the title of a file: "1972, October" or "October 1972".
_FILE_MONTH = re.compile(
    rf"\b(?P<y1>19[0-9]{{2}}),? (?P<m1>{_MONTH})\b|\b(?P<m2>{_MONTH}),? (?P<y2>19[0-9]{{2}})\b"
)


def date_document(
    findings: list[Finding], text: str, archive_words: str, coverage: tuple[str, str]
) -> Dating | None:
    """The date: of the dateline or heading, else of the file's title, else the volume's coverage.

    `archive_words` is the part of the source note that names the file, `coverage` the first and the
    last month or day of the volume ('' where it is not known).
    """
    dates = [f for f in findings if f.role is Role.DATE]
    written = [f for f in dates if f.rule == "dateline-date" and f.value] or [
        f for f in dates if f.rule == "head-date"
    ]
    if written:
        found = min(written)
        hours = min(
            (f for f in findings if f.role is Role.HOURS and f.span.start > found.span.start), default=None
        )
        end = hours.span.end if hours else found.span.end
        words = text[found.span.start : end]
        value = _with_hours(found.value, hours.value if hours else "")
        return Dating(value, words, Certainty.HIGH, found.rule, f"the text says “{words}”")
    return _from_file(archive_words) or _from_coverage(coverage)


def _with_hours(day: str, hours: str) -> str:
    """A day with the hours from which to which, `10:00:00/11:30:00`, that stand beside it."""
    first, found, last = hours.partition("/")
    return f"{day}T{first}/{day}T{last}" if found and "/" not in day else day


def _from_file(words: str) -> Dating | None:
    """The month in the title of the file that the original lies in."""
    found = _FILE_MONTH.search(words)
    if not found:
        return None
    year, month = int(found["y1"] or found["y2"]), MONTHS[found["m1"] or found["m2"]]
    value = f"{_first(f'{year}-{month:02}')}..{_last(f'{year}-{month:02}')}"
    name = f"{found['m1'] or found['m2']} {year}"
    evidence = f"the source note names a file of “{found[0]}”"
    return Dating(value, name, Certainty.MEDIUM, "date-of-file", evidence)


def _from_coverage(coverage: tuple[str, str]) -> Dating | None:
    """The months that the volume covers."""
    first, last = coverage
    if not (first and last):
        return None
    evidence = f"the volume covers {first} to {last}"
    return Dating(
        f"{_first(first)}..{_last(last)}", f"{first} to {last}", Certainty.LOW, "date-of-volume", evidence
    )  # fmt: skip


def _first(value: str) -> str:
    """The first day of a year, month or day in ISO 8601."""
    return value + ("-01-01", "-01", "")[value.count("-")]


def _last(value: str) -> str:
    """The last day of a year, month or day in ISO 8601."""
    if value.count("-") == 0:
        return f"{value}-12-31"
    if value.count("-") == 1:
        year, month = map(int, value.split("-"))
        return f"{value}-{monthrange(year, month)[1]:02}"
    return value
