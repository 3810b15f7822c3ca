"""The entries of lists of persons and of terms, as values. Knows nothing of files, of XML or of cables."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """One name of a person: family name, forenames and initials, what stands behind (`Jr.`)."""

    family: str
    given: tuple[str, ...] = ()
    suffix: str = ""


class Person(NamedTuple):
    """A person of a list. `key` is the entry's identifier, `label` the name as the list prints it.

    `names` begins with the name of the heading; pseudonyms and other spellings follow. `about` is what
    the list says of the person, `ranks` what ranks and titles the heading has.
    """

    key: str
    label: str
    names: tuple[Name, ...]
    about: str = ""
    ranks: str = ""


class Term(NamedTuple):
    """A term or abbreviation of a list: its identifier, the forms it is written in, what it means."""

    key: str
    label: str
    forms: tuple[str, ...]
    about: str = ""


class Register(NamedTuple):
    """The persons and the terms of an edition, in the order of its lists."""

    persons: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
