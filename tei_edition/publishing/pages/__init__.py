"""The pages of an edition beside those of its documents: one table, a module for each kind.

Each makes a tree in the context vocabulary of the stylesheets; how it looks is theirs. To add a page: a
function that makes its tree, None where the edition has nothing for it, and a row in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from tei_edition.publishing.pages import (
    correspondents,
    dates,
    numbers,
    persons,
    quality,
    references,
    search,
    terms,
    timeline,
)
from tei_edition.publishing.pages.parts import Part, parts
from tei_edition.publishing.pages.whole import Whole
from tei_edition.rendering import OUTPUTS
from tei_edition.rendering.prepare import CONTEXT
from tei_edition.rendering.render import stylesheet_of
from tei_edition.rendering.stylesheets import run, theme_href

__all__ = ["KINDS", "Kind", "Trees", "Whole", "menu", "page", "pages", "places_of_names", "start", "trees"]

_C = f"{{{CONTEXT}}}"


class Kind(NamedTuple):
    """A kind of page: the name of its file, what makes its tree. Its title is the text page-NAME."""

    name: str
    make: Callable[[Whole], etree._Element | None]


KINDS: tuple[Kind, ...] = (
    Kind("index", numbers.make),
    Kind("by-date", dates.make),
    Kind("by-correspondent", correspondents.make),
    Kind("by-person", persons.make),
    Kind("by-term", terms.make),
    Kind("timeline", timeline.make),
    Kind("by-reference", references.make),
    Kind("quality", quality.make),
    Kind("search", search.make),
)
Trees = dict[Kind, list[Part]]
"""The trees of each kind of page in the order of the menu: one, or several where the list is long."""


def trees(whole: Whole) -> Trees:
    """The trees of the pages that the edition has something for. They are made once, for all that ask."""
    made = ((kind, kind.make(whole)) for kind in KINDS)
    return {kind: parts(tree, kind.name, whole) for kind, tree in made if tree is not None}


def pages(made: Trees, whole: Whole) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each page."""
    for kind, found in made.items():
        for part in found:
            yield f"{part.name}.html", page(part.tree, kind, [*made], whole)


def start(made: Trees, whole: Whole) -> bytes:
    """The list of the documents, as it stands in the edition's own folder."""
    kind = KINDS[0]
    return page(parts(numbers.make(whole), kind.name, whole)[0].tree, kind, [*made], whole)


def menu(made: Trees, whole: Whole) -> tuple[tuple[str, str], ...]:
    """The address and the title of each page, as the pages of the documents list them."""
    return tuple((f"{kind.name}.html", whole.texts[f"page-{kind.name}"]) for kind in made)


def places_of_names(made: Trees) -> dict[str, str]:
    """Where the pages list all mentions of a person or a term: an address for the xml:id of each entry."""
    places: dict[str, str] = {}
    for part in (part for found in made.values() for part in found):
        for name in part.tree.iter(f"{_C}name"):
            if name.get("id"):
                places.setdefault(name.get("id", ""), f"{part.name}.html#{quote(name.get('id', ''))}")
    return places


def page(tree: etree._Element, kind: Kind, has: list[Kind], whole: Whole) -> bytes:
    """The page of a tree, with the menu in which it is marked."""
    tree.set("kind", kind.name)
    tree.set("title", whole.title)
    context = etree.SubElement(tree, f"{_C}context", kind="index", style=whole.style, edition=whole.title)
    for other in has:
        entry = etree.SubElement(
            context,
            f"{_C}menu",
            href=f"{whole.folder}{other.name}.html",
            label=whole.texts[f"page-{other.name}"],
        )
        if other is kind:
            entry.set("here", "1")
    if whole.theme.css:
        context.set("theme", theme_href(whole.style))
    result, _ = run(stylesheet_of(whole.theme, "html"), tree, whole.theme.texts)
    return OUTPUTS["html"].finish(result)
