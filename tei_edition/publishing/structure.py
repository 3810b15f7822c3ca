"""Where a document stands in its volume, which terms it has, and what in it is not sure.

Knows where TEI has these facts; knows nothing of files or pages.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lxml import etree

from tei_edition.plain import words
from tei_edition.validation.places import TEI, XML_ID

_NS = {"t": TEI}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_T = f"{{{TEI}}}"
_DOCUMENTS = etree.XPath("//t:div[@type='document'][1]", namespaces=_NS)
_DOUBTS = etree.XPath("/t:TEI/t:text//*[@cert='low' or @cert='medium']", namespaces=_NS)
_TERMS = etree.XPath(
    "/t:TEI/t:teiHeader//t:taxonomy[@xml:id='terms']/t:category[@xml:id]",
    namespaces={**_NS, "xml": "http://www.w3.org/XML/1998/namespace"},
)


class Standing(NamedTuple):
    """Where a document stands: `matter` is front or back for what is printed before or behind the documents,
    '' for a document; `divisions` are the headings of the parts around it, from outside in."""

    matter: str = ""
    divisions: tuple[str, ...] = ()


DOCUMENT = Standing()
"""Of a document that stands under no heading."""


class Term(NamedTuple):
    """A person or a term of the lists: the id of the entry, the name, what the list says of it."""

    key: str
    label: str
    about: str


def standing(root: etree._Element) -> Standing:
    """Where the document or section of a TEI element stands."""
    text = root.find("t:text", _NS)
    matter = text.get("type", "") if text is not None else ""
    found = _DOCUMENTS(root)
    document = found[0] if isinstance(found, list) and found else None
    if not isinstance(document, etree._Element):
        return Standing(matter if matter in ("front", "back") else "front" if _has_section(text) else "")
    heads = (div.find("t:head", _NS) for div in document.iterancestors(f"{_T}div"))
    titles = [words(head) for head in heads if head is not None]
    return Standing("", tuple(reversed([*filter(None, titles)])))


def _has_section(text: etree._Element | None) -> bool:
    return text is not None and text.find("t:body/t:div[@type='section']", _NS) is not None


def page_number(printed: str) -> int:
    """The number of a printed page as pages are counted, Roman numbers too; 0 for anything else."""
    if printed.isdecimal():
        return int(printed[:9])
    values = [_ROMAN.get(letter, 0) for letter in printed.upper()[:15]]
    if not values or not all(values):
        return 0
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def terms(root: etree._Element) -> tuple[Term, ...]:
    """The terms of the lists that the document has, by its header, in the order of the lists."""
    found = _TERMS(root)
    return tuple(_term(category) for category in found) if isinstance(found, list) else ()


def persons(root: etree._Element) -> tuple[Term, ...]:
    """The persons of the lists whom the document names, by its header, in the order of the lists."""
    found = root.iterfind("t:teiHeader/t:profileDesc/t:particDesc/t:listPerson/t:person", _NS)
    return tuple(
        Term(person.get(XML_ID, ""), _said(person, "t:persName"), _said(person, "t:note"))
        for person in found
        if person.get(XML_ID)
    )


def _said(person: etree._Element, path: str) -> str:
    found = person.find(path, _NS)
    return words(found) if found is not None else ""


def _term(category: object) -> Term:
    assert isinstance(category, etree._Element)
    label = category.find("t:catDesc/t:term", _NS)
    said = category.find("t:catDesc", _NS)
    about = " ".join((label.tail or "").split()) if label is not None else ""
    named = words(label) if label is not None else words(said) if said is not None else ""
    return Term(category.get(XML_ID, ""), named, about)


def doubts(root: etree._Element) -> tuple[tuple[str, str, int], ...]:
    """How many elements of the text are not sure: (element, low or medium, how many), by element."""
    found = _DOUBTS(root)
    counts: Counter[tuple[str, str]] = Counter()
    for element in found if isinstance(found, list) else ():
        if isinstance(element, etree._Element):
            counts[etree.QName(element).localname, element.get("cert", "")] += 1
    return tuple((*kind, count) for kind, count in sorted(counts.items()))
