"""An element that is being walked: what it may be, and what may still come in it. Knows patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.explain.relaxng.patterns import Element, Leaf, Pattern

States = dict[Element, Pattern]


class Piece(NamedTuple):
    """A child, or a stretch of text after the child `after`."""

    node: etree._Element | None
    text: str
    after: etree._Element | None


@dataclass(slots=True)
class Frame:
    """`states` are the patterns that the element may still have, by what it may be; none: anything goes.

    `taken` are the leaves that it counts as in its parent whatever is in it, when it is in a wrong place or
    has a wrong name; None where its own content decides. `moved` is the namespace of wrong names.
    """

    node: etree._Element
    states: States
    pieces: Iterator[Piece]
    taken: frozenset[Leaf] | None = None
    moved: str | None = None
    lone: bool = False
    history: list[tuple[etree._Element, States]] = field(default_factory=list)


def pieces(node: etree._Element) -> tuple[list[Piece], bool]:
    """What is in an element, comments and instructions left out; and whether it is text alone."""
    found: list[Piece] = []
    text, last = node.text or "", None
    for child in node:
        if isinstance(child.tag, str):
            if text:
                found.append(Piece(None, text, last))
            found.append(Piece(child, "", last))
            text, last = child.tail or "", child
        else:
            text += child.tail or ""
    if last is None:
        return [Piece(None, text, None)], True
    if text:
        found.append(Piece(None, text, last))
    return found, False
