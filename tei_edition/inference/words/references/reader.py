"""Reads one stretch after the other, and knows what was cited last: "ibid." and "thereto" are that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tei_edition.inference.words.references import grammar
from tei_edition.inference.words.references.numbers import first_half, is_year
from tei_edition.inference.words.references.runs import cited, numbers, pages_of
from tei_edition.inference.words.references.volumes import (
    by_number,
    by_title,
    is_title_of,
    title_after,
    years_of,
    years_written,
)
from tei_edition.model import Certainty, Finding

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
            "beside": self._beside,
            "page": self._page,
        }

    def read(self, start: int, end: int) -> Iterator[Finding]:
        """The references of one stretch."""
        self.end = end
        words = self.text[start:end]
        matches = [
            (match.start(), rank, name, match)
            for rank, (name, signs, pattern) in enumerate(grammar.PATTERNS)
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
        if years:
            self.volume = by_number(years, match["number"], match["part"] or "")
        else:
            self.volume = self._of_these_years(match)
        if self.volume:
            sure = Certainty.MEDIUM if years else Certainty.LOW
            yield from self._place(match.start(), match.end(), self.volume, sure)
        else:
            self._pass_over(match.end())

    def _titled(self, match: re.Match[str], years: str) -> Iterator[Finding]:
        """`Foreign Relations, 1969–1976, China, 1969–1972`: the longest beginning that is a title."""
        end = match.end()
        while end > match.start("title"):
            numbered = grammar.NUMBERED.match(self.text, end, self.end)
            number = numbered["number"] if numbered else ""
            name = by_title(years, self.text[match.start("title") : end], number)
            if name:
                self.volume = name
                end = numbered.end() if numbered else end
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
        document = grammar.DOCUMENT_IN.match(self.text, match.end(), self.end)
        pages = grammar.PAGES_IN.match(self.text, match.end(), self.end)
        if not self.volume:
            self._pass_over(pages.end() if pages else match.end())
        elif document and not match["number"]:  # the words before a number alone stay outside
            yield from self._numbered(document.start("word"), document, self.volume)
        elif match["number"] or (pages and (pages["document"] or not self.citing.numbered)):
            yield from self._place(match.start(), match.end(), self.volume)

    def _volume(self, match: re.Match[str]) -> Iterator[Finding]:
        """`vol. II, Document 337`: of the years that the document is of."""
        document = grammar.DOCUMENT_IN.match(self.text, match.end(), self.end)
        before = self.text[max(0, match.start() - _LOOKED_AT) : match.start()]
        if not document and grammar.OTHER_WORK.search(before) and not grammar.MESSAGE.search(before):
            self.volume = ""
            return
        self.volume = self._of_these_years(match)
        if self.volume:
            begin = document.start("word") if document else match.start()
            yield from self._place(begin, match.end(), self.volume, Certainty.LOW)
        else:
            self._pass_over(match.end())

    def _of_these_years(self, match: re.Match[str]) -> str:
        """The volume with a number, of the years that the document is of; '' if it is not one."""
        year = self.citing.year
        return years_of(year, match["number"], match["part"] or "") if year else ""

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
            yield from self._numbered(start, document, volume, sure)
            return
        pages = grammar.PAGES_IN.match(self.text, end, self.end)
        if pages and pages["document"]:
            yield from self._documents(start, pages.end(), pages, volume, sure)
        elif not pages or self.citing.numbered:
            yield cited(start, end, f"frus:{volume}", volume, sure)
        else:
            yield from self._pages(start, pages, volume, sure)

    def _pages(
        self, start: int, pages: re.Match[str] | None, volume: str, sure: Certainty
    ) -> Iterator[Finding]:
        """The pages of a volume, and those that go on with a "pp." of their own."""
        while pages:
            for found in pages_of(self.text, self.end, start, pages, volume):
                self.after = found.span.end
                yield found.no_surer_than(sure)
            pages = grammar.MORE_PAGES.match(self.text, self.after, self.end)
            start = pages.start("word") if pages else start

    def _numbered(
        self, start: int, document: re.Match[str], volume: str, sure: Certainty = Certainty.MEDIUM
    ) -> Iterator[Finding]:
        """A document of a volume, with a note of it, or with the documents that go on."""
        note = grammar.NOTE_IN.match(self.text, document.end(), self.end)
        if note:
            target = f"frus:{volume}#d{document['document']}fn{note['note']}"
            yield cited(start, note.end("note"), target, volume, sure)
        else:
            yield from self._documents(start, document.end(), document, volume, sure)

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
            yield cited(last, at, prefix + number[len(first) :], volume, Certainty.MEDIUM)
        yield from numbers(self.text, self.end, at, prefix)

    def _cited(self, start: int, end: int, target: str, volume: str, sure: Certainty) -> Finding:
        """A document, which "thereto" means from now on."""
        self.document = target
        return cited(start, end, target, volume, sure)

    def _document(self, match: re.Match[str]) -> Iterator[Finding]:
        """`Documents 31 and 53`; `Document 76 in Foreign Relations, 1969–1976, vol. VI`: of that volume."""
        if grammar.OTHERS.search(self.text, max(0, match.start() - _LOOKED_AT), match.start()):
            return
        behind = grammar.BEFORE_SERIES.match(self.text, match.end(), self.end)
        series = grammar.SERIES.match(self.text, behind.end(), self.end) if behind else None
        volume = (
            by_number(series["years"] or "", series["number"], series["part"] or "")
            if series and series["number"]
            else ""
        )
        yield from self._documents(match.start(), match.end(), match, volume)

    def _note_of(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnote 2, Document 119`"""
        self.document = f"frus:d{match['document']}"
        end = max(match.end("document"), match.end("note"))
        yield cited(match.start(), end, f"{self.document}fn{match['note']}", "", Certainty.MEDIUM)

    def _notes_of(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnotes 7 and 8, Document 9`"""
        self.document = f"frus:d{match['document']}"
        prefix = f"{self.document}fn"
        yield cited(match.start(), match.end("note"), prefix + match["note"], "", Certainty.MEDIUM)
        yield from numbers(self.text, self.end, match.end("note"), prefix)
        begin = match.end("more") + len(", ")
        yield cited(begin, match.end(), self.document, "", Certainty.MEDIUM)

    def _note(self, match: re.Match[str]) -> Iterator[Finding]:
        """`footnote 4` of this document; `footnotes 5 and 6 thereto` of the one cited last; `footnote 2,
        supra` of the one before."""
        document = ""
        if match["thereto"]:
            document = self.document
        elif match["side"]:
            document = self._neighbour(match["side"][-5:])
        elif match["note"] in self.citing.labels:
            document = f"#{self.citing.own}"
        self.after = match.end()
        if document:
            own = document.startswith("#")
            evidence = "a note of this document is named" if own else "it is cited by number"
            found = cited(match.start(), match.end("note"), f"{document}fn{match['note']}", "")
            yield found._replace(evidence=evidence)
            if match["more"] and match[0][len("footnote")] == "s":
                yield from numbers(self.text, self.end, match.end("note"), f"{document}fn")

    def _beside(self, match: re.Match[str]) -> Iterator[Finding]:
        """`See supra.` is the document before this one: what "thereto" means from now on."""
        document = self._neighbour(match["side"])
        before = self.text[max(0, match.start() - _LOOKED_AT) : match.start()]
        if document and not grammar.WITHIN.search(before):
            self.document = document
            found = cited(*match.span(), f"beside {document}", "")
            yield found._replace(evidence=f"the document {match['side']} stands beside this one")

    def _neighbour(self, side: str) -> str:
        """The document before (supra) or after (infra) this one; '' without a number."""
        number = self.citing.own[1:]
        step = -1 if side == "supra" else 1
        return f"frus:d{int(number) + step}" if number.isdigit() and int(number) + step > 0 else ""

    def _page(self, match: re.Match[str]) -> Iterator[Finding]:
        """`p. 107`, in volumes that cite by page; not where another publication is named."""
        begin = max(self.text.rfind("\n", 0, match.start()) + 1, match.start() - _LOOKED_AT)
        before = self.text[begin : match.start()]
        if grammar.ELSEWHERE.search(before[before.rfind(";") + 1 :]):
            return
        yield from pages_of(self.text, self.end, match.start(), match, "")
