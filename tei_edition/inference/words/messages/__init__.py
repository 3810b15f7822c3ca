"""Messages that are cited in running text: `Embtel 2345`, `your 485`, `telegram 812 to Bonn`, reftel."""

from __future__ import annotations

from tei_edition.inference.view import View
from tei_edition.inference.words.messages import scan
from tei_edition.inference.words.messages.bare import bare_messages
from tei_edition.inference.words.messages.notes import with_documents
from tei_edition.inference.words.messages.parties import parties_of
from tei_edition.inference.words.messages.reader import Messages
from tei_edition.model import Finding, Role

__all__ = ["cited_messages"]

_OWN = (Role.MESSAGE_NUMBER, Role.REFERENCE, Role.DATELINE, Role.MARKING, Role.EXCISION)


def cited_messages(
    view: View, stretches: list[tuple[int, int]], known: list[Finding], marks: list[Finding]
) -> list[Finding]:
    """Sees the messages that are cited. `See Embtel 2345.` Wrong: the number of the message itself.

    `stretches` are the body and the notes, `known` what was found before: its spans are left alone.
    """
    text = view.text
    numbers = scan.numbers(text)
    tels = [at for at in scan.tels(text) if at >= stretches[0][0]]
    if not numbers and not tels:
        return []
    limit = min((f.span.start for f in known if f.role is Role.ATTACHMENT), default=view.page.main_end)
    cabled = any(f.role is Role.MESSAGE_NUMBER for f in known)
    reader = Messages(text, parties_of(known, text), cabled, limit)
    found = [each for start, end in stretches for each in reader.read(numbers, start, end)]
    found += bare_messages(text, tels, found, (stretches[0][0], limit))
    if not found:
        return []
    taken = sorted(f.span for f in known if f.role in _OWN)
    free = [f for f in sorted(found) if not any(s.start < f.span.end and f.span.start < s.end for s in taken)]
    own = next((f.value for f in known if f.role is Role.DOCUMENT_NUMBER), "")
    return with_documents(view.page, text, free, marks, own)
