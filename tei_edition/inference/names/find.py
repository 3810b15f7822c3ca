"""Where the names and terms of a register stand in a text, and whom each name may mean.

Knows how names are printed in English prose; not which bearer is the right one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tei_edition.data import lines_of
from tei_edition.inference.names.forenames import may_be
from tei_edition.inference.names.index import WORD, Bearer, Entry, Index, folded
from tei_edition.inference.names.offices import TITLES
from tei_edition.registers.model import Term

_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]* +|[^\W\d_]\. ?){1,5}$")
_LEFT = re.compile(r"[^\W\d_]\.|[^\W\d_][\w’'-]*\.?")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.|,? I{2,3}\b")
# What bears a person's name, and is not the person.
_INSTITUTION = re.compile(
    r"(?i:(?:[’']s)? (?:Librar|Papers|Diar|Foundation|Street|Avenue|Province|Airport|Air Force|College"
    r"|Universit|House))"
)

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
    at = 0
    words = set(WORD.findall(text))
    for start, word in _places(index, text, words):
        if start < at:
            continue
        for entry in index.entries[word]:
            hit = _hit(index, text, start, entry)
            if hit and not (_is_common(word.lower(), words) and _is_plain_word(text, hit)):
                while found and found[-1].end > hit.start:
                    found.pop()
                found.append(hit)
                at = hit.end
                break
    return found


def _places(index: Index, text: str, words: set[str]) -> list[tuple[int, str]]:
    """Where first words of entries stand. Of the entries few are there at all, and quick to seek."""
    places: list[tuple[int, str]] = []
    for word in index.entries.keys() & words:
        length = len(word)
        start = text.find(word)
        while start >= 0:
            end = start + length
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                places.append((start, word))
            start = text.find(word, end)
    places.sort()
    return places


def _is_common(word: str, words: set[str]) -> bool:
    """Whether a word is a common one, or one that the document has in small letters."""
    return word in words or word in _common_words()


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in lines_of(__package__, "plain-words.txt") for word in line.split())


def _is_plain_word(text: str, hit: Hit) -> bool:
    """Whether a form that is a common word too is a plain word where it stands: a name
    at the beginning of a sentence (`Do you`), an abbreviation among capitals (`TO USE THIS`)."""
    start, end = hit.start, hit.end
    if hit.bearers and not hit.given and text[max(0, start - 3) : start].rstrip(' “"(')[-1:] in _ENDS:
        return True
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
    if before.isalnum() or len(entry.form) < 2 or (entry.terms and before and before in "'&"):
        return False
    if after.isalnum():  # a plural stands outside: `SAM` in `SAMs`
        return bool(entry.terms) and after == "s" and not text[end + 1 : end + 2].isalnum()
    return True


def _person(index: Index, text: str, start: int, end: int, entry: Entry) -> Hit | None:
    """The name with the forenames before it; only those bearers whose forenames they may be."""
    if _INSTITUTION.match(text, end):
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
    return Hit(start, end, entry, entry.bearers, entry.terms, False)


def _words_before(text: str, start: int) -> list[re.Match[str]]:
    """The words right before an offset that could be forenames, when the last of them could."""
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
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
    if len(first) > 1 and (first in TITLES or (alike and all(len(o) == 1 for o in alike))):
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
