"""The sentences of a source note. Knows abbreviations, and what such sentences begin with."""

from __future__ import annotations

import re

from tei_edition.inference.facts.source_note.claims import Stretch
from tei_edition.inference.facts.vocabulary import taxonomies

_BREAK = re.compile(r"\._? (?=[A-Z“_])")
_ABBREVIATIONS = frozenset(
    "No Nos Vol Vols vol vols Pt Pts pt pts Dr Mr Mrs Ms Messrs Jr Sr Lt St Ste Co Corp Inc Ltd Bros vs "
    "Gen Col Capt Cdr Cmdr Comdr Adm Maj Brig Sgt Gov Sen Rep Amb Prof Rev Hon Ser Sec Secs Art Ch Fig "
    "App Doc Docs Dept Depts Div Misc Memo Corr Admin Govt Intl Natl Nat Asst Pres Cong Sess Bk Ed Eds "
    "Eur Afr Mtg Mtgs Conf Tel Tels Chron Sp Spec Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec cf ca "
    "etc Etc al".split()
)
_WORD = re.compile(r"[A-Za-z]+\Z")
_STARTS = (
    "Drafted", "Presumably drafted", "Repeated", "Received", "Also sent", "Sent", "Passed", "Cleared",
    "Approved", "Signed", "Initialed", "Transmitted", "No drafting", "The source text",
    "No classification marking", "Printed from", "Copies were", "Copies to", "A copy ",
)  # fmt: skip


def sentences(words: str, mask: str, start: int, end: int) -> list[Stretch]:
    """The sentences from `start` to `end`, each with its period; `mask` is the words with parentheses and
    quotations masked.

    A period ends one before a capital, but not after an initial or an abbreviation; it does whatever
    stands before it, where a marking follows (`POL 27 ARAB-ISR. Secret`) or a participle that says what
    became of the document.
    """
    found = []
    at = start
    for mark in _BREAK.finditer(mask, start, end):
        after = mark.end()
        if _abbreviated(mask, at, mark.start()) and not _begins(words, after):
            continue
        found.append(Stretch(at, after - 1))
        at = after
    if at < end:
        found.append(Stretch(at, end))
    return found


def _abbreviated(mask: str, start: int, end: int) -> bool:
    """Whether an initial or an abbreviation ends at `end`."""
    word = _WORD.search(mask, max(start, end - 8), end)
    return word is not None and (word[0] in _ABBREVIATIONS or (len(word[0]) == 1 and word[0].isupper()))


def _begins(words: str, at: int) -> bool:
    """Whether a marking that stands for itself, or a word that such sentences begin with, is there."""
    if words.startswith(_STARTS, at):
        return True
    return any(
        words.startswith(term, at) and words[at + len(term) : at + len(term) + 1] in (";", ",", ".", "]", "")
        for term in taxonomies()["classification"]
    )
