"""Safe mends: where in the bytes of a file the value of an attribute stands. Knows start tags only."""

from __future__ import annotations

import re

from lxml import etree

from tei_edition.diagnostics.diagnostic import Edit
from tei_edition.validation.document import Document

_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"<]*"|'[^'<]*')""")
_ENCODINGS = ("UTF-8", "ASCII", "US-ASCII", "ISO-8859-1")


def new_value(document: Document, node: etree._Element, attribute: str, value: str) -> tuple[Edit, ...]:
    """The edit that gives an attribute another value; () where its place is not surely known."""
    start = document.tag(node).offset
    local = etree.QName(node).localname.encode()
    begin = _NAME.match(document.data, start) if start >= 0 else None
    encoding = (node.getroottree().docinfo.encoding or "UTF-8").upper()
    if not begin or encoding not in _ENCODINGS or begin[0][1:].rpartition(b":")[2] != local:
        return ()
    at = begin.end()
    while found := _ATTRIBUTE.match(document.data, at):
        if found[1] == attribute.encode():
            return (Edit(found.start(2) + 1, found.end(2) - 1, _escaped(value)),)
        at = found.end()
    return ()


def _escaped(value: str) -> str:
    """A value as it stands between quotes of either kind."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        value = value.replace(sign, written)
    return value
