"""Every character of the source but white space is in the TEI, in order, or accounted for.

Accounted for are the bullets of lists, the numbers of notes and their references, and the marks of
pages: each is a finding with its offset, and each became markup. Compares text only.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.model import Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

_TEI = "{http://www.tei-c.org/ns/1.0}"
_DIV = f"{_TEI}div"
_NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
_STRING = etree.XPath("string()", smart_strings=False)
_NOTES = etree.XPath(".//t:note[not(@rend = 'inline')]", namespaces=_NAMESPACES)
_MAIN = etree.XPath(
    ".//text()[not(ancestor::t:note[not(@rend = 'inline')])]",
    namespaces=_NAMESPACES,
    smart_strings=False,
)
_MARKUP = (Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.BULLET, Role.NOTE_NUMBER)


class Accounted(NamedTuple):
    """A stretch of the source that became markup: where, what, and why."""

    span: Span
    role: Role
    text: str


def accounted(page: Page, findings: list[Finding]) -> list[Accounted]:
    """What of the source is not text in the TEI, with offsets, in order."""
    text = page.source.text
    spans = [
        Accounted(f.span, f.role, text[f.span.start : f.span.end]) for f in findings if f.role in _MARKUP
    ]
    return sorted(spans)


def conserved(page: Page, findings: list[Finding], tei: etree._Element) -> list[Diagnostic]:
    """C001 where the text of the TEI is not the text of the source."""
    document = next(tei.iter(_DIV), None)
    main, notes = _texts(document) if document is not None else ("", [])
    want_main, want_notes = _wanted(page, findings)
    if main != want_main:
        return [_lost(page, findings, want_main, main)]
    if sorted(notes) != sorted(want_notes):
        at = next(i for i, note in enumerate(want_notes) if note not in notes)
        line, column = page.source.line_column(page.notes[at].label.start)
        said = f"The words of note {page.notes[at].ordinal} are not all in the TEI."
        return [diagnose("C001", said, Place(page.source.name, line, column))]
    return []


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _wanted(page: Page, findings: list[Finding]) -> tuple[str, list[str]]:
    """The text of the source without what is accounted for: the main text, and each note."""
    text = page.source.text
    parts, at = [], 0
    spans = accounted(page, findings)
    for span, _, _ in spans:
        if span.start >= page.main_end:
            break
        parts.append(text[at : span.start])
        at = span.end
    parts.append(text[at : page.main_end])
    notes = []
    breaks = [s for s, role, _ in spans if role is Role.PAGE_BREAK and s.start >= page.main_end]
    for i, note in enumerate(page.notes):
        end = page.notes[i + 1].label.start if i + 1 < len(page.notes) else len(text)
        words, first = "", note.label.end
        for span in breaks:
            if note.label.end <= span.start < end:
                words += text[first : span.start]
                first = span.end
        notes.append(_squeeze(words + text[first:end]))
    return _squeeze("".join(parts)), notes


def _texts(document: etree._Element) -> tuple[str, list[str]]:
    """The text of a document without its notes at references, and the text of each of those."""
    notes = [_squeeze(str(_STRING(note))) for note in cast(list[etree._Element], _NOTES(document))]
    if not notes:
        return _squeeze(str(_STRING(document))), []
    return _squeeze("".join(cast(list[str], _MAIN(document)))), notes


def _lost(page: Page, findings: list[Finding], wanted: str, got: str) -> Diagnostic:
    """Where source and TEI part, as a place in the source."""
    shorter = min(len(wanted), len(got))
    same = next((i for i in range(shorter) if wanted[i] != got[i]), shorter)
    skip = {o for span, _, _ in accounted(page, findings) for o in range(*span)}
    text, count, offset = page.source.text, 0, 0
    for offset in range(page.main_end):
        if not text[offset].isspace() and offset not in skip:
            if count == same:
                break
            count += 1
    line, column = page.source.line_column(offset)
    near = wanted[same : same + 20]
    said = f"The source has “{near}” here, the TEI “{got[same : same + 20]}”."
    return diagnose("C001", said, Place(page.source.name, line, column))
