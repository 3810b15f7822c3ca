"""Whom and what the text of one document names: its references and its persons.

Knows the elements that mark them; where a pointer leads is not known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from tei_edition.plain import words
from tei_edition.publishing.days import MONTHS
from tei_edition.validation.places import TEI, XML_ID

_NS = {"t": TEI}
_T = f"{{{_NS['t']}}}"
_PB, _REF, _RS, _NOTE, _HEAD = f"{_T}pb", f"{_T}ref", f"{_T}rs", f"{_T}note", f"{_T}head"
_PERSON, _SIGNED, _BREAK = f"{_T}persName", f"{_T}signed", f"{_T}lb"
_LIST, _ENTRY = f"{_T}listPerson", f"{_T}person"
_ROLES = {"sent": "sender", "received": "addressee"}
_DAY = re.compile(
    rf",? ?(?:of |dated )?(?P<month>{'|'.join(MONTHS)}|{'|'.join(name[:3] for name in MONTHS)}|Sept)\b\.? "
    r"(?P<day>[0-9]{1,2})\b(?:, (?P<year>[12][0-9]{3})\b)?"
)
_KINDS = {"persName": "person", "roleName": "office", "orgName": "office"}
_TYPES = {"person": "person"}  # of a name that the source note tells


class Reference(NamedTuple):
    """A reference in a text: where it stands, its words, and its pointer as written ('' for a message that
    is named but not known). `place` is text, head or note; `page` is the printed page, '' if not marked.
    Of a message also the name that the encoding gives it, and the day that is told with it (`03-05`)."""

    place: str
    note: str
    page: str
    words: str
    target: str
    is_message: bool
    certainty: str
    name: str = ""
    day: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is a message without a pointer: one of the edition may be meant."""
        return self.is_message and not self.target


class Mention(NamedTuple):
    """A name in a role, and how often. `key` is the entry of the list of persons, '' without one."""

    name: str
    key: str
    kind: str
    role: str
    times: int


def references(root: etree._Element) -> tuple[Reference, ...]:
    """The references of a document in their order; marks of its own notes are none."""
    return tuple(_references(root))


def _references(root: etree._Element) -> Iterator[Reference]:
    text = root.find("t:text", _NS)
    if text is None:
        return
    scope = root.find("t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl/t:biblScope[@unit='page']", _NS)
    page = scope.get("from", "") if scope is not None else ""
    for element in text.iter(_PB, _REF, _RS):
        kind = element.get("type", "")
        if element.tag == _PB:
            page = element.get("n", "")
        elif kind != "noteref" and (element.tag == _REF or kind in ("telegram", "document")):
            place, note = _place(element)
            is_message = kind == "telegram"
            name, day = (element.get("n", ""), _day_told(element)) if is_message else ("", "")
            sure = element.get("cert", "high")
            for target in (element.get("target") or element.get("ref") or "").split() or [""]:
                yield Reference(place, note, page, words(element), target, is_message, sure, name, day)


def _day_told(element: etree._Element) -> str:
    """The day that follows a message, or the note at it: `telegram 812, March 5, 1962`; '' if none does."""
    told = element.tail or ""
    following = element.getnext()
    if following is not None and following.tag == _NOTE and not told.strip():
        told = following.tail or ""
    found = _DAY.match(" ".join(told[:80].split()))
    if not found:
        return ""
    month = next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(found["month"]))
    year = f"{found['year']}-" if found["year"] else ""
    return f"{year}{month:02}-{int(found['day']):02}"


def _place(element: etree._Element) -> tuple[str, str]:
    """Where an element stands: text, head or note; and in which note."""
    for ancestor in element.iterancestors(_NOTE, _HEAD):
        if ancestor.tag == _NOTE:
            number = ancestor.get("n", "")
            return "note", number or ancestor.get("type", "")
        if ancestor.getparent() is not None:
            return "head", ""
    return "text", ""


def mentions(root: etree._Element) -> tuple[Mention, ...]:
    """Persons and offices of a document by role, in the order of their first appearance.

    Senders and addressees are the header's, or the head's where the header names none.
    """
    known = _list_entries(root)
    counts = Counter(_correspondents(root, known))
    has_parties = bool(counts)
    counts.update(_named(root, known, has_parties))
    return tuple(Mention(*found, count) for found, count in counts.items())


_Named = tuple[str, str, str, str]
_Hand = tuple[str, str]  # a name, and what its bearer did to the original: `drafted`


def _correspondents(root: etree._Element, known: Mapping[str, str]) -> Iterator[_Named]:
    path = "t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction"
    for action in root.iterfind(path, _NS):
        role = _ROLES.get(action.get("type", ""))
        if role:
            role = "informed" if action.get("subtype") == "info" else role
            for child in action.iterchildren(etree.Element):
                kind = _KINDS.get(child.tag.removeprefix(_T)) or _TYPES.get(child.get("type", ""))
                if kind and words(child):
                    yield *_name(child, known), kind, role


def _named(root: etree._Element, known: Mapping[str, str], has_parties: bool) -> Iterator[_Named]:
    """The persons of the text: who signed, who is mentioned; and those who drafted or cleared it, whom the
    source note names for that alone."""
    text = root.find("t:text", _NS)
    hands = list(_hands(root))
    if text is None:
        return
    for person in text.iter(_PERSON):
        side = {"from": "sender", "to": "addressee"}.get(person.get("type", ""), "")
        if side and has_parties:
            continue
        role = side or ("signer" if _signs(person) else _task(person, hands) or "mentioned")
        yield *_name(person, known), "person", role
    for signed in text.iter(_SIGNED):
        if not any(map(_signs, signed.iter(_PERSON))) and _first_line(signed):
            yield _first_line(signed), "", "person", "signer"
    for name, task in hands:
        yield name, "", "person", task


def _hands(root: etree._Element) -> Iterator[_Hand]:
    """Who did what to the original, by the header."""
    path = "t:teiHeader/t:fileDesc/t:sourceDesc/t:msDesc/t:msContents/t:msItem/t:respStmt"
    for statement in root.iterfind(path, _NS):
        task = statement.findtext("t:resp", "", _NS).strip().partition(" ")[0]
        for person in statement.iterfind("t:persName", _NS):
            yield words(person), task


def _task(person: etree._Element, hands: list[_Hand]) -> str:
    """What the person whom a source note names did to the original, '' if nothing; each hand counts once."""
    note = next(person.iterancestors(_NOTE), None)
    if note is None or note.get("type") != "source":
        return ""
    said = set(words(person).split())
    found = next((h for h in hands if said <= set(h[0].split()) or said >= set(h[0].split())), None)
    if found:
        hands.remove(found)
    return found[1] if found else ""


def _signs(person: etree._Element) -> bool:
    """Whether a name is that of a signature, not of a note in it."""
    nearest = next(person.iterancestors(_SIGNED, _NOTE), None)
    return nearest is not None and nearest.tag == _SIGNED


def _first_line(signed: etree._Element) -> str:
    """The words of a signature up to its first line break: titles follow it."""
    said = signed.text or ""
    for child in signed:
        if child.tag == _BREAK:
            break
        said += (words(child) if child.tag != _NOTE else "") + (child.tail or "")
    return " ".join(said.split())


def _name(element: etree._Element, known: Mapping[str, str]) -> tuple[str, str]:
    """A name by the entry of the list of persons, else as written; and the id of the entry."""
    pointer = element.get("corresp") or element.get("ref") or element.get("key") or ""
    key = pointer.split()[0].rpartition("#")[2] if pointer.strip() else ""
    return known.get(key) or words(element), key


def _list_entries(root: etree._Element) -> dict[str, str]:
    """The names of the persons that the document itself lists, by xml:id."""
    found: dict[str, str] = {}
    for person in (person for entries in root.iter(_LIST) for person in entries.iter(_ENTRY)):
        name = person.find("t:persName", _NS)
        if name is not None and person.get(XML_ID):
            found[person.get(XML_ID, "")] = words(name)
    return found
