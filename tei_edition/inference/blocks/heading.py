"""The heading of a document, the file number above it, and its printed number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind, Page
from tei_edition.source import Span

_LONG_HEADING = 300  # characters: what is longer without a number is a paragraph
_NUMBER = re.compile(r"\[?([0-9]{1,4}[A-Za-z]?)\]?\. (?=\S)")
# A decimal file number ("890F.6363/7-2348"), a lot file, or a named file, with the kind of message.
_FILE = re.compile(
    r"[0-9]{3}[A-Z]{0,2}(?:\.[0-9A-Za-z-]|–|-)|.{0,80}\b(?:[Ff]iles?|[Ll]ot|Papers|Records|Library)\b"
    r"|.{0,60}/[0-9]{1,2}[–-][0-9]{2,6}"
)
# A file number that ends with a date: what begins so is no document number, even with a blank in it.
_DATED_FILE = re.compile(r"[0-9]{3}[A-Z]?\. ?[^ ]{0,12}(?: [A-Za-z]{2,12})?/[0-9]{1,2}[–-][0-9]{2,6}")
_MESSAGE = re.compile(r": ?(?:Circular )?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction)s?$")


def is_file_line(words: str) -> bool:
    """Whether a line looks like a file number, or says where the original lies."""
    return len(words) < 140 and bool(_FILE.match(words) or _MESSAGE.search(words))


def _is_prose(page: Page, index: int) -> bool:
    return index < len(page.lines) and page.lines[index].kind in (LineKind.PROSE, LineKind.LABEL)


def find_heading(page: Page) -> tuple[int, int]:
    """The lines of the file number above the heading and of the heading; -1 for what is not there."""
    first = page.next_text(0)
    if not _is_prose(page, first):
        return -1, -1
    words = page.source.text[page.lines[first].start : page.lines[first].end]
    numbered = _NUMBER.match(words) and not _DATED_FILE.match(words)
    second = page.next_text(first + 1)
    if numbered or not is_file_line(words) or not _is_prose(page, second) or not page.lines[second].gap:
        return -1, first
    return first, second


def source_line(view: View) -> Iterator[Finding]:
    """Sees a file number above the heading. `890F.6363/7-2348`. Wrong where a heading looks so."""
    first, _ = find_heading(view.page)
    if first >= 0:
        view.filed = True
        view.front.add(first)
        yield Finding(
            view.claim(first), Role.SOURCE_LINE, Certainty.HIGH, "source-line",
            "a file number stands above the heading",
        )  # fmt: skip


def heading(view: View) -> Iterator[Finding]:
    """Sees the first line, or the one under the file number. `43. Telegram From ...`. Wrong: none."""
    _, view.head = find_heading(view.page)
    if view.head < 0:
        return
    span = view.claim(view.head)
    view.front.add(view.head)
    number = _NUMBER.match(view.words[view.head])
    sure = Certainty.HIGH if number or len(view.words[view.head]) < _LONG_HEADING else Certainty.LOW
    yield Finding(span, Role.HEAD, sure, "heading", "the first line of the document")
    if number:
        at = span.start
        yield Finding(
            Span(at + number.start(1), at + number.end(1)), Role.DOCUMENT_NUMBER, Certainty.HIGH,
            "document-number", "a number and a period begin the heading", number[1],
        )  # fmt: skip
