"""The facts of a header: who, what, when, where from, under which marking. Data only."""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.model import Certainty


class Correspondent(NamedTuple):
    """A party: a name, an office, a place, or some of them.

    `side` is from or to, as the heading says; or what the source note says of others: also (sent to them
    too), action (sent to them for action), info (repeated to them), passed (passed on to them).
    `key` is the entry of the lists that the person is. `signed`: only the signature names the person.
    """

    side: str
    person: str = ""
    office: str = ""
    place: str = ""
    key: str = ""
    signed: bool = False


class Archive(NamedTuple):
    """Where the original lies, as the source note tells: (type, name) pairs in the order of the note."""

    repository: str = ""
    collections: tuple[tuple[str, str], ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()


class Hand(NamedTuple):
    """Who did what to the original before it went out: the `task` (drafted, cleared, approved ...), the
    persons and offices, and the day as it is written and in ISO 8601, '' where it is not told."""

    task: str
    persons: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    day: str = ""
    when: str = ""


class Receipt(NamedTuple):
    """When a message was received: the words, and the time of the day (`14:10:00`), '' where a day stands
    beside it, of which the year is not told."""

    words: str
    time: str = ""


class Dating(NamedTuple):
    """When it was written: `value` as ISO 8601 (`a/b` from-to, `a..b` not before, not after)."""

    value: str
    words: str
    certainty: Certainty
    rule: str
    evidence: str


class Neighbour(NamedTuple):
    """A document with a sure date, before or after one that has none: its number, and its date as `Dating`
    has it."""

    number: str
    value: str


EDITORIAL_NOTE = "editorial-note"
"""The kind of what the editors wrote themselves: it is of their time, whatever stands beside it."""

Neighbours = tuple[Neighbour, Neighbour]
"""The nearest such documents before and after another, by number."""


class Entry(NamedTuple):
    """An entry of the lists that the document names: its identifier, its heading, what it says."""

    key: str
    label: str
    about: str = ""


class Header(NamedTuple):
    """All that the header of one document says about it. Empty strings and tuples: not known.

    `correctors` are the editors who corrected what was inferred, or checked it.
    """

    title: str
    kind: str
    correspondents: tuple[Correspondent, ...] = ()
    place: str = ""
    dating: Dating | None = None
    archive: Archive = Archive()
    markings: tuple[tuple[str, str], ...] = ()
    message_number: str = ""
    references: tuple[tuple[str, str], ...] = ()
    correctors: tuple[str, ...] = ()
    laid_out: tuple[str, ...] = ()  # what of the source's layout was made regular, so that it can be read
    hands: tuple[Hand, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    printed_from: str = ""
    persons: tuple[Entry, ...] = ()
    terms: tuple[Entry, ...] = ()
