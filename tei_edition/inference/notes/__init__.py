"""Which digits of the text are references to the notes at its foot: one decision for a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei_edition.corrections.fit import EMPTY, Ruling
from tei_edition.inference.blocks.heading import find_heading
from tei_edition.inference.notes.assign import LARGEST, Anchor
from tei_edition.inference.notes.candidates import Candidate, candidates
from tei_edition.inference.notes.features import score
from tei_edition.inference.notes.pins import assign_between, last_label, left_open
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import FootNote, Page
from tei_edition.source import Span

_HIGH, _MEDIUM = 5.0, 2.0  # log-odds by which a reading must beat the next best one
_AGAIN = 4.0  # log-odds of a further reference to a note that has its place

__all__ = ["note_labels", "note_numbers", "note_references", "unreferenced"]


def note_references(page: Page, ruling: Ruling = EMPTY) -> Iterator[Finding]:
    """Sees the numbers that refer to the notes. `message,2`. Wrong: a number that only looks so.

    What an editor rules about them stands; the rules decide what is left between.
    """
    text = page.source.text
    words = [" ".join(text[a:b] for a, b in note.paragraphs) for note in page.notes]
    head = _head(page)
    end = page.main_end

    def found(most: int) -> list[Candidate]:
        return left_open(candidates(text, end, head, most), page, ruling)

    places = found(len(words) + 3)
    anchors = assign_between(places, words, text, lambda: found(LARGEST), ruling)
    yield from ruling.references
    for anchor in anchors:
        yield _finding(text, anchor, words[anchor.ordinal - 1])
    yield from _orphans(places, *last_label(anchors, text, ruling))
    yield from _further(places, anchors)


def _further(places: list[Candidate], anchors: list[Anchor]) -> Iterator[Finding]:
    """Further references to a note: its label again, later, at a place that is no likely number."""
    notes = {anchor.candidate.label: anchor for anchor in anchors}
    taken = {anchor.candidate.end for anchor in anchors}
    for place in places:
        note = notes.get(place.label)
        if note is None or place.rest or place.end in taken or place.start < note.candidate.start:
            continue
        if place.number >= 0 and score(place.sight) >= _AGAIN:
            evidence = f"the label of note {note.ordinal} stands like a reference again"
            yield Finding(
                Span(place.start, place.end), Role.NOTE_LINK, Certainty.LOW, "further-reference", evidence,
                str(note.ordinal),
            )  # fmt: skip


def _orphans(places: list[Candidate], last: int, start: int) -> Iterator[Finding]:
    """What looks like the reference to one note more than there are. It stays text.

    `last` is the number of the last reference, `start` where it begins.
    """
    for place in places:
        if place.number != last + 1 or place.rest or place.start <= start:
            continue
        if score(place.sight) >= _HIGH:
            span = Span(place.start, place.end)
            evidence = "it stands like a reference, but no note at the foot is left for it"
            yield Finding(span, Role.NOTE, Certainty.LOW, "orphan-reference", evidence, place.label)
            return


def note_labels(page: Page, findings: list[Finding]) -> frozenset[str]:
    """The printed labels of the notes, if they can name them: letters and digits, none of them twice."""
    text = page.source.text
    labels = [text[f.span.start : f.span.end] for f in findings if f.role is Role.NOTE_REFERENCE]
    unique = frozenset(labels)
    if len(unique) < len(labels) or not all(x.isascii() and x.isalnum() for x in unique):
        return frozenset()
    return unique


def unreferenced(
    page: Page, references: Iterable[Finding], without: frozenset[int]
) -> Iterator[tuple[int, FootNote]]:
    """The notes that nothing refers to, with their positions; not those `without` of an editor's."""
    placed = {int(f.value) for f in references}
    for position, note in enumerate(page.notes, start=1):
        if position not in placed and position not in without:
            yield position, note


def note_numbers(page: Page) -> Iterator[Finding]:
    """Sees the numbers of the notes at the foot. `  2. Document 41.` Wrong: a list that ends the text."""
    for note in page.notes:
        yield Finding(
            note.label, Role.NOTE_NUMBER, Certainty.HIGH, "note-number",
            "it numbers a note of the list at the foot", str(note.ordinal),
        )  # fmt: skip


def _head(page: Page) -> tuple[int, int]:
    """The offsets of the heading, where references stand after a blank; no note belongs above it."""
    line = page.lines[index] if (index := find_heading(page)[1]) >= 0 else None
    return (line.start, line.end) if line else (0, 0)


def _finding(text: str, anchor: Anchor, note: str) -> Finding:
    place, margin = anchor.candidate, anchor.margin
    sure = Certainty.HIGH if margin >= _HIGH else Certainty.MEDIUM if margin >= _MEDIUM else Certainty.LOW
    before = text[max(0, place.start - 16) : place.start].replace("\n", " ")
    named = f"; the note names {place.rest}" if len(place.rest) > 1 and place.rest in note else ""
    evidence = f"“{place.label}” after “{before}” is the best place for note {anchor.ordinal}{named}"
    span = Span(place.start, place.end)
    return Finding(span, Role.NOTE_REFERENCE, sure, "note-references", evidence, str(anchor.ordinal))
