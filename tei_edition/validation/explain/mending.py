"""Mends that are certainly safe: a name that differs from the right one in nothing but capitals.

Knows bytes and faults. An edit is given only where the bytes of the file are what is expected there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tei_edition.diagnostics.diagnostic import Edit
from tei_edition.validation.document import Document
from tei_edition.validation.explain.nearest import only_case
from tei_edition.validation.fault import Fault, Kind

_AFTER_NAME = b" \t\r\n/>"
_TAG = re.compile(rb"<[^\s/<>]+(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*>")
_ATTRIBUTE = re.compile(rb"[ \t\r\n]+([^\s=<>\"'/]+)[ \t\r\n]*=[ \t\r\n]*(?:\"[^\"]*\"|'[^']*')")


def is_element(fault: Fault) -> bool:
    """Whether both tags of the element are to be renamed."""
    local = str(fault.node.tag).rpartition("}")[2]
    return (
        fault.kind is Kind.UNKNOWN_ELEMENT
        and fault.meant in fault.allowed
        and only_case(local, fault.meant)
        and not fault.node.prefix
    )


def edits(document: Document, fault: Fault, ends: Mapping[int, int]) -> tuple[Edit, ...]:
    """The edits that mend a fault; () where none is certainly right. `ends` are the places of end tags."""
    if is_element(fault):
        return _element(document, fault, ends)
    if fault.kind is Kind.UNKNOWN_ATTRIBUTE and only_case(fault.attribute, fault.meant):
        return _attribute(document, fault)
    return ()


def _element(document: Document, fault: Fault, ends: Mapping[int, int]) -> tuple[Edit, ...]:
    start = document.tag(fault.node).offset
    end = ends.get(start, -1)
    name = str(fault.node.tag).rpartition("}")[2].encode()
    tag = _TAG.match(document.data, start) if start >= 0 else None
    if end < 0 or tag is None:
        return ()
    alone = tag.end() == end and tag.group().endswith(b"/>")
    spots = [start + 1] if alone else [start + 1, end + 2]
    signs = [b"<"] if alone else [b"<", b"</"]
    for spot, sign in zip(spots, signs, strict=True):
        around = document.data[spot - len(sign) : spot + len(name) + 1]
        if around[:-1] != sign + name or around[-1:] not in _AFTER_NAME:
            return ()
    return tuple(Edit(spot, spot + len(name), fault.meant) for spot in spots)


def _attribute(document: Document, fault: Fault) -> tuple[Edit, ...]:
    start = document.tag(fault.node).offset
    if start < 0 or fault.node.get(fault.meant) is not None or ":" in fault.meant:
        return ()
    at = start + 1
    while at < len(document.data) and document.data[at : at + 1] not in _AFTER_NAME:
        at += 1
    while found := _ATTRIBUTE.match(document.data, at):
        if found.group(1) == fault.attribute.encode():
            return (Edit(found.start(1), found.end(1), fault.meant),)
        at = found.end()
    return ()
