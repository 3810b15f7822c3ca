"""profileDesc: when it was written, by whom to whom, under which markings."""

from __future__ import annotations

from tei_edition.edition import Edition
from tei_edition.encoding.header.encoding_description import category_id
from tei_edition.encoding.inline import RESP, date_attributes
from tei_edition.encoding.tree import Element, add
from tei_edition.header import Correspondent, Dating, Header
from tei_edition.model import Certainty

# The side of a correspondent -> the type and subtype of the action, in the order in which they stand.
_RECEIVED = {
    "to": ("received", ""),
    "also": ("received", "also"),
    "action": ("received", "action"),
    "info": ("received", "info"),
    "passed": ("forwarded", "info"),
}

# How a person is named whom the heading does not name: the element, and its type.
_NAMED = {"signed": ("name", "signed"), "info": ("name", "person")}


def encode_profile(parent: Element, header: Header, edition: Edition) -> None:
    """Append the profileDesc."""
    element = add(parent, "profileDesc")
    _creation(element, header)
    add(add(element, "langUsage"), "language", _language(edition.language), ident=edition.language)
    _correspondence(element, header)
    _persons(element, header)
    _classes(element, header)


def _language(ident: str) -> str:
    return "English" if ident.startswith("en") else ident


def _date(parent: Element, dating: Dating, words: str) -> None:
    """A date; one that was inferred bears its certainty, who claims it, and that evidence is internal."""
    doubt = {}
    if dating.certainty is not Certainty.HIGH:
        doubt = {"cert": dating.certainty.value, "resp": RESP, "evidence": _evidence(dating)}
    add(parent, "date", words, **date_attributes(dating.value), **doubt)


def _evidence(dating: Dating) -> str:
    """TEI's word for where the evidence lies: in the document, or outside."""
    return "external" if dating.rule in ("date-between-neighbours", "date-of-volume") else "internal"


def _creation(parent: Element, header: Header) -> None:
    element = add(parent, "creation")
    if header.dating:
        _date(element, header.dating, header.dating.words)
        if header.dating.certainty is not Certainty.HIGH:
            element[-1].tail = " "
            add(
                element,
                "rs",
                header.dating.evidence,
                type="evidence",
                subtype=header.dating.rule,
            )
    if header.place:
        if len(element):
            element[-1].tail = " "
        add(element, "placeName", header.place)


def _correspondence(parent: Element, header: Header) -> None:
    """correspDesc: sent, received, for information; in the context, the messages referred to."""
    sides = {side: [c for c in header.correspondents if c.side == side] for side in ("from", *_RECEIVED)}
    if not (any(sides.values()) or header.receipts):
        return
    element = add(parent, "correspDesc")
    if sides["from"] or header.place or header.dating:
        sent = _action(element, "sent", sides["from"])
        if header.place:
            add(sent, "placeName", header.place)
        if header.dating and header.dating.value:
            _date(sent, header.dating, "")
        if not len(sent):
            element.remove(sent)
    for side, (kind, subtype) in _RECEIVED.items():
        if sides[side] or (side == "to" and header.receipts):
            action = _action(element, kind, sides[side], subtype=subtype)
            if side == "to":
                _receipts(action, header)
    if header.references:
        context = add(element, "correspContext")
        for words, target in header.references:
            add(context, "ref", words, type="reference", target=target)


def _receipts(parent: Element, header: Header) -> None:
    """When it was received: a time of that day, or a day without its year."""
    for receipt in header.receipts:
        add(parent, "time" if receipt.time else "date", receipt.words, when=receipt.time)


def _action(parent: Element, kind: str, parties: list[Correspondent], subtype: str = "") -> Element:
    """A correspAction with the people, their offices, and the places. `persName` is whom the heading
    names; `name` whom the signature alone does, or the source note."""
    action = add(parent, "correspAction", type=kind, subtype=subtype)
    for party in parties:
        if party.person:
            pointer = f"#{party.key}" if party.key else ""
            name, how = _NAMED.get("signed" if party.signed else party.side, ("persName", ""))
            add(action, name, party.person, type=how, ref=pointer)
        if party.office:
            add(action, "orgName" if not party.person else "roleName", party.office)
        if party.place:
            add(action, "orgName", party.place)
    return action


def _persons(parent: Element, header: Header) -> None:
    """particDesc: those persons of the lists whom the document names, as the lists give them."""
    if not header.persons:
        return
    listed = add(add(parent, "particDesc"), "listPerson", type="named")
    for entry in header.persons:
        person = add(listed, "person", xml_id=entry.key)
        add(person, "persName", entry.label)
        if entry.about:
            add(person, "note", entry.about)


def _classes(parent: Element, header: Header) -> None:
    """textClass: one catRef for each kind of marking."""
    if not header.markings:
        return
    element = add(parent, "textClass")
    for kind in ("classification", "precedence", "handling", "slug"):
        targets = " ".join(f"#{kind}.{category_id(t)}" for k, t in header.markings if k == kind)
        if targets:
            add(element, "catRef", scheme=f"#{kind}", target=targets)
