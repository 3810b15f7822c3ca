"""The lists at the top of a document: subject, participants, addressees, references.

The site prints no headings over them, so that the items of several lists stand in one run of bullets;
what an item looks like tells where one list ends and the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from tei_edition.inference.blocks.lists import bulleted, list_run, top_items
from tei_edition.inference.view import View
from tei_edition.model import Certainty, Finding
from tei_edition.reading import LineKind

_CONVERSATION = re.compile(r"Conversation|Minutes|Notes|Meeting|Discussion|Record|Summary|Talks")
_RANKS = (
    r"Acting|Deputy|Under|Assistant|Vice|Former|Special|Asst\.|Dep\.|Prime|Foreign|Field|Lt\.|Lieutenant"
    r"|Major|Brig\.|Brigadier|Rear|Chief|First|Second|Commander|Economic|Finance|Defense|Ambassador-designate"
)
_OFFICES = (
    r"President|Secretary|Secy|Ambassador|Minister|Chairman|Senator|Congressman|Governor|General"
    r"|Gen\.|Colonel|Col\.|Captain|Admiral|Adm\.|Marshal|Air Marshal|Mr\.|Mrs\.|Miss|Ms\.|Messrs\."
    r"|Dr\.|Sir|Lord|King|Prince|Queen|Shah|Chancellor|Premier|Professor|Prof\.|Director|Counselor"
    r"|Attorney|Commissioner|M\.|Señor|Herr|Madame|Major|Maj\.|Excellency|Chargé|Consul"
    r"|Under Secretary|Interpreter|Attaché"
)
_TITLE = re.compile(rf"(?:The |Their |His |Her )?(?:(?:{_RANKS}) )*(?:{_OFFICES})\b")
_NAME = re.compile(
    r"(?!The |A |An )(?:[A-Z][\w’'.-]+|[A-Z]\.)"
    r"(?: (?:[A-Z][\w’'.-]*|de|von|van|al|bin|el|da|di)){1,4}(?:,|—|–| \(|$)"
)
_OFFICE = re.compile(r"^[A-Z]{1,5}(?:/[A-Z]{1,4})?(?:—|–|-|: )")
_HEADINGS = re.compile(
    r"(?:REF(?:ERENCES?|S)?|Reference|RE|PRESENT|OTHERS PRESENT|ALSO PRESENT|PARTICIPATION|TIME|PLACE"
    r"|ATTENDEES|LIST OF PARTICIPANTS|MEMORANDUM FOR|CONFERENCE|DATE|ATTENTION|SUBJ(?:ECT)?S?|PARTICIPANTS"
    r"|TO|FROM|COPIES?)(?: TO)?:?$"
)


def top_lists(view: View) -> Iterator[Finding]:
    """Sees bullets right under the opening. `  • The President`. Wrong: a list that opens the text."""
    for section in view.sections:
        index = section.start
        while index in section and (view.taken[index] or view.lines[index].kind is LineKind.PAGE):
            index += 1
        while index in section and not view.taken[index]:
            begins = index + 1 if _is_heading(view, index) else index
            if begins not in section or view.lines[begins].kind is not LineKind.BULLET:
                break
            end = list_run(view, begins)
            yield from _split(view, index, begins, end)
            index = end


def list_headings(view: View) -> Iterator[Finding]:
    """Sees a word that heads the bullets under it. `REFERENCES`. Wrong: none known."""
    for index in range(len(view.lines) - 1):
        if _is_heading(view, index) and view.lines[index + 1].kind is LineKind.BULLET:
            yield from bulleted(view, index + 1, list_run(view, index + 1), "references", index)


def _is_heading(view: View, index: int) -> bool:
    return view.is_prose(index) and bool(_HEADINGS.match(view.words[index]))


def is_person(words: str) -> bool:
    """Whether an item names a person rather than a subject."""
    return bool(_TITLE.match(words) or _NAME.match(words) or _OFFICE.match(words))


def _split(view: View, first: int, start: int, end: int) -> Iterator[Finding]:
    """The lists of one run of bullets. A heading at `first` makes it one list."""
    title = view.words[view.head] if view.head >= 0 else ""
    items = top_items(view, start, end)
    nested = any(view.lines[i].indent > view.lines[start].indent for i in range(start, end))
    if first < start:
        kind = "references" if view.words[first].upper().startswith("REF") else "participants"
        kind = "" if view.words[first].upper().startswith(("RE:", "TIME", "DATE")) else kind
        yield from bulleted(view, start, end, kind, first)
        return
    people = [is_person(view.words[i]) for i in items]
    cut, kinds = _best_cut(people, bool(_CONVERSATION.search(title)) or nested)
    sure = Certainty.HIGH if len(items) == 1 or 0 < cut < len(items) else Certainty.MEDIUM
    middle = [*items, end][cut]
    for a, b, kind in ((start, middle, kinds[0]), (middle, end, kinds[1])):
        while b > a and view.lines[b - 1].kind is LineKind.PAGE:
            b -= 1
        if a < b:
            yield from bulleted(view, a, b, kind, certainty=sure)


def _best_cut(people: list[bool], conversation: bool) -> tuple[int, tuple[str, str]]:
    """Where the first list ends, and the types of the two. Every item that looks like what its list is
    for counts one; so does the usual form, one subject."""
    who = "participants" if conversation else "to"
    total = len(people)
    options: list[tuple[float, int, tuple[str, str]]] = []
    sums = list(accumulate(people, initial=0))  # how many of the first items are people
    for cut in range(total + 1):
        fits = cut - sums[cut] + sums[total] - sums[cut]
        usual = 1.0 if cut == 1 and conversation else -0.8 * max(cut - 1, 0)
        if conversation or cut == total:
            options.append((fits + usual, cut, ("subject", who)))
        if cut and total - cut <= 1 and cut < total:
            options.append((sums[cut] + (not people[cut]) - 0.5, cut, (who, "subject")))
    best = max(options, key=lambda option: option[0])
    return best[1], best[2]
