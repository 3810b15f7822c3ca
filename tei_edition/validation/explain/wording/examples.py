"""What a right value looks like, by datatype and by attribute, for people. Knows names of datatypes only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Example(NamedTuple):
    """A kind of value in words, and one such value."""

    what: str
    shown: str


_DATE = Example("a date as year-month-day (a year, or a year and a month, will do)", "1972-10-22")
_POINTER = Example("# and the xml:id of the element that is meant, or an address, without blanks", "#d43")
_NUMBER = Example("a whole number in figures", "3")

_TYPES: dict[str, Example] = {
    "date": _DATE,
    "dateTime": Example("a day and a time", "1972-10-22T14:30:00Z"),
    "gYear": _DATE,
    "gYearMonth": _DATE,
    "gMonthDay": Example("a month and a day as --month-day", "--10-22"),
    "gDay": Example("a day of a month as ---day", "---22"),
    "gMonth": Example("a month as --month", "--10"),
    "time": Example("a time of day as hours:minutes:seconds", "14:30:00"),
    "duration": Example("a length of time", "P2DT3H"),
    "anyURI": _POINTER,
    "ID": Example("a name that begins with a letter, has no blanks and stands once in the file", "d43"),
    "IDREF": Example("the xml:id of another element", "d43"),
    "NCName": Example("a name that begins with a letter and has no blanks or colons", "d43"),
    "Name": Example("a name that begins with a letter and has no blanks", "d43"),
    "NMTOKEN": Example("one word without blanks", "document"),
    "nonNegativeInteger": _NUMBER,
    "positiveInteger": _NUMBER,
    "integer": _NUMBER,
    "int": _NUMBER,
    "decimal": Example("a number in figures, with a point before the decimals", "2.5"),
    "double": Example("a number in figures, with a point before the decimals", "2.5"),
    "float": Example("a number in figures, with a point before the decimals", "2.5"),
    "boolean": Example("true or false", "true"),
    "language": Example("the code of a language", "en"),
}
# Where several types would do, people mean the first of these.
_ORDER = ("date", "gYear", "ID", "anyURI", *_TYPES)

_ATTRIBUTES: dict[str, Example] = {
    **dict.fromkeys("when notBefore notAfter from to".split(), _DATE),
    **dict.fromkeys("target ref corresp who resp ana sameAs next prev source facs".split(), _POINTER),
    **dict.fromkeys("when-iso notBefore-iso notAfter-iso from-iso to-iso".split(), _DATE),
    **dict.fromkeys("type subtype rend unit role".split(), Example("one word without blanks", "letter")),
    "url": Example("the address of a file or a page, without blanks", "images/d43.jpg"),
    "xml:id": _TYPES["ID"],
    "xml:lang": _TYPES["language"],
}


def example(attribute: str, types: Iterable[str]) -> Example | None:
    """What a value of an attribute, or of a text, should look like; None where nothing is known."""
    given = set(types)
    if attribute in _ATTRIBUTES and not given <= {"ID"}:
        return _ATTRIBUTES[attribute]
    return next((_TYPES[each] for each in _ORDER if each in given), None) or _ATTRIBUTES.get(attribute)
