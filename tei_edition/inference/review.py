"""What an editor should look at: doubts and oddities of a document, as diagnostics.

Knows findings and places; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.finding import by_role
from tei_edition.inference.notes import unreferenced
from tei_edition.inference.signatures import another_signed
from tei_edition.inference.weave import Woven
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span


def review(
    page: Page,
    findings: list[Finding],
    woven: Woven,
    identifier: str,
    without: frozenset[int] = frozenset(),
) -> list[Diagnostic]:
    """The diagnostics of a document, in the order of the text. `without` are the notes (by position)
    of which an editor says that they have no reference."""
    of = by_role(findings)
    found = [
        *_heading(page, of, identifier),
        *_signature(page, findings),
        *_notes(page, of, without),
        *_pages(page, of.get(Role.PAGE_BREAK, [])),
        *_crossing(page, woven.losers),
        *_unresolved(page, of.get(Role.UNRESOLVED, [])),
    ]
    return sorted(found, key=lambda d: (d.place.line, d.place.column))


def _place(page: Page, span: Span) -> Place:
    return Place(page.source.name, *page.source.line_column(span.start))


def _heading(page: Page, of: dict[Role, list[Finding]], identifier: str) -> Iterator[Diagnostic]:
    heads = [f for f in of.get(Role.HEAD, []) if f.rule == "heading"]
    first = page.lines[0] if page.lines else None
    span = heads[0].span if heads else Span(first.start, first.end) if first else Span(0, 0)
    if not heads:
        said = "The text does not begin with a line that could be a heading."
        yield diagnose("D004", said, _place(page, span))
    elif heads[0].certainty is not Certainty.HIGH:
        said = "No heading was recognised; the first line is taken for it."
        yield diagnose("D001", said, _place(page, span))
    if Role.DOCUMENT_NUMBER not in of and identifier == "d0":
        said = "No document number is printed, and the file's name gives none."
        yield diagnose("D002", said, _place(page, span))


def _signature(page: Page, findings: list[Finding]) -> Iterator[Diagnostic]:
    found = another_signed(findings, page.source.text)
    if found:
        signer, sender = found
        said = f"{signer.name} signed; the heading names {sender} as sender."
        yield diagnose("D005", said, _place(page, signer.span))


def _notes(page: Page, of: dict[Role, list[Finding]], without: frozenset[int]) -> Iterator[Diagnostic]:
    references = of.get(Role.NOTE_REFERENCE, [])
    for _, note in unreferenced(page, references, without):
        said = f"No reference to note {note.ordinal} was found in the text."
        yield diagnose("N001", said, _place(page, note.label))
    for finding in references:
        label = page.source.text[finding.span.start : finding.span.end]
        if finding.certainty is Certainty.LOW:
            said = f"“{label}” may not be the reference to a note: {finding.evidence}."
            yield diagnose("N003", said, _place(page, finding.span))
        elif finding.certainty is Certainty.MEDIUM:
            said = f"“{label}” is probably the reference to a note: {finding.evidence}."
            yield diagnose("N004", said, _place(page, finding.span))
    yield from _order(page, references)
    for finding in of.get(Role.NOTE, []):
        said = f"“{finding.value}” looks like a reference to a note, but there is no such note."
        yield diagnose("N002", said, _place(page, finding.span))


def _order(page: Page, references: list[Finding]) -> Iterator[Diagnostic]:
    """Labels that do not go up by one, where they are numbers."""
    last = None
    for finding in sorted(references):
        label = page.source.text[finding.span.start : finding.span.end]
        if label.isdigit():
            if last is not None and int(label) != last + 1:
                said = f"The reference “{label}” follows “{last}”."
                yield diagnose("N005", said, _place(page, finding.span))
            last = int(label)


def _pages(page: Page, breaks: list[Finding]) -> Iterator[Diagnostic]:
    last = None
    for finding in sorted(breaks):
        number = int(finding.value) if finding.value.isdigit() else None
        if number is not None and last is not None and number <= last:
            same = "is marked again" if number == last else f"follows page {last}"
            yield diagnose("P001", f"Page {number} {same}.", _place(page, finding.span))
        elif number is not None and last is not None and number > last + 1:
            said = f"Page {number} follows page {last}: no mark of a page between is in the text."
            yield diagnose("P002", said, _place(page, finding.span))
        last = last if number is None else number


def _crossing(page: Page, losers: list[Finding]) -> Iterator[Diagnostic]:
    for finding in losers:
        words = " ".join(page.source.text[slice(*finding.span)].split())[:60]
        said = f"“{words}” was taken for a {finding.role.value} too, but crosses a surer finding."
        yield diagnose("D003", said, _place(page, finding.span))


def _unresolved(page: Page, found: list[Finding]) -> Iterator[Diagnostic]:
    """Names and terms of several entries, each told once: where it stands first, and how often."""
    several: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(found):
        words = " ".join(page.source.text[slice(*finding.span)].split())
        several.setdefault((words, finding.evidence), []).append(finding)
    for (words, evidence), places in several.items():
        times = f", {len(places)} times" if len(places) > 1 else ""
        said = f"“{words}” is not tagged{times}: it {evidence}."
        rule = "L002" if places[0].rule == "term-ambiguous" else "L001"
        yield diagnose(rule, said, _place(page, places[0].span))
