"""Rules D031-D033: attributes of dates that contradict themselves or each other.

Knows the days and times of ISO 8601 as TEI has them; compares nothing with the words of the text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.rules.subject import FRUS, Subject

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T(.*))?")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_SINGLE = ("when", "from", "to", "notBefore", "notAfter")
_MIN, _MAX = "doc-dateTime-min", "doc-dateTime-max"
_RANGES = (
    ("from", "to", "from", "to"),
    ("notBefore", "notAfter", "notBefore", "notAfter"),
    *((f"{space}{_MIN}", f"{space}{_MAX}", f"frus:{_MIN}", f"frus:{_MAX}") for space in FRUS),
)
_TOGETHER = (("from", "notBefore"), ("to", "notAfter"))
_PLAIN = re.compile(
    r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])?"
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the dates of a file."""
    nodes = [node for name in ("date", "time", "origDate") for node in subject.elements(name)]
    suspects = [node for node in nodes if not _PLAIN.fullmatch(node.get("when", "-")) or len(node.attrib) > 1]
    here = {pair for node in suspects for pair in node.items()}
    dates = subject.attributes.dates
    if any(
        pair not in here for pair in dates if pair[0] != "when" or not _PLAIN.fullmatch(pair[1])
    ):  # other elements have dates too
        suspects = list(subject.document.root.iter(etree.Element))
    for node in suspects:
        yield from _impossible(subject, node)
        yield from _backwards(subject, node)
        yield from _together(subject, node)


def _impossible(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    for name in _SINGLE:
        value = node.get(name)
        if value and (why := _no_day(value)):
            yield subject.tell("D032", node, f"{name}=“{value}” is no possible date: {why}.", attribute=name)


def _no_day(value: str) -> str:
    """Why a date that has the right form cannot be; '' for one that can, or that has another form."""
    found = _DAY.fullmatch(value)
    if not found:
        return ""
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not year:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {found[2]}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return f"this month has no day {found[3]}"
    clock = _CLOCK.fullmatch(found[4]) if found[4] else None
    if clock and (int(clock[1]) > 24 or int(clock[2]) > 59 or int(clock[3] or 0) > 60):
        return f"there is no time {found[4]}"
    return ""


def _backwards(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    for first, second, one, other in _RANGES:
        begin, end = node.get(first), node.get(second)
        if begin and end and _later(begin, end):
            said = f"The range goes from {begin} ({one}) to {end} ({other}), which is earlier."
            yield subject.tell("D031", node, said, attribute=other)


def _later(begin: str, end: str) -> bool:
    """Whether a date is surely later than another: an end without a day or a time is the last one of it."""
    one, other = _moment(begin), _moment(end)
    if not one or not other:
        return False
    (start, zone), (stop, other_zone) = one, other
    if "T" not in begin or "T" not in end or zone != other_zone:
        # Of a day without a zone nobody knows when it begins; of two clocks, not what each shows.
        return _day(begin) > _day(end, last=True)
    return start > stop


def _moment(value: str) -> tuple[datetime, bool] | None:
    """A moment, and whether its zone is known; None for what is no date."""
    found = _DAY.fullmatch(value)
    if not found or _no_day(value) or not int(found[1]):
        return None
    clock = _CLOCK.fullmatch(found[4]) if found[4] else None
    if found[4] and not clock:
        return None
    start = datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    if not clock:
        return start, False
    start += timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    zone = clock[4]
    if zone and zone != "Z":
        minutes = int(zone[1:3]) * 60 + int(zone[4:])
        start -= timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    return start, bool(zone)


def _day(value: str, *, last: bool = False) -> str:
    """The first day that a date may mean, or the last one, so that they can be compared."""
    day = value.partition("T")[0]
    return (day + ("-99-99" if last else "-00-00")[: 10 - len(day)]) if len(day) < 10 else day


def _together(subject: Subject, node: etree._Element) -> Iterator[Diagnostic]:
    others = [name for name in _SINGLE[1:] if node.get(name)]
    if node.get("when") and others and str(node.tag).endswith(("}date", "}time")):
        said = f"The date has both when and {' and '.join(others)}."
        yield subject.tell("D033", node, said, attribute="when")
    for pair in _TOGETHER:
        if all(map(node.get, pair)):
            yield subject.tell("D033", node, f"The date has both {pair[0]} and {pair[1]}.", attribute=pair[1])
