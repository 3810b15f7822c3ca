"""Messages that are cited in running text: `Embtel 2345`, `your 485`, `telegram 812 to Bonn`, reftel."""

from __future__ import annotations

from bisect import bisect_left

from tei_edition.inference.view import View
from tei_edition.inference.words.messages import scan
from tei_edition.inference.words.messages.bare import bare_messages
from tei_edition.inference.words.messages.notes import parts_of, with_documents
from tei_edition.inference.words.messages.parties import parties_of
from tei_edition.inference.words.messages.reader import Messages
from tei_edition.model import Finding, Role

__all__ = ["with_cited_messages"]

_OWN = (Role.MESSAGE_NUMBER, Role.REFERENCE, Role.DATELINE, Role.MARKING, Role.EXCISION)


def with_cited_messages(
    view: View,
    stretches: list[tuple[int, int]],
    blocks: list[Finding],
    words: list[Finding],
    marks: list[Finding],
) -> list[Finding]:
    """The words that were found, and the messages that are cited beside them. `See Embtel 2345.` Wrong: the
    number of the message itself.

    `stretches` are the body and the notes. What the message answers was found before: it is named here.
    """
    text = view.text
    numbers = scan.numbers(text)
    tels = [at for at in scan.tels(text) if at >= stretches[0][0]]
    if not numbers and not tels:
        return words
    limit = min((f.span.start for f in blocks if f.role is Role.ATTACHMENT), default=view.page.main_end)
    cabled = any(f.role is Role.MESSAGE_NUMBER for f in words)
    reader = Messages(text, parties_of(words, text), cabled, limit)
    found: list[Finding] = []
    for start, end in stretches:
        first = bisect_left(numbers, start)
        if first < len(numbers) and numbers[first] < end:
            found += reader.read(numbers[first:], start, end)
    found += bare_messages(text, tels, found, (stretches[0][0], limit))
    if not found:
        return words
    own = next((f.value for f in blocks if f.role is Role.DOCUMENT_NUMBER), "")
    found = with_documents(view.page, text, sorted(found), marks, own)
    words = [_named(each, found) if each.value.startswith("message") else each for each in words]
    taken = sorted(f.span for f in (*blocks, *words) if f.role in _OWN)
    return words + [f for f in found if not any(s.start < f.span.end and f.span.start < s.end for s in taken)]


def _named(answered: Finding, found: list[Finding]) -> Finding:
    """What a message answers, with the name of the citation that stands there."""
    if answered.role is not Role.REFERENCE:
        return answered
    name = next((parts_of(f.value)[1] for f in found if f.span.start == answered.span.start), "")
    return answered._replace(value=f"{answered.value} {name}".strip())
