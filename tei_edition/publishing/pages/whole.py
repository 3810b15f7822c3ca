"""What the pages of an edition are made of, and how a document stands in their lists.

Knows the context vocabulary; takes no decision about what is listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from tei_edition.publishing.citations import Citation
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import Survey, page_name
from tei_edition.rendering.prepare import CONTEXT
from tei_edition.rendering.texts import words
from tei_edition.theme import OURS, Theme

_C = f"{{{CONTEXT}}}"


@dataclass(frozen=True, slots=True)
class Whole:
    """An edition as its pages see it. `folder` is where the pages lie as seen from this one ('' or 'html/'),
    `top` the edition's folder ('../' or ''), `style` the style sheet, `forms` the whole in other forms (an
    address, and what it is called), `data` files with the same facts, `judged` the TEI files that were judged
    before they were written, `theme` what is the user's own."""

    survey: Survey
    citations: Sequence[Citation]
    title: str
    volume: str = ""
    folder: str = ""
    top: str = "../"
    style: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    data: tuple[str, ...] = ()
    judged: frozenset[str] = frozenset()
    theme: Theme = OURS

    @property
    def texts(self) -> Mapping[str, str]:
        """The edition's own words, by their names."""
        return words(self.theme.texts)

    @property
    def documents(self) -> tuple[Facts, ...]:
        """The documents in reading order, without front and back matter."""
        return tuple(facts for facts in self.survey.facts if not facts.is_section)

    @property
    def sections(self) -> tuple[Facts, ...]:
        """Front and back matter."""
        return tuple(facts for facts in self.survey.facts if facts.is_section)

    def href(self, facts: Facts) -> str:
        """The address of a document's page."""
        return self.folder + quote(page_name(facts.stem))


def tree() -> etree._Element:
    """The root of a page's tree."""
    return etree.Element(f"{_C}edition", nsmap={"c": CONTEXT})


def add(parent: etree._Element, tag: str, /, text: str = "", **attributes: str) -> etree._Element:
    """A new element of the context vocabulary; attributes without a value are left out."""
    given = {key.rstrip("_"): value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{_C}{tag}", given)
    element.text = text or None
    return element


def group(parent: etree._Element, title: str, identifier: str = "", about: str = "") -> etree._Element:
    """A part of a page, under a heading."""
    return add(parent, "group", title=title, id=identifier, about=about)


def entry(parent: etree._Element, facts: Facts, whole: Whole) -> etree._Element:
    """A document in a list, with what a list says of it."""
    return add(
        parent,
        "document",
        href=whole.href(facts),
        number="" if facts.is_section else facts.number,
        title=facts.title,
        date=facts.date,
        when=facts.when,
        sure=facts.sure,
        from_=facts.sender,
        to=facts.addressee,
        pages=facts.pages,
    )


def mention(parent: etree._Element, facts: Facts, whole: Whole, **more: str) -> etree._Element:
    """A document by its number only, as an index of names has it."""
    return add(parent, "at", href=whole.href(facts), number=facts.number, title=facts.title, **more)
