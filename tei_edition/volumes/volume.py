"""A volume's TEI -> a TEI file for each document and section, as valid as the volume itself.

A document keeps its div, byte for byte but for the page breaks before it and pointers to other parts, inside
the divs of its compilation and chapter, of which the headings stay. Knows parts and headers; writes no files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tei_edition.edition import Edition, Editor
from tei_edition.encoding.header import VOLUME, Counts, encode_header
from tei_edition.encoding.layout import indent
from tei_edition.encoding.tree import Element, write
from tei_edition.plain import words
from tei_edition.registers import Register
from tei_edition.registers.tei import read_root
from tei_edition.validation.parsing import parse
from tei_edition.validation.places import TEI
from tei_edition.volumes.header import header_of
from tei_edition.volumes.parts import Place, parts
from tei_edition.volumes.pointers import point_across

_T = f"{{{TEI}}}"
_NS = {"t": TEI}
_DOCUMENTS = ".//t:div[@type='document']"
_FILE = "t:teiHeader/t:fileDesc"
_OFFICE = "https://history.state.gov/historicaldocuments/"
_VOLUME_ID = re.compile(r"frus[0-9][\w.-]{0,60}")
_STEM = re.compile(r"[\w.-]{1,100}")


Parts = tuple[tuple[str, bytes], ...]
"""The name and the TEI of each document and section."""


def is_volume(root: etree._Element) -> bool:
    """Whether a TEI file holds several documents, or one beside front or back matter."""
    documents = root.findall(_DOCUMENTS, _NS)
    return len(documents) > 1 or (len(documents) == 1 and root.find("t:text/t:front/t:div", _NS) is not None)


def read_parts(data: bytes, name: str, stem: str, given: Edition) -> tuple[Edition, Parts]:
    """Takes a volume apart; a file with a single document is one part, named `stem`, as it is.

    What `given`, an edition.toml, says takes the place of what the volume says of itself in the edition that
    comes back. `name` is for messages. Raises XmlError where the bytes are not well-formed.
    """
    root = parse(data, name)
    if not is_volume(root):
        return given, ((stem, data),)
    edition = _edition(root, given)
    return edition, tuple(_parts(root, edition))


def _parts(root: etree._Element, edition: Edition) -> Iterator[tuple[str, bytes]]:
    register = read_root(root)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    places = [place for place in parts(root) if _STEM.fullmatch(place.identifier)]
    listed = {person.key for person in register.persons} | {term.key for term in register.terms}
    point_across(places, frozenset(listed))
    for place in places:
        yield place.identifier, _write(place, register, edition)


def _edition(root: etree._Element, given: Edition) -> Edition:
    """What the volume's header tells, under what the user has told."""
    titles = f"{_FILE}/t:titleStmt/t:title"
    published = f"{_FILE}/t:publicationStmt"
    identifier = _words(root, f"{published}/t:idno[@type='frus']")
    series, subseries = (
        _words(root, f"{titles}[@type='series']"),
        _words(root, f"{titles}[@type='subseries']"),
    )
    editors = root.iterfind(f"{_FILE}/t:titleStmt/t:editor", _NS)
    said = {
        "volume_id": identifier if _VOLUME_ID.fullmatch(identifier) else "",
        "volume_title": _words(root, f"{titles}[@type='complete']") or _words(root, titles),
        "series": ", ".join(filter(None, (series, subseries))),
        "volume_number": _words(root, f"{titles}[@type='volumenumber']").removeprefix("Volume "),
        "volume_publisher": _words(root, f"{published}/t:publisher"),
        "volume_place": _words(root, f"{published}/t:pubPlace"),
        "volume_date": _year(_words(root, f"{published}/t:date")),
        "isbn": _words(root, f"{published}/t:idno[@type='isbn-13']"),
    }
    if said["volume_id"]:
        said["page_address"] = f"{_OFFICE}{identifier}/{{id}}"
    lacking: dict[str, Any] = {key: value for key, value in said.items() if value and not getattr(given, key)}
    people = tuple(Editor(words(e), f"{e.get('role', '')} editor".strip()) for e in editors if words(e))
    return replace(given, **lacking, editors=given.editors or people)


def _words(root: etree._Element, path: str) -> str:
    found = root.find(path, _NS)
    return words(found) if found is not None else ""


def _year(said: str) -> str:
    return said if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", said) else ""


def _write(place: Place, register: Register, edition: Edition) -> bytes:
    """The file of a part: header, then the part inside the divs around it."""
    div = place.div
    holder = Element("TEI")
    header = header_of(div, register if div.get("type") == "document" else Register())
    number = div.get("n", "") if div.get("type") == "document" else ""
    encode_header(holder, header, edition, _counts(place), number, "", VOLUME)
    indent(holder[0], 1)
    tail, div.tail = div.tail, None
    body = etree.tostring(div, encoding="unicode")
    div.tail = tail
    for around in reversed(place.around):
        body = _around(around, body)
    kind = _matter(div)
    language = quoteattr(edition.language)
    described = write(holder[0]).replace(f' xmlns="{TEI}"', "", 1)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{TEI}" xml:lang={language}>\n  {described}\n'
        f"  <text{kind}>\n    <body>\n{body}\n    </body>\n  </text>\n</TEI>\n"
    ).encode()


def _around(div: etree._Element, body: str) -> str:
    """A compilation or chapter as a frame: its type and heading, without ids, which are of one file only."""
    head = div.find(f"{_T}head")
    title = words(head) if head is not None else ""
    frame = f"<head>{escape(title)}</head>" if title else ""
    kind = f" type={quoteattr(div.get('type', ''))}" if div.get("type") else ""
    return f"<div{kind}>{frame}\n{body}\n</div>"


def _matter(div: etree._Element) -> str:
    """The type of the text of a part: front or back matter is named so, since a file needs a body."""
    above = next(div.iterancestors(f"{_T}front", f"{_T}back"), None)
    return f' type="{etree.QName(above).localname}"' if above is not None else ""


def _counts(place: Place) -> Counts:
    """What is in a part, as the header of a file counts it."""
    div = place.div
    elements = Counter(str(e.tag)[len(_T) :] for e in div.iter(etree.Element) if str(e.tag).startswith(_T))
    elements.update(["body", *("div" for _ in place.around), *("head" for _ in place.around)])
    breaks = [pb.get("n", "") for pb in div.iter(f"{_T}pb")]
    begins = len(div) > 0 and div[0].tag == f"{_T}pb"
    pages = [page for page in (*([] if begins else [place.page]), *breaks) if page]
    text = "".join(map(str, div.itertext()))
    notes = sum(1 for note in div.iter(f"{_T}note") if note.get("n"))
    span = (pages[0], pages[-1]) if pages else ("", "")
    return Counts(
        place.identifier, dict(sorted(elements.items())), len(text.split()), notes, len(pages), span
    )
