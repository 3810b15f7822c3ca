"""How a letter ends: closing formula, signatures with titles, postscript."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache
from importlib.resources import files

from tei_edition.inference.blocks.sections import announces
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_LONGEST = 70  # characters of a line of a signature
_NAME = re.compile(
    r"[\[“(]?(?:For (?:the )?|/s/ ?)?(?:[A-Z][\w.’'&-]*\.?|[A-Z]\.)"
    r"(?:,? (?:[A-Z][\w.’'&-]*\.?|[A-Z]\.|Jr\.?|II+|de|von|van|der|al|bin|ibn|la|of|and|the|for|to|in"
    r"|not|name|declassified|a\.i\.))*[,:]?[\]”)]?$"
)
_REDACTED = re.compile(r"\[(?:[0-9] )?(?:names?|signatures?) not declassified\]$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]?|\bJr|\bSr|\bEsq|\bRet|\bi)\.$")
_POSTSCRIPT = re.compile(r"P\. ?S\.")


@cache
def closing_formulas() -> frozenset[str]:
    """The formulas that close a letter, in lower case without punctuation, from closings.txt."""
    text = files("tei_edition.inference").joinpath("closings.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_formula(words: str) -> bool:
    """Whether a line is a closing formula and nothing more."""
    return len(words) < _LONGEST and words.rstrip(" ,.—").lower() in closing_formulas()


def is_signature(words: str) -> bool:
    """Whether a line could be a signature: a name in capitals and little else."""
    if len(words) > _LONGEST or not words or is_formula(words) or announces(words):
        return False
    if words.endswith(".") and not _ABBREVIATED.search(words):
        return False  # a sentence of a word or two
    return bool(_REDACTED.match(words) or _NAME.match(words))


def _blocks(view: View, section: range) -> list[tuple[int, int]]:
    """The prose at the end of a section as runs of lines without a blank between, last first."""
    runs: list[tuple[int, int]] = []
    index = section.stop - 1
    while index in section and len(runs) < 8:
        if view.lines[index].kind is LineKind.PAGE:
            index -= 1
            continue
        if not view.is_prose(index) or index in view.inside:
            break
        first = index
        while view.lines[first].gap == 0 and first - 1 in section and view.is_prose(first - 1):
            first -= 1
        runs.append((first, index))
        index = first - 1
    return runs


def closings(view: View) -> Iterator[Finding]:
    """Sees names at the end, and formulas before them. `Warm regards.` `Rusk`. Wrong: a place name."""
    for section in view.sections:
        runs = _blocks(view, section)
        after = yield from _postscript(view, runs)
        signed = _signatures(view, runs, after, section)
        yield from _closer(view, runs, after, signed, section)


def _postscript(view: View, runs: list[tuple[int, int]]) -> Generator[Finding, None, int]:
    """The postscript, if the last runs are one; returns how many runs it takes."""
    for count, (first, _) in enumerate(runs[:4]):
        if _POSTSCRIPT.match(view.words[first]):
            if count + 1 < len(runs) and is_signature(view.words[runs[count + 1][1]]):
                span = Span(view.lines[first].start, view.lines[runs[0][1]].end)
                yield Finding(span, Role.POSTSCRIPT, Certainty.HIGH, "postscript", "P.S. after a signature")
                return count + 1
            break
    return 0


def _signatures(view: View, runs: list[tuple[int, int]], after: int, section: range) -> int:
    """How many runs, counted from `after`, are signatures."""
    count = 0
    for first, last in runs[after : after + 4]:
        lines = range(first, last + 1)
        if not view.has_body(section.start, first) or not all(is_signature(view.words[i]) for i in lines):
            break
        if not view.lines[first].gap and first - 1 in section:
            break
        count += 1
    return count


def _closer(
    view: View, runs: list[tuple[int, int]], after: int, signed: int, section: range
) -> Iterator[Finding]:
    """The findings of the closer: its signatures; a formula alone, where nobody signed."""
    formula = after + signed
    if formula < len(runs):
        first, last = runs[formula]
        if first == last and is_formula(view.words[first]) and view.has_body(section.start, first):
            span = view.claim(first)
            evidence = "a closing formula ends the text"
            yield Finding(span, Role.SALUTE, Certainty.HIGH, "closing-formula", evidence)
            if not signed:
                yield Finding(span, Role.CLOSER, Certainty.HIGH, "closer", evidence)
    if not signed:
        return
    group = runs[after : after + signed][::-1]
    span = Span(view.lines[group[0][0]].start, view.lines[group[-1][1]].end)
    evidence = "a name stands alone at the end"
    yield Finding(span, Role.CLOSER, Certainty.HIGH, "closer", evidence)
    for first, last in group:
        yield Finding(view.claim(first, last), Role.SIGNED, Certainty.HIGH, "signature", evidence)
