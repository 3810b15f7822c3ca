"""The title page of an e-book: what is printed, by whom, where; and that this is an edition of it."""

from __future__ import annotations

from tei_edition.edition import Edition
from tei_edition.publishing.ebook.navigation import add, page
from tei_edition.rendering.xhtml import OPS, serialise


def title_page(edition: Edition) -> bytes:
    """The title page."""
    title = edition.title or edition.volume_title or "Documents"
    root, body = page(title, edition.language)
    section = add(body, "section", class_="title-page")
    section.set(f"{{{OPS}}}type", "titlepage")
    add(section, "h1", title)
    if edition.volume_title and edition.volume_title != title:
        add(section, "p", edition.volume_title)
    if edition.editors:
        add(section, "p", "Edited by " + ", ".join(editor.name for editor in edition.editors))
    imprint = ": ".join(filter(None, (edition.volume_place, edition.volume_publisher)))
    printed = ", ".join(filter(None, (imprint, edition.volume_date)))
    if printed:
        add(section, "p", printed)
    if edition.licence:
        add(section, "p", edition.licence)
    return serialise(root)
