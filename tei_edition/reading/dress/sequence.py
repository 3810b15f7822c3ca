"""Numbers that run 1, 2, 3: the longest such order in what a text has, and where references may stand.

Knows characters and numbers; a cheap look, not the decision on note references.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.reading.dress.edits import LABEL, RAISED, SUPERSCRIPT


class Form(NamedTuple):
    """A way to print a reference: what it looks like where it is glued to a word, and after a blank."""

    name: str
    glued: re.Pattern[str]
    apart: re.Pattern[str] | None


# What precedes is looked at last: a pattern that begins with a character is searched for fast.
_WORD = r"[A-Za-z0-9.,;:?!)\]”’%—–*]"
_BEFORE = rf"(?:(?<={_WORD}\()|(?<=[^\s(][\"']\())"
BRACKETS = Form(
    "[2]",
    re.compile(rf"\[(?<=\S\[)({LABEL})\]"),
    re.compile(rf" \[(?<=\S \[)({LABEL})\](?![A-Za-z0-9])"),
)
PARENTHESES = Form(
    "(2)",
    re.compile(rf"\({_BEFORE}({LABEL})\)(?![A-Za-z0-9(])"),
    re.compile(rf" \((?<=[A-Za-z0-9)\]”’] \()({LABEL})\)(?![A-Za-z0-9(])"),
)
SUPERSCRIPTS = Form(
    "²",
    re.compile(rf"(?<=\S)([{SUPERSCRIPT}]{{1,3}})"),
    re.compile(rf"(?<=\S) ([{SUPERSCRIPT}]{{1,3}})(?=\s)"),
)
FORMS = (BRACKETS, PARENTHESES, SUPERSCRIPTS)
_GLUED = re.compile(
    r"(?:(?<=[A-Za-z.,;:?!)\]”’\"'])|(?<=[a-z)\]] )(?=[0-9]{1,3}\s*$))(0|[1-9][0-9]{0,2})(?![0-9A-Za-z])",
    re.MULTILINE,
)
_SYMBOLS = re.compile(r"[*†‡§](?<=[A-Za-z0-9.,;:?!)\]”’].)[*†‡§]{0,2}(?=[\s.,;:)\]”’—]|$)", re.MULTILINE)
_NOTE = re.compile(
    r"Source:|See |Not (?:printed|found|identified)|Neither |Ibid|Ante|Post|Infra|Supra|Documents? [0-9]"
    r"|(?:Tele|Air)grams? [0-9]|Dated |No record|References?(?: is)? to|For (?:text|the text|documentation)"
    r"|For a |Printed|Attached|Same|In telegram|Brackets|Handwritten|Presumably|Foreign Relations|Text in"
    r"|Cop(?:y|ies) "
)
STANDS_ALONE = re.compile(r"[,;:]|[ \t]*(?:\n|$)")
_HAS = {"[2]": "[", "(2)": "("}


_MOST = 3000  # numbers: a text with more is a table
_RUNS = re.compile(r"[0-9]+(?![0-9A-Za-z])")


def is_possible(form: Form, text: str) -> bool:
    """A cheap look whether a text can have references of a form."""
    if form is SUPERSCRIPTS:
        return any(character in text for character in SUPERSCRIPT)
    return _HAS[form.name] in text


def number_of(label: str) -> int:
    """The number of a label; -1 for a symbol."""
    digits = label.translate(RAISED).rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isdigit() else -1


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The positions of the longest part of `numbers` that only goes up."""
    tails: list[int] = []
    where: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, number)
        if at < len(tails) and tails[at] == number:  # the first of equals stays
            before.append(-1)
            continue
        before.append(where[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            where.append(position)
        else:
            tails[at], where[at] = number, position
    rise = []
    position = where[-1] if where else -1
    while position >= 0:
        rise.append(position)
        position = before[position]
    return rise[::-1]


def run_of_digits(text: str, end: int, notes: int) -> list[int]:
    """Where the notes have a glued number, in order: references as the house has them."""
    found = [(m.start(), int(m[1])) for m in _GLUED.finditer(text, 0, end)]
    found = [(offset, number) for offset, number in found if number <= notes]
    return [found[i][0] for i in longest_rise([number for _, number in found])]


def looks_like_note(words: str) -> bool:
    """Whether words begin as notes at the foot often do."""
    return bool(_NOTE.match(words))


class Places:
    """Where the main text may have references, in whatever form: numbers with their offsets."""

    def __init__(self, text: str, end: int) -> None:
        patterns = [_GLUED, *(p for f in FORMS if is_possible(f, text) for p in f[1:] if p)]
        found = {m.end(): number_of(m[1]) for p in patterns for m in p.finditer(text, 0, end)}
        self._found = sorted(found.items()) if len(found) < _MOST else []
        # Some volumes number from 0: the first note then has the label 0.
        self._shift = int(bool(self._found) and self._found[0][1] == 0)
        self._symbols = [m.end() for m in _SYMBOLS.finditer(text, 0, end)]
        runs = [(m.end(), m[0]) for m in _RUNS.finditer(text, 0, end)]
        self._any = runs if len(runs) < _MOST else []

    def share(self, end: int, most: int) -> float:
        """How much of 1 to `most` is found in order before offset `end`, glued to words; 0 to 1. A symbol
        is one more, for it has a number at the foot."""
        found = len(longest_rise([n for n in self._before(end) if n <= most]))
        return min(found + bisect_left(self._symbols, end), most) / max(most, 1)

    def weak_share(self, end: int, most: int) -> float:
        """The same with the last digits of every number, as in `18653`."""
        labels: list[int] = []
        for offset, run in self._any:
            if offset > end:
                break
            # Falling, so that one run of digits gives no more than one step.
            labels += sorted({n for n in self._labels(run) if 0 < n <= most}, reverse=True)
        return len(longest_rise(labels)) / max(most, 1)

    def run(self, end: int) -> int:
        """The longest run of numbers that go up by one, from whatever number."""
        best: dict[int, int] = {}
        for number in self._before(end):
            best[number] = max(best.get(number, 0), best.get(number - 1, 0) + 1)
        return max(best.values(), default=0)

    def _before(self, end: int) -> list[int]:
        found = self._found[: bisect_left(self._found, (end, 0))]
        return [n + self._shift for _, n in found if n + self._shift > 0]

    def _labels(self, run: str) -> tuple[int, int]:
        """The labels of one and of two digits that a run of digits may end with."""
        return int(run[-1]) + self._shift, int(run[-2:]) + self._shift
