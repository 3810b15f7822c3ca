"""How a letter ends: closing formula, signatures with titles, postscript."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache

from tei_edition.data import lines_of
from tei_edition.inference.blocks.sections import announces
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import LineKind
from tei_edition.source import Span

_LONGEST = 70  # characters of a line of a signature
_MOST_SIGNERS = 12
_MOST_RUNS = 16  # blocks at the end that are looked at
_WORD = r"(?:(?:de)?[A-Z][\w.’'&/-]*(?:\[[\w.’ -]{1,20}\][\w.’]*)*|\[[A-Z][\w.’]{0,20}\][\w.]*)"
_NAME = re.compile(
    rf"[\[(]?(?:For (?:the )?|/[sS]/ ?)?{_WORD}"
    rf"(?:,? (?:{_WORD}|de|von|van|der|du|da|dos|el|ben|le|y|ter|al|bin|ibn|la|of|and|the|for|to|in"
    r"|not|name|declassified|a\.i\.|ad|interim))*[,:]?[\])]?$"
)
_OFFICES = (
    "Secretary|Chairman|Director|Chief|Minister|Counsell?or|Ambassador|Advis[eo]r|Assistant|Officer|Commander"
    "|Attaché|Chargé|Consul|Deputy|Member|Representative|Coordinator|Administrator|Commissioner|Attorney"
)
_TITLE = re.compile(
    rf"[\w.’'& /,()-]*\b(?:{_OFFICES}|Staff|Affairs|Embassy|Department|Division|Office|General|Colonel|Major"
    r"|Captain|Admiral|President|Army|Navy|Air Force|Section)\b"
)
# What no name begins with: an office, or the sign of one.
_OFFICE = re.compile(
    r"(?:The )?(?:(?:Acting|Deputy|Assistant|Under|Special|First|Second|Third|Executive|Vice|Senior|Legal)"
    rf"[ -])*(?:{_OFFICES})\b|(?:[A-Z][\w.]* ){{0,2}}(?:General|Admiral|Colonel|Captain|Major|Commander),"
    r"|[A-Z]{1,6}/[A-Z/-]{1,12}$"
)
_PRINCIPAL = re.compile(r"(?:For|On behalf of|By (?:order|direction|command|authority) of|By) [^:]{3,70}:$")
_REDACTED = re.compile(r"\[(?:[0-9] )?(?:names?|signatures?) not declassified\]$")
_UNSIGNED = re.compile(r"\[?(?:[Mm]essage |[Ff]ile copy (?:is )?|[Nn]ot )?(?:unsigned|signed)\]?$")
# The long formulas of older letters: "I am, sir, your obedient servant,". A period may end the name.
_HONOUR = re.compile(
    r"(?:I (?:am|have|remain)|We (?:are|have)|Accept|With )\b.{0,160}"
    r"(?:\betc|&c|\bservants?|\byours?|\bfriend|\besteem|\bregards?|\bconsideration|\brespect)[\]).,:]*$"
)
# Lines in capitals that end a text and are no names: the boxes to tick, the end of a message.
_NO_SIGNATURE = re.compile(
    r"\W*(?:(?:dis)?approved?(?: disapproved?)?|(?:dis)?agreed?|other|neither|none|yes|no|deferred|defer"
    r"|concur|quote|unquote.*|end(?: of)?(?: \w+)?|option \w+|alternative \w+|tabs? ?\w{0,2}|ibid"
    r"|comments?|copy|(?:attachment|enclosure|annexe?)s?\b.*|distribution|summary|secret|top secret"
    r"|confidential)\W*$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]?|\bJr|\bSr|\bEsq|\bRet|\bi|\]|[A-Z]\.[A-Z])\.$")
_POSTSCRIPT = re.compile(r"P\. ?S\.")


@cache
def closing_formulas() -> frozenset[str]:
    """The formulas that close a letter, in lower case without punctuation, from closings.txt."""
    return frozenset(line.strip() for line in lines_of("tei_edition.inference", "closings.txt"))


def is_formula(words: str) -> bool:
    """Whether a line is a closing formula and nothing more."""
    return len(words) < _LONGEST and words.rstrip(" ,.—").lower() in closing_formulas()


def is_signature(words: str) -> bool:
    """Whether a line could be a signature: a name in capitals and little else."""
    if len(words) > _LONGEST or not words or is_formula(words) or announces(words):
        return False
    if words.endswith(".") and not _ABBREVIATED.search(words):
        return False  # a sentence of a word or two
    if _UNSIGNED.match(words):
        return True
    return bool(_REDACTED.match(words) or _NAME.match(words)) and not _NO_SIGNATURE.match(words)


def _is_title(words: str) -> bool:
    """Whether a line says what office a signer holds."""
    return len(words) < _LONGEST + 30 and bool(_TITLE.match(words)) and not words.endswith((".", ":", ";"))


def _blocks(view: View, section: range) -> list[tuple[int, int]]:
    """The prose at the end of a section as runs of lines without a blank between, last first."""
    runs: list[tuple[int, int]] = []
    index = section.stop - 1
    while index in section and len(runs) < _MOST_RUNS:
        if view.lines[index].kind is LineKind.PAGE or not view.words[index]:
            index -= 1
            continue
        if not view.is_prose(index) or index in view.inside:
            break
        first = index
        while view.lines[first].gap == 0 and first - 1 in section and view.is_prose(first - 1):
            first -= 1
        runs.append((first, _with_marks(view, index, section)))
        index = first - 1
    return runs


def _with_marks(view: View, index: int, section: range) -> int:
    """The last of the lines after `index` that hold nothing but a reference to a note: they belong to it."""
    while index + 1 in section and view.is_prose(index + 1) and not view.words[index + 1]:
        index += 1
    return index


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
                yield Finding(span, Role.POSTSCRIPT, Certainty.MEDIUM, "postscript", "P.S. after a signature")
                return count + 1
            break
    return 0


def _signatures(view: View, runs: list[tuple[int, int]], after: int, section: range) -> int:
    """How many runs, counted from `after`, are signatures or the offices of who signed."""
    signed = 0
    for count, (first, last) in enumerate(runs[after : after + _MOST_SIGNERS], start=1):
        if not view.has_body(section.start, first) or not _parted(view, first, section):
            break
        if _is_signed(view, first, last):
            signed = count
        elif not (first == last and _is_office(view.words[first])):
            break
    return signed


def _is_signed(view: View, first: int, last: int) -> bool:
    """Whether a run is a signature: perhaps for whom, then a name, then offices or further names."""
    lines = [view.words[i] for i in range(first, last + 1) if view.words[i] not in "[]"] or [""]
    if len(lines) == 1 and _follows_formula(view, first):
        lines[0] = lines[0].removesuffix(".")
    if _REDACTED.match(lines[0]) and len(lines) == 1 and "signature" not in lines[0]:
        return False  # where every name is struck out, the last line may be any
    start = _principals(lines)
    named = start < len(lines) and is_signature(lines[start]) and not _is_office(lines[start])
    return named and all(not w or is_signature(w) or _is_title(w) for w in lines[start + 1 :])


def _follows_formula(view: View, index: int) -> bool:
    """Whether the line before is a formula that closes a letter."""
    before = view.words[index - 1] if index else ""
    return is_formula(before) or bool(_HONOUR.search(before[-300:]))


def _is_office(words: str) -> bool:
    """Whether a line names the office of a signer, who stands above it."""
    return len(words) < _LONGEST + 30 and bool(_OFFICE.match(words)) and not words.endswith((".", ":", ";"))


def _principals(lines: list[str]) -> int:
    """How many of the lines of a signature say for whom it is signed."""
    return next((n for n, words in enumerate(lines) if not _PRINCIPAL.match(words)), len(lines))


def _parted(view: View, first: int, section: range) -> bool:
    """Whether a line stands apart from what precedes it; a list at the end needs no blank line after it."""
    if view.lines[first].gap or first - 1 not in section:
        return True
    return view.taken[first - 1] and view.words[first - 1].endswith((".", "?", "!", "”", ")", "]"))


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
    yield Finding(span, Role.CLOSER, _certainty(view, group, after), "closer", evidence)
    for first, last in group:
        if not _is_signed(view, first, last):
            yield _capacity(view, first, last, "an office stands under a signature")
            continue
        start = first + _principals([view.words[i] for i in range(first, last + 1)])
        if start > first:
            yield _capacity(view, first, start - 1, "it says for whom the next line is signed")
        sure = _certainty(view, [(start, last)], after)
        yield Finding(view.claim(start, last), Role.SIGNED, sure, "signature", evidence)


def _certainty(view: View, group: list[tuple[int, int]], after: int) -> Certainty:
    """How sure a signature is: a single name under a telegram and a name under a formula are; several words
    may be another thing, capitals are often a copyist's; what stands above more text is often left a
    paragraph."""
    first, last = group[0]
    words = view.words[first]
    if after or len(view.sections) > 1:
        return Certainty.LOW
    if len(group) > 1 or last > first:
        return Certainty.MEDIUM
    if _follows_formula(view, first):
        return Certainty.HIGH
    is_copied = len(words) > len("JFK") and words.isupper() and words.isalpha()
    is_short = " " not in words or len(words) < len("McG. B. ")
    if is_copied:
        return Certainty.LOW
    return Certainty.HIGH if is_short else Certainty.MEDIUM


def _capacity(view: View, first: int, last: int, evidence: str) -> Finding:
    """The finding that lines say in what capacity someone signs."""
    return Finding(view.claim(first, last), Role.CAPACITY, Certainty.MEDIUM, "capacity", evidence)
