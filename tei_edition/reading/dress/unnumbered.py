"""What a browser's copy has lost: the numbers of the notes at the foot, the bullets of lists.

Knows lines: the notes are the last lines of a text, one under the other, as many as the main text has
numbers that could refer to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_edition.reading.dress.edits import Change, Edit
from tei_edition.reading.dress.rows import LABEL, PAGE, Row
from tei_edition.reading.dress.sequence import Places, looks_like_note

_MOST = 200  # notes
_SIGNATURE = 70  # characters of a line of a signature
_TOP = 2  # the last row that a dateline may be
_YEAR = re.compile(r"\b1[6-9][0-9][0-9]|\b20[0-9][0-9]|[Uu]ndated")
_RECEIVED = re.compile(r"\[?Received|No\. ")
_ENOUGH = 3.2
_ENDS = ".)]”\"'’"


def unnumbered_foot(text: str, rows: Sequence[Row]) -> list[Edit]:
    """Numbers for the notes; none where the last lines are no notes."""
    first, count = _find(text, rows)
    if not count:
        return []
    starts = set(_starts(rows, first, count))
    edits, number = [], 0
    for index in range(first, len(rows)):
        row = rows[index]
        begin = row.start - row.indent
        if index in starts:
            number += 1
            edits.append(Edit(begin, row.start, f"  {number}. ", Change.NOTE_NUMBER))
        else:
            edits.append(Edit(begin, row.start, "    "))
    return edits


def _find(text: str, rows: Sequence[Row]) -> tuple[int, int]:
    """The row that the notes begin with, and how many there are; 0 where there are none."""
    if len(rows) < 2:
        return 0, 0
    places = Places(text, rows[-1].start)
    best, found = _ENOUGH, (0, 0)
    for first in _firsts(rows):
        count = _count(rows, first, places)
        worth = _referred(places, rows[first].start, count) + _looks(rows, first, count)
        if worth > best:
            best, found = worth, (first, count)
    return found


def _count(rows: Sequence[Row], first: int, places: Places) -> int:
    """How many notes the rows from `first` are: as many as they, but for those that go on; after a source
    note, no more than the text refers to."""
    end, lines = rows[first].start, len(rows) - first
    count = lines - sum(_goes_on(rows, i) for i in range(first + 1, len(rows)))
    source = rows[first].content.startswith("Source:")
    if not source or _together(rows, first) or places.share(end, count) >= 0.6:
        return count
    return next((n for n in range(count - 1, 1, -1) if places.share(end, n) >= 0.75), 1)


def _together(rows: Sequence[Row], first: int) -> bool:
    """Whether no blank line parts the notes; within a note, before a quotation, there may be one."""
    return not any(rows[i].gap and not _goes_on(rows, i) for i in range(first + 1, len(rows)))


def _referred(places: Places, end: int, count: int) -> float:
    """What the references in the text say for a number of notes."""
    share, weak = places.share(end, count), places.weak_share(end, count)
    more = -0.5 if places.share(end, count + 1) == 1 else 0
    if weak == 1:
        return 0.5 + 1.5 * share + more
    if count > 1 and places.run(end) >= 0.75 * count:
        return 1.5
    return 1 if share >= 0.75 else -3


def _looks(rows: Sequence[Row], first: int, count: int) -> float:
    """What the last rows look like: how they begin and end, what parts them from the text."""
    notes, before = rows[first:], rows[first - 1].content
    source = 3 * notes[0].content.startswith("Source:")
    opens = 2 * sum(looks_like_note(row.content) for row in notes) / len(notes)
    ends = 3 * sum(row.content[-1] in _ENDS and len(row.content) > 4 for row in notes) / len(notes) - 2
    together = _together(rows, first)
    block = together and notes[0].gap > 0 and count > 1
    after_name = together and len(before) < _SIGNATURE and before[-1] not in ".)”\"'’:;,"
    if not source and (ends < 0 or (count == 1 and notes[0].gap)):  # a last paragraph looks just so
        return -3
    return (
        0.4 * min(count, 10)
        + source
        + opens
        + ends
        + block
        + 1.5 * after_name
        - 2 * (not together and not source)
    )


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether a row seems to go on with a note: a quotation, an item of a list."""
    row = rows[index]
    return row.content[0] in '“"(' or row.content[0].islower() or rows[index - 1].content[-1] == ":"


def _firsts(rows: Sequence[Row]) -> list[int]:
    """The rows that the notes may begin with."""
    firsts = []
    for first in range(len(rows) - 1, max(0, len(rows) - _MOST), -1):
        if PAGE.match(rows[first].content) or LABEL.match(rows[first].content):
            break
        firsts.append(first)
    return firsts


def _starts(rows: Sequence[Row], first: int, count: int) -> list[int]:
    """The rows that begin notes: where there are more rows, those that do not look so go on."""
    extra = len(rows) - first - count
    doubtful = sorted(range(first + 1, len(rows)), key=lambda i: (-_goes_on(rows, i), _opens(rows, i), -i))
    further = set(doubtful[: max(extra, 0)])
    return [i for i in range(first, len(rows)) if i not in further]


def _opens(rows: Sequence[Row], index: int) -> bool:
    return looks_like_note(rows[index].content)


def listed_lines(rows: Sequence[Row]) -> list[Edit]:
    """Bullets for lines that stand under each other without blank lines; not for an opening, a signature,
    a label with its item, the words that announce a list."""
    edits: list[Edit] = []
    if any(row.has_bullet for row in rows):  # they were not lost
        return edits
    for start, end in _runs(rows):
        if start <= _TOP:
            listed = _under_dateline(rows[start:end])
        else:
            body = rows[start : _before_signature(rows, start, end)]
            listed = body[body[0].content[-1] == ":" :] if len(body) > 1 else []
        if sum(row.content.isupper() for row in listed) * 2 <= len(listed):  # an address, in capitals
            edits += [Edit(row.start - row.indent, row.start, "  • ", Change.BULLET) for row in listed]
    return edits


def _under_dateline(rows: Sequence[Row]) -> Sequence[Row]:
    """What stands right under a dateline, but for markings, which are printed in small capitals."""
    if not _YEAR.search(rows[0].content):
        return []
    first = next((i for i, row in enumerate(rows) if i and not row.content.islower()), len(rows))
    return rows[first:] if not _RECEIVED.match(rows[min(first, len(rows) - 1)].content) else []


def _before_signature(rows: Sequence[Row], start: int, end: int) -> int:
    """Where a run ends, without the short lines at the end of the text."""
    if end == len(rows):
        while end > start and _is_signature(rows[end - 1 : end]):
            end -= 1
    return end


def _runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The runs of prose without blank lines, as bounds; a label and a page mark part them."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].gap or _parts(rows[index]) or _parts(rows[index - 1]):
            if not _parts(rows[start]):
                yield start, index
            start = index


def _parts(row: Row) -> bool:
    return row.has_tab or bool(PAGE.match(row.content) or LABEL.match(row.content))


def _is_signature(rows: Sequence[Row]) -> bool:
    return all(len(row.content) < _SIGNATURE and row.content[-1] not in ".;:" for row in rows)
