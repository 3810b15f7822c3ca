"""What a file of corrections may hold: its tables, their keys, the form of each value.

Knows names and forms; knows nothing of TOML, of files or of texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from tei_edition.corrections.correction import Kind
from tei_edition.model import Role

BLOCKS = (
    Role.PARAGRAPH,
    Role.HEAD,
    Role.SOURCE_LINE,
    Role.DATELINE,
    Role.MARKING,
    Role.SALUTE,
    Role.LIST,
    Role.ITEM,
    Role.QUOTE,
    Role.SIGNED,
    Role.CAPACITY,
    Role.POSTSCRIPT,
)
"""What an editor can make of lines."""

CHECKED = tuple(
    role for role in Role if role not in (Role.FACT, Role.NOTE, Role.NOTE_REFERENCE, Role.NOTE_LINK)
)
"""What can be checked. A reference to a note is checked by putting it where it is."""

TYPES = ("participants", "subject", "references", "from", "to", "none")
"""The types of a list, in TEI's @type."""

_NUMBER = re.compile(r"[0-9]{1,4}[A-Za-z]?$")
_DATE = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:[+-][0-9:]{5})?)?$"
)


class Table(NamedTuple):
    """A kind of table: keys that it must have, and those that it may have. Of `one_of` it has exactly
    one set."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All keys that the table knows."""
        return (*self.needs, *dict.fromkeys(key for keys in self.one_of for key in keys), *self.may)


TABLES = {
    Kind.REFERENCE: Table(("note", "after"), ("again", "occurrence", "editor")),
    Kind.NO_REFERENCE: Table((), ("occurrence", "editor"), (("after",), ("note",))),
    Kind.BLOCK: Table(("role", "begins"), ("ends", "type", "occurrence", "editor")),
    Kind.LIST: Table(("begins", "type"), ("occurrence", "editor")),
    Kind.DATE: Table(
        ("words",), ("occurrence", "editor"), (("when",), ("from", "to"), ("not_before", "not_after"))
    ),
    Kind.CHECKED: Table(("role", "begins"), ("occurrence", "editor")),
}
TOP = ("editor", "number")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return "must be words in quotes"
    return ""


def _count(value: object) -> str:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        return "must be a number from 1"
    return ""


def _day(value: object) -> str:
    if isinstance(value, date) or (isinstance(value, str) and _is_day(value)):
        return ""
    return "must be a day or a time such as 1973-10-09 or 1973-10-09T16:25:00+00:00"


def _is_day(text: str) -> bool:
    """Whether a text is a date that the calendar knows."""
    if not _DATE.match(text):
        return False
    try:
        datetime.fromisoformat(text if len(text) > 7 else f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _printed(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and _NUMBER.match(value):
        return ""
    return "must be a number as printed, such as 43 or “43a”"


def _one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    return lambda value: "" if value in known else f"must be one of {', '.join(known)}"


FORMS: dict[str, Callable[[object], str]] = {
    "note": _count,
    "again": lambda value: "" if isinstance(value, bool) else "must be true or false",
    "occurrence": _count,
    "type": _one_of(TYPES),
    "number": _printed,
    **dict.fromkeys(("when", "from", "to", "not_before", "not_after"), _day),
}
"""What is wrong with the value of a key, '' for nothing; keys that are not here are words."""


def fault(kind: Kind | None, key: str, value: object) -> str:
    """What is wrong with the value of a key in a table of some kind (None: outside tables); '' if it is
    right."""
    if key == "role":
        allowed = BLOCKS if kind is Kind.BLOCK else CHECKED
        return _one_of(tuple(role.value for role in allowed))(value)
    return FORMS.get(key, _text)(value)
