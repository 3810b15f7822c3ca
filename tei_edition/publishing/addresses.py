"""What crawlers and feed readers ask for: sitemap.xml and atom.xml, where the edition has an address.

Knows the two formats; a build has no clock, so that the dates are those of edition.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree

from tei_edition.edition import Edition
from tei_edition.publishing.days import moment
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import page_name

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"


def address_files(facts: Iterable[Facts], edition: Edition) -> Iterator[tuple[str, bytes]]:
    """sitemap.xml and atom.xml; none where edition.toml gives no `address`, by which they name the pages."""
    documents = list(facts)
    base = edition.address_of_edition.rstrip("/")
    if base:
        yield "sitemap.xml", _sitemap(documents, base)
        yield "atom.xml", _feed(documents, base, edition)


def _page(base: str, facts: Facts) -> str:
    return f"{base}/html/{quote(page_name(facts.stem))}"


def _sitemap(documents: list[Facts], base: str) -> bytes:
    root = _root(_SITEMAP, "urlset")
    for facts in documents:
        _add(_add(root, "url"), "loc", _page(base, facts))
    return _bytes(root)


def _feed(documents: list[Facts], base: str, edition: Edition) -> bytes:
    """A feed of the documents; all are as old as the edition."""
    updated = moment(edition.date or edition.volume_date)
    root = _root(_ATOM, "feed")
    _add(root, "id", f"{base}/")
    _add(root, "title", edition.title or edition.volume_title or "Documents")
    _add(root, "updated", updated)
    _add(_add(root, "author"), "name", edition.publisher or edition.volume_publisher or "tei-edition")
    _add(root, "link", rel="self", href=f"{base}/atom.xml")
    _add(root, "link", rel="alternate", href=f"{base}/index.html")
    for facts in documents:
        entry = _add(root, "entry")
        _add(entry, "id", _page(base, facts))
        _add(entry, "title", f"{facts.number}. {facts.title}")
        _add(entry, "updated", updated)
        _add(entry, "link", rel="alternate", href=_page(base, facts))
        if facts.date:
            _add(entry, "summary", ", ".join(filter(None, (facts.sender, facts.addressee, facts.date))))
    return _bytes(root)


def _root(namespace: str, name: str) -> etree._Element:
    namespaces: Any = {None: namespace}
    return etree.Element(f"{{{namespace}}}{name}", nsmap=namespaces)


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)
    element.text = text or None
    return element


def _bytes(root: etree._Element) -> bytes:
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
