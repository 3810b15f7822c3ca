"""Where an element is, in the words of the diagnostics: a line and an XPath.

Knows trees; knows nothing of rules.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from lxml import etree

from tei_edition.diagnostics import Place

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PREFIX = f"{{{TEI}}}"


def name_of(node: etree._Element) -> str:
    """The local name of an element of TEI; the full name of any other."""
    tag = str(node.tag)
    return tag.removeprefix(_PREFIX)


class Places:
    """The places in one file, for many elements: the children of a parent are counted once.

    It holds while the tree is not changed.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._steps: dict[etree._Element, str] = {}

    def of(self, node: etree._Element) -> Place:
        """The place of an element in the file."""
        return Place(self._file, line_of(node), 0, self.xpath(node))

    def xpath(self, node: etree._Element) -> str:
        """A path with the prefix tei: that finds this element, such as /tei:TEI/tei:text/tei:body."""
        steps = [self._step(node), *map(self._step, node.iterancestors())]
        return "/" + "/".join(reversed(steps))

    def _step(self, node: etree._Element) -> str:
        if node not in self._steps:
            self._count(_family(node))
        return self._steps[node]

    def _count(self, family: list[etree._Element]) -> None:
        total = Counter(node.tag for node in family)
        seen: Counter[Any] = Counter()
        for node in family:
            seen[node.tag] += 1
            number = "" if total[node.tag] == 1 else f"[{seen[node.tag]}]"
            self._steps[node] = _test(node) + number


def _family(node: etree._Element) -> list[etree._Element]:
    """The node with its siblings; beside the root there are comments and instructions only."""
    parent = node.getparent()
    if parent is not None:
        return list(parent)
    return [*reversed([*node.itersiblings(preceding=True)]), node, *node.itersiblings()]


def _test(node: etree._Element) -> str:
    tag = node.tag
    if not isinstance(tag, str):
        return "comment()" if tag is etree.Comment else "processing-instruction()"
    if tag.startswith(_PREFIX):
        return f"tei:{tag.removeprefix(_PREFIX)}"
    name = etree.QName(node)
    return f"*[local-name()='{name.localname}' and namespace-uri()='{name.namespace or ''}']"


def place_of(node: etree._Element, file: str) -> Place:
    """The place of an element in a file; `Places` is quicker for many of one tree."""
    return Places(file).of(node)


def line_of(node: etree._Element) -> int:
    """The line of an element's start tag from 1; 0 for one that was not parsed."""
    parsed: Any = node
    return int(parsed.sourceline or 0)


def at_path(path: str, root: etree._Element) -> etree._Element:
    """The element at libxml2's path, which names elements of other namespaces with the file's prefixes."""
    try:
        found = root.getroottree().xpath(path, namespaces=_prefixes(root) if ":" in path else None)
    except etree.XPathError:
        return root
    if isinstance(found, list) and found and isinstance(found[0], etree._Element):
        return found[0]
    return root


def _prefixes(root: etree._Element) -> dict[str, str]:
    """The prefixes of a whole file."""
    maps = (node.nsmap for node in root.iter(etree.Element))
    return {prefix: name for each in maps for prefix, name in each.items() if prefix}
