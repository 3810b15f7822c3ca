"""When a document was written, and how sure that is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tei_edition.corrections.correction import RULE
from tei_edition.header import Dating, Neighbours
from tei_edition.inference.dates import MONTHS
from tei_edition.model import Certainty, Finding, Role

_MONTH = "|".join(MONTHS)
# A month in the title of a file: "1972, October" or "October 1972".
_FILE_MONTH = re.compile(
    rf"\b(?P<y1>19[0-9]{{2}}),? (?P<m1>{_MONTH})\b|\b(?P<m2>{_MONTH}),? (?P<y2>19[0-9]{{2}})\b"
)
# The date that ends a decimal file number: "320.31/1–3155" is January 31, 1955.
_FILE_DAY = re.compile(r"/([0-9]{1,2})[–-]([0-9]{1,2})([1-6][0-9])(?![0-9])")
# A day on which the document was handled: "attached to a June 8 covering memorandum".
_HANDLED = re.compile(
    r"\b(?:cover(?:ing)?|[Aa]ttache?d|[Aa]ttachment|[Dd]rafted|[Ss]ent|[Ff]orwarded|[Tt]ransmitted|[Dd]ated"
    r"|[Rr]eceived|[Cc]opy|[Ee]nclosure)\b[^.;]{0,90}?"
    rf"\b(?P<m>{_MONTH}) (?P<d>[0-9]{{1,2}})\b(?:, (?P<y>[0-9]{{4}}))?"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEAR = timedelta(days=31)  # measured: 98 % of documents are so near to the date in their file number


def date_document(
    findings: list[Finding],
    text: str,
    archive_words: str,
    coverage: tuple[str, str],
    note_words: str = "",
    between: Neighbours | None = None,
) -> Dating | None:
    """The date: of the dateline or heading; else inferred from the file number, the file's title, what the
    source note says of the day when the document was handled, the dates of the documents beside it, the
    date of an attachment, or the volume's coverage.

    `archive_words` is the part of the source note that names the file, `note_words` all of the note,
    `coverage` the first and the last month or day of the volume ('' where it is not known), `between` the
    documents between which it stands, where these are known and in the order of their dates.
    """
    end = min((f.span.start for f in findings if f.role is Role.ATTACHMENT), default=len(text))
    written = _written([f for f in findings if f.span.start < end])
    if written:
        found = min(written)
        hours = min(
            (f for f in findings if f.role is Role.HOURS and f.span.start > found.span.start), default=None
        )
        end = hours.span.end if hours else found.span.end
        words = text[found.span.start : end]
        value = _with_hours(found.value, hours.value if hours else "")
        sure = Certainty.LOW if found.certainty is Certainty.LOW else Certainty.HIGH  # "circa"
        return Dating(value, words, sure, found.rule, f"the text says “{words}”")
    lines = [text[slice(*f.span)] for f in findings if f.role is Role.SOURCE_LINE]
    return (
        _from_file_number(" ".join([*lines, note_words[:200]]))
        or _from_file(archive_words)
        or _from_handling(note_words, coverage)
        or _from_neighbours(between)
        or _from_attachment([f for f in findings if f.span.start >= end], text)
        or _from_coverage(coverage)
    )


def _written(message: list[Finding]) -> list[Finding]:
    """The dates that the message gives itself: in its dateline, or as an editor reads it; else in its
    heading."""
    dates = [f for f in message if f.role is Role.DATE]
    places = [f.span for f in message if f.role in (Role.DATELINE, Role.HEAD)]
    own = [f for f in dates if f.rule == RULE and any(s.start <= f.span.start < s.end for s in places)]
    own += [f for f in dates if f.rule == "dateline-date"]
    return [f for f in own if f.value] or [f for f in dates if f.rule == "head-date"]


def _with_hours(day: str, hours: str) -> str:
    """A day with the hours from which to which, `10:00:00/11:30:00`, that stand beside it."""
    first, found, last = hours.partition("/")
    return f"{day}T{first}/{day}T{last}" if found and "/" not in day else day


def _from_file_number(words: str) -> Dating | None:
    """The weeks around the date in a decimal file number."""
    found = _FILE_DAY.search(words)
    if not found:
        return None
    evidence = f"the file number ends with “{found[0][1:]}”"
    return _around(f"19{found[3]}", found[1], found[2], Certainty.MEDIUM, "date-of-file-number", evidence)


def _from_handling(words: str, coverage: tuple[str, str]) -> Dating | None:
    """The weeks around the day when the document was drafted, sent, attached to another or received."""
    found = _HANDLED.search(words)
    if not found:
        return None
    year = found["y"] or (coverage[0][:4] if coverage[0][:4] == coverage[1][:4] else "")
    evidence = f"the source note says “{found[0]}”"
    month = str(MONTHS[found["m"]])
    return _around(year, month, found["d"], Certainty.LOW, "date-of-handling", evidence)


def _around(year: str, month: str, day: str, sure: Certainty, rule: str, evidence: str) -> Dating | None:
    """A range around a day; None if the calendar has no such day."""
    try:
        middle = date(int(year or 0), int(month), int(day))
    except ValueError:
        return None
    value = f"{middle - _NEAR}..{middle + _NEAR}"
    words = f"about {list(MONTHS)[middle.month - 1]} {middle.day}, {middle.year}"
    return Dating(value, words, sure, rule, evidence)


def _from_attachment(attached: list[Finding], text: str) -> Dating | None:
    """The weeks around the day on which a paper that is attached was written."""
    dates = [f for f in attached if f.role is Role.DATE and f.rule == "dateline-date"]
    found = min((f for f in dates if _DAY.match(f.value)), default=None)
    if not found:
        return None
    evidence = f"an attachment is dated “{text[slice(*found.span)]}”"
    year, month, day = found.value[:10].split("-")
    return _around(year, month, day, Certainty.LOW, "date-of-attachment", evidence)


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


def _from_neighbours(between: Neighbours | None) -> Dating | None:
    """The days between two documents: a chapter is in the order of time."""
    if between is None:
        return None
    before, after = between
    first = _first(before.value.partition("..")[0].partition("/")[0][:10])
    last = _last(after.value.rpartition("..")[2].rpartition("/")[2][:10])
    begin, end = _in_words(first), _in_words(last)
    evidence = f"between the documents {before.number} ({begin}) and {after.number} ({end})"
    words = f"between {begin}, and {end}" if first != last else f"about {begin}"
    return Dating(f"{first}..{last}", words, Certainty.LOW, "date-between-neighbours", evidence)


def _in_words(day: str) -> str:
    """A day in ISO 8601 as the volumes print it."""
    year, month, number = map(int, day.split("-"))
    return f"{list(MONTHS)[month - 1]} {number}, {year}"


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
