"""The way to an element by its position among its siblings: how processes tell each other of elements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml import etree


def path_of(node: etree._Element) -> list[int]:
    """The positions from 0, from the root's child down to the node; [] for the root."""
    steps = []
    while (parent := node.getparent()) is not None:
        steps.append(sum(1 for _ in node.itersiblings(etree.Element, preceding=True)))
        node = parent
    return steps[::-1]


def node_at(root: etree._Element, path: Sequence[int]) -> etree._Element:
    """The element at a path; the nearest one above where the path leads to none."""
    node = root
    for step in path:
        child = next(islice(node.iterchildren(etree.Element), step, None), None)
        if child is None:
            return node
        node = child
    return node
