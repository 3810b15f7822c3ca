"""An alphabetical index: names, what is said of them, and the documents in which they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.whole import Whole, add, group, mention, tree


class Named(NamedTuple):
    """A name of the index; `places` are its documents by their ids, for each role."""

    name: str
    places: dict[str, dict[str, Facts]]
    about: str = ""
    key: str = ""


def alphabetical(found: Iterable[Named]) -> list[Named]:
    """By the letters of the name alone: articles, accents, quotes and case do not count."""
    return sorted(found, key=lambda named: (_letters(named.name), named.name, named.key))


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold().removeprefix("the ")
    return "".join(c for c in plain if c.isalnum() or c == " ").strip()


def _initial(named: Named) -> str:
    first = _letters(named.name)[:1].upper()
    return first if first.isalpha() else "#"


def write(found: list[Named], roles: tuple[str, ...], whole: Whole) -> etree._Element:
    """The tree of an index: a group for each letter, in it the names, in each the roles with documents.

    What a role is called is the text role-ROLE.
    """
    root = tree()
    root.set("letters", "1")
    for letter, names in groupby(found, key=_initial):
        holder = group(root, letter, f"letter-{'other' if letter == '#' else letter}")
        for named in names:
            element = add(holder, "name", name=named.name, id=named.key, about=named.about)
            for role in roles:
                if role in named.places:
                    places = add(element, "role", label=whole.texts[f"role-{role}"])
                    for facts in named.places[role].values():
                        mention(places, facts, whole)
    return root
