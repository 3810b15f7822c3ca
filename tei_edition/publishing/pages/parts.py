"""A long list as several pages, with a way from each to each: no page grows with the edition.

Knows the context vocabulary and about how many bytes of markup each element of it becomes; takes no
decision about what is listed. The first part keeps the name of the list, the next is NAME-2.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from tei_edition.publishing.pages.whole import Whole, add, tree
from tei_edition.rendering.prepare import CONTEXT

_C = f"{{{CONTEXT}}}"
ROOM = 29 * 1024
"""The most bytes of markup in the list of a page: the guide's 50 KB, less the style sheet and the frame."""
_MARKUP = {
    "document": 260,
    "name": 55,
    "role": 60,
    "at": 44,
    "row": 150,
    "group": 90,
    "month": 100,
    "share": 60,
}
_MANY = 80  # chapters
_HEADS = ("about", "count", "form")
_LISTED = frozenset(("document", "name", "row", "group", "month"))
_OPEN = frozenset(("group", "name", "role", "share"))  # what goes on from page to page, where it is too long


class Part(NamedTuple):
    """A page of a list: its name without ".html", and its tree."""

    name: str
    tree: etree._Element


@dataclass
class _Page:
    """A page that is being filled: `ends` is where the groups stand that its last element is in."""

    root: etree._Element
    used: int = 0
    ends: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)

    def put(self, element: etree._Element, within: tuple[etree._Element, ...], size: int) -> None:
        """Adds an element, in the groups that it stood in."""
        while self.ends and self.ends[-1][0] not in within:
            self.ends.pop()
        for group in within[len(self.ends) :]:
            holder = self.ends[-1][1] if self.ends else self.root
            given = {str(key): str(value) for key, value in group.items()}
            self.ends.append((group, etree.SubElement(holder, group.tag, given)))
        (self.ends[-1][1] if self.ends else self.root).append(copy(element))
        self.used += size


def parts(whole_list: etree._Element, name: str, whole: Whole) -> list[Part]:
    """The pages of a list: itself, if it is not too long."""
    if _size(whole_list) <= ROOM or not any(_tag(child) in _LISTED for child in whole_list):
        return [Part(name, whole_list)]
    chapters = _named_chapters(whole_list)
    pages: list[_Page] = []
    tails: list[etree._Element] = []
    for child in whole_list:
        if _tag(child) in _LISTED:
            _place(child, (), pages)
        elif _tag(child) not in _HEADS:
            tails.append(child)
    found = [Part(name if at == 1 else f"{name}-{at}", page.root) for at, page in enumerate(pages, start=1)]
    for part in found:
        _furnish(part, found, whole_list, whole)
    found[0].tree[:0] = [copy(child) for child in whole_list if _tag(child) in _HEADS]
    found[0].tree.extend(_contents(chapters, found, whole))
    found[-1].tree.extend(tails)
    return found


def _named_chapters(whole_list: etree._Element) -> list[str]:
    """The ids of the groups that have a title and had no id: now they have one, to be led to."""
    chapters = [
        group for group in whole_list.iter(f"{_C}group") if group.get("title") and not group.get("id")
    ]
    for at, group in enumerate(chapters, start=1):
        group.set("id", f"chapter-{at}")
    return [group.get("id", "") for group in chapters]


def _contents(chapters: list[str], found: list[Part], whole: Whole) -> Iterator[etree._Element]:
    """A way to each chapter, as the first page has them; where they are many, to the compilations only."""
    places: dict[str, tuple[str, etree._Element]] = {}
    for part in found:
        for group in part.tree.iter(f"{_C}group"):
            places.setdefault(group.get("id", ""), (part.name, group))
    listed = [places[chapter] for chapter in chapters if chapter in places]
    if len(listed) > _MANY:
        tops = {group.get("id") for part in found for group in part.tree.iterfind(f"{_C}group")}
        listed = [(name, group) for name, group in listed if group.get("id") in tops]
    for name, group in listed:
        page = "" if name == found[0].name else f"{whole.folder}{name}.html"
        yield add(tree(), "chapter", href=f"{page}#{group.get('id')}", label=group.get("title", ""))


def _place(element: etree._Element, within: tuple[etree._Element, ...], pages: list[_Page]) -> None:
    """Puts an element on the last page, or on a new one; a group that no page can hold is parted."""
    size = _size(element)
    if pages and pages[-1].used + size <= ROOM:
        pages[-1].put(element, within, size)
    elif size > ROOM and _tag(element) in _OPEN:
        for child in element:
            _place(child, (*within, element), pages)
    else:
        pages.append(_Page(tree()))
        pages[-1].put(element, within, size)


def _furnish(part: Part, all_parts: list[Part], whole_list: etree._Element, whole: Whole) -> None:
    """Says on a page which others there are, and which is the next."""
    root = part.tree
    at = all_parts.index(part)
    if at:
        root.set("part", _span(root))
    ways = _letters(all_parts, part, whole) if whole_list.get("letters") else _spans(all_parts, part, whole)
    for way in reversed([*ways]):
        root.insert(0, way)
    if at + 1 < len(all_parts):
        following = all_parts[at + 1]
        add(root, "following", href=f"{whole.folder}{following.name}.html", label=_span(following.tree))


def _letters(all_parts: list[Part], here: Part, whole: Whole) -> Iterator[etree._Element]:
    """A way to each letter, and to where it goes on."""
    known: set[str] = set()
    for part in all_parts:
        page = "" if part is here else f"{whole.folder}{part.name}.html"
        for group in part.tree.findall(f"{_C}group"):
            title, name = group.get("title", ""), group.find(f"{_C}name")
            more = f": {name.get('name')}" if title in known and name is not None else ""
            known.add(title)
            yield _way(f"{page}#{group.get('id')}", title + more)


def _spans(all_parts: list[Part], here: Part, whole: Whole) -> Iterator[etree._Element]:
    """A way to each page, by what it begins and ends with."""
    for part in all_parts:
        yield _way(f"{whole.folder}{part.name}.html", _span(part.tree), here="1" if part is here else "")


def _way(href: str, label: str, here: str = "") -> etree._Element:
    return add(tree(), "part", href=href, label=label, here=here)


def _span(root: etree._Element) -> str:
    """What a page begins and ends with: documents 1–92, or groups from January to May 1970."""
    documents = [number for d in root.iter(f"{_C}document", f"{_C}row") if (number := d.get("number"))]
    groups = [str(group.get("title")) for group in root.iterfind(f"{_C}group")]
    months = [str(month.get("label")) for month in root.iterfind(f"{_C}month")]
    is_dated = any(group.get("id", "").startswith("m-") for group in root.iterfind(f"{_C}group"))
    ends = months or (groups if is_dated or not documents else documents) or [""]
    return ends[0] if ends[0] == ends[-1] else f"{ends[0]} – {ends[-1]}"


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _size(element: etree._Element) -> int:
    """About how many bytes of markup an element becomes, with all in it."""
    given = sum(len(each.get("href", "")) + len(each.get("id", "")) for each in element.iter())
    return given + sum(_MARKUP.get(_tag(each), 0) for each in element.iter())
