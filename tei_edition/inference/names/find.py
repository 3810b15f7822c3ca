"""Where the names and terms of a register stand in a text, and whom each name may mean.

Knows how names are printed in English prose; not which bearer is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tei_edition.data import lines_of
from tei_edition.inference.names.forenames import may_be
from tei_edition.inference.names.index import WORD, Bearer, Entry, Index, folded
from tei_edition.inference.names.letters import is_bureau, is_cover_name
from tei_edition.inference.names.offices import titles, words_of
from tei_edition.registers.model import Term

_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]* +|[^\W\d_]\. ?){1,5}$")
_LEFT = re.compile(r"[^\W\d_]\.|[^\W\d_][\w’'-]*\.?")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.|,? I{2,3}\b")
# What bears a person's name, and is not the person.
_INSTITUTION = re.compile(
    r"(?i:(?:[’']s)? (?:Librar|Foundation|Street|Avenue|Province|Airport|Air Force|College"
    r"|Universit|House))"
)

_PLACE = re.compile(r"\b(?:New|Fort|Port|Mount|Camp|Cape|Ciudad) $")  # with a name behind it, a place
# A word behind, such as goes on with a name; before, such as begins no sentence.
_CAPITAL = re.compile(r" (?!Gov|Admin|Regime|Pres|Plan|Mission|Committee|Jr|Sr)[^\W\d_a-z][a-z]+\b(?![’'])")
_WITHIN = re.compile(r"[\w,;’'] [^\W\d_a-z][^\W\d_]{2,} $")
_ACTS = re.compile(r" (?:[a-z]+ed|said|told|thought|felt|left|met|and [^\W\d_a-z][a-z]+)\b")  # as people do
_TITLE = re.compile(r"\b(?:M(?:r|rs|s|essrs)|Drs?|Gens?|Cols?|Amb|Adm|Sens?|Gov|Secy?|St)\. $")
_SHORT = re.compile(r"(?:\b[A-Z]\.){2,} $")  # `U.S.`, and perhaps the initials of a name
_NO_INITIALS = frozenset(("U.S.", "U.N.", "U.K.", "P.M.", "D.C.", "N.Y.", "U.A.R.", "U.S.S.R.", "G.V.N."))
_ENDS = ("", ".", "?", "!", ":", "\n", "-", "—")  # what may stand before a sentence


class Hit(NamedTuple):
    """A stretch of the text that has the form of a name or a term; the forenames that stand there."""

    start: int
    end: int
    entry: Entry
    bearers: tuple[Bearer, ...]
    terms: tuple[Term, ...]
    given: bool


def hits(index: Index, text: str) -> list[Hit]:
    """The hits in a text, in order; of two that overlap, the one that ends last."""
    found: list[Hit] = []
    plain: list[Hit] = []
    at = 0
    words = set(WORD.findall(text))
    respelt = _respelt(index, words)
    for start, word in _places(text, [*(index.entries.keys() & words), *respelt]):
        if start < at:
            continue
        common = word.lower() in words or word.lower() in _common_words()
        for entry in index.entries.get(word) or respelt[word]:
            hit = _hit(index, text, start, entry)
            if hit and common and _is_plain_word(text, hit):
                plain.append(hit)
            elif hit:
                while found and found[-1].end > hit.start:
                    found.pop()
                found.append(hit)
                at = hit.end
                break
    return _with_names(text, found, plain) if plain else found


def _with_names(text: str, found: list[Hit], plain: list[Hit]) -> list[Hit]:
    """The hits, and of those that may be plain words at the beginning of a sentence the ones that name
    somebody whom the text names elsewhere: `Battle left`, for `He saw Battle`."""
    forms = {hit.entry.form for hit in found if hit.bearers}
    taken = {hit.start for hit in found}
    more = [
        hit
        for hit in plain
        if hit.bearers
        and hit.entry.form in forms
        and hit.start not in taken
        and hit.entry.form.lower() not in _common_words()
        and _ACTS.match(text, hit.end)
    ]
    return sorted([*found, *more], key=lambda hit: hit.start)


def _respelt(index: Index, words: set[str]) -> dict[str, tuple[Entry, ...]]:
    """The words of a text that are terms but for their capitals: `DoD` for DOD, `Chicom` for ChiCom."""
    found: dict[str, tuple[Entry, ...]] = {}
    for word in words:
        if not (word.islower() or word.isupper() or word.istitle() or word in index.entries):
            form = word.removesuffix("s")
            entry = index.capitals.get(form.upper())
            if entry:
                found[word] = (entry._replace(form=form),)
    return found


def _places(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where words stand. Of the entries few are in a text at all, and quick to seek."""
    places: list[tuple[int, str]] = []
    for word in words:
        length = len(word)
        start = text.find(word)
        while start >= 0:
            end = start + length
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                places.append((start, word))
            start = text.find(word, end)
    places.sort()
    return places


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in lines_of(__package__, "plain-words.txt") for word in line.split())


def _is_plain_word(text: str, hit: Hit) -> bool:
    """Whether a form that is a common word too is a plain word where it stands: a name
    at the beginning of a sentence (`Do you`), an abbreviation among capitals (`TO USE THIS`)."""
    start, end = hit.start, hit.end
    if hit.bearers and not hit.given and text[max(0, start - 3) : start].rstrip(' “"(')[-1:] in _ENDS:
        return not _TITLE.search(text[max(0, start - 9) : start])
    around = text[max(0, start - 16) : start], text[end : end + 16]
    return text[start:end].isupper() and all(part.isupper() for part in around)


def _hit(index: Index, text: str, start: int, entry: Entry) -> Hit | None:
    start -= entry.offset
    end = start + len(entry.form)
    if start < 0 or not text.startswith(entry.form, start) or not _bounded(text, start, end, entry):
        return None
    if not entry.bearers:
        return Hit(start, end, entry, (), entry.terms, False)
    return _person(index, text, start, end, entry)


def _bounded(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a form stands there as a word. One letter alone tells too little."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if len(entry.form) < 2 and not (is_cover_name if entry.bearers else is_bureau)(text, start, end):
        return False
    if before.isalnum() or (entry.terms and before and before in "'&"):
        return False
    if after.isalnum():  # a plural stands outside: `SAM` in `SAMs`
        return bool(entry.terms) and after == "s" and not text[end + 1 : end + 2].isalnum()
    return True


def _person(index: Index, text: str, start: int, end: int, entry: Entry) -> Hit | None:
    """The name with the forenames before it; only those bearers whose forenames they may be."""
    if _INSTITUTION.match(text, end) or _PLACE.search(text[max(0, start - 8) : start]):
        return None
    words = _words_before(text, start)
    best: tuple[Bearer, ...] = ()
    first = start
    for count in range(1, min(len(words), 4) + 1):
        given = [w[0] for w in words[-count:]]
        fitting = tuple(b for b in entry.bearers if _fits(given, b))
        if fitting:
            best, first = fitting, words[-count].start()
    if best:
        return Hit(first, _with_suffix(text, end, best), entry, best, (), True)
    if words and _is_forename(index, words[-1][0]) and not _is_letter(text, words[-1]):
        return Hit(start, end, entry, (), entry.terms, False) if entry.terms else None
    if entry.form.lower() in titles() and _CAPITAL.match(
        text, end
    ):  # `Chancellor Hale`, where one is so called
        return None
    if entry.bearers[0].part and _of_longer(text, start, end, words):
        return None
    return Hit(start, end, entry, entry.bearers, entry.terms, False)


def _of_longer(text: str, start: int, end: int, before: list[re.Match[str]]) -> bool:
    """Whether a word stands in a name that is longer: `Quang` in `Tran Quang Thuan`."""
    if _CAPITAL.match(text, end):
        return True
    if not before or not _WITHIN.search(text[max(0, start - 30) : start]):
        return False
    word = before[-1][0].lower()
    return titles().isdisjoint(words_of(word)) and word not in _common_words()


def _words_before(text: str, start: int) -> list[re.Match[str]]:
    """The words right before an offset that could be forenames, when the last of them could."""
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
    short = _SHORT.search(line)
    if short and short[0].rstrip() in _NO_INITIALS:
        return []
    last = line.rstrip(" ").rpartition(" ")[2]
    if not last[:1].isupper():
        return []
    before = _BEFORE.search(text, start - len(line), start)
    return list(_LEFT.finditer(text, before.start(), start)) if before else []


def _fits(words: list[str], bearer: Bearer) -> bool:
    """Whether forenames before a family name may be the bearer's: the first is, the rest may be initials."""
    own = bearer.given
    if not own or not all(word[0].isupper() for word in words):
        return False
    given = [folded(word) for word in words]
    first = given[0]
    alike = [o for o in own if o[0] == first[0]]
    if len(first) > 1 and (first in titles() or (alike and all(len(o) == 1 for o in alike))):
        return False
    return any(may_be(first, o) for o in own) and all(
        len(g) == 1 or any(may_be(g, o) for o in own) for g in given[1:]
    )


def _is_forename(index: Index, word: str) -> bool:
    """Whether a word before a family name is another person's forename or initial."""
    initial = len(word) == 2 and word[1] == "."
    return word[0].isupper() and (initial or folded(word) in index.forenames)


def _is_letter(text: str, word: re.Match[str]) -> bool:
    """Whether an initial begins a line: then it may be the letter of a paragraph, `B. Hale said`."""
    return len(word[0]) == 2 and text[word.start() - 1] == "\n"


def _with_suffix(text: str, end: int, bearers: tuple[Bearer, ...]) -> int:
    if not any(bearer.name.suffix for bearer in bearers):
        return end
    found = _SUFFIX.match(text, end)
    return found.end() if found else end
