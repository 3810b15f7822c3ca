"""From a line and a column of XML that we wrote to the element that stands there.

An engine that reads events names the place behind a tag, at which it saw the event: behind a start tag for an
element, behind an end tag for one that is not complete.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lxml import etree

_TAG = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^>]*>", re.DOTALL)


class Spots:
    """The tags of a text that lxml wrote from `root`: it escapes > and < everywhere else."""

    def __init__(self, text: str, root: etree._Element) -> None:
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._ends: list[int] = []
        self._nodes: list[etree._Element] = []
        self._inside: list[etree._Element] = []
        elements = root.iter(etree.Element)
        around: list[etree._Element] = []
        for tag in _TAG.finditer(text):
            start = tag[0]
            if start.startswith(("<!", "<?")):
                continue
            if start.startswith("</"):
                node = around.pop()
            else:
                node = next(elements)
                if not start.endswith("/>"):
                    around.append(node)
            self._ends.append(tag.end())
            self._nodes.append(node)
            self._inside.append(around[-1] if around else root)

    def node(self, line: int, column: int) -> etree._Element:
        """The element whose tag ends before this column (from 1), or that holds the text there."""
        at = self._lines[min(line, len(self._lines)) - 1] + column - 1
        index = bisect_right(self._ends, at) - 1
        if index < 0:
            return self._nodes[0]
        return self._nodes[index] if self._ends[index] == at else self._inside[index]
