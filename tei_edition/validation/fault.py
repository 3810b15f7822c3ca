"""What an engine finds wrong: an element and a reason. Knows nothing of the engines."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lxml import etree


class Kind(StrEnum):
    """What is wrong, whatever the engine and the schema language are."""

    UNKNOWN_ELEMENT = "unknown element"
    WRONG_NAMESPACE = "element in a wrong namespace"
    MISPLACED_ELEMENT = "element not allowed here"
    MISSING_CHILD = "required element missing"
    MISSING_ATTRIBUTE = "required attribute missing"
    UNKNOWN_ATTRIBUTE = "attribute not allowed"
    BAD_VALUE = "value not allowed"
    TEXT_NOT_ALLOWED = "text not allowed"
    BAD_TEXT = "text has not the form that is asked for"
    OTHER = "not valid"


class Where(StrEnum):
    """Where an element belongs that stands in a wrong place."""

    BEFORE = "before a sibling"
    AFTER = "after a sibling"
    ONCE = "only once, and there is one"
    OUTSIDE = "in an element around this one"
    WITHIN = "in an element that may be put around it"
    ELSEWHERE = "in other elements"


class Home(NamedTuple):
    """The place of a misplaced element: `node` is the sibling or the ancestor, `names` are elements."""

    where: Where
    names: tuple[str, ...] = ()
    node: etree._Element | None = None


class Fault(NamedTuple):
    """A finding of an engine; `node` is the element it is about.

    `engine` is its name, libxml2, or the id of the diagnostics that its findings become, G001.

    For MISSING_CHILD that is the element that lacks one, for TEXT_NOT_ALLOWED the one that holds the text.
    `allowed` are the names or values that may stand there, the nearest first as far as that is known;
    `meant` is one of them, or another name that the schema has; `home` is where a misplaced element belongs.
    `reason` is what the engine says. `before` is the child before which one is missing, `after` the child
    behind which the text stands; None is the end, and the beginning.
    """

    engine: str
    node: etree._Element
    reason: str
    kind: Kind = Kind.OTHER
    attribute: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()
    meant: str = ""
    home: Home | None = None
    before: etree._Element | None = None
    after: etree._Element | None = None
