"""The heading of a document, the file number above it, and its printed number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_NUMBER = re.compile(r"\[?([0-9]{1,4}[A-Za-z]?)\]?\. (?=\S)")
# A decimal file number ("890F.6363/7-2348"), a lot file, or a named file, with the kind of message.
_FILE = re.compile(
    r"[0-9]{3}[A-Z]{0,2}(?:\.[0-9A-Za-z-]|–|-)|.{0,80}\b(?:Files?|Lot|Papers|Records|Library)\b"
    r"|.{0,60}/[0-9]{1,2}[–-][0-9]{2,6}"
)
# A file number that ends with a date: what begins so is no document number, even with a blank in it.
_DATED_FILE = re.compile(
    r"[0-9]{3}[A-Z]?\. ?[^ ]{0,12}(?: [A-Za-z]{2,12})?/[0-9]{1,2}[–-][0-9]{2,6}"
)
_MESSAGE = re.compile(r": ?(?:Circular )?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction)s?$")


def _is_file_line(view: View, index: int) -> bool:
    words = view.words[index]
    return len(words) < 140 and bool(_FILE.match(words) or _MESSAGE.search(words))


def _next_prose(view: View, index: int) -> int:
    """The next line that is not a page mark; -1 if it is not prose (a bullet cannot be a heading)."""
    while index < len(view.lines) and view.lines[index].kind is LineKind.PAGE:
        index += 1
    if index >= len(view.lines) or view.lines[index].kind not in (LineKind.PROSE, LineKind.LABEL):
        return -1
    return index


def source_line(view: View) -> Iterator[Finding]:
    """Sees a file number above the heading. `890F.6363/7-2348`. Wrong where a heading looks so."""
    first = _next_prose(view, 0)
    if first < 0 or not _is_file_line(view, first):
        return
    if _NUMBER.match(view.words[first]) and not _DATED_FILE.match(view.words[first]):
        return
    second = _next_prose(view, first + 1)
    if second < 0 or view.lines[second].gap == 0:
        return
    yield Finding(
        view.claim(first), Role.SOURCE_LINE, Certainty.HIGH, "source-line",
        "a file number stands above the heading",
    )  # fmt: skip


def heading(view: View) -> Iterator[Finding]:
    """Sees the first line, or the one under the file number. `43. Telegram From ...`. Wrong: none."""
    index = 0
    while index < len(view.lines) and (
        view.taken[index] or view.lines[index].kind is LineKind.PAGE
    ):
        index += 1
    if index >= len(view.lines) or view.lines[index].kind is LineKind.BULLET:
        return
    view.head = index
    span = view.claim(index)
    number = _NUMBER.match(view.words[index])
    sure = Certainty.HIGH if number or len(view.words[index]) < 300 else Certainty.LOW
    yield Finding(span, Role.HEAD, sure, "heading", "the first line of the document")
    if number:
        at = span.start
        yield Finding(
            Span(at + number.start(1), at + number.end(1)), Role.DOCUMENT_NUMBER, Certainty.HIGH,
            "document-number", "a number and a period begin the heading", number[1],
        )  # fmt: skip
