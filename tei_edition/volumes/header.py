"""The header of one document of a volume: what its head, its dateline and its source note say.

A volume has one header for all its documents. What a document's own header claims is read here from its
marked words, and from the source note as from that of a plain text. Knows TEI and the facts of a header.
"""

from __future__ import annotations

import re

from lxml import etree

from tei_edition.header import Correspondent, Dating, Entry, Header
from tei_edition.inference.facts.gather import NUMBER, kind_of
from tei_edition.inference.facts.original import Told
from tei_edition.inference.facts.source_note import read_source_note, source_at
from tei_edition.model import Certainty
from tei_edition.plain import words
from tei_edition.registers import Register
from tei_edition.validation.places import TEI

_T = f"{{{TEI}}}"
_COLON = re.compile(r"\bSource:(?=\S)")  # where the title of a book follows, its blank is in the markup
_PERSON, _GLOSS, _NOTE = f"{_T}persName", f"{_T}gloss", f"{_T}note"


def header_of(div: etree._Element, register: Register) -> Header:
    """The header of a document or section, as far as its markup tells; `register` has the volume's lists."""
    head = div.find(f"{_T}head")
    title = NUMBER.sub("", words(head), count=1) if head is not None else ""
    source = _source(div)
    told = Told(words=source, note=read_source_note(source)) if source else Told()
    persons, terms = _entries(div, register)
    return Header(
        title=title or div.get("n", "") or "untitled",
        kind=kind_of(title),
        correspondents=(*_correspondents(head), *told.correspondents),
        place=next((words(place) for place in div.iterfind(f".//{_T}dateline//{_T}placeName")), ""),
        dating=_dating(div),
        archive=told.archive,
        markings=told.markings,
        hands=told.hands,
        receipts=told.receipts,
        printed_from=next(iter(told.values("copy")), ""),
        persons=persons,
        terms=terms,
    )


def _source(div: etree._Element) -> str:
    """The words of the source note; '' where there is none."""
    for note in div.iter(_NOTE):
        said = " ".join("".join(map(str, note.itertext())).split())
        said = _COLON.sub("Source: ", said)
        if source_at(said) >= 0:
            return said
    return ""


def _correspondents(head: etree._Element | None) -> tuple[Correspondent, ...]:
    """The parties that a head marks, an office joined with the person behind it."""
    found: list[Correspondent] = []
    for element in head.iter(_PERSON, _GLOSS) if head is not None else ():
        side = element.get("type", "")
        if side not in ("from", "to") or any(a.tag == _NOTE for a in element.iterancestors()):
            continue
        if element.tag == _GLOSS:
            found.append(Correspondent(side, office=words(element)))
            continue
        key = element.get("corresp", "").removeprefix("#")
        last = found[-1] if found else None
        if last and last.side == side and last.office and not last.person:
            found[-1] = last._replace(person=words(element), key=key)
        else:
            found.append(Correspondent(side, person=words(element), key=key))
    return tuple(found)


def _dating(div: etree._Element) -> Dating | None:
    """The date of the dateline, as its attributes give it."""
    date = next(div.iterfind(f".//{_T}dateline//{_T}date"), None)
    if date is None:
        return None
    value = date.get("when", "")
    for first, last, between in (("from", "to", "/"), ("notBefore", "notAfter", "..")):
        if not value and (date.get(first) or date.get(last)):
            value = f"{date.get(first, '')}{between}{date.get(last, '')}"
    return Dating(value, words(date), Certainty.HIGH, "dateline", "the dateline says it")


def _entries(div: etree._Element, register: Register) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries of the lists that the document points to, in the order of the lists."""
    named = {e.get("corresp", "").removeprefix("#") for e in div.iter(_PERSON)}
    meant = {e.get("target", "").removeprefix("#") for e in div.iter(_GLOSS)}
    persons = tuple(Entry(p.key, p.label, p.about) for p in register.persons if p.key in named)
    return persons, tuple(Entry(t.key, t.label, t.about) for t in register.terms if t.key in meant)
