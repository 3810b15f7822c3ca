"""The list of notes at the foot, however it is numbered and indented, and what stands above it.

Knows lines and numbers: the list is the last that runs 1, 2, 3 to the end of the text, and the main text
has places for references to its numbers. In the house's form numbers are indented by two blanks, further
paragraphs by four.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tei_edition.reading.dress.edits import RAISED, SUPERSCRIPT, Change, Edit, is_above_notes
from tei_edition.reading.dress.rows import Row, is_full
from tei_edition.reading.dress.sequence import Places, looks_like_note

_FORMS = (
    re.compile(r"([1-9][0-9]{0,2})\.(?:[ \t]+(?=\S)|(?=[^\s0-9]))"),
    re.compile(r"([1-9][0-9]{0,2})\)[ \t]*(?=\S)"),
    re.compile(r"\[([1-9][0-9]{0,2})\][.:]?[ \t]*(?=\S)"),
    re.compile(r"\(([1-9][0-9]{0,2})\)[ \t]*(?=\S)"),
    re.compile(r"([1-9][0-9]{0,2})(?:[ \t]+(?=\S)|:[ \t]+(?=\S)|(?=[A-Z“\"\[]))"),
    re.compile(rf"([{SUPERSCRIPT}]{{1,3}})[ \t]*(?=\S)"),
)
_BARE = _FORMS[4]
_FIRST = frozenset("0123456789[(" + SUPERSCRIPT)
_TRIED = 6  # lists that could be the foot, for each form
_LAST_NOTE = 15  # paragraphs that the last note may have
_SIGNATURE = 70  # characters of a line of a signature
_ENDS = ".)]”\"'’?!"


class Foot(NamedTuple):
    """The notes at the foot: the row of each, and how many characters its number takes there."""

    entries: tuple[int, ...]
    leads: tuple[int, ...]


def find_foot(text: str, rows: Sequence[Row], width: int) -> Foot | None:
    """The list of notes, in a form that is not the house's or in the house's; None where there is none."""
    found = [(index, row) for index, row in enumerate(rows) if row.content[0] in _FIRST]
    if not found:
        return None
    places = Places(text, rows[found[-1][0]].start)
    best: tuple[float, Foot] | None = None
    for form in _FORMS:
        for foot in _chains(form, found, rows, width):
            worth = _worth(foot, rows, places, form is _BARE)
            if worth > 0 and (best is None or worth > best[0]):
                best = worth, foot
    return best[1] if best else None


def _chains(
    form: re.Pattern[str], found: Sequence[tuple[int, Row]], rows: Sequence[Row], width: int
) -> Iterator[Foot]:
    """The runs 1, 2, 3 ... of numbers in a form, each from one of the last ones."""
    seen = [(i, int(m[1].translate(RAISED)), m.end()) for i, row in found if (m := form.match(row.content))]
    by_number: dict[int, list[tuple[int, int]]] = {}
    for index, number, lead in seen:
        by_number.setdefault(number, []).append((index, lead))
    for first in by_number.get(1, [])[-_TRIED:]:
        chain = [first]
        while following := _next(by_number.get(len(chain) + 1, []), chain[-1], form, rows, width):
            chain.append(following)
        yield Foot(tuple(index for index, _ in chain), tuple(lead for _, lead in chain))


def _next(
    known: list[tuple[int, int]],
    last: tuple[int, int],
    form: re.Pattern[str],
    rows: Sequence[Row],
    width: int,
) -> tuple[int, int] | None:
    """The next row with the number that is wanted; a bare number within a paragraph only if no other is."""
    later = known[bisect_right(known, last) :][:_TRIED]
    if width:
        later = [place for place in later if not _in_sentence(rows, last[0], place[0], width)]
    if form is _BARE:
        later.sort(key=lambda place: _in_paragraph(rows, place[0], width))
    return later[0] if later else None


def _in_sentence(rows: Sequence[Row], last: int, index: int, width: int) -> bool:
    """Whether a number only came to stand at the beginning of a line of the note before it: the line is
    not as far in as that note's first line, or the line before it is full and ends no sentence."""
    before, row = rows[index - 1], rows[index]
    if row.gap or not is_full(before, row, width):
        return False
    return row.indent < rows[last].indent or (row.indent == before.indent and before.content[-1] not in _ENDS)


def _in_paragraph(rows: Sequence[Row], index: int, width: int) -> bool:
    """Whether a row may go on with the one before it."""
    before, row = rows[index - 1], rows[index]
    return bool(width) and not row.gap and is_full(before, row, width) and row.indent >= before.indent


def _worth(foot: Foot, rows: Sequence[Row], places: Places, bare: bool) -> float:
    """How much speaks for a list to be the notes: references in the text, a rule above it, its words."""
    first, last = foot.entries[0], foot.entries[-1]
    words = rows[first].content[foot.leads[0] :]
    headed = words.startswith("Source:") or (words.startswith("Summary:") and _has_source(foot, rows))
    if not first or _goes_on_after(rows, last, headed):
        return 0
    count, end = len(foot.entries), rows[first].start
    above = is_above_notes(rows[first - 1].content)
    notes = sum(looks_like_note(rows[i].content[n:]) for i, n in zip(foot.entries, foot.leads, strict=True))
    told = notes / count
    share = places.share(end, count)
    sure = headed or above or told >= 0.5 or _stands_apart(foot, rows)
    if (
        headed
        or share >= (0.5 if sure else 0.75 if count > 1 and not bare else 1.0)
        or ((told >= 0.3 or above) and places.weak_share(end, count) >= (0.99 if told < 0.6 else 0.5))
        or ((told >= 0.3 or above) and places.run(end) >= 0.75 * count)
    ):
        return max(share, 0.5) * count + 2 * above + 2 * headed + told
    return 0


def _has_source(foot: Foot, rows: Sequence[Row]) -> bool:
    """Whether a later line of the first item tells a source: telegrams have summaries too, but not that."""
    end = foot.entries[1] if len(foot.entries) > 1 else len(rows)
    return any(row.content.startswith("Source:") for row in rows[foot.entries[0] + 1 : end])


def _stands_apart(foot: Foot, rows: Sequence[Row]) -> bool:
    """Whether a list stands under the last line of a text, and its items end as sentences do."""
    before = rows[foot.entries[0] - 1].content
    name = (
        len(before) < _SIGNATURE and before[0].isupper() and (before[-1].isalpha() or before.endswith("Jr."))
    )
    remark = before[0] == "[" and before[-1] == "]" and len(before) > 20
    if not (name or remark or not before.strip(" .…*")):
        return False
    lasts = [*(rows[index - 1] for index in foot.entries[1:]), rows[-1]]
    return all(row.content[-1] in _ENDS for row in lasts)


def _goes_on_after(rows: Sequence[Row], last: int, headed: bool) -> bool:
    """Whether what follows the last number shows that it is no note's; a summary may stand before the
    source."""
    later = rows[last + 1 :]
    if not headed and any(row.content.startswith("Source:") for row in later):
        return True  # the notes come later, without numbers
    return sum(row.gap > 0 for row in later) > _LAST_NOTE or any(
        row.content.startswith("[Page ") and row.content.endswith("]") for row in later
    )


def foot_edits(text: str, rows: Sequence[Row], foot: Foot) -> Iterator[Edit]:
    """The numbers and indents in the house's form; a heading or rule above them left out."""
    first = foot.entries[0]
    above = rows[first - 1]
    if is_above_notes(above.content):
        yield Edit(above.start - above.indent, above.end, "", Change.NOTE_HEADING)
    leads = dict(zip(foot.entries, foot.leads, strict=True))
    for index in range(first, len(rows)):
        row = rows[index]
        begin = row.start - row.indent
        if index in leads:
            yield from _numbered(text, row, leads[index], begin)
        elif row.indent < 4:
            yield Edit(begin, row.start, "    ")


def _numbered(text: str, row: Row, lead: int, begin: int) -> Iterator[Edit]:
    end = row.start + lead
    old = text[begin:end]
    digits = "".join(c for c in old.translate(RAISED) if c.isdigit())
    house = f"  {int(digits)}. "
    if old != house:
        yield Edit(begin, end, house, Change.NOTE_NUMBER)
