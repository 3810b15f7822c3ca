"""Lists of persons and terms in TEI -> entries: the front matter of a volume, or listPerson.

Knows TEI; the XML itself is parsed in validation.parsing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tei_edition.errors import InputError, SettingsError
from tei_edition.registers.headings import forms_of, names_of
from tei_edition.registers.model import Name, Person, Register, Term
from tei_edition.validation.parsing import parse
from tei_edition.validation.places import TEI, XML_ID

_TEI = f"{{{TEI}}}"


def read_tei(data: bytes, name: str) -> Register:
    """The register that a TEI file holds. Raises SettingsError that names file, line and remedy."""
    try:
        root = parse(data, name)
    except InputError as error:
        raise SettingsError(f"{error} A list must be well-formed TEI, or CSV.") from None
    register = read_root(root)
    if not (register.persons or register.terms):
        raise SettingsError(
            f"{name}:{root.sourceline}: no persName, person or term with an xml:id was found; "
            "give a TEI list whose entries have identifiers"
        )
    return register


def read_root(root: etree._Element) -> Register:
    """The persons and terms that a tree lists, none where it has no lists."""
    persons = [*_printed_persons(root), *_listed_persons(root)]
    return Register(tuple(persons), tuple(_terms(root)))


def _printed_persons(root: etree._Element) -> Iterator[Person]:
    """The items of a printed list, `persName` with an id, and the words behind it."""
    for element in root.iter(f"{_TEI}persName"):
        key = element.get(XML_ID)
        if key:
            label = _words(element).strip(" ,")
            names, ranks = names_of(label)
            yield Person(key, label, names, _behind(element), ranks)


def _listed_persons(root: etree._Element) -> Iterator[Person]:
    """The entries of a listPerson; surname and forename are taken where they are marked."""
    for element in root.iter(f"{_TEI}person"):
        key = element.get(XML_ID)
        marked = [n for n in element.iter(f"{_TEI}persName") if not n.get(XML_ID)]
        if not key or not marked:
            continue
        names: list[Name] = []
        ranks: list[str] = []
        for name in marked:
            read, rank = _marked_name(name)
            names += read
            ranks.append(rank)
        rest = [_words(e) for tag in ("occupation", "note", "state") for e in element.iter(_TEI + tag)]
        told = "; ".join(words for words in rest if words)
        yield Person(key, _words(marked[0]), tuple(dict.fromkeys(names)), told, " ".join(filter(None, ranks)))


def _marked_name(element: etree._Element) -> tuple[tuple[Name, ...], str]:
    """A persName with surname and forename in it; else its words, in either order."""
    family = " ".join(_words(e) for e in element.iter(f"{_TEI}surname"))
    if not family:
        words = _words(element)
        if "," in words or " " not in words:
            return names_of(words)
        first, _, last = words.rpartition(" ")
        return names_of(f"{last}, {first}")
    given = [w for e in element.iter(f"{_TEI}forename") for w in _words(e).split()]
    suffix = " ".join(_words(e) for e in element.iter(f"{_TEI}genName"))
    ranks = " ".join(_words(e) for e in element.iter(f"{_TEI}roleName"))
    return (Name(family, tuple(given), suffix),), ranks


def _terms(root: etree._Element) -> Iterator[Term]:
    for tag in ("term", "gloss"):
        for element in root.iter(_TEI + tag):
            key = element.get(XML_ID)
            label = _words(element).strip(" ,;:")
            if key and label:
                yield Term(key, label, forms_of(label), _behind(element))


def _behind(element: etree._Element) -> str:
    """The words of the entry behind its heading."""
    item = element
    while item is not None and item.tag not in (f"{_TEI}item", f"{_TEI}person", f"{_TEI}p"):
        above = item.getparent()
        if above is None:
            return ""
        item = above
    whole, heading = _words(item), _words(element)
    return whole.partition(heading)[2].strip(" ,;:")


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(t) for t in element.itertext()).split())
