"""The package of an e-book: metadata, the list of its files, their order.

By EPUB 3.3 and EPUB Accessibility 1.1. A build has no clock: the book was last changed on the edition's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from tei_edition.edition import Edition
from tei_edition.publishing.days import moment

if TYPE_CHECKING:
    from tei_edition.publishing.ebook.book import Chapter

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XHTML = "application/xhtml+xml"
_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "ARIA"),
    ("schema:accessibilityHazard", "none"),
)
_PAGES = (
    ("schema:accessibilityFeature", "pageBreakMarkers"),
    ("schema:accessibilityFeature", "pageNavigation"),
)
_SUMMARY = "All is text, in reading order, with headings; notes are linked to and fro."


def package(chapters: Sequence[Chapter], edition: Edition) -> bytes:
    """The package document."""
    namespaces: Any = {None: _OPF, "dc": _DC}
    root = etree.Element(f"{{{_OPF}}}package", nsmap=namespaces)
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", edition.language)
    _metadata(root, edition, has_pages=any(chapter.pages for chapter in chapters))
    manifest = _add(root, "manifest")
    _add(manifest, "item", id="nav", href="-nav.xhtml", media_type=_XHTML, properties="nav")
    _add(manifest, "item", id="title", href="-title.xhtml", media_type=_XHTML)
    _add(manifest, "item", id="style", href="edition.css", media_type="text/css")
    spine = _add(root, "spine")
    for identifier in ("title", "nav"):
        _add(spine, "itemref", idref=identifier)
    for chapter in chapters:
        name = f"c-{chapter.file.removesuffix('.xhtml')}".replace("~", "·")  # an XML name has no tilde
        _add(manifest, "item", id=name, href=chapter.file, media_type=_XHTML)
        _add(spine, "itemref", idref=name)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _metadata(root: etree._Element, edition: Edition, *, has_pages: bool) -> None:
    element = _add(root, "metadata")
    title = edition.title or edition.volume_title or "Documents"
    name = edition.page_address or edition.volume_id or title
    _dublin_core(element, "identifier", f"urn:uuid:{uuid5(NAMESPACE_URL, name)}").set("id", "id")
    _dublin_core(element, "title", title)
    _dublin_core(element, "language", edition.language)
    for editor in edition.editors:
        _dublin_core(element, "contributor", editor.name)
    for kind, value in (
        ("publisher", edition.publisher or edition.volume_publisher),
        ("date", edition.date or edition.volume_date),
        ("rights", edition.licence or edition.licence_target),
    ):
        if value:
            _dublin_core(element, kind, value)
    printed = f"urn:isbn:{edition.isbn}" if edition.isbn else edition.volume_title
    if printed:
        _dublin_core(element, "source", printed)
    _meta(element, "dcterms:modified", moment(edition.date or edition.volume_date))
    for name, value in (*_ACCESSIBILITY, *(_PAGES if has_pages else ())):
        _meta(element, name, value)
    _meta(element, "schema:accessibilitySummary", _SUMMARY)
    if has_pages and printed:
        _meta(element, "pageBreakSource", printed)


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    given = {key.replace("_", "-"): value for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{_OPF}}}{name}", given)
    element.text = text or None
    return element


def _meta(parent: etree._Element, name: str, value: str) -> None:
    _add(parent, "meta", value, property=name)


def _dublin_core(parent: etree._Element, name: str, value: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_DC}}}{name}")
    element.text = value
    return element
