"""Pointers of a volume whose parts become files of their own: #d41 in another file is d41.xml#d41.

Knows ids and pointers; changes nothing else in the tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from tei_edition.validation.places import XML_ID
from tei_edition.volumes.parts import Place

_POINTERS = ("target", "corresp", "ref")
_POINTING = etree.XPath(" | ".join(f".//*[contains(@{name}, '#')]" for name in _POINTERS))


def point_across(places: Sequence[Place], listed: frozenset[str]) -> None:
    """Gives each pointer to another part the name of that part's file. What the header of a part lists again
    (persons and terms: `listed`) it need not leave its file for."""
    file_of = {id_: place.identifier for place in places for id_ in _ids(place)}
    for place in places:
        own = _ids(place) | (listed if place.div.get("type") == "document" else frozenset())
        found = _POINTING(place.div)
        for element in found if isinstance(found, list) else ():
            if isinstance(element, etree._Element):
                _point(element, own, file_of)


def _ids(place: Place) -> set[str]:
    return {element.get(XML_ID, "") for element in place.div.iter(etree.Element)} - {""}


def _point(element: etree._Element, own: set[str], file_of: dict[str, str]) -> None:
    for name in _POINTERS:
        pointers = element.get(name, "").split()
        across = [_across(pointer, own, file_of) for pointer in pointers]
        if across != pointers:
            element.set(name, " ".join(across))


def _across(pointer: str, own: set[str], file_of: dict[str, str]) -> str:
    wanted = pointer[1:] if pointer.startswith("#") else ""
    if not wanted or wanted in own or wanted not in file_of:
        return pointer
    return f"{file_of[wanted]}.xml#{wanted}"
