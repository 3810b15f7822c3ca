"""What an editor would paste into the file of corrections about a decision.

Knows the form of corrections and texts; nothing of which decision is in doubt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from tei_edition.corrections.correction import Kind
from tei_edition.corrections.quote import occurs_once, places
from tei_edition.model import Finding, Role
from tei_edition.source import Span

_WORDS = 8  # most words of a quote
_SHORT = 12  # characters that a quote has at least, if there are as many
_FAR = 120  # characters of it
_WORD = re.compile(r"\S+")


def confirming(finding: Finding, text: str, end: int, others: list[Finding], note: int) -> str:
    """The correction that says: this decision is right.

    `end` is where the main text ends, `others` are the findings of the same role, and `note` is the number
    at the foot of the note that a reference points to.
    """
    if finding.role in (Role.NOTE_REFERENCE, Role.NOTE_LINK):
        again: dict[str, object] = {"again": True} if finding.role is Role.NOTE_LINK else {}
        before = _before(finding, text, end)
        return _table(Kind.REFERENCE, {"note": note} | before | again) if before else ""
    if finding.role is Role.NOTE:
        before = _before(finding, text, end)
        return _table(Kind.NO_REFERENCE, before) if before else ""
    if finding.role is Role.DATE:
        return _date(finding, text, others)
    if finding.role is Role.FACT:
        return ""
    keys = {"role": finding.role.value} | _beginning("begins", finding, text, others)
    return _table(Kind.CHECKED, keys)


def without_reference(note: int) -> str:
    """The correction that says: this note has no reference in the text."""
    return _table(Kind.NO_REFERENCE, {"note": note})


def _table(kind: Kind, keys: dict[str, object]) -> str:
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items())
    return "\n".join([f"[[{kind.value}]]", *lines])


def _date(finding: Finding, text: str, others: list[Finding]) -> str:
    keys: dict[str, object] = {"words": " ".join(text[slice(*finding.span)].split())}
    first, _, last = finding.value.partition("/")
    if last:
        values: dict[str, object] = {"from": first, "to": last}
    elif ".." in finding.value:
        first, _, last = finding.value.partition("..")
        values = {"not_before": first, "not_after": last}
    else:
        values = {"when": finding.value or "YYYY-MM-DD"}
    keys |= _occurrence_of(text, str(keys["words"]), finding, others)
    return _table(Kind.DATE, keys | values)


def _before(finding: Finding, text: str, end: int) -> dict[str, object]:
    """The words before a label: as many as make the place the only one, or else the occurrence."""
    start = finding.span.start
    line = text[max(0, start - _FAR) : start]
    found = list(_WORD.finditer(line.rstrip()))[-_WORDS:]
    if not found:
        return {}

    def labelled(at: int) -> bool:
        return bool(_LABELLED.match(text, at))

    quote, spans = "", list[Span]()
    for first in reversed(found):
        quote = " ".join(line[first.start() :].split())
        spans = [s for s in places(text, quote, 0, end) if labelled(s.end)]
        if len(spans) == 1 and len(quote) >= _SHORT:
            return {"after": quote}
    if len(spans) == 1:
        return {"after": quote}
    ends = [Span(s.end, s.end) for s in spans]
    return {"after": quote} | _occurrence(ends, len(text[:start].rstrip()), lambda _: True)


_LABELLED = re.compile(r"\s{0,8}[0-9*†‡§]")


def _beginning(key: str, finding: Finding, text: str, others: list[Finding]) -> dict[str, object]:
    """The first words of a finding, and which of the findings that begin so it is."""
    start, end = finding.span
    words = text[start : min(end, start + _FAR)].split()[:_WORDS]
    quote = " ".join(words)
    return {key: quote} | _occurrence_of(text, quote, finding, others)


def _occurrence_of(text: str, quote: str, finding: Finding, others: list[Finding]) -> dict[str, object]:
    """Which of the findings of a role that begin with a quote is meant."""
    if occurs_once(text, quote):
        return {}
    starts = {f.span.start for f in others}
    return _occurrence(places(text, quote, 0, len(text)), finding.span.start, starts.__contains__)


def _occurrence(found: list[Span], start: int, counts: Callable[[int], bool]) -> dict[str, object]:
    """Which of the places that count is the one at `start`; nothing where it is the only one."""
    starts = [span.start for span in found if counts(span.start)]
    if len(starts) < 2 or start not in starts:
        return {}
    return {"occurrence": starts.index(start) + 1}
