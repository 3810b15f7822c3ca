"""What stands between a heading and its text: dateline, markings, greeting, lists at the top."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    r"(?:top secret|secret|confidential|restricted|unclassified|official use only|limited official use"
    r"|plain|us urgent|most urgent|urgent|niact|priority|immediate|most immediate|air pouch|eyes only"
    r"|official|personal|informal|[—–(), -]|\([a-z ]{2,20}\))+$",
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
    """What a line under the heading is, if it belongs to the opening. A number under the dateline is the
    first line of the text."""
    words = view.words[index]
    if not dated and is_dateline(words):
        return Role.DATELINE
    if len(words) < 90 and (_MARKING.match(words) or _RECEIPT.match(words) or _KIND.match(words)):
        return Role.MARKING
    if not dated and _SERIAL.match(words):
        return Role.MARKING
    return Role.SALUTE if _SALUTE.match(words) else None


def openings(view: View) -> Iterator[Finding]:
    """Sees dateline, marking and greeting under a heading. `Washington, May 1, 1963.` Wrong: prose."""
    for section in view.sections:
        yield from _opening(view, section)


def _opening(view: View, section: range) -> Iterator[Finding]:
    roles: list[tuple[int, Role]] = []
    for index in section:
        if view.taken[index] or view.lines[index].kind is LineKind.PAGE:
            continue
        if view.lines[index].kind is not LineKind.PROSE:
            break
        role = _role(view, index, any(r is Role.DATELINE for _, r in roles))
        if role is None:
            break
        roles.append((index, role))
    yield from _findings(view, roles)


def _findings(view: View, roles: list[tuple[int, Role]]) -> Iterator[Finding]:
    """The findings of an opening. Markings make it one `opener`; under a file number, every dateline is
    one; what kind of text it is stands in an `opener` of its own."""
    for index, role in roles:
        evidence = f"a {role.value} stands under the heading"
        view.front.add(index)
        sure = Certainty.HIGH if index < view.sections[0].stop else Certainty.LOW
        yield Finding(view.claim(index), role, sure, f"opening-{role.value}", evidence)
    if not view.filed and all(role is not Role.MARKING for _, role in roles):
        return
    group = [i for i, role in roles if role is not Role.SALUTE]
    cut = next((n for n, i in enumerate(group) if not _KIND.match(view.words[i])), len(group))
    for lines in (group[:cut], group[cut:]):
        if lines:
            span = Span(view.lines[lines[0]].start, view.lines[lines[-1]].end)
            evidence = "it stands between heading and text"
            yield Finding(span, Role.OPENER, Certainty.MEDIUM, "opener", evidence)
