"""The persons whom the documents name, where lists say who they are."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.pages.names import Named, alphabetical, write
from tei_edition.publishing.pages.whole import Whole

_ROLES = ("sender", "addressee", "informed", "signer", "mentioned")


def make(whole: Whole) -> etree._Element | None:
    """The index of the persons of the lists; none where there are no lists."""
    found: dict[str, Named] = {}
    for facts in whole.documents:
        about = {person.key: person.about for person in facts.persons}
        for mention in facts.mentions:
            if mention.key and mention.kind == "person":
                named = found.get(mention.key) or Named(
                    mention.name, {}, about.get(mention.key, ""), mention.key
                )
                found[mention.key] = named
                role = mention.role if mention.role in _ROLES else "mentioned"
                named.places.setdefault(role, {})[facts.id] = facts
    return write(alphabetical(found.values()), _ROLES, whole) if found else None
