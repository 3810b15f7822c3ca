"""A document as the rules ask for it: its elements by name, its ids, its attributes; each found once.

Knows how to say what a rule found; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Detail, Edit
from tei_edition.validation.document import Document
from tei_edition.validation.places import TEI
from tei_edition.validation.rules.attributes import Attributes, attributes

T = f"{{{TEI}}}"
FRUS = ("{http://history.state.gov/frus/ns/1.0}", "{http://history.state.gov/ns/1.0}")
"""The namespaces of the Office's own elements and attributes, as its volumes have them."""

_WORDS = etree.XPath("descendant::text()[not(ancestor::t:note)]", namespaces={"t": TEI}, smart_strings=False)
_NAMES = (
    "div note pb date time origDate table list item head signed dateline closer p quote q label title idno"
    " hi salute opener placeName l unclear supplied term".split()
)
_SURVEYED = {T + name: name for name in _NAMES} | {f"{space}attachment": "attachment" for space in FRUS}


class Subject:
    """A document under the rules. `root` is the folder that files must be in to be looked at; None: none."""

    def __init__(self, document: Document, root: Path | None, source: str = "") -> None:
        self.document, self.root, self.source = document, root, source

    @cached_property
    def _elements(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {name: [] for name in _SURVEYED.values()}
        for node in self.document.root.iter(*_SURVEYED):
            found[_SURVEYED[node.tag]].append(node)
        return found

    def elements(self, name: str) -> list[etree._Element]:
        """The elements of a local name, in their order; of those names that were surveyed."""
        return self._elements[name]

    @cached_property
    def documents(self) -> list[etree._Element]:
        """The documents of a volume or of a file."""
        return [div for div in self.elements("div") if div.get("type") == "document"]

    @cached_property
    def attributes(self) -> Attributes:
        """The values of its attributes."""
        return attributes(self.document)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The xml:ids of its elements."""
        return self.attributes.ids

    def tell(
        self,
        rule: str,
        node: etree._Element,
        message: str,
        *,
        attribute: str = "",
        hint: str | None = None,
        meant: str = "",
        edits: Iterable[Edit] = (),
    ) -> Diagnostic:
        """What a rule found in an element; `attribute` is the name as the file writes it."""
        parent = node.getparent()
        told = diagnose(rule, message, self.document.place(node), hint)
        detail = Detail(
            name_of(node),
            "" if parent is None else name_of(parent),
            attribute,
            node.get(_full(attribute), "") if attribute else "",
            meant=meant,
            cause=f"{rule} {name_of(node)} {attribute}".strip(),
            source=f"rules {self.source}",
            engine="rules",
            edits=tuple(edits),
        )
        return told._replace(detail=detail)


def name_of(node: etree._Element) -> str:
    """The name of an element as the file writes it."""
    local = etree.QName(node).localname
    return f"{node.prefix}:{local}" if node.prefix else local


def local_name(node: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def text_of(node: etree._Element) -> str:
    """The words of an element, without those of its notes, white space made one blank."""
    words: Any = _WORDS(node)
    return " ".join("".join(words).split())


def quoted(text: str, most: int = 60) -> str:
    """Words of the file for a message, cut where they are long."""
    cut = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    return f"“{cut}”"


def _full(attribute: str) -> str:
    return attribute.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
