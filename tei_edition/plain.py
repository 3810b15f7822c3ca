"""The words of an element of TEI, as titles and indexes have them. Knows text and notes; no other markup."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from tei_edition.validation.places import TEI

_NOTE = f"{{{TEI}}}note"


def words(element: etree._Element) -> str:
    """The text of an element without that of its notes, white space made single."""
    if not len(element):
        return " ".join((element.text or "").split())
    if next(element.iter(_NOTE), None) is None:
        return " ".join("".join(map(str, element.itertext())).split())
    return " ".join("".join(_without_notes(element)).split())


def _without_notes(element: etree._Element) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != _NOTE:
            yield from _without_notes(child)
        yield child.tail or ""
