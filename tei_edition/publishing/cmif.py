"""cmif.xml: who wrote to whom, when and from where, as services that search letters harvest it.

The Correspondence Metadata Interchange Format, version 1, is a small subset of TEI: a header with a
correspDesc for each letter, in it only sent and received, only persName, orgName, placeName and date, and
dates without clock times. Nothing is claimed that the documents or edition.toml do not say; what the format
asks for and nobody said is told (T010). Knows the format and the facts; reads no TEI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.edition import Edition
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.particulars import Value
from tei_edition.publishing.survey import page_name
from tei_edition.validation.places import TEI, XML_ID

NAME = "cmif.xml"
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")
_BOUNDS = {"when": "when", "from": "from", "to": "to", "not_before": "notBefore", "not_after": "notAfter"}
_UNKNOWN = "Unknown"  # the word that the format has for a party that nobody knows
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/"
_ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
_BY = "https://creativecommons.org/licenses/by/4.0/"
_LICENCES = {
    _ZERO: "This file is dedicated to the public domain under Creative Commons CC0 1.0",
    _BY: "This file is licensed under the terms of the Creative Commons License CC-BY 4.0",
}


def cmif(facts: Iterable[Facts], edition: Edition) -> bytes:
    """The file for the documents that have a sender or an addressee, in reading order."""
    namespaces: Any = {None: TEI}  # the default namespace, which the stubs of lxml do not know
    root = etree.Element(f"{{{TEI}}}TEI", nsmap=namespaces)
    header = _add(root, "teiHeader")
    source = _identifier(edition)
    _file(_add(header, "fileDesc"), edition, source)
    profile = _add(header, "profileDesc")
    for document in facts:
        _letter(profile, document, edition, source)
    if not len(profile):
        header.remove(profile)
    _add(_add(_add(root, "text"), "body"), "p")
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def lacking(edition: Edition) -> Iterator[Diagnostic]:
    """T010 for what the format asks for and edition.toml does not say."""
    wanted = {
        "[edition] publisher (who answers for the file)": edition.publisher,
        "[edition] date (when the file was last changed)": edition.date,
        "[edition] address (where the edition is on the web)": edition.address_of_edition,
        "[edition] contact and email (whom to ask about the file)": edition.contact and edition.email,
        "[edition] licence_target (one of CC0 and CC BY 4.0)": _licence(edition),
        "[volume] page_address (where a document is on the web)": edition.page_address,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        said = f"For services that harvest cmif.xml, edition.toml does not say: {', '.join(missing)}."
        yield diagnose("T010", said, Place(NAME))


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    given = {key: value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{TEI}}}{name}", given)
    if text:
        element.text = text
    return element


def _file(parent: etree._Element, edition: Edition, source: str) -> None:
    """fileDesc: what the file is, who publishes it, and the edition that it points to."""
    title = edition.title or edition.volume_title or "Documents"
    statement = _add(parent, "titleStmt")
    _add(statement, "title", f"{title}: index of correspondence")
    editor = _add(statement, "editor", edition.contact or edition.publisher or _UNKNOWN)
    if edition.email:
        editor.text = f"{editor.text} "
        _add(editor, "email", edition.email)
    publication = _add(parent, "publicationStmt")
    _add(publication, "publisher", edition.publisher or _UNKNOWN)
    _add(publication, "idno", _address(edition), type="url")
    _add(publication, "date", when=edition.date)
    target = _licence(edition)
    availability = _add(publication, "availability", status="" if target else "unknown")
    if target:
        _add(availability, "licence", _LICENCES[target], target=target)
    else:
        _add(availability, "p", "No licence is given for this file.")
    bibl = _add(_add(parent, "sourceDesc"), "bibl", _bibliography(edition) or title)
    bibl.set("type", _type(edition))
    bibl.set(XML_ID, source)


def _licence(edition: Edition) -> str:
    """One of the two licences that the format allows, if that of the edition is one; '' for any other:
    nobody's work is given away by a program."""
    given = edition.licence_target.removesuffix("/") + "/"
    if given.startswith(_PUBLIC_DOMAIN):
        return _ZERO
    return _BY if given == _BY else ""


def _address(edition: Edition) -> str:
    """The address of the file itself; without one, a name that is the same in every build."""
    if edition.address_of_edition:
        return f"{edition.address_of_edition.rstrip('/')}/{NAME}"
    return f"urn:uuid:{_identifier(edition)}"


def _type(edition: Edition) -> str:
    online = bool(edition.page_address or edition.address_of_edition)
    printed = bool(edition.volume_publisher or edition.isbn)
    return "hybrid" if online and printed else "print" if printed else "online"


def _bibliography(edition: Edition) -> str:
    """The printed volume in the usual order: title, editors, place: publisher, year."""
    editors = ", ".join(editor.name for editor in edition.editors)
    imprint = ": ".join(filter(None, (edition.volume_place, edition.volume_publisher)))
    isbn = f"ISBN {edition.isbn}" if edition.isbn else ""
    parts = (edition.volume_title, editors and f"edited by {editors}", imprint, edition.volume_date, isbn)
    return ", ".join(filter(None, parts))


def _identifier(edition: Edition) -> str:
    """A UUID for the edition that is the same in every build, and begins with a letter as an xml:id must."""
    name = edition.page_address or edition.volume_id or edition.title
    found = (str(uuid5(NAMESPACE_URL, f"{name}#{turn}")) for turn in range(1000))
    return next((one for one in found if one[0].isalpha()), "a0000000-0000-5000-8000-000000000000")


def _letter(parent: etree._Element, document: Facts, edition: Edition, source: str) -> None:
    """correspDesc of one document, if it has a sender or an addressee."""
    facts = document.particulars
    parties = {
        kind: (_values(facts.get(f"{column}_persons")), _values(facts.get(f"{column}_offices")))
        for kind, column in (("sent", "sender"), ("received", "addressee"))
    }
    if not any(persons or offices for persons, offices in parties.values()):
        return
    element = _add(parent, "correspDesc", key=document.number, ref=_page(document, edition))
    element.set("source", f"#{source}")
    for kind, (persons, offices) in parties.items():
        action = _add(element, "correspAction", type=kind)
        for name in persons:
            _add(action, "persName", name)
        for name in () if persons else offices:
            _add(action, "orgName", name)
        if not len(action):
            _add(action, "persName", _UNKNOWN)
        if kind == "sent":
            _sent(action, document)


def _page(document: Facts, edition: Edition) -> str:
    """Where a letter is on the web: at the volume's own address, else in this edition; '' if nowhere."""
    own = edition.address_of_edition.rstrip("/")
    here = f"{own}/html/{quote(page_name(document.stem))}" if own else ""
    return edition.address(document.id) or here


def _sent(action: etree._Element, document: Facts) -> None:
    """Whence and when: the date as a day, a month or a year; `low` where it is not sure at all."""
    facts = document.particulars
    if facts.get("place"):
        _add(action, "placeName", str(facts["place"]))
    days = {name: _DAY.match(str(facts.get(column, ""))) for column, name in _BOUNDS.items()}
    given = {name: day[0] for name, day in days.items() if day}
    if given:
        _add(action, "date", **given, cert="low" if facts.get("certainty") == "low" else "")


def _values(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
