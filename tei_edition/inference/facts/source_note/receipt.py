"""When a message was received. Knows clock times and days, as they are written."""

from __future__ import annotations

import re

from tei_edition.inference.dates import MONTHS
from tei_edition.inference.facts.source_note.claims import Reading, Stretch, claim, trimmed

_DAY = rf"(?:{'|'.join(MONTHS)}) [0-9]{{1,2}}(?:, [0-9]{{4}})?"
_CLOCK = r"(?:[0-9]{1,2}(?::[0-9]{2})? ?[ap]\. ?m\.|noon|midnight|[0-9]{4}Z|[0-9]{4} hours)"
_WHEN = re.compile(
    r"(?P<before>.*?)(?:\b(?:at|on) |\A| )"
    rf"(?P<when>{_DAY},? (?:at )?{_CLOCK}|{_CLOCK}(?:,? (?:on )?{_DAY})?|{_DAY})(?P<after>.*)"
)
_WHERE = re.compile(
    r",? (?:in|at|by) (?:the )?(?:[A-Z][\w.]*|of|the|and)(?: (?:[A-Z][\w.]*|of|the|and|message center))*,?"
)


def read_receipt(words: str, tail: Stretch) -> Reading:
    """The time after `Received`, and what else is said that is not where."""
    found = _WHEN.match(words, *tail)
    if found is None:
        return Reading((), (trimmed(words, *tail),))
    when = claim("received", words, Stretch(*found.span("when")))
    left = [
        trimmed(words, *found.span(group))
        for group in ("before", "after")
        if found[group].strip(" ,.") and not _WHERE.fullmatch(found[group].rstrip())
    ]
    return Reading((when,), tuple(left))
