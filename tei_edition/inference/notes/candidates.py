"""Every place in a text where a note reference could stand, and what is seen there.

Knows characters and words around a number; not which candidate is right (see `assign`).
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from typing import NamedTuple

_DIGITS = re.compile(r"[0-9]+")
_LETTERED = re.compile(r"[a-c](?![A-Za-z0-9])")  # "60a", a note put in after note 60
_SYMBOLS = re.compile(r"[*†‡§]+")  # what printers use beside numbers
_PAGE = "[Page "
_SPACES = frozenset(" \t\u00a0")
_ENDS = frozenset(("", "\r", "\n"))
_ROW = 200  # characters before a number in which a tab is looked for
_TRAILING = 80  # blanks at the end of a line that are looked through
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.’'–-]*|[0-9]+(?:st|nd|rd|th)?)[^A-Za-z0-9]{0,3}$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
_MESSAGES = frozenset(
    "telegram telegrams tel tels embtel embtels deptel deptels contel airgram despatch circular cable todel "
    "cedul secto tosec nsc nsam nsdm nssm no nos number dulte tedul polto topol urtel mytel ourtel usun "
    "depcirtel paper resolution document embdes".split()
)
# What is numbered in the text itself.
_NUMBERED = frozenset(
    "enclosure enclosures attachment attachments annex annexes appendix tab tabs para paras paragraph "
    "paragraphs page pages chapter article articles section sections part parts phase title schedule table "
    "figure chart option options alternative group item items point points question questions volume track "
    "step stage line serial agenda".split()
)
_CLASSES = {".": ".", ",": ",", ";": ";", ":": ":", "?": "?", "!": "?", ")": ")", "]": "]"}
_CLASSES |= dict.fromkeys("”’\"'", "q") | dict.fromkeys("–—-", "-") | dict.fromkeys("$£", "$")
_CLASSES |= {"(": "(", "[": "(", "“": "(", "/": "/", "%": "%", "#": "#", "*": "*", "": "n"}


class Sight(NamedTuple):
    """What is seen around a label, each in a letter or a word, so that few sights are distinct."""

    earlier: str
    before: str
    after: str
    later: str
    word: str
    rest: int
    run: int
    shape: str
    in_head: bool
    in_row: bool


class Candidate(NamedTuple):
    """A place that could be a reference: the span of its label, and what is seen there.

    `number` is -1 for a symbol; `rest` are the digits before the label that stay in the text ("1865"
    of "18653"), `whole` all the digits; `page` counts the page marks before it; `lettered` says that a letter
    follows the number ("60a").
    """

    start: int
    end: int
    label: str
    number: int
    sight: Sight
    rest: str
    whole: str
    page: int
    lettered: bool = False


@cache
def char_class(char: str) -> str:
    """The kind of a character beside a number, in one letter; '' is the end of the text."""
    if char in _CLASSES:
        return _CLASSES[char]
    if char.isspace():
        return "n" if char in "\r\n" else "t" if char == "\t" else "s"
    if char.isdigit():
        return "d"
    if char.isalpha():
        return "U" if char.isupper() else "l"
    return "o"


@cache
def _word_class(word: str) -> str:
    """The kind of the word before a number."""
    bare = word.rstrip(".").lower()
    if bare in _MONTHS:
        return "month"
    if bare in _MESSAGES or bare.endswith(("tel", "tels")):
        return "message"
    if bare in _NUMBERED:
        return "numbered"
    if word[0].isdigit():
        return "number"
    return "caps" if word.isupper() else "Cap" if word[0].isupper() else "low"


def _shape(run: str, rest: str, word: str) -> str:
    """What the digits look like with and without the label: a day of a month, a year, or neither."""
    if word == "month":
        whole = "day" if 1 <= int(run[:6]) <= 31 else "noday"
        return f"{whole} {'day' if rest and 1 <= int(rest[:6]) <= 31 else 'noday'}"
    if len(rest) == 4:
        return "rest year" if rest[:2] in ("18", "19") else "rest 4"
    if len(run) == 4:
        return "run year" if run[:2] in ("18", "19") else "run 4"
    return ""


def _word_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, at - 24), at)
    return _word_class(found[1]) if found else "none"


def _line_end(text: str, at: int) -> int:
    """Where the line ends, if only blanks are left of it; else `at` itself."""
    end = at
    while text[end : end + 1] in _SPACES and end - at < _TRAILING:
        end += 1
    return end if text[end : end + 1] in _ENDS else at


def _in_row(text: str, at: int) -> bool:
    """Whether a tab stands in the line at `at`, not far before it: the line is a table's row."""
    found = text.rfind("\t", max(0, at - _ROW), at)
    return found >= 0 and text.find("\n", found, at) < 0


def _sight(text: str, start: int, stop: int, rest: str, run: str, in_head: bool) -> Sight:
    """What is seen at a label that ends at `stop`; its run of digits begins `len(rest)` before it."""
    begin = start - len(rest)
    after = _line_end(text, stop)
    before = char_class(text[begin - 1]) if begin else "n"
    word = _word_before(text, begin) if rest or before in "snd,." else ""
    return Sight(
        char_class(text[begin - 2]) if begin > 1 else "n",
        before,
        char_class(text[after : after + 1]),
        char_class(text[after + 1 : after + 2]),
        word,
        min(len(rest), 5),
        min(len(run), 5),
        _shape(run, rest, word),
        in_head,
        _in_row(text, begin),
    )


def candidates(text: str, end: int, head: tuple[int, int], most: int) -> list[Candidate]:
    """The places from the heading to offset `end` that could refer to a note numbered 0 to `most`.

    `head` are the offsets of the heading's line, where a reference may stand after a blank.
    """
    found = []
    pages = _pages(text, end)
    highest = str(most) if most < 9 else "9"  # of the last digit: where labels have one, few runs fit
    for match in _DIGITS.finditer(text, head[0], end):
        run = match[0]
        if run[-1] > highest:
            continue
        start, stop = match.span()
        if text.startswith(_PAGE, max(start - len(_PAGE), 0)):
            continue
        in_head = start < head[1]
        page = bisect(pages, start)
        for size in range(1, min(len(run), 3) + 1):
            label = run[-size:]
            if (label[0] == "0" and size > 1) or int(label) > most:
                continue
            rest = run[:-size]
            sight = _sight(text, stop - size, stop, rest, run, in_head)
            found.append(Candidate(stop - size, stop, label, int(label), sight, rest, run, page))
        if _LETTERED.match(text, stop) and len(run) <= 3 and _is_glued(text, start):
            sight = _sight(text, start, stop + 1, "", run, in_head)
            label = text[start : stop + 1]
            found.append(Candidate(start, stop + 1, label, int(run), sight, "", run, page, True))
    symbols = _symbols(text, head[0], end, pages)
    return sorted(found + symbols) if symbols else found


def _is_glued(text: str, at: int) -> bool:
    """Whether a label that begins at `at` is glued to a word or to punctuation."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([“‘/"


def _pages(text: str, end: int) -> list[int]:
    """Where the page marks begin."""
    found, at = [], text.find(_PAGE, 0, end)
    while at >= 0:
        found.append(at)
        at = text.find(_PAGE, at + 1, end)
    return found


def _symbols(text: str, start: int, end: int, pages: list[int]) -> list[Candidate]:
    """The asterisks and daggers that are glued to what precedes them."""
    if not any(symbol in text for symbol in "*†‡§"):
        return []
    return [
        Candidate(
            *m.span(), m[0], -1, _sight(text, *m.span(), "", m[0], False), "", m[0], bisect(pages, m.start())
        )
        for m in _SYMBOLS.finditer(text, start, end)
        if m.start() and not text[m.start() - 1].isspace()
    ]
