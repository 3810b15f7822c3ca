"""The name of an element as the file writes it."""

from __future__ import annotations

from lxml import etree


def name_of(node: etree._Element) -> str:
    """With the prefix that it has in the file."""
    prefix = f"{node.prefix}:" if node.prefix else ""
    return f"{prefix}{etree.QName(node).localname}"
