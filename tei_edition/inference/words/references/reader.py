"""Reads one stretch after the other, and knows what was cited last: "ibid." and "thereto" are that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tei_edition.inference.words.references import grammar
from tei_edition.inference.words.references.numbers import first_half, is_year
from tei_edition.inference.words.references.volumes import (
    by_number,
    by_title,
    is_title_of,
    title_after,
    years_of,
    years_written,
)
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

# The patterns in the order in which they are tried at one place, each with letters of which it needs some.
_PATTERNS = (
    ("series", ("Relations",), grammar.SERIES),
    ("ibid", ("bid.",), grammar.IBID),
    ("volume", ("vol. ", "volume ", "Vol. ", "Volume "), grammar.VOLUME),
    ("note_of", ("ootnote",), grammar.NOTE_OF),
    ("notes_of", ("ootnotes",), grammar.NOTES_OF),
    ("document_and_note", ("ootnote",), grammar.DOCUMENT_AND_NOTE),
    ("document", ("ocument",), grammar.DOCUMENT),
    ("note", ("ootnote",), grammar.NOTE),
    ("page", ("p. ", "page"), grammar.PAGE),
)
# Words that name another publication: a page after them is no page of the series.
_ELSEWHERE = re.compile(
    r"\b(?:Bulletin|Record|Stat|Treat(?:y|ies)|Hearings?|Papers|Yearbook|Year|yr|Supplement|Supp|Cong(?:ress)?|Series"
    r"|ed|Press|Journal|Review|Report|Digest|Documents|Official|Doc|Times|Register|Code|Survey|Statutes|[Vv]ol)\b"
)
_LOOKED_AT = 160  # characters before a page number


class Citing(NamedTuple):
    """Who cites: the document's identifier, the labels of its notes, the year that it is of (0 where that
    is not known), and whether its number is printed, so that documents are cited by number."""

    own: str
    labels: frozenset[str]
    year: int
    numbered: bool


class Reader:
    """Reads stretches one after the other, and knows the volume and the document cited last."""

    def __init__(self, text: str, citing: Citing) -> None:
        self.text = text
        self.citing = citing
        self.volume = ""  # cited last, for "ibid."
        self.document = ""  # cited last, for "thereto"
        self.end = 0  # of the stretch
        self.after = 0  # up to here everything is read
        self.forms: dict[str, Callable[[re.Match[str]], Iterator[Finding]]] = {
            "series": self._series,
            "ibid": self._ibid,
            "volume": self._volume,
            "note_of": self._note_of,
            "notes_of": self._notes_of,
            "document_and_note": self._note_of,
            "document": self._document,
            "note": self._note,
            "page": self._page,
        }

    def read(self, start: int, end: int) -> Iterator[Finding]:
        """The references of one stretch."""
        self.end = end
        words = self.text[start:end]
        matches = [
            (match.start(), rank, name, match)
            for rank, (name, signs, pattern) in enumerate(_PATTERNS)
            if any(sign in words for sign in signs) and (name != "page" or not self.citing.numbered)
            for match in pattern.finditer(self.text, start, end)
        ]
        matches.sort(key=lambda each: each[:2])
        at = start
        for begin, _, name, match in matches:
            if begin < at:
                continue
            for finding in self.forms[name](match):
                at = max(at, finding.span.end)
                yield finding
            at = max(at, self.after)

    # --- volumes ---

    def _series(self, match: re.Match[str]) -> Iterator[Finding]:
        """`Foreign Relations, 1964–1968, vol. XX, Document 64`"""
        years = match["years"] or ""
        if match["title"]:
            yield from self._titled(match, years)
            return
        name = by_number(years, match["number"], match["part"] or "") if years else ""
        self.volume = name
        if name:
            yield from self._place(match.start(), match.end(), name)
        else:
            self._pass_over(match.end())

    def _titled(self, match: re.Match[str], years: str) -> Iterator[Finding]:
        """`Foreign Relations, 1969–1976, China, 1969–1972`: the longest beginning that is a title."""
        end = match.end()
        while end > match.start("title"):
            name = by_title(years, self.text[match.start("title") : end])
            if name:
                self.volume = name
                yield from self._place(match.start(), end, name, Certainty.LOW)
                return
            end = self.text.rfind(",", match.start("title"), end)
        self.volume = ""
        self._pass_over(match.end())

    def _ibid(self, match: re.Match[str]) -> Iterator[Finding]:
        """`ibid., 1946, vol. VII, p. 40`: with what is not said as it was cited last."""
        if match["number"]:
            years = match["years"] or years_written(self.volume)
            self.volume = by_number(years, match["number"], match["part"] or "") if years else ""
        if not self.volume:
            self._pass_over(match.end())
            return
        document = grammar.DOCUMENT_IN.match(self.text, match.end(), self.end)
        pages = grammar.PAGES_IN.match(self.text, match.end(), self.end)
        if document and not match["number"]:  # the words before a number alone stay outside
            begin = document.start("word")
            yield from self._documents(begin, document.end(), document, self.volume)
        elif match["number"] or (pages and (pages["document"] or not self.citing.numbered)):
            yield from self._place(match.start(), match.end(), self.volume)

    def _volume(self, match: re.Match[str]) -> Iterator[Finding]:
        """`vol. II, Document 337`: of the years that the document is of."""
        name = years_of(self.citing.year, match["number"], match["part"] or "") if self.citing.year else ""
        if name:
            self.volume = name
            document = grammar.DOCUMENT_IN.match(self.text, match.end(), self.end)
            begin = document.start("word") if document else match.start()
            yield from self._place(begin, match.end(), name, Certainty.LOW)
        else:
            self._pass_over(match.end())

    def _pass_over(self, end: int) -> None:
        """Leave out the documents of a volume that is not known: they are none of this one."""
        found = grammar.TITLE_IN.match(self.text, end, self.end)
        end = found.end("title") if found and found["numbered"] else end
        found = grammar.DOCUMENT_IN.match(self.text, end, self.end)
        self.after = end
        while found:
            self.after = found.end()
            found = grammar.MORE.match(self.text, self.after, self.end)

    def _place(
        self, start: int, end: int, volume: str, sure: Certainty = Certainty.MEDIUM
    ) -> Iterator[Finding]:
        """A citation of a volume with the document or page that follows, or of the volume alone."""
        end = self._after_title(end, volume)
        document = grammar.DOCUMENT_IN.match(self.text, end, self.end)
        if document:
            note = grammar.NOTE_IN.match(self.text, document.end(), self.end)
            if note:
                target = f"frus:{volume}#d{document['document']}fn{note['note']}"
                yield _found(start, note.end(), target, volume, sure)
            else:
                yield from self._documents(start, document.end(), document, volume, sure)
            return
        pages = grammar.PAGES_IN.match(self.text, end, self.end)
        if pages and pages["document"]:
            yield from self._documents(start, pages.end(), pages, volume, sure)
        elif pages and not self.citing.numbered:
            yield _found(start, pages.end("page"), f"frus:{volume}#pg_{pages['page']}", volume, sure)
            yield from self._more(pages.end("page"), f"frus:{volume}#pg_")
        else:
            yield _found(start, end, f"frus:{volume}", volume, sure)

    def _after_title(self, end: int, volume: str) -> int:
        """Where the title of a volume ends that follows its number; `end` if none does."""
        known = title_after(volume).match(self.text, end, self.end)
        if known:
            return known.end()
        found = grammar.TITLE_IN.match(self.text, end, self.end)
        if found and (is_title_of(volume, found["title"]) or found["numbered"] is not None):
            return found.end("title")
        return end

    # --- documents and notes ---

    def _documents(
        self, start: int, end: int, match: re.Match[str], volume: str, sure: Certainty = Certainty.MEDIUM
    ) -> Iterator[Finding]:
        """A document, and those that go on after "Documents"."""
        prefix = f"frus:{volume}#d" if volume else "frus:d"
        at = match.end("document")
        number = match["document"]
        if is_year(number):  # "Basic Documents 1977–1980"
            return
        if not match["word"].startswith("Documents"):
            yield self._cited(start, end, prefix + number, volume, sure)
            return
        first = first_half(number)
        last = at - len(number) + len(first)
        yield self._cited(start, end if first == number else last, prefix + first, volume, sure)
        if first != number:
            yield _found(last, at, prefix + number[len(first) :], volume, Certainty.MEDIUM)
        yield from self._more(at, prefix)

    def _cited(self, start: int, end: int, target: str, volume: str, sure: Certainty) -> Finding:
        """A document, which "thereto" means from now on."""
        self.document = target
        return _found(start, end, target, volume, sure)

    def _more(self, at: int, prefix: str) -> Iterator[Finding]:
        """The numbers that go on after "Documents 31"."""
        more = grammar.MORE.match(self.text, at, self.end)
        while more:
            begin, end = more.span("number")
            half = begin + len(first_half(more["number"]))
            for a, b in ((begin, half), (half, end)):
                if a < b:
                    target = prefix + self.text[a:b]
                    evidence = "the list of numbers goes on"
                    yield Finding(Span(a, b), Role.REFERENCE, Certainty.MEDIUM, "reference", evidence, target)
            more = grammar.MORE.match(self.text, end, self.end)

    def _document(self, match: re.Match[str]) -> Iterator[Finding]:
        """`Documents 31 and 53`"""
        if grammar.OTHERS.search(self.text, max(0, match.start() - _LOOKED_AT), match.start()):
            return
        yield from self._documents(match.start(), match.end(), match, "", Certainty.MEDIUM)

    def _note_of(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnote 2, Document 119`"""
        self.document = f"frus:d{match['document']}"
        end = max(match.end("document"), match.end("note"))
        yield _found(match.start(), end, f"{self.document}fn{match['note']}", "", Certainty.MEDIUM)

    def _notes_of(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnotes 7 and 8, Document 9`"""
        self.document = f"frus:d{match['document']}"
        prefix = f"{self.document}fn"
        yield _found(match.start(), match.end("note"), prefix + match["note"], "", Certainty.MEDIUM)
        yield from self._more(match.end("note"), prefix)
        begin = match.end("more") + len(", ")
        yield _found(begin, match.end(), self.document, "", Certainty.MEDIUM)

    def _note(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnote 4` of this document; `footnote 5 thereto` of the one cited last; `footnote 2, supra` of
        the one before."""
        if match["thereto"]:
            if self.document:
                target = f"{self.document}fn{match['note']}"
                yield _found(match.start(), match.end("note"), target, "", Certainty.MEDIUM)
        elif match["side"]:
            neighbour = self._neighbour(-1 if match["side"].endswith("supra") else 1)
            if neighbour:
                target = f"frus:{neighbour}fn{match['note']}"
                yield _found(match.start(), match.end("note"), target, "", Certainty.MEDIUM)
        elif match["note"] in self.citing.labels:
            target = f"#{self.citing.own}fn{match['note']}"
            evidence = "a note of this document is named"
            span = Span(match.start(), match.end("note"))
            yield Finding(span, Role.REFERENCE, Certainty.MEDIUM, "reference", evidence, target)

    def _neighbour(self, step: int) -> str:
        """The identifier of the document before (-1) or after (1) this one; '' without a number."""
        number = self.citing.own[1:]
        return f"d{int(number) + step}" if number.isdigit() and int(number) + step > 0 else ""

    def _page(self, match: re.Match[str]) -> Iterator[Finding]:
        """`p. 107`, in volumes that cite by page; not where another publication is named."""
        begin = max(self.text.rfind("\n", 0, match.start()) + 1, match.start() - _LOOKED_AT)
        before = self.text[begin : match.start()]
        if _ELSEWHERE.search(before[before.rfind(";") + 1 :]):
            return
        yield _found(match.start(), match.end(), f"frus:pg_{match['page']}", "", Certainty.MEDIUM)
        if match[0].startswith("pp"):
            yield from self._more(match.end(), "frus:pg_")


def _found(start: int, end: int, target: str, volume: str, sure: Certainty) -> Finding:
    evidence = f"the volume {volume} is cited" if volume else "it is cited by number"
    return Finding(Span(start, end), Role.REFERENCE, sure, "reference", evidence, target)
