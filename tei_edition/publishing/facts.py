"""What an edition must keep of each document while it is published: a few words, never the text.

Knows where TEI has these facts; knows nothing of files or pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from lxml import etree

from tei_edition.plain import words
from tei_edition.publishing.days import MONTHS
from tei_edition.publishing.mentions import Mention, Reference, mentions, references
from tei_edition.publishing.particulars import Value, particulars
from tei_edition.publishing.structure import (
    DOCUMENT,
    Standing,
    Term,
    doubts,
    page_number,
    persons,
    standing,
    terms,
)
from tei_edition.validation.parsing import parse
from tei_edition.validation.places import TEI

_NS = {"t": TEI}
_HEADER = "/t:TEI/t:teiHeader/"
_TARGETS = "//t:ref/@target | //t:ref/@ref | //t:rs/@target | //t:rs/@ref"
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SURE = {"low": "uncertain", "medium": "probable"}
"""The words for @cert; they are names of texts as well."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one document, for the index and for links between documents.

    `file` is its TEI file, relative to the folder of TEI files; `id` is its xml:id, or its file's
    stem; `when` is a day, month or year, or ''; `sure` is '' or a
    word; `ids` are the ids of its notes and pages; `targets` are what its references point to;
    `particulars` are the other facts of its header, by the column that they have in a table.
    """

    file: str
    id: str
    number: str
    title: str
    date: str
    when: str
    sure: str
    sender: str
    addressee: str
    pages: str
    ids: frozenset[str]
    page_ids: tuple[str, ...]
    targets: tuple[str, ...]
    particulars: Mapping[str, Value] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    standing: Standing = DOCUMENT
    persons: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    doubts: tuple[tuple[str, str, int], ...] = ()

    @property
    def stem(self) -> str:
        """What the document's page and text are named by."""
        return PurePosixPath(self.file).stem

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Documents stand by number; those without one at the end, by name; front and back matter round them,
        by the page that they begin on."""
        if self.is_section:
            own = self.page_ids[0].removeprefix("pg_") if self.page_ids else ""
            page = re.sub(r"^pp?\. ", "", self.pages).partition("–")[0] or own
            within = self.pages if page != own else ""  # it begins behind another on the same page
            return (-1 if self.standing.matter == "front" else 1, page_number(page), within, self.file)
        digits = re.search(r"\d+", self.number)
        return (0, int(digits[0][:18]) if digits else 10**18, self.number, self.file)

    @property
    def is_section(self) -> bool:
        """Whether this is front or back matter, not a document."""
        return bool(self.standing.matter)


def read_facts(data: bytes, file: str, name: str) -> Facts | None:
    """The facts of the TEI document `data`, called `name` in messages; None if it is not TEI.

    InputError where it is not well-formed.
    """
    root = parse(data, name)
    if root.tag != f"{{{_NS['t']}}}TEI":
        return None
    said = particulars(root)
    date, when, sure = _date(said)
    identifier = _first(root, "//t:div[@type='document']/@xml:id") or PurePosixPath(file).stem
    pages = _strings(root, "/t:TEI/t:text//t:pb/@xml:id")
    return Facts(
        file=file,
        id=identifier,
        number=_number(root, identifier),
        title=_title(root) or identifier,
        date=date,
        when=when,
        sure=sure,
        sender=_party(said, "sender"),
        addressee=_party(said, "addressee"),
        pages=_first(root, f"{_HEADER}t:fileDesc/t:sourceDesc//t:biblScope[@unit='page']"),
        ids=frozenset(_strings(root, "/t:TEI/t:text//@xml:id")),
        page_ids=tuple(pages),
        targets=tuple(dict.fromkeys(_strings(root, _TARGETS))),
        particulars=said,
        references=references(root),
        mentions=mentions(root),
        standing=standing(root),
        persons=persons(root),
        terms=terms(root),
        doubts=doubts(root),
    )


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_NS)


def _strings(root: etree._Element, path: str) -> list[str]:
    """What an XPath finds, as squeezed strings."""
    found = _compiled(path)(root)
    if not isinstance(found, list):
        return []
    return [" ".join(_text(thing).split()) for thing in found]


def _text(thing: object) -> str:
    if isinstance(thing, etree._Element):
        return "".join(map(str, thing.itertext()))
    return str(thing)


def _first(root: etree._Element, *paths: str) -> str:
    """The first thing, not empty, that one of the paths finds."""
    return next((text for path in paths for text in _strings(root, path) if text), "")


def _title(root: etree._Element) -> str:
    titles = f"{_HEADER}t:fileDesc/t:titleStmt/t:title"
    title = _first(root, f"{titles}[@type='main']")
    if title:
        return title
    head = root.find(".//t:div[@type='document']/t:head", _NS)
    said = re.sub(r"^\[?\d+\w?\]?\.\s+", "", words(head)) if head is not None else ""
    return said or _first(root, f"{titles}[@type='complete']", f"{titles}[1]")


def _number(root: etree._Element, identifier: str) -> str:
    number = _first(
        root,
        f"{_HEADER}t:fileDesc/t:titleStmt/t:title[@type='number']",
        "//t:div[@type='document']/@n",
    )
    return number or identifier


def _party(said: Mapping[str, Value], side: str) -> str:
    """The persons, else the offices or bodies, who sent or received the document."""
    names = said.get(f"{side}_persons") or said.get(f"{side}_offices") or ()
    return ", ".join(names) if isinstance(names, tuple) else str(names)


def _date(said: Mapping[str, Value]) -> tuple[str, str, str]:
    """The date in words, as a machine reads it ('' for a range), and how sure it is."""
    when, first, last = (
        next((str(said[name]) for name in names if name in said), "")
        for names in (("when",), ("when", "from", "not_before"), ("to", "not_after"))
    )
    day = _DAY.match(when)
    between = " – ".join(dict.fromkeys(in_words(day[:10]) for day in (first, last) if day))
    sure = SURE.get(str(said.get("certainty", "")), "")
    return str(said.get("date", "")) or between, day[0] if day else "", sure


def in_words(day: str) -> str:
    """An ISO day or month as the volumes print it: October 22, 1972."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", day)
    if not match or not 1 <= int(match[2]) <= 12:
        return day
    month = MONTHS[int(match[2]) - 1]
    return f"{month} {int(match[3])}, {match[1]}" if match[3] else f"{month} {match[1]}"
