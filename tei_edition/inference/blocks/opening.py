"""What stands between a heading and its text: dateline, markings, greeting, lists at the top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.inference.dates import UNDATED, read_date
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_PLACE = re.compile(
    r"[\[( ]*(?:(?:[A-Z][\w.’'-]*|[A-Z]{1,4}/[\w-]+|\(Rev\.\)|place|not|declassified|de|of|the|at|in|on|via"
    r"|aboard|and|circa|ca\.|about|[,\[\]/—–-])[ ,\]\[]*){0,10}$"
)
_REST = re.compile(r"[\s.,\]\[)—–-]*(?:\(?[A-Z][\w .:’-]{0,30}\)?)?[\s.,\])]*$")
_MARKING = re.compile(
    r"(?:top secret|secret|confidential|restricted data|restricted|unclassified|official use only|official"
    r"|limited official use|security information|plain|us urgent|most urgent|urgent|niact|priority|immediate"
    r"|most immediate|flash|operational|emergency|deferred|routine|air pouch|eyes only|personal|informal"
    r"|noforn|nodis|exdis|limdis|no distribution|limit(?:ed)? distribution|sensitive|strictly|via|pouch"
    r"|courier|by|and|[—–(), -]|\([a-z ]{2,20}\))+$",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"\[?\(?[Rr]eceived [^\])]{3,60}[\])]?\.?$")
_SERIAL = re.compile(r"(?:No\. ?[0-9A-Z-]{1,12}\.?|Issue No\. ?[0-9]{1,5})$")
# What the editors say of the text: [Extract], [Telegram—Extract], [Translation].
_KIND = re.compile(
    r"\[(?:(?:[Ee]xtracts?|[Tt]elegram|[Pp]araphrase|[Tt]ranslation|[Cc]ircular|[Ss]ubstance|[Mm]emorandum)"
    r"\.?[ —–-]{0,3}){1,3}\]$"
)
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear|DEAR|Your (?:Excellency|Majesty|Highness)|Mr\. President|Sirs?\b|Gentlemen"
    r"|Excellency)[^:;!?]{0,80}[:,]$"
)


_PLACE_LINE = re.compile(r"[A-Z][\w .’'-]{2,60},$")


class _Line(NamedTuple):
    """Lines of an opening, from `first` to `last`, and what they are."""

    first: int
    last: int
    role: Role


def is_dateline(words: str) -> bool:
    """Whether a line is a place and a date and nothing more."""
    if len(words) > 150:
        return False
    moment = read_date(words)
    if moment:
        return bool(_PLACE.match(words[: moment.start]) and _REST.match(words[moment.last :]))
    undated = UNDATED.search(words)
    return bool(undated and len(words) < 90 and _PLACE.match(words[: undated.start()]))


def _role(view: View, index: int, dated: bool) -> Role | None:
    """What a line under the heading is, if it belongs to the opening or is the number of the message: under
    the dateline, that is the first paragraph."""
    words = view.words[index]
    if not dated and is_dateline(words):
        return Role.DATELINE
    if len(words) < 90 and (_MARKING.match(words) or _RECEIPT.match(words) or _KIND.match(words)):
        return Role.MARKING
    if _SERIAL.match(words):
        return Role.PARAGRAPH if dated else Role.MARKING
    return Role.SALUTE if _SALUTE.match(words) else None


def openings(view: View) -> Iterator[Finding]:
    """Sees dateline, marking and greeting under a heading. `Washington, May 1, 1963.` Wrong: prose."""
    for section in view.sections:
        yield from _opening(view, section)


def _opening(view: View, section: range) -> Iterator[Finding]:
    found: list[_Line] = []
    at = section.start
    while at < section.stop:
        if view.taken[at] or view.lines[at].kind is LineKind.PAGE or not view.words[at]:
            at += 1
            continue
        if view.lines[at].kind is not LineKind.PROSE:
            break
        dated = any(line.role is Role.DATELINE for line in found)
        last = at if dated else _dateline(view, at)
        role = Role.DATELINE if last > at else _role(view, at, dated)
        if role is None:
            break
        found.append(_Line(at, last, role))
        if role is Role.PARAGRAPH:
            break
        at = last + 1
    yield from _findings(view, found)


def _dateline(view: View, index: int) -> int:
    """The last line of a dateline of several lines: a place above, when it was received under it."""
    last = index
    above = _PLACE_LINE.match(view.words[index])
    if above and _goes_on(view, index) and is_dateline(f"{view.words[index]} {view.words[index + 1]}"):
        last = index + 1
    elif not is_dateline(view.words[index]):
        return index
    return last + 1 if _goes_on(view, last) and _RECEIPT.match(view.words[last + 1]) else last


def _goes_on(view: View, index: int) -> bool:
    """Whether a line of prose follows without a blank line between."""
    return view.is_prose(index + 1) and not view.lines[index + 1].gap


def _findings(view: View, found: list[_Line]) -> Iterator[Finding]:
    """The findings of an opening. Markings make it one `opener`; under a file number, every dateline is
    one; what kind of text it is stands in an `opener` of its own."""
    for first, last, role in found:
        evidence = f"a {role.value} stands under the heading"
        view.front.update(range(first, last + 1))
        is_sure = first < view.sections[0].stop and role is not Role.PARAGRAPH
        sure = Certainty.HIGH if is_sure else Certainty.LOW
        yield Finding(view.claim(first, last), role, sure, f"opening-{role.value}", evidence)
    if not view.filed and all(line.role is not Role.MARKING for line in found):
        return
    group = [line for line in found if line.role in (Role.DATELINE, Role.MARKING)]
    cut = next((n for n, line in enumerate(group) if not _KIND.match(view.words[line.first])), len(group))
    for lines in (group[:cut], group[cut:]):
        if lines:
            span = Span(view.lines[lines[0].first].start, view.lines[lines[-1].last].end)
            evidence = "it stands between heading and text"
            yield Finding(span, Role.OPENER, Certainty.MEDIUM, "opener", evidence)
