"""Whether the certainties are honest: how many of the decisions of each certainty are right.

    python bench/calibration.py                   the table, for each half of the volumes and for both
    python bench/calibration.py --rules           a line for each rule as well
    python bench/calibration.py --wrong note      the wrong decisions of the roles named so, first half only

Infers every document as the conversion does (findings that lose against others are left out, as there), and
judges each finding by the published TEI, laid beside the text as the data's score.py lays it: white space
taken out, the two texts aligned, offsets carried over. Documents whose printed note numbers do not run 1, 2,
3 ... count for their notes only, as there. Of the findings `high` at least 99.8 % should be right, of
`medium` 95 %; what is missed is no decision, and is counted by score.py.

An extent is right that differs in punctuation or an article at its ends only: the volumes do not agree on
whether the period of "9 p.m." is in the date, and "the" in the office. `--exact` counts such a difference as
an error, as score.py does.

Not judged, because the published TEI does not say, or says what we encode otherwise on purpose: greetings
(not always marked), references where the volume marks none at that place, heads of attachments (the guide
has heads, the volumes paragraphs), markings, capacities, hours, message numbers and the references to
messages, delivery instructions, excisions, bullets, note numbers, further references to a note, where
attachments begin and end, facts of the header, people and offices where the document marks none. A paragraph,
list or table in a note is not judged, for score.py looks at main texts; references inside notes are judged by
their words and target.
Prints Markdown.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate
from types import ModuleType
from typing import Any, NamedTuple

import gold
from lxml import etree
from rapidfuzz import fuzz

from tei_edition.inference import identifier, infer
from tei_edition.inference.weave import weave
from tei_edition.model import MARKUP, Certainty, Finding, Role
from tei_edition.reading import Page, read
from tei_edition.source import Source

TARGETS = {Certainty.HIGH: 0.998, Certainty.MEDIUM: 0.95}
ALIKE = 80  # per cent: the plain text of some notes lacks a dash or a blank
ENOUGH = 20  # decisions: a rate of fewer says little, and is not marked
SPANS = {
    Role.PARAGRAPH: "p",
    Role.ITEM: "item",
    Role.LABEL: "label",
    Role.DATELINE: "dateline",
    Role.PLACE: "placeName",
    Role.SIGNED: "signed",
    Role.CLOSER: "closer",
    Role.OPENER: "opener",
    Role.POSTSCRIPT: "postscript",
    Role.QUOTE: "quote",
    Role.SOURCE_LINE: "inlineSource",
    Role.TABLE: "table",
    Role.ROW: "row",
    Role.CELL: "cell",
}
SIDES = ("from", "to")
PUNCTUATION = frozenset(".,;:—–-()[]")
EXACT = "--exact" in sys.argv


class Judged(NamedTuple):
    """A decision and whether the gold has it too."""

    role: str
    rule: str
    certainty: Certainty
    right: bool
    where: str
    words: str


def score_module() -> ModuleType:
    """The data's own score.py, as a module; it also notes tables here."""
    spec = importlib.util.spec_from_file_location("score", gold.shared() / "frus" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["SPANS"].update(("table", "row", "cell"))
    return module


def events_of(score: ModuleType) -> Any:
    """score.py's reader of the gold; notes line breaks and offices too."""

    class Gold(score.Events):  # type: ignore[name-defined, misc]
        def walk(self, element: Any) -> None:
            kind, start = score.name(element), self.n
            super().walk(element)
            if kind == "lb":
                self.found["lb"][(start,)] += 1
            if kind == "gloss" and element.get("type") in SIDES:
                self.found["office"][(start, self.n, element.get("type"))] += 1

    return Gold


class Judge:
    """Judges the findings of one document."""

    def __init__(self, score: ModuleType, page: Page, findings: list[Finding], element: Any) -> None:
        self.score, self.page, self.text = score, page, page.source.text
        self.gold = events_of(score)(element, True)
        self.number = (element.get("n") or "").strip("[]")
        self.inner = set(self._inner(element))
        kept = bytearray(not char.isspace() for char in self.text)
        kept[page.main_end :] = bytes(len(kept) - page.main_end)
        for finding in findings:
            if finding.role in MARKUP:
                kept[slice(*finding.span)] = bytes(finding.span.end - finding.span.start)
        self.before = [0, *accumulate(kept)]
        ours = "".join(char for char, keep in zip(self.text, kept, strict=True) if keep)
        self.onto = score.mapper(ours, self.gold.text)

    def _inner(self, element: Any) -> Iterator[str]:
        """The references inside notes: words and target."""
        for note in element.iter(f"{self.score.TEI}note"):
            for ref in note.iter(f"{self.score.TEI}ref"):
                yield f"{self.score.text_of(ref)} {self.score.target_of(ref)}"

    def same(self, span: tuple[int, int], kind: str, *more: str) -> bool:
        """Whether the gold has such an element there, but for punctuation at its ends."""
        wanted = (*self.trimmed(*span), *more)
        return any(wanted == (*self.trimmed(*found[:2]), *found[2:]) for found in self.gold.found[kind])

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """An extent without punctuation at its ends, and without an article."""
        if EXACT:
            return start, end
        if self.gold.text[start : start + 3] in ("the", "The"):
            start += 3
        while start < end and self.gold.text[end - 1] in PUNCTUATION:
            end -= 1
        while start < end and self.gold.text[start] in PUNCTUATION:
            start += 1
        return start, end

    def at(self, offset: int) -> int:
        """The offset in the gold of an offset in the source."""
        return int(self.onto(self.before[offset]))

    def span(self, finding: Finding) -> tuple[int, int]:
        """The extent in the gold of a finding."""
        start, end = finding.span
        first, last = self.before[start], self.before[end]
        return int(self.onto(first)), int(self.onto(last - 1)) + 1 if last > first else int(self.onto(last))

    def judge(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """What is decided, and whether it is right; nothing where it cannot be judged."""
        if finding.span.start >= self.page.main_end:
            if finding.role is Role.REFERENCE and not finding.value.startswith(("message", "telegram")):
                words = self.score.squeeze(self.text[slice(*finding.span)])
                target = self.score.target_of({"target": finding.value})
                if any(words in other or other.partition(" ")[0] in words for other in self.inner):
                    yield "reference, in a note", any(self.alike(f"{words} {target}", o) for o in self.inner)
            return
        special = _SPECIAL.get(finding.role)
        if special:
            yield from special(self, finding)
        elif finding.role in SPANS:
            span = self.span(finding)
            if span[0] < span[1]:
                yield finding.role.value, self.same(span, SPANS[finding.role])

    def alike(self, ours: str, other: str) -> bool:
        """Whether two references inside notes, as words and target, are the same but for punctuation."""
        (words, _, target), (others, _, to) = ours.rpartition(" "), other.rpartition(" ")
        return target == to and (words.strip(".,;()") == others.strip(".,;()") or words == others)

    def note(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A reference to a note: at its place, with the note's words, or nearly these."""
        note = self.page.notes[int(finding.value) - 1]
        words = "".join(self.score.squeeze(self.text[a:b]) for a, b in note.paragraphs)[:80]
        at = self.at(finding.span.start)
        there = (self.gold.notes[label][:80] for offset, label in self.gold.found["note"] if offset == at)
        yield finding.role.value, any(fuzz.ratio(words, other) >= ALIKE for other in there)

    def page_break(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A page, at its place, with its number."""
        yield finding.role.value, (self.at(finding.span.start), finding.value) in self.gold.found["pb"]

    def head(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """The document's heading, or another."""
        if finding.rule.startswith("attachment"):
            return
        kind = "title" if finding.rule == "heading" else "head"
        yield kind, self.span(finding) in self.gold.found[kind]

    def list(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A list by its extent, and with its type, if it has one."""
        span = self.span(finding)
        yield "list", span in self.gold.found["list"]
        if finding.value:
            yield "list with type", (*span, finding.value) in self.gold.found["listType"]

    def date(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A date by its extent, and with its value, if it has one."""
        span = self.span(finding)
        yield "date", self.same(span, "date")
        if finding.value:
            when = finding.value.partition("..")[0].partition("/")[0][:10]
            yield "date with value", self.same(span, "when", when)

    def person(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """Who wrote and who received: by the name, where the document marks one on that side."""
        if finding.value in SIDES and self.gold.found[finding.value]:
            words = self.score.squeeze(self.text[slice(*finding.span)])
            yield f"person, {finding.value}", (words,) in self.gold.found[finding.value]

    def office(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """The office that wrote or received, where the document marks something there."""
        start, end = self.span(finding)
        if any(first < end and start < last for first, last, _ in self.gold.found["office"]):
            yield f"office, {finding.value}", self.same((start, end), "office", finding.value)

    def reference(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A cross-reference: its place, words and target."""
        if not finding.value.startswith(("message", "telegram")):
            words = self.score.squeeze(self.text[slice(*finding.span)])
            target = self.score.target_of({"target": finding.value})
            start, end = self.span(finding)
            marked = [
                ref for ref in self.gold.found["ref"] if isinstance(ref[0], int) and start <= ref[0] < end
            ]
            if marked:
                yield finding.role.value, any(ref[1:] == (words, target) for ref in marked)

    def line_break(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """A line break at its place."""
        yield finding.role.value, (self.at(finding.span.start),) in self.gold.found["lb"]

    def document_number(self, finding: Finding) -> Iterator[tuple[str, bool]]:
        """The printed number."""
        yield finding.role.value, finding.value == self.number


_SPECIAL: dict[Role, Callable[[Judge, Finding], Iterator[tuple[str, bool]]]] = {
    Role.NOTE_REFERENCE: Judge.note,
    Role.PAGE_BREAK: Judge.page_break,
    Role.HEAD: Judge.head,
    Role.LIST: Judge.list,
    Role.DATE: Judge.date,
    Role.PERSON: Judge.person,
    Role.OFFICE: Judge.office,
    Role.REFERENCE: Judge.reference,
    Role.LINE_BREAK: Judge.line_break,
    Role.DOCUMENT_NUMBER: Judge.document_number,
}


def judged(score: ModuleType, document: gold.Document) -> Iterator[Judged]:
    """All decisions about a document that the gold can judge."""
    element = etree.fromstring(document.tei.encode())
    page = read(Source(document.ident, document.text))
    findings = infer(page, document.ident)
    lost = set(weave(page, findings, identifier(document.ident, findings)).losers)
    judge = Judge(score, page, findings, element)
    regular = score.regular(element)
    for finding in findings:
        if finding in lost or not (regular or finding.role is Role.NOTE_REFERENCE):
            continue
        for role, right in judge.judge(finding):
            start, end = finding.span
            before, after = document.text[max(0, start - 30) : start], document.text[end : end + 30]
            words = f"{before}|{document.text[start:end][:80]}|{after}"
            where = f"{document.volume} {document.ident} {finding.value}"
            yield Judged(role, finding.rule, finding.certainty, right, where, " ".join(words.split()))


Counts = dict[tuple[str, str, Certainty], dict[str, Counter[bool]]]


def count(given: Any, score: ModuleType) -> Counts:
    """Right and wrong decisions by role, rule and certainty, and by half."""
    first = set(gold.halves()[0])
    counts: Counts = defaultdict(lambda: {"A": Counter(), "B": Counter()})
    for document in gold.documents(given.volumes, given.limit):
        half = "A" if document.volume in first else "B"
        for one in judged(score, document):
            counts[one.role, one.rule, one.certainty][half][one.right] += 1
            if given.wrong and half == "A" and not one.right and given.wrong in one.role:
                print(
                    one.where, one.role, one.rule, one.certainty.value, one.words, sep=" · ", file=sys.stderr
                )
    return counts


def lines(counts: Counts, *, by_rule: bool) -> Iterator[str]:
    """The Markdown table; a rate below its target is bold."""
    yield "| decision | certainty | decisions | right | A | B | both |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    summed: Counts = defaultdict(lambda: {"A": Counter(), "B": Counter()})
    for (role, rule, certainty), halves in counts.items():
        for half, right in halves.items():
            summed[f"{role}: {rule}" if by_rule else role, "", certainty][half] += right
            if not by_rule:
                summed["all", "", certainty][half] += right
    sureness = list(Certainty)[::-1]
    for (role, _, certainty), halves in sorted(
        summed.items(), key=lambda i: (i[0][0], sureness.index(i[0][2]))
    ):
        both = halves["A"] + halves["B"]
        rates = " | ".join(_rate(one, certainty) for one in (halves["A"], halves["B"], both))
        yield f"| {role} | {certainty.value} | {both.total()} | {both[True]} | {rates} |"


def _rate(counts: Counter[bool], certainty: Certainty) -> str:
    if not counts.total():
        return "-"
    rate = counts[True] / counts.total()
    low = counts.total() >= ENOUGH and rate < TARGETS.get(certainty, 0)
    return f"**{rate:.4f}**" if low else f"{rate:.4f}"


def main() -> None:
    """Reads the options, infers, judges, prints."""
    parser = gold.arguments(__doc__)
    parser.add_argument("--exact", action="store_true", help="punctuation at the ends counts")
    parser.add_argument("--rules", action="store_true", help="a second table, by rule")
    parser.add_argument("--wrong", metavar="ROLE", help="show the wrong decisions of these roles on stderr")
    given = parser.parse_args()
    counts = count(given, score_module())
    print(*lines(counts, by_rule=False), sep="\n")
    if given.rules:
        print()
        print(*lines(counts, by_rule=True), sep="\n")


if __name__ == "__main__":
    main()
