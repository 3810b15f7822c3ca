"""The messages of an edition by what other messages call them: `Tohak 84`, `State 172996`, `Saigon 55`.

Knows the columns of the documents and the names of references; no text. A number alone names nothing: each
post counts its own, and begins anew with each year. So the day that is cited with it counts, and else that
the message is older than what cites it, and not by much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.mentions import Reference
from tei_edition.publishing.particulars import many

_HOME = re.compile(r"(?:Department of State|(?:\w+ ){0,2}Secretary of State)\b")
_STATE = "state"
_CALLED = {
    "department": _STATE,
    "dept": _STATE,
    "deptel": _STATE,
    "depts": _STATE,
    "usun": "united nations",
    "delhi": "new delhi",
}
_PLACE = re.compile(r".*\b(?:in|at|to) (?:the )?(?=\S)", re.IGNORECASE)
_NUMBER = r"(?:(?:circular|despatch|airgram) )?(?:(?:ca|a|g|w)-?)?[0-9]{1,7}[0-9/a-z-]*"
_NAME = re.compile(rf"(?P<post>.+?) (?P<number>{_NUMBER})(?: to (?P<to>.+))?")
_ZEROS = re.compile(r"\b0+(?=[0-9])")
_ONE_SERIES = 5  # digits: so long are the numbers that the Department gave to all its messages alike
_OLDER = 300  # days: a number that is older is that of another year
_ZONES = 1  # day: by its own clock a message may be younger than what cites it


class Meant(NamedTuple):
    """A document that a name may mean, and its day, None where that is not known."""

    identifier: str
    day: date | None


class Messages:
    """The messages of the documents, by their names and by their numbers."""

    def __init__(self, documents: Iterable[Facts]) -> None:
        self._by_name: dict[str, list[Meant]] = {}
        self._by_number: dict[str, list[Meant]] = {}
        documents = [facts for facts in documents if facts.particulars.get("telegram")]
        places = _places(documents)
        for facts in documents:
            meant = Meant(facts.id, _day(facts.when))
            for name in dict.fromkeys(_names(facts, places)):
                self._by_name.setdefault(name, []).append(meant)
            self._by_number.setdefault(_number(facts), []).append(meant)

    def targets(self, citing: Facts) -> tuple[str, ...]:
        """For each message that a document cites without a pointer the id of the document that is meant; ''
        for one that means none of the edition, or one of several."""
        return tuple(self._meant(citing, reference) for reference in citing.references if reference.is_open)

    def _meant(self, citing: Facts, reference: Reference) -> str:
        named = self._named(reference.name or reference.words)
        if not named and not reference.name:
            digits = (re.findall(r"[0-9]+", reference.words) or [""])[-1]
            tells = reference.day or len(digits) >= _ONE_SERIES
            named = self._by_number.get(digits, []) if tells else []
        cited = _day(citing.when)
        fits = {m.identifier for m in named if m.identifier != citing.id and _fits(m, cited, reference.day)}
        return fits.pop() if len(fits) == 1 else ""

    def _named(self, name: str) -> list[Meant]:
        """The documents that have a name; those of the Department's one series whatever post it went to."""
        said = _NAME.fullmatch(_folded(name))
        if not said:
            return self._by_name.get(_folded(name), [])
        post, number = _post(said["post"]), said["number"]
        found = self._by_name.get(f"{post} {number} to {_post(said['to'])}", []) if said["to"] else []
        if found or (said["to"] and len(number) < _ONE_SERIES):
            return found
        return self._by_name.get(f"{post} {number}", [])


def _names(facts: Facts, places: Mapping[str, set[str]]) -> Iterator[str]:
    """What a message is called: a slug with its number, or its number with the place or the office that it
    comes from; what comes from the Department, with those that it went to."""
    number = _number(facts)
    if not re.fullmatch(_NUMBER, number):
        yield number
        return
    if facts.particulars.get("kind") in ("despatch", "airgram") and number.isdigit():
        number = f"{facts.particulars['kind']} {number}"
    senders = many(facts.particulars.get("sender_offices"))
    if not any(_HOME.match(office) for office in senders):
        place = str(facts.particulars.get("place", ""))
        for post in (place, *senders):
            if post:
                yield f"{_post(post)} {number}"
        return
    if "circular" in str(facts.particulars.get("kind")):
        number = f"circular {number}"
    yield f"{_STATE} {number}"
    for office in many(facts.particulars.get("addressee_offices")):
        for post in (_post(office), *sorted(places.get(_post(office), ()))):
            yield f"{_STATE} {number} to {post}"


def _number(facts: Facts) -> str:
    return _folded(str(facts.particulars.get("telegram", "")))


def _places(documents: Iterable[Facts]) -> dict[str, set[str]]:
    """Where each office abroad writes from, by the documents themselves: vietnam -> saigon."""
    found: dict[str, set[str]] = {}
    for facts in documents:
        place = str(facts.particulars.get("place", ""))
        for office in many(facts.particulars.get("sender_offices")):
            if place and not _HOME.match(office):
                found.setdefault(_post(office), set()).add(_post(place))
    return found


def _post(words: str) -> str:
    """A post by its place or land: `Embassy in the Republic of China` -> republic of china."""
    said = _PLACE.sub("", _folded(words))
    return _CALLED.get(said, said)


def _folded(words: str) -> str:
    """Words as they are compared: `State 055342` is `state 55342`."""
    return _ZEROS.sub("", " ".join(words.replace("–", "-").casefold().split()))


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when)
    except ValueError:
        return None


def _fits(meant: Meant, cited: date | None, day: str) -> bool:
    """Whether a message can be the one that is cited, by the day that is told with it (`03-05` or
    `1962-03-05`), or by the day of what cites it."""
    if meant.day is None:
        return not day
    if day and not meant.day.isoformat().endswith(day):
        return False
    if cited is None or len(day) == len("1962-03-05"):
        return True
    older = (cited - meant.day).days
    return abs(older) <= 366 if day else -_ZONES <= older <= _OLDER
