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


class Fault(NamedTuple):
    """A finding of an engine; `node` is the element it is about.

    `engine` is its name, libxml2, or the id of the diagnostics that its findings become, G001.

    For MISSING_CHILD that is the element that lacks one, for TEXT_NOT_ALLOWED the one that holds the text.
    `allowed` are the names or values that may stand there, in any order; `reason` is what the engine says.
    """

    engine: str
    node: etree._Element
    reason: str
    kind: Kind = Kind.OTHER
    attribute: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()
