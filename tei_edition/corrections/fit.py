"""Corrections laid on a source: which places of it each of them means, and which fit it no longer.

Knows the page and the corrections; knows nothing of the rules whose findings are corrected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.corrections.correction import NONE, RULE, Correction, Corrections, Kind
from tei_edition.corrections.quote import places
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.source import Span

_LABEL = re.compile(r"\s{0,8}(?P<label>[0-9]+[a-z]?|[*†‡§]{1,4})(?![0-9])")
_LONGEST = 3  # digits of a label
_FIRST_LINE = re.compile(r"[ \t\u00a0]*")


class Lines(NamedTuple):
    """A stretch of whole lines, by their numbers in the page (both included), and what it is."""

    first: int
    last: int
    finding: Finding


class Later(NamedTuple):
    """A correction of what the rules find, and the places where its words stand."""

    correction: Correction
    spans: tuple[Span, ...]


class Ruling(NamedTuple):
    """What the corrections come to in one source.

    `references` are put where they are; no reference begins in `barred`, nor has a note in `without`
    (positions in the list at the foot) any. `blocks` are claimed before any rule looks; `number` is the
    document's number. `later` is applied to what the rules find. `misfits` tell what fits no longer.
    """

    references: tuple[Finding, ...] = ()
    barred: frozenset[int] = frozenset()
    without: frozenset[int] = frozenset()
    blocks: tuple[Lines, ...] = ()
    number: Finding | None = None
    later: tuple[Later, ...] = ()
    misfits: tuple[Diagnostic, ...] = ()


EMPTY = Ruling()
"""What no corrections come to."""


class MisfitError(Exception):
    """A correction that does not fit the source: the id of the diagnostic, and one sentence."""

    def __init__(self, rule: str, said: str) -> None:
        super().__init__(said)
        self.rule = rule


def told(corrections: Corrections, line: int, misfit: MisfitError) -> Diagnostic:
    """The misfit as a diagnostic about the file of corrections."""
    return diagnose(misfit.rule, str(misfit), Place(corrections.name, line, 1))


def evidence(entry: Correction, name: str) -> str:
    """Why a finding is as it is, where an editor said so in the file `name`."""
    return f"an editor’s correction: {name}, line {entry.line}"


def fit(corrections: Corrections, page: Page) -> Ruling:
    """The ruling of the corrections for a page. Never raises for what does not fit: that is told."""
    return _Fitter(corrections, page).ruling() if corrections is not NONE else EMPTY


def chosen(entry: Correction, found: list[Span]) -> Span:
    """The place that is meant among those that come into question; MisfitError where that is not clear."""
    if entry.occurrence > len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise MisfitError("K002", f"The words “{entry.words}” come into question only {times}.")
    if not entry.occurrence and len(found) > 1:
        raise MisfitError("K003", f"The words “{entry.words}” come into question {len(found)} times.")
    return found[max(entry.occurrence, 1) - 1]


class _Fitter:
    """Lays the corrections of one file on one page."""

    def __init__(self, corrections: Corrections, page: Page) -> None:
        self.corrections, self.page, self.text = corrections, page, page.source.text
        self.starts = dict(self._line_starts())
        self.references: list[Finding] = []
        self.barred: set[int] = set()
        self.without: set[int] = set()
        self.blocks: list[Lines] = []
        self.later: list[Later] = []

    def ruling(self) -> Ruling:
        """All that fits, and what is to be told of the rest."""
        misfits = []
        for entry in self.corrections.entries:
            try:
                self._lay(entry)
            except MisfitError as misfit:
                misfits.append(told(self.corrections, entry.line, misfit))
        return Ruling(
            tuple(sorted(self.references)),
            frozenset(self.barred),
            frozenset(self.without),
            tuple(sorted(self.blocks)),
            self._number(),
            tuple(self.later),
            tuple(misfits),
        )

    def _lay(self, entry: Correction) -> None:
        match entry.kind:
            case Kind.REFERENCE:
                self._reference(entry)
            case Kind.NO_REFERENCE if entry.note:
                self.without.add(self._position(entry))
            case Kind.NO_REFERENCE:
                self.barred.add(self._label(entry)[0].end)
            case Kind.BLOCK:
                self._block(entry)
            case Kind.LIST | Kind.DATE | Kind.CHECKED:
                self.later.append(Later(entry, tuple(self._found(entry))))

    # --- where words stand ---

    def _found(self, entry: Correction) -> list[Span]:
        """Every place of the words in the main text; K002 where there is none."""
        end = len(self.text) if entry.kind is Kind.CHECKED else self.page.main_end
        found = places(self.text, entry.words, 0, end)
        if not found:
            raise MisfitError("K002", f"The words “{entry.words}” are not in the text.")
        return found

    def _line_starts(self) -> Iterator[tuple[int, int]]:
        """The offsets at which lines begin, with and without bullet, and the line's number."""
        for number, line in enumerate(self.page.lines):
            end = max(self.text.rfind("\n", 0, line.start), self.text.rfind("\r", 0, line.start)) + 1
            blanks = _FIRST_LINE.match(self.text, end)
            yield (blanks.end() if blanks else end), number
            yield line.start, number

    def _line(self, entry: Correction) -> int:
        """The number of the line that begins with the words."""
        found = [span for span in self._found(entry) if span.start in self.starts]
        if not found:
            raise MisfitError("K002", f"No line begins with the words “{entry.words}”.")
        return self.starts[chosen(entry, found).start]

    # --- notes ---

    def _position(self, entry: Correction) -> int:
        """The position at the foot of the note that the entry names."""
        for position, note in enumerate(self.page.notes, start=1):
            if note.ordinal == entry.note:
                return position
        raise MisfitError("K004", f"There is no note {entry.note} at the foot.")

    def _label(self, entry: Correction) -> tuple[Span, Span]:
        """The words, and the label that stands behind them."""
        labels = {}
        for span in self._found(entry):
            label = _LABEL.match(self.text, span.end, self.page.main_end)
            if label:
                labels[span] = Span(*label.span("label"))
        if not labels:
            raise MisfitError("K004", f"No number or sign stands behind the words “{entry.words}”.")
        span = chosen(entry, list(labels))
        return span, labels[span]

    def _reference(self, entry: Correction) -> None:
        position = self._position(entry)
        _, label = self._label(entry)
        number = str(entry.note)
        words = self.text[slice(*label)]
        if words != number and words.endswith(number):  # the digits before it are the text's
            label = Span(label.end - len(number), label.end)
        elif words.isdigit() and len(words) > _LONGEST:
            raise MisfitError(
                "K004", f"“{words}” behind “{entry.words}” is too long for the number of a note."
            )
        role = Role.NOTE_LINK if entry.again else Role.NOTE_REFERENCE
        new = self._finding(entry, label, role, str(position))
        if any(old.span.end == label.end for old in self.references):
            raise MisfitError("K004", f"Behind “{entry.words}” stands a reference already.")
        if role is Role.NOTE_REFERENCE and (role, new.value) in {(f.role, f.value) for f in self.references}:
            said = f"Note {entry.note} has a reference already: say again = true for a further one."
            raise MisfitError("K004", said)
        self.references.append(new)

    def _finding(self, entry: Correction, span: Span, role: Role, value: str = "") -> Finding:
        why = evidence(entry, self.corrections.name)
        return Finding(span, role, Certainty.HIGH, RULE, why, value, entry.editor)

    # --- blocks and the rest ---

    def _block(self, entry: Correction) -> None:
        first = last = self._line(entry)
        start = self.page.lines[first].start
        if entry.ends:
            found = places(self.text, entry.ends, start, self.page.main_end)
            if not found:
                raise MisfitError("K002", f"The words “{entry.ends}” do not follow “{entry.words}”.")
            ends = [n for n, line in enumerate(self.page.lines) if line.start < found[0].end <= line.end]
            last = ends[0] if ends else first
        if any(first <= other.last and other.first <= last for other in self.blocks):
            raise MisfitError("K004", f"What begins with “{entry.words}” overlaps with another [[block]].")
        role = entry.role or Role.PARAGRAPH
        span = Span(start, self.page.lines[last].end)
        self.blocks.append(Lines(first, last, self._finding(entry, span, role, entry.list_type)))

    def _number(self) -> Finding | None:
        """The document's number, at the beginning of the text."""
        given = self.corrections
        if not given.number:
            return None
        entry = Correction(Kind.CHECKED, given.number_line, editor=given.editor)
        start = self.page.lines[0].start if self.page.lines else 0
        return self._finding(entry, Span(start, start), Role.DOCUMENT_NUMBER, given.number)
