"""What was found in a text, as a page shows it: which row it is told at, what is marked in place, what the
header rests on.

Knows roles by their names, and the context vocabulary, which it writes; decides nothing about the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from tei_edition.publishing.compare.align import NOTE, PAGE, Mark, Span
from tei_edition.publishing.compare.lines import Piece

if TYPE_CHECKING:
    from tei_edition.explanation import Explanation

_SIGNS = {"page break": PAGE, "note reference": NOTE}
_FACT = "header fact"
_LAYOUT = "layout"
_ONLY_ABOVE = (_FACT, _LAYOUT)
_ABOVE = frozenset(("document number", "message number", "office", "person", "place", "date"))
_BLOCKS = frozenset(
    (
        "head", "source line", "opener", "dateline", "marking", "salute", "paragraph", "list", "label",
        "item", "table", "row", "cell", "quote", "closer", "signed", "capacity", "postscript", "attachment",
        "note", _LAYOUT,
    )
)  # fmt: skip
"""What is laid out as a block, or is no words of the text: told at its row, not marked in place."""
_SHOWN = 60
_SURE = "high"


class Told(NamedTuple):
    """Something that was found, with the key by which the page refers to it, and how often it was."""

    key: str
    found: Explanation
    times: int = 1

    @property
    def is_doubt(self) -> bool:
        """Whether it is not sure."""
        return self.found.certainty != _SURE


def keyed(findings: Sequence[Explanation]) -> list[Told]:
    """Each finding with its key: its number in the order of the text."""
    return [Told(str(number), finding) for number, finding in enumerate(findings, start=1)]


def marks(findings: Sequence[Explanation]) -> Iterator[Mark]:
    """What of the text became markup."""
    return (Mark(f.start, f.end, _SIGNS.get(f.role, "")) for f in findings if f.markup)


def order_of_notes(findings: Sequence[Explanation]) -> list[int]:
    """The place at the foot of each note that the text refers to, in the order of the references."""
    return [int(f.value) for f in findings if f.role == "note reference" and f.value.isdecimal()]


def pieces_of(told: Sequence[Told]) -> list[Piece]:
    """What is marked in place. Where several findings have the same words, the first of them."""
    marked: dict[Span, Piece] = {}
    for key, found, _ in told:
        if found.role not in _BLOCKS and found.start < found.end:
            span = (found.start, found.end)
            marked.setdefault(span, Piece(*span, key, found.certainty))
    return list(marked.values())


def shared_out(told: Sequence[Told], cuts: Sequence[Span | None]) -> dict[int, list[Told]]:
    """The findings of each row: where their first character stands."""
    begins = [(cut[0], at) for at, cut in enumerate(cuts) if cut]
    found: dict[int, list[Told]] = {}
    for each in told if begins else ():
        at = bisect_right(begins, (each.found.start, len(cuts))) - 1
        found.setdefault(begins[max(at, 0)][1], []).append(each)
    return found


def joined(told: Sequence[Told]) -> list[Told]:
    """The same findings once where blocks of a row are alike in all that is told of them: cells, items."""
    groups: dict[tuple[str, ...], Told] = {}
    for each in told:
        found = each.found
        alike = found.role in _BLOCKS and not each.is_doubt
        same = (found.role, found.value, found.rule, found.evidence) if alike else (each.key,)
        known = groups.get(same)
        groups[same] = known._replace(times=known.times + 1) if known else each
    return list(groups.values())


def written(
    told: Told, row: Span | None, *, above: str, is_marked: bool, following: str | None = None
) -> str:
    """A finding in the context vocabulary. `row` is the stretch of its row, which the words are not shown of
    where they are all of it; `above` as `above_of` gives it; `following` is the key of the next doubt."""
    key, found, times = told
    said = " ".join(found.text.split())
    role, value = found.role, found.value
    if role == _FACT and ": " in value and value != said:
        role, _, value = value.partition(": ")
    words = short(said) if times == 1 and role != _LAYOUT and value != said else ""
    parts = [
        f'<c:found key="{key}" role="{escape(role)}" sure="{found.certainty}" rule="{escape(found.rule)}" '
        f'why="{escape(found.evidence)}" line="{found.line}"'
    ]
    parts += [f' value="{escape(value)}"'] if value else []
    parts += [f' words="{escape(words)}"'] if words else []
    parts += [' marked="1"'] if is_marked else []
    parts += [f' times="{times}"'] if times > 1 else []
    parts += [f' following="{following}"'] if following else []
    parts += [f' above="{above}"'] if above else []
    if row and found.start <= row[0] and row[1] <= found.end:
        parts += [' whole="1"']
    return "".join([*parts, "/>"])


def above_of(told: Sequence[Told]) -> dict[str, str]:
    """Which findings the header rests on, by their keys: "only" where no row tells them, else "too".
    What stands in an attachment is none of the message's."""
    end = min((each.found.start for each in told if each.found.role == "attachment"), default=None)
    above: dict[str, str] = {}
    for key, found, _ in told:
        if found.role in _ONLY_ABOVE:
            above[key] = "only"
        elif found.role in _ABOVE and (end is None or found.start < end):
            above[key] = "too"
    return above


def short(words: str) -> str:
    """The beginning and the end of many words."""
    if len(words) <= _SHOWN:
        return words
    return f"{words[: _SHOWN // 2].rstrip()} … {words[-(_SHOWN // 3) :].lstrip()}"
