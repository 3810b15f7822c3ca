"""fileDesc: title, edition, extent, publication, series, the printed volume and the manuscript."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tei_edition.edition import Edition
from tei_edition.encoding.header.counts import Counts
from tei_edition.encoding.header.origin import Origin
from tei_edition.encoding.inline import RESP, editor_id
from tei_edition.encoding.tree import Element, add
from tei_edition.header import Hand, Header
from tei_edition.model import Certainty


class _Constants(NamedTuple):
    """The parts that are the same in every file of an edition: built once, shared, never changed."""

    editors: tuple[Element, ...]
    responsibility: Element
    edition_statement: Element
    series: Element | None
    availability: Element | None
    volume: tuple[Element, ...]


@lru_cache(maxsize=16)
def _constants(edition: Edition, origin: Origin) -> _Constants:
    holder = Element("fileDesc")
    responsibility = add(holder, "respStmt", xml_id="tei-edition")
    add(responsibility, "resp", origin.responsibility)
    add(responsibility, "name", "tei-edition", type="software")
    statement = add(holder, "editionStmt")
    add(statement, "p", origin.statement)
    series = availability = None
    if edition.series:
        series = add(holder, "seriesStmt")
        add(series, "title", edition.series, level="s")
        if edition.volume_number:
            add(series, "biblScope", edition.volume_number, unit="volume")
    if edition.licence or edition.licence_target:
        availability = add(holder, "availability", status="free")
        licence = add(availability, "licence", target=edition.licence_target)
        add(licence, "p", edition.licence or edition.licence_target)
    editors = _editors(holder, edition)
    return _Constants(editors, responsibility, statement, series, availability, _volume(edition))


def _editors(parent: Element, edition: Edition) -> tuple[Element, ...]:
    """The editors with their roles, as children of `parent`: at each place elements of its own, because
    the line break after an element depends on its place."""
    return tuple(
        add(parent, "editor", editor.name, role="-".join(editor.role.split())) for editor in edition.editors
    )


def _volume(edition: Edition) -> tuple[Element, ...]:
    """The printed volume, without the scope of the one document."""
    element = Element("bibl")
    if edition.volume_title:
        add(element, "title", edition.volume_title, level="m")
    _editors(element, edition)
    for name, value in (
        ("pubPlace", edition.volume_place),
        ("publisher", edition.volume_publisher),
    ):
        if value:
            add(element, name, value)
    if edition.volume_date:
        add(element, "date", edition.volume_date, when=edition.volume_date)
    if edition.isbn:
        add(element, "idno", edition.isbn, type="ISBN")
    return tuple(element)


def encode_file(
    parent: Element, header: Header, edition: Edition, counts: Counts, number: str, origin: Origin
) -> None:
    """Append the fileDesc."""
    constants = _constants(edition, origin)
    element = add(parent, "fileDesc")
    _titles(element, header, constants, number)
    element.append(constants.edition_statement)
    _extent(element, counts)
    _publication(element, edition, constants, counts.identifier)
    if constants.series is not None:
        element.append(constants.series)
    source = add(element, "sourceDesc")
    _printed(source, header, constants, counts, number)
    _manuscript(source, header)


def _titles(parent: Element, header: Header, constants: _Constants, number: str) -> None:
    """titleStmt: the title without its number, the number, the author, who is responsible."""
    element = add(parent, "titleStmt")
    add(element, "title", header.title, type="main")
    if number:
        add(element, "title", number, type="number")
    for party in (c for c in header.correspondents if c.side == "from"):
        name = party.person or party.office
        add(add(element, "author"), "persName" if party.person else "orgName", name)
    for editor in constants.editors:
        element.append(editor)
    element.append(constants.responsibility)
    for name in header.correctors:
        statement = add(element, "respStmt", xml_id=editor_id(name))
        add(statement, "resp", "what was inferred corrected and checked, in part")
        add(statement, "name", name)


def _extent(parent: Element, counts: Counts) -> None:
    """extent, as counted in the finished text; pages only where the text marks any."""
    element = add(parent, "extent")
    for unit, quantity in (
        ("words", counts.words),
        ("pages", counts.pages),
        ("notes", counts.notes),
    ):
        if quantity or unit != "pages":
            add(
                element,
                "measure",
                f"{quantity} {unit if quantity != 1 else unit[:-1]}",
                unit=unit,
                quantity=str(quantity),
            )


def _publication(parent: Element, edition: Edition, constants: _Constants, identifier: str) -> None:
    """publicationStmt of the file itself."""
    element = add(parent, "publicationStmt")
    add(element, "publisher", edition.publisher or "not published")
    if edition.date:
        add(element, "date", edition.date, when=edition.date)
    add(element, "idno", identifier, type="document")
    if edition.volume_id:
        add(element, "idno", edition.volume_id, type="volume")
    if edition.page_address:
        add(element, "idno", edition.address(identifier), type="URI")
    if constants.availability is not None:
        element.append(constants.availability)


def _printed(parent: Element, header: Header, constants: _Constants, counts: Counts, number: str) -> None:
    """The volume in which the document is printed, with the document's number and pages."""
    element = add(parent, "bibl", type="printed")
    element.extend(constants.volume)
    if not len(element):
        add(element, "title", header.title, level="a")
    if number:
        add(element, "biblScope", f"Document {number}", unit="document", n=number)
    first, last = counts.span
    if first and first == last:
        add(element, "biblScope", f"p. {first}", unit="page", from_=first, to=last)
    elif first:
        add(element, "biblScope", f"pp. {first}–{last}", unit="page", from_=first, to=last)


def _manuscript(parent: Element, header: Header) -> None:
    """msDesc: where the original lies, the message's own number, who made it, and its form."""
    archive = header.archive
    hands = [hand for hand in header.hands if hand.persons or hand.offices]
    if not (archive.repository or archive.collections or archive.idnos or header.message_number or hands):
        return
    element = add(parent, "msDesc")
    identifier = add(element, "msIdentifier")
    if archive.repository:
        add(identifier, "repository", archive.repository)
    for kind, value in archive.collections:
        add(identifier, "collection", value, type=kind)
    for kind, value in archive.idnos:
        add(identifier, "idno", value, type=kind)
    if header.message_number:
        other = add(identifier, "altIdentifier", type="message")
        add(other, "idno", header.message_number, type="telegram")
    if hands:
        item = add(add(element, "msContents"), "msItem")
        for hand in hands:
            _hand(item, hand)
    if header.kind or header.printed_from:
        form = add(add(element, "physDesc"), "objectDesc", form=header.kind)
        if header.printed_from:
            add(form, "p", header.printed_from)


def _hand(parent: Element, hand: Hand) -> None:
    """respStmt: who drafted, cleared, approved or signed the original, and on which day."""
    element = add(parent, "respStmt", cert=Certainty.MEDIUM.value, resp=RESP)
    words = f"{hand.task} on {hand.day}" if hand.day else hand.task
    add(element, "resp", words, when=hand.when)
    for person in hand.persons:
        add(element, "persName", person)
    for office in hand.offices:
        add(element, "orgName", office)
