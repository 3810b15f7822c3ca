"""The runs of bullets at the top of a document, and what is seen of each item.

Knows lines and the document's heading: where a run begins and ends, what stands before it, who speaks
in the text under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.inference.blocks.lists import list_run, top_items
from tei_edition.inference.toplists.features import item_features
from tei_edition.inference.toplists.segment import SEQUENCE, Entry
from tei_edition.inference.toplists.vocabulary import bare, vocabulary
from tei_edition.inference.view import View
from tei_edition.reading import LineKind

_SENTENCE = re.compile(r"[a-z]{3}\.$")  # no list is headed by a sentence
_LONGEST = 160  # characters: a longer line before the bullets is text of the document
_MOST = 3  # lines that may stand between the opening and the bullets
_SPEAKER = re.compile(
    r"([A-Z][\w’'-]{2,}) (?:[a-z]+ly |then |also |again |had )?(?:said|asked|replied|stated|noted|thought"
    r"|remarked|observed|answered|pointed|suggested|explained|added|agreed|inquired|responded|expressed"
    r"|opened|began|referred|emphasized|wondered|commented|indicated|called|felt)\b"
)
_HEADINGS = re.compile(
    r"(?:REF(?:ERENCES?|S)?|References?|RE|PRESENT|OTHERS PRESENT|ALSO PRESENT|PARTICIPATION|TIME|PLACE"
    r"|ATTENDEES|LIST OF PARTICIPANTS|MEMORANDUM FOR|CONFERENCE|DATE|ATTENTION|SUBJ(?:ECT)?S?|PARTICIPANTS"
    r"|TO|FROM|COPIES?)(?: TO)?:?$"
)
_KINDS = (
    ("directive", re.compile(r"National Security (?:Action|Study|Decision) Memorandum|Directive")),
    ("conversation", re.compile(r"Conversation|Telephone|Telcon")),
    ("conference", re.compile(r"Conference|Minutes|Notes|Meeting|Discussion|Record of|Summary Record|Talks")),
    ("for the record", re.compile(r"for the (?:Record|Files?)")),
    ("memorandum to someone", re.compile(r"Memorand[ua]m? (?:From|[Bb]y) .* to |Memorand[ua]m? (?:for|to) ")),
    ("memorandum", re.compile(r"Memorand[ua]m?")),
    (
        "message",
        re.compile(r"[Tt]elegram|[Mm]essage|[Cc]able|[Aa]irgram|[Dd]e?ispatch|[Dd]espatch|Instruction"),
    ),
    ("letter", re.compile(r"Letter|Note ")),
    ("paper", re.compile(r"Paper|Report|Study|Estimate|Draft|Intelligence")),
)
_NEIGHBOUR = frozenset(
    (
        "person",
        "sure person",
        "a party",
        "topic",
        "abstract",
        "document",
        "lower case",
        "speaks",
        "an agency",
        "size 1",
    )
)


class Run(NamedTuple):
    """A run of bullets: its heading (-1 for none), its first line and the line after its last."""

    heading: int
    start: int
    end: int
    before: tuple[str, ...]  # features of what stands before it

    @property
    def is_plain_top(self) -> bool:
        """Whether it stands right under the opening of the document itself, with no heading."""
        return self.heading < 0 and "lines before 0" in self.before and "in attachment" not in self.before


def is_heading(view: View, index: int) -> bool:
    """Whether a line is a word that heads the bullets under it."""
    return view.is_prose(index) and bool(_HEADINGS.match(view.words[index]))


def find_runs(view: View) -> Iterator[Run]:
    """The runs at the top of the document and of its attachments, in order."""
    for section in view.sections:
        yield from _section_runs(view, section)


def _section_runs(view: View, section: range) -> Iterator[Run]:
    index, lines, started = section.start, 0, False
    while index in section:
        if view.taken[index] or view.lines[index].kind is LineKind.PAGE:
            index += 1
            continue
        headed = is_heading(view, index)
        begins = index + 1 if headed else index
        if begins in section and view.lines[begins].kind is LineKind.BULLET and not view.taken[begins]:
            end = list_run(view, begins)
            yield Run(index if headed else -1, begins, end, _before(view, section, index, lines, headed))
            index, started = end, True
        elif started or lines == _MOST or not _may_precede(view, index):
            return
        else:
            index, lines = index + 1, lines + 1


def _may_precede(view: View, index: int) -> bool:
    """Whether a line can stand between opening and lists: a number, a place; nothing that announces
    bullets of the text."""
    words = view.words[index]
    return (
        view.is_prose(index)
        and len(words) <= _LONGEST
        and not words.endswith((":", ";"))
        and not _SENTENCE.search(words)
    )


def _before(view: View, section: range, index: int, lines: int, headed: bool) -> tuple[str, ...]:
    found = [f"lines before {lines}"]
    if lines:
        above = view.words[index - 1]
        found.append("before ends bare" if above[-1:] not in (".", "?") else "before ends")
        found.append("before short" if len(above) < 40 else "before long")
        found.append("before digit" if any(c.isdigit() for c in above) else "before no digit")
    if headed:
        found.append("under " + view.words[index].rstrip(":").upper()[:3])
    if section.start > view.head + 1:
        found.append("in attachment")
    return tuple(found)


def title_kind(title: str) -> str:
    """What kind of document a heading announces."""
    return next((name for name, pattern in _KINDS if pattern.search(title)), "other")


def entries(view: View, run: Run) -> tuple[list[int], list[Entry]]:
    """The lines that begin the items of a run, and what is seen of them."""
    items = top_items(view, run.start, run.end)
    kind = title_kind(view.words[view.head] if view.head >= 0 else "")
    speakers = _speakers(view, run) if len(items) > 1 else frozenset()
    own = [(*item_features(view.words[i]), *_inner(view, i, run, speakers)) for i in items]
    common = _common(own, kind, run)
    return items, [
        Entry((*own[at], *common, *_among(own, at, kind)), _steps(view, items, at, run, kind))
        for at in range(len(items))
    ]


def _common(own: list[tuple[str, ...]], kind: str, run: Run) -> list[str]:
    """What is seen of every item of a run."""
    found = [f"in {kind}", *(f for f in run.before if f.startswith("under "))]
    if _parties(own) > 1:
        found.append("parties")
    if sum("person" in features for features in own) > 1:
        found.append("people")
    return found


def _parties(own: list[tuple[str, ...]]) -> int:
    return sum("a party" in features for features in own)


def _among(own: list[tuple[str, ...]], at: int, kind: str) -> list[str]:
    """What an item is among the others: its place, its neighbours."""
    found = []
    last = len(own) - 1
    place = "only" if not last else "first" if not at else "last" if at == last else ""
    if "a party" in own[at]:
        party = "one of the parties" if _parties(own) > 1 else "the only party"
        found += [party, f"first, {party}"] if place == "first" else [party]
    if place in ("first", "only"):
        found.append(f"{place}, {'a person' if 'person' in own[at] else 'no person'}")
    if place:
        found += [place, f"{place} in {kind}"]
    if at < last:
        found += [f"next {feature}" for feature in own[at + 1] if feature in _NEIGHBOUR]
        if "capitals" in own[at] and "capitals" in own[at + 1]:
            found.append("capitals, next capitals")
    if at:
        found += [f"prior {feature}" for feature in own[at - 1] if feature in _NEIGHBOUR]
    return found


def _steps(view: View, items: list[int], at: int, run: Run, kind: str) -> tuple[str, ...]:
    """What stands between an item and the one before it."""
    if not at:
        return (f"in {kind}", *run.before)
    found = [f"in {kind}"]
    between = view.lines[items[at - 1] + 1 : items[at] + 1]
    if any(line.gap for line in between):
        found.append("gap")
    if any(line.kind is LineKind.PAGE for line in between):
        found.append("page")
    if at == 1:
        found.append("second")
    if _in_sequence(view.words[items[at - 1]], view.words[items[at]]):
        found.append(SEQUENCE)
    return tuple(found)


def _in_sequence(before: str, words: str) -> bool:
    """Whether two items are counted: `A. ...`, `B. ...`."""
    return len(before) > 2 and before[1:3] == words[1:3] == ". " and ord(words[0]) == ord(before[0]) + 1


def _inner(view: View, index: int, run: Run, speakers: frozenset[str]) -> tuple[str, ...]:
    """What an item has inside, and whether who it names speaks in the text."""
    found = []
    after = index + 1
    if after < run.end and view.lines[after].indent > view.lines[index].indent:
        found.append("has a list")
    if speakers:
        name = view.words[index].partition(",")[0]
        known = vocabulary()["titles"]
        if any(bare(word) in speakers and bare(word) not in known for word in name.split()[-2:]):
            found.append("speaks")
    return tuple(found)


def _speakers(view: View, run: Run) -> frozenset[str]:
    """The names of those who are said to have spoken, in the text under the run."""
    section = next(s for s in view.sections if run.start in s)
    text = view.text[view.lines[run.end - 1].end : view.lines[section.stop - 1].end]
    return frozenset(_SPEAKER.findall(text))
