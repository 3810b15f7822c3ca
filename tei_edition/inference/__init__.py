"""Inference: Page -> Findings. Knows diplomacy and English; no TEI, no XML.

The order of the rules is the order below: a block rule sees only the lines that no rule before it has
claimed, and prose is last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tei_edition.corrections.apply import prevail
from tei_edition.corrections.fit import EMPTY, Ruling
from tei_edition.inference.blocks.closing import closings
from tei_edition.inference.blocks.editors import editors_blocks
from tei_edition.inference.blocks.heading import heading, source_line
from tei_edition.inference.blocks.introduced import introduced
from tei_edition.inference.blocks.labels import labelled_lists
from tei_edition.inference.blocks.lists import bulleted_lists
from tei_edition.inference.blocks.opening import openings
from tei_edition.inference.blocks.paragraphs import line_breaks, paragraphs
from tei_edition.inference.blocks.sections import attachments
from tei_edition.inference.blocks.tables import tables
from tei_edition.inference.names import Index, find_names
from tei_edition.inference.notes import note_labels, note_numbers, note_references
from tei_edition.inference.toplists import list_headings, top_lists
from tei_edition.inference.view import View, view_of
from tei_edition.inference.words.correspondents import correspondents
from tei_edition.inference.words.datelines import head_dates, places_and_dates, signers
from tei_edition.inference.words.excisions import excisions
from tei_edition.inference.words.messages import with_cited_messages
from tei_edition.inference.words.pages import page_breaks
from tei_edition.inference.words.references import Citing, references
from tei_edition.inference.words.telegrams import (
    link_messages,
    message_number,
    message_reference,
)
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page

__all__ = ["infer"]

BLOCK_RULES: tuple[Callable[[View], Iterator[Finding]], ...] = (
    source_line,
    heading,
    attachments,
    openings,
    top_lists,
    tables,
    list_headings,
    bulleted_lists,
    labelled_lists,
    closings,
    paragraphs,
)
_MESSAGES = ("elegram", "essage", "irgram", "Cable")


def infer(page: Page, name: str, ruling: Ruling = EMPTY, index: Index | None = None) -> list[Finding]:
    """All findings about a page, blocks and words, in no order.

    `name` is the stem of the source's file: where no number is printed, it names the document.
    What an editor rules is claimed before any rule looks. `index` has the persons and terms of the edition,
    if it has lists of them.
    """
    marks = [*page_breaks(page), *note_references(page, ruling)]
    view = view_of(page, name, [f for f in marks if f.role is not Role.NOTE])
    blocks = list(editors_blocks(view, ruling))
    for rule in BLOCK_RULES:
        blocks += rule(view)
    blocks = introduced(view, prevail(blocks))
    if ruling.number:
        blocks = [f for f in blocks if f.role is not Role.DOCUMENT_NUMBER] + [ruling.number]
    blocks += line_breaks(view, blocks)
    words = list(_words(view, blocks))
    words += _references(view, blocks, words, note_labels(page, marks))
    words = link_messages(page, marks, words)
    words = with_cited_messages(view, _stretches(view), blocks, words, marks)
    found = [*marks, *note_numbers(page), *blocks, *words]
    return [*found, *find_names(index, view.text, found)] if index else found


def identifier(name: str, blocks: list[Finding]) -> str:
    """The document's xml:id: d and its printed number; else the file's name, if it has that form."""
    number = next((f.value for f in blocks if f.role is Role.DOCUMENT_NUMBER), "")
    if number:
        return f"d{number}"
    return name if name[:1] == "d" and name[1:].isdigit() else "d0"


def _message(blocks: list[Finding]) -> Iterator[Finding]:
    """The findings of the message itself, without its attachments."""
    end = min((f.span.start for f in blocks if f.role is Role.ATTACHMENT), default=None)
    return (f for f in blocks if end is None or f.span.start < end)


def _words(view: View, blocks: list[Finding]) -> Iterator[Finding]:
    """The findings within blocks, none of them surer than the block that it stands in."""
    for found, words in _by_block(view, blocks):
        if found.certainty is Certainty.HIGH:
            yield from words
        else:
            yield from (word.no_surer_than(found.certainty) for word in words)
    yield from excisions(view.text)


def _by_block(view: View, blocks: list[Finding]) -> Iterator[tuple[Finding, Iterator[Finding]]]:
    """The blocks that have words of their own to find, each with these."""
    text = view.text
    first_paragraph = True
    is_message = False
    dated = any(f.role is Role.DATELINE for f in _message(blocks))
    for found in blocks:
        start, stop = found.span
        if found.role is Role.HEAD:
            if found.rule == "heading":
                is_message |= any(word in text[start:stop] for word in _MESSAGES)
            yield found, correspondents(text, start, stop)
            if found.rule == "heading" and not dated:
                yield found, head_dates(text, start, stop)
        elif found.role is Role.SOURCE_LINE:
            is_message = is_message or "elegram" in text[start:stop]
        elif found.role is Role.DATELINE:
            yield found, places_and_dates(text, start, stop)
        elif found.role is Role.SIGNED:
            yield found, signers(text, start, stop)
        elif found.role is Role.PARAGRAPH and first_paragraph:
            first_paragraph = False
            yield found, message_number(text, start, stop, is_message)
            yield found, message_reference(text, start, stop)


def _references(
    view: View, blocks: list[Finding], words: list[Finding], labels: frozenset[str]
) -> Iterator[Finding]:
    """The cross-references of the body and of the notes, in the order in which they are read."""
    dates = [f.value for f in words if f.role is Role.DATE and f.value[:4].isdigit()]
    year = int(dates[0][:4]) if dates else 0
    numbered = any(f.role is Role.DOCUMENT_NUMBER for f in blocks)
    citing = Citing(identifier(view.name, blocks), labels, year, numbered)
    yield from references(view.text, _stretches(view), citing)


def _stretches(view: View) -> list[tuple[int, int]]:
    """The body and the paragraphs of the notes, in the order in which they are read."""
    begin = view.lines[view.head].end if view.head >= 0 else 0
    notes = ((span.start, span.end) for note in view.page.notes for span in note.paragraphs)
    return [(begin, view.page.main_end), *notes]
