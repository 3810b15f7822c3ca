"""The decisions about a document that are not sure, as an editor wants to see them.

Knows findings and places; decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.corrections.snippet import confirming, without_reference
from tei_edition.doubt import CERTAIN, CHANCE, Doubt, in_order, weigh
from tei_edition.finding import PARTS, by_role
from tei_edition.inference.notes import unreferenced
from tei_edition.inference.weave import Woven
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

_AROUND = 36  # characters of context on each side
_SHOWN = 60  # characters of the words themselves
_RIVALS = 3
_ELSE = {
    Role.LIST: "paragraphs",
    Role.TABLE: "paragraphs",
    Role.HEAD: "a paragraph",
    Role.SIGNED: "a paragraph",
    Role.CLOSER: "a paragraph",
    Role.DATELINE: "a paragraph",
    Role.QUOTE: "paragraphs",
    Role.NOTE: "a number of the text",
    Role.ATTACHMENT: "a part of the message",
}
# What is claimed nowhere, and what costs an editor more time than the error would cost a reader.
_UNTOLD = ("source-note-rest", "message-citation")
_PASSED_OVER = (Role.LINE_BREAK, Role.UNRESOLVED)  # not worth a look; told by a diagnostic of its own
_MOST = 200  # doubts of a document that come with a correction to paste: each takes a search of the text


def doubts(
    page: Page, findings: list[Finding], woven: Woven, without: frozenset[int] = frozenset()
) -> tuple[Doubt, ...]:
    """The doubts about a document, the heaviest first. `without` are the notes, by their positions, of
    which an editor says that they have no reference."""
    unsure = [
        f
        for f in findings
        if f.certainty is not Certainty.HIGH and f.rule not in _UNTOLD and f.role not in _PASSED_OVER
    ]
    found = [*_unnumbered(page, findings, woven), *_missing(page, findings, without)]
    if unsure or woven.losers:
        lost = set(woven.losers)
        same = by_role(findings)
        whole = [f for f in _wholes(unsure) if f not in lost]
        whole.sort(key=lambda f: -weigh(_kind(f), CHANCE[f.certainty]))
        found += (_doubt(page, f, same[f.role], at < _MOST) for at, f in enumerate(whole))
        found += (_crossing(page, f) for f in woven.losers)
    return in_order(found)


def _wholes(unsure: list[Finding]) -> Iterator[Finding]:
    """Those findings that are not parts of another that is in doubt."""
    around: list[Finding] = []
    for finding in sorted(unsure, key=lambda f: (f.span.start, -f.span.end)):
        while around and around[-1].span.end <= finding.span.start:
            around.pop()
        if not any(_is_part(finding, holder) for holder in around):
            yield finding
        if finding.role in PARTS:  # who looks at a doubtful list looks at its items too: they are one doubt
            around.append(finding)


def _is_part(finding: Finding, holder: Finding) -> bool:
    start, end = holder.span
    inside = start <= finding.span.start and finding.span.end <= end and finding is not holder
    return inside and finding.role in PARTS[holder.role] and finding.span != holder.span


def _unnumbered(page: Page, findings: list[Finding], woven: Woven) -> Iterator[Doubt]:
    """A document that nothing names: its number is not printed, and its file is not called by one."""
    if woven.cable.identifier != "d0" or any(f.role is Role.DOCUMENT_NUMBER for f in findings):
        return
    start = page.lines[0].start if page.lines else 0
    yield Doubt(
        *page.source.line_column(start),
        what=Role.DOCUMENT_NUMBER.value,
        certainty=Certainty.LOW.value,
        weight=weigh(Role.DOCUMENT_NUMBER, CERTAIN),
        words=_context(page, Span(start, page.lines[0].end if page.lines else 0), around=0),
        value="",
        alternatives="",
        why="no number is printed, and the file’s name gives none",
        rule="document-number",
        correction='number = "..."  # above all tables',
    )


def _missing(page: Page, findings: list[Finding], without: frozenset[int]) -> Iterator[Doubt]:
    """The notes that nothing in the text refers to."""
    references = (f for f in findings if f.role is Role.NOTE_REFERENCE)
    for _, note in unreferenced(page, references, without):
        span = Span(note.label.start, note.paragraphs[0].end)
        yield Doubt(
            *page.source.line_column(note.label.start),
            what=Role.NOTE.value,
            certainty=Certainty.LOW.value,
            weight=weigh(Role.NOTE, CERTAIN),
            words=_context(page, span, around=0),
            value=str(note.ordinal),
            alternatives="",
            why=f"no reference to note {note.ordinal} was found in the text",
            rule="note-references",
            correction=without_reference(note.ordinal),
        )


def _kind(finding: Finding) -> Role:
    """What a doubt is about: a date of the header is a date."""
    is_date = finding.role is Role.FACT and finding.value.startswith("date: ")
    return Role.DATE if is_date else finding.role


def _doubt(page: Page, finding: Finding, same: list[Finding], with_correction: bool) -> Doubt:
    """A doubt; `same` are the findings of its role."""
    is_reference = finding.role in (Role.NOTE_REFERENCE, Role.NOTE_LINK)
    note = page.notes[int(finding.value) - 1].ordinal if is_reference else 0
    return Doubt(
        *page.source.line_column(finding.span.start),
        what=_kind(finding).value,
        certainty=finding.certainty.value,
        weight=weigh(_kind(finding), CHANCE[finding.certainty]),
        words=_context(page, finding.span),
        value=str(note) if is_reference else finding.value,
        alternatives=_rivals(page, finding, same)
        if is_reference and with_correction
        else _ELSE.get(finding.role, ""),
        why=finding.evidence,
        rule=finding.rule,
        correction=confirming(finding, page.source.text, page.main_end, same, note)
        if with_correction
        else "",
    )


def _crossing(page: Page, finding: Finding) -> Doubt:
    """What could not be encoded, because another finding crosses it."""
    return Doubt(
        *page.source.line_column(finding.span.start),
        what=finding.role.value,
        certainty=Certainty.LOW.value,
        weight=weigh(finding.role, CHANCE[Certainty.LOW]),
        words=_context(page, finding.span),
        value=finding.value,
        alternatives=f"a {finding.role.value}, which it is not encoded as",
        why="it crosses another finding, which stays",
        rule=finding.rule,
        correction="",
    )


def _context(page: Page, span: Span, around: int = _AROUND) -> str:
    """The words between bars, with what stands around them; long ones cut in the middle."""
    text, (start, end) = page.source.text, span
    inner = " ".join(text[start : min(end, start + 10 * _SHOWN)].split())
    if len(inner) > _SHOWN:
        inner = f"{inner[: _SHOWN - 1].rstrip()}…"
    before = _squeezed(text[max(0, start - around) : start])
    after = _squeezed(text[end : end + around])
    if start > around > 0 and before.rfind(" ") > 0:  # whole words only
        before = f"…{before[before.index(' ', 1) :].rstrip()}{before[len(before.rstrip()) :]}"
    if end + around < len(text) and " " in after.strip():
        after = f"{after[: after.rstrip().rindex(' ')]} …"
    return f"{before}|{inner}|{after}"


def _squeezed(text: str) -> str:
    """Blanks made single; those at the ends stay, for a glued number is the point of it."""
    words = " ".join(text.split())
    if not words:
        return ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def _rivals(page: Page, finding: Finding, references: list[Finding]) -> str:
    """The other places of the same label between the references before and after: lines and columns."""
    text = page.source.text
    start, end = finding.span
    before = max((f.span.end for f in references if f.span.end <= start), default=0)
    after = min((f.span.start for f in references if f.span.start >= end), default=page.main_end)
    pattern = re.compile(rf"(?<!\s){re.escape(text[start:end])}(?![0-9])")
    found = (m.span() for m in pattern.finditer(text, before, after))
    others = [Span(*span) for span in found if span != (start, end)][:_RIVALS]
    shown = []
    for span in others:
        line, column = page.source.line_column(span.start)
        shown.append(f"{line}:{column} {_context(page, span, 16)}")
    return "; ".join(shown)
