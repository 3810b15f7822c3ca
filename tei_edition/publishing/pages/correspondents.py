"""Who wrote and who received: each correspondent with the documents sent and received."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.names import Named, alphabetical, write
from tei_edition.publishing.pages.whole import Whole

_ROLES = ("sender", "addressee", "informed")


def make(whole: Whole) -> etree._Element | None:
    """The index of correspondents, persons and offices in one alphabet; none where no document names any."""
    found: dict[str, Named] = {}
    for facts in whole.documents:
        for mention in facts.mentions:
            if mention.role in _ROLES:
                named = found.setdefault(mention.key or mention.name, Named(mention.name, {}))
                _place(named, mention.role, facts)
    return write(alphabetical(found.values()), _ROLES, whole) if found else None


def _place(named: Named, role: str, facts: Facts) -> None:
    named.places.setdefault(role, {})[facts.id] = facts
