"""The layout vocabulary of text.xsl: what is a block in it, and what is a word in a line.

Knows names only: how they are laid out is known to what reads them (layout, plain, markdown).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Line = list["str | etree._Element"]
"""Words, and between them elements that are words in a line: page, noteref, link, i, b, br, ed."""
BLOCKS = frozenset(
    """
    aside block caption cell center facts heading indent item label list para right row rule signature table
    """.split()
)


def pieces(parent: etree._Element) -> Iterator[Line | etree._Element]:
    """What is in an element, in order: its blocks, and the lines before, between and behind, none blank."""
    line: Line = [parent.text or ""]
    for child in parent:
        if child.tag in BLOCKS:
            if not _is_blank(line):
                yield line
            yield child
            line = []
        else:
            line.append(child)
        line.append(child.tail or "")
    if not _is_blank(line):
        yield line


def _is_blank(line: Line) -> bool:
    return len(line) == 1 and not str(line[0]).strip(" \t\r\n")
