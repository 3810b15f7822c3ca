"""The start of an edition: its documents by number, under the headings of compilations and chapters."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.whole import Whole, add, entry, group, tree
from tei_edition.theme import paragraphs


def make(whole: Whole) -> etree._Element:
    """The list of the documents in reading order, with the front and back matter around them."""
    root = tree()
    for paragraph in paragraphs(whole.texts["about"]):
        add(root, "about", paragraph)
    add(root, "count", number=str(len(whole.documents)))
    for href, label in whole.forms:
        add(root, "form", href=f"{whole.top}{href}", label=label)
    front = [facts for facts in whole.sections if facts.standing.matter == "front"]
    _listed(root, whole.texts["front-matter"], front, whole)
    open_groups: list[etree._Element] = []
    titles: tuple[str, ...] = ()
    for facts in whole.documents:
        wanted = facts.standing.divisions
        same = _shared(titles, wanted)
        del open_groups[same:]
        for title in wanted[same:]:
            open_groups.append(group(open_groups[-1] if open_groups else root, title))
        titles = wanted
        entry(_end(open_groups[-1] if open_groups else root), facts, whole)
    _listed(
        root, whole.texts["back-matter"], [f for f in whole.sections if f.standing.matter == "back"], whole
    )
    for name in whole.data:
        add(root, "table", href=f"{whole.top}{name}", name=name)
    return root


def _end(holder: etree._Element) -> etree._Element:
    """Where the next document of a part goes: behind its chapters, if any stand before it already."""
    last = holder[-1] if len(holder) else None
    if last is None or not str(last.tag).endswith("}group"):
        return holder
    return last if not last.get("title") else group(holder, "")


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many headings two documents have in common, from the outside."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _listed(root: etree._Element, title: str, sections: list[Facts], whole: Whole) -> None:
    if sections:
        holder = group(root, title)
        for facts in sections:
            entry(holder, facts, whole)
