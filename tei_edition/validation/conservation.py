"""Every character of the source but white space is in the TEI, in order and in its place.

The TEI is turned back into what the source says (conservation.xsl): the main text with the marks of its
pages and the labels of its notes, then each note. What is neither there nor white space must be
accounted for: the bullets of lists and the numbers of the notes at the foot, each a finding with its
offset. Compares text only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.model import MARKUP, Finding, Role
from tei_edition.reading import HouseText, Page
from tei_edition.source import Span
from tei_edition.validation.parsing import load_stylesheet

_SEPARATOR = "\ufdd0"


class Accounted(NamedTuple):
    """A stretch of the source that became markup: where, what, and its words."""

    span: Span
    role: Role
    text: str


def accounted(page: Page, findings: list[Finding]) -> list[Accounted]:
    """What of the source became markup in the TEI, with offsets, in order."""
    text = page.source.text
    marks = [f for f in findings if f.role in MARKUP]
    return sorted(Accounted(f.span, f.role, text[f.span.start : f.span.end]) for f in marks)


def conserved(page: Page, findings: list[Finding], tei: etree._Element) -> list[Diagnostic]:
    """C001 where the TEI, turned back, is not the source; or where the source was laid out anew, and not
    only its layout is new."""
    if isinstance(page.source, HouseText) and not page.source.is_faithful():
        said = "What was read is not the source: laying it out anew changed more than the layout."
        return [diagnose("C001", said, Place(page.source.name, 1, 1))]
    main, *notes = str(_backwards()(tei)).split(_SEPARATOR)
    bullets = sorted(f.span for f in findings if f.role is Role.BULLET)
    wanted = _squeeze(_without(page.source.text, bullets, page.main_end))
    if _squeeze(main) != wanted:
        return [_lost(page, bullets, wanted, _squeeze(main))]
    order = _order(page, findings)
    for position, got in zip(order, notes, strict=False):
        if _squeeze(got) != _note(page, position):
            return [_lost_note(page, position)]
    if len(order) != len(notes):
        return [_lost_note(page, order[min(len(notes), len(order) - 1)])]
    return []


@cache
def _backwards() -> etree.XSLT:
    return load_stylesheet(Path(__file__).with_name("conservation.xsl"))


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _without(text: str, spans: list[Span], end: int) -> str:
    """The text up to `end` without some spans."""
    parts, at = [], 0
    for span in spans:
        parts.append(text[at : span.start])
        at = span.end
    return "".join([*parts, text[at:end]])


def _order(page: Page, findings: list[Finding]) -> list[int]:
    """The notes in the order in which the TEI has them: as they are referred to, then the others."""
    references = sorted(f for f in findings if f.role is Role.NOTE_REFERENCE)
    placed = [int(f.value) for f in references]
    return [*placed, *(p for p in range(1, len(page.notes) + 1) if p not in set(placed))]


def _note(page: Page, position: int) -> str:
    """The words of the note at a position at the foot, without its number."""
    end = page.notes[position].label.start if position < len(page.notes) else len(page.source.text)
    return _squeeze(page.source.text[page.notes[position - 1].label.end : end])


def _lost_note(page: Page, position: int) -> Diagnostic:
    note = page.notes[position - 1]
    place = Place(page.source.name, *page.source.line_column(note.label.start))
    return diagnose("C001", f"The words of note {note.ordinal} are not in the TEI, or not in order.", place)


def _lost(page: Page, bullets: list[Span], wanted: str, got: str) -> Diagnostic:
    """Where source and TEI part, as a place in the source."""
    shorter = min(len(wanted), len(got))
    same = next((i for i in range(shorter) if wanted[i] != got[i]), shorter)
    skip = {offset for span in bullets for offset in range(*span)}
    text, count, offset = page.source.text, 0, 0
    for offset in range(page.main_end):
        if not text[offset].isspace() and offset not in skip:
            if count == same:
                break
            count += 1
    place = Place(page.source.name, *page.source.line_column(offset))
    near = wanted[same : same + 20]
    return diagnose("C001", f"The source has “{near}” here, the TEI “{got[same : same + 20]}”.", place)
