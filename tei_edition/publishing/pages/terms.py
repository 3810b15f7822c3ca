"""The terms and abbreviations that the documents have, where lists explain them."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.pages.names import Named, alphabetical, write
from tei_edition.publishing.pages.whole import Whole

_IN = "term"


def make(whole: Whole) -> etree._Element | None:
    """The index of the terms of the lists; none where there are no lists."""
    found: dict[str, Named] = {}
    for facts in whole.documents:
        for term in facts.terms:
            named = found.setdefault(term.key, Named(term.label, {}, term.about, term.key))
            named.places.setdefault(_IN, {})[facts.id] = facts
    return write(alphabetical(found.values()), (_IN,), whole) if found else None
