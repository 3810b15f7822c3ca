"""The search page. What it searches is made by publishing/search; without a script it leads to the lists."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.pages.whole import Whole, add, tree


def make(whole: Whole) -> etree._Element | None:
    """The page; none for an edition of one document, which a reader searches as it is."""
    if len(whole.documents) < 2:
        return None
    root = tree()
    add(root, "search", folder=f"{whole.folder}search/")
    return root
