"""A TEI file as every check sees it: its bytes, its tree, its name, and where its elements are.

Knows trees and places; knows nothing of schemas or rules.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from tei_edition.diagnostics import Place
from tei_edition.validation.parsing import parse, parse_beginning
from tei_edition.validation.places import XML_ID, Places, line_of
from tei_edition.validation.tags import Tag, start_tags


class Document:
    """A file that was parsed. `name` is what the user called it, `path` where it lies, if it does.

    Places are worked out at the first question only: a file without faults never pays for them.
    """

    def __init__(self, data: bytes, name: str, path: Path | None = None) -> None:
        """Raises XmlError where the bytes cannot be read as XML."""
        self.data, self.name, self.path = data, name, path
        self.root: etree._Element = parse(data, name)

    @classmethod
    def beginning(cls, data: bytes, name: str, path: Path | None = None) -> Document:
        """The document that begins like this, up to the start tag of its root: enough to see its schemas.

        Raises XmlError where no root begins in `data`.
        """
        document = cls.__new__(cls)
        document.data, document.name, document.path = data, name, path
        document.root = parse_beginning(data, name)
        return document

    @cached_property
    def _tags(self) -> dict[etree._Element, Tag]:
        return dict(zip(self.root.iter(etree.Element), start_tags(self.data), strict=False))

    @cached_property
    def _places(self) -> Places:
        return Places(self.name)

    def tag(self, node: etree._Element) -> Tag:
        """Where the start tag of an element is; column 0 and offset -1 where that is not known."""
        return self._tags.get(node) or Tag(line_of(node), 0, -1)

    def place(self, node: etree._Element) -> Place:
        """The place of an element: line and column of its tag, XPath, nearest xml:id."""
        tag = self.tag(node)
        return Place(self.name, tag.line, tag.column, self._places.xpath(node), nearest_id(node))


def nearest_id(node: etree._Element) -> str:
    """The xml:id of an element, or of the nearest element around it that has one; '' for none."""
    while node is not None:
        if identifier := node.get(XML_ID):
            return identifier
        node = node.getparent()  # type: ignore[assignment]
    return ""
