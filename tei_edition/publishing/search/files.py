"""The files of the search: the documents with what is asked of them, shards of the index, their texts.

Each is a classic script that hands its data to `EDITION_SEARCH`, because a page that was opened from disk may
load nothing else.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.dates import first_day
from tei_edition.publishing.particulars import many
from tei_edition.publishing.search.index import FIELDS, Index
from tei_edition.publishing.search.words import running_text, words

_FOLDER = "html/search"
_PEOPLE = ("sender_persons", "sender_offices", "addressee_persons", "addressee_offices")
_TOGETHER = 8  # texts in a file: a hit loads its own, and a page of hits not too many


class Words(NamedTuple):
    """What the search takes of a document: its text in a line, and how often it has each word, by fields."""

    text: str = ""
    counts: tuple[Mapping[str, int], ...] = ({}, {})


def words_of(facts: Facts, root: etree._Element) -> Words:
    """The words of a document, of which `root` is the TEI."""
    text = running_text(root)
    return Words(text, (Counter(words(facts.title)), Counter(words(text))))


class Search:
    """Takes the documents of an edition one by one, in their order, and gives the files."""

    def __init__(self) -> None:
        self._index = Index()
        self._documents: list[tuple[Facts, str]] = []
        self._texts: list[str] = []

    def add(self, facts: Facts, href: str, found: Words) -> Iterator[tuple[str, bytes]]:
        """Adds a document; gives the file of texts that is complete with it, if one is."""
        self._index.add(found.counts)
        self._documents.append((facts, href))
        self._texts.append(found.text)
        if len(self._texts) == _TOGETHER:
            yield self._write_texts()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The other files, when all documents were added."""
        if self._texts:
            yield self._write_texts()
        letters = ""
        for letter, lines in self._index.shards():
            letters += letter
            yield f"{_FOLDER}/words-{letter}.js", _script("words", letter, lines)
        yield f"{_FOLDER}/documents.js", _script("documents", self._about(letters))
        vendor = files("tei_edition.publishing.search").joinpath("vendor")
        for name in ("minisearch.js", "minisearch.LICENSE.txt"):
            yield f"{_FOLDER}/{name}", vendor.joinpath(name).read_bytes()
        for name in ("question.js", "search.js"):
            script = files("tei_edition.publishing.search").joinpath(name)
            # Without its indentation, the page stays within what a page may weigh; no string of it has lines.
            unindented = (line.lstrip() for line in script.read_bytes().splitlines(keepends=True))
            yield f"{_FOLDER}/{name}", b"".join(unindented)

    def _write_texts(self) -> tuple[str, bytes]:
        number = (len(self._documents) - 1) // _TOGETHER
        texts, self._texts = self._texts, []
        return f"{_FOLDER}/texts-{number}.js", _script("texts", number * _TOGETHER, texts)

    def _about(self, shards: str) -> dict[str, Any]:
        lengths = self._index.lengths
        count = max(1, len(lengths))
        return {
            "together": _TOGETHER,
            "shards": shards,
            "fields": FIELDS,
            "lengths": lengths,
            "average": [round(sum(row[at] for row in lengths) / count, 2) for at in range(len(FIELDS))],
            "documents": [_row(facts, href) for facts, href in self._documents],
        }


def _row(facts: Facts, href: str) -> dict[str, Any]:
    """What a hit shows, and what hits are parted by; what is empty is left out."""
    said = facts.particulars
    people = (
        said.get(f"{side}_{kind}", ()) for side in ("sender", "addressee") for kind in ("persons", "offices")
    )
    row = {
        "href": href,
        "number": "" if facts.is_section else facts.number,
        "title": facts.title,
        "date": facts.date,
        "year": first_day(facts)[:4],
        "people": [*dict.fromkeys(str(name) for names in people for name in many(names))],
        "kind": str(said.get("kind", "")).replace("-", " "),
        "marking": list(many(said.get("classification", ()))),
    }
    return {name: value for name, value in row.items() if value}


def _script(name: str, *data: object) -> bytes:
    """A call with JSON that is also JavaScript, and ends no script element."""
    parts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in data)
    safe = ",".join(parts).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"EDITION_SEARCH.{name}({safe});\n".encode()
