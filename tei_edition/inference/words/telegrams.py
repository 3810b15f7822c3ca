"""How a message opens: its number or slug, who is to have it, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

# "7767." "1690. 1." "A-222." and slugs that name the traveller's series: "Hakto 41/219." "Secto 65."
_NUMBER = re.compile(r"(?:CA|A|G|W)?[–-]?[0-9]{1,6}(?:/[0-9]{1,6})?(?=[.:]\s)")
_SLUG = re.compile(
    r"(?:No\. )?[A-Z][A-Za-z]{2,11}(?: [A-Z]{2,6})? [A-Z]*[–-]?[0-9]{1,6}(?:/[0-9]{1,6})?(?=[.:](?:\s|$))"
)
_DELIVERY = re.compile(
    r"(?:Please )?(?:[Dd]eliver|[Pp]ass|[Hh]and [Cc]arry|[Ff]or immediate delivery)\b[^.]{0,80}(?=\.)"
)
_REFERENCE = re.compile(
    r"\bRef(?:erence|erences|s)?: ?(?P<first>[A-Z][A-Za-z]{2,11}(?: [A-Z]{2,6})? [0-9]{1,6}(?:/[0-9]{1,6})?)"
)


def message_number(text: str, start: int, end: int, is_message: bool) -> Iterator[Finding]:
    """Sees the number at the beginning of a telegram. `Hakto 41/219.` Wrong: a numbered paragraph.

    `is_message` says whether the heading calls the document a telegram or another cabled message.
    """
    if not is_message:
        return
    found = _SLUG.match(text, start, end) or _NUMBER.match(text, start, end)
    if not found:
        return
    sure = Certainty.HIGH if len(found[0]) > 2 else Certainty.MEDIUM
    yield Finding(
        Span(*found.span()), Role.MESSAGE_NUMBER, sure, "message-number",
        "a number and a period begin the message", found[0],
    )  # fmt: skip
    delivery = _DELIVERY.match(text, _skip(text, found.end()), end)
    if delivery:
        yield Finding(
            Span(*delivery.span()), Role.DELIVERY, Certainty.HIGH, "delivery",
            "an instruction to deliver follows the number",
        )  # fmt: skip


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in ".: ":
        at += 1
    return at


def message_reference(text: str, start: int, end: int) -> Iterator[Finding]:
    """Sees the message that is answered. `Reference: Tohak 84.` Wrong: a reference to a file."""
    found = _REFERENCE.search(text, start, min(end, start + 300))
    if found:
        yield Finding(
            Span(*found.span("first")), Role.REFERENCE, Certainty.HIGH, "message-reference",
            "“Reference:” stands before it", "message",
        )  # fmt: skip


def link_messages(page: Page, marks: list[Finding], words: list[Finding]) -> list[Finding]:
    """The findings with each message that is referred to linked to its document, where the note right
    behind it is nothing but the number of a document. `Tohak 84.2` and note 2, `Document 50.`"""
    notes = {f.span.start: f for f in marks if f.role is Role.NOTE_REFERENCE}
    linked = []
    for found in words:
        note = next((notes[i] for i in range(found.span.end, found.span.end + 3) if i in notes), None)
        if found.role is Role.REFERENCE and found.value == "message" and note:
            spans = page.notes[int(note.value) - 1].paragraphs
            target = next((w.value for w in words if w.span.start == spans[0].start), "")
            only = len(spans) == 1 and len(page.source.text[slice(*spans[0])]) < 16
            if target.startswith("frus:") and only:
                found = found._replace(value=f"message {target}")
        linked.append(found)
    return linked
