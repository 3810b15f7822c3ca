"""The facts of a header: who, what, when, where from, under which marking. Data only."""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.model import Certainty


class Correspondent(NamedTuple):
    """A party: `side` is from, to or info (for information); a name, an office, a place, or some of them.
    `key` is the entry of the lists that the person is."""

    side: str
    person: str = ""
    office: str = ""
    place: str = ""
    key: str = ""


class Archive(NamedTuple):
    """Where the original lies, as the source note tells: (type, name) pairs in the order of the note."""

    repository: str = ""
    collections: tuple[tuple[str, str], ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()


class Dating(NamedTuple):
    """When it was written: `value` as ISO 8601 (`a/b` from-to, `a..b` not before, not after)."""

    value: str
    words: str
    certainty: Certainty
    rule: str
    evidence: str


class Entry(NamedTuple):
    """An entry of the lists that the document names: its identifier, its heading, what it says."""

    key: str
    label: str
    about: str = ""


class Header(NamedTuple):
    """All that the header of one document says about it. Empty strings and tuples: not known."""

    title: str
    kind: str
    correspondents: tuple[Correspondent, ...] = ()
    place: str = ""
    dating: Dating | None = None
    archive: Archive = Archive()
    markings: tuple[tuple[str, str], ...] = ()
    message_number: str = ""
    references: tuple[tuple[str, str], ...] = ()
    persons: tuple[Entry, ...] = ()
    terms: tuple[Entry, ...] = ()
