"""The navigation of an e-book: its contents, as deep as the volume's parts, and the list of printed pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei_edition.edition import Edition
from tei_edition.rendering.texts import words
from tei_edition.rendering.xhtml import OPS, XHTML, serialise

if TYPE_CHECKING:
    from tei_edition.publishing.ebook.book import Chapter

_TYPE = f"{{{OPS}}}type"


def navigation(chapters: Sequence[Chapter], edition: Edition) -> bytes:
    """The navigation document."""
    root, body = page(edition.title or edition.volume_title or "Documents", edition.language)
    texts = words(edition.theme.texts)
    contents = _nav(body, "toc", texts["contents"], "doc-toc")
    _contents(contents, chapters)
    if not chapters:  # a list must not be empty
        add(add(contents, "li"), "a", edition.title or "Documents", href="-title.xhtml")
    pages = [*_pages(chapters)]
    if pages:
        listed = _nav(body, "page-list", texts["printed-pages"], "doc-pagelist")
        for number, href in pages:
            add(add(listed, "li"), "a", number, href=href)
    return serialise(root)


def page(title: str, language: str) -> tuple[etree._Element, etree._Element]:
    """An empty page of the book: the root, and its body."""
    namespaces: Any = {None: XHTML, "epub": OPS}
    root = etree.Element(f"{{{XHTML}}}html", nsmap=namespaces)
    root.set("lang", language)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    head = add(root, "head")
    add(head, "title", title)
    add(head, "link", rel="stylesheet", type="text/css", href="edition.css")
    return root, add(root, "body")


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """A new XHTML element; `class_` is the attribute class."""
    given = {key.rstrip("_"): value for key, value in attributes.items()}
    element = etree.SubElement(parent, f"{{{XHTML}}}{name}", given)
    element.text = text or None
    return element


def _nav(body: etree._Element, kind: str, title: str, role: str) -> etree._Element:
    nav = add(body, "nav", id=kind, role=role)
    nav.set(_TYPE, kind)
    if kind == "page-list":
        nav.set("hidden", "hidden")
    add(nav, "h1" if kind == "toc" else "h2", title)
    return add(nav, "ol")


def _contents(top: etree._Element, chapters: Sequence[Chapter]) -> None:
    """Parts as entries of their own, which lead to their first document."""
    lists = [top]
    titles: tuple[str, ...] = ()
    for chapter in chapters:
        same = 0
        for one, other in zip(titles, chapter.divisions, strict=False):
            if one != other:
                break
            same += 1
        del lists[same + 1 :]
        for title in chapter.divisions[same:]:
            item = add(lists[-1], "li")
            add(item, "a", title, href=chapter.file)
            lists.append(add(item, "ol"))
        titles = chapter.divisions
        number = f"{chapter.number}. " if chapter.number else ""
        add(add(lists[-1], "li"), "a", f"{number}{chapter.title}", href=chapter.file)


def _pages(chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """The number and the address of each printed page, each once."""
    seen: set[str] = set()
    for chapter in chapters:
        for identifier, number in chapter.pages:
            if identifier not in seen:
                seen.add(identifier)
                yield number, f"{chapter.file}#{identifier}"
