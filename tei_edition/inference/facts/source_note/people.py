"""Who drafted, cleared, approved or signed a document, and on which day.

Knows how persons and offices are named in such lists; no person and no office by name.
"""

from __future__ import annotations

import re

from tei_edition.inference.dates import MONTHS
from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim
from tei_edition.inference.facts.source_note.lists import items

_LONGEST = 3000  # of a list: what is longer is no list
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf",?(?: on)? (?P<day>(?:{_MONTH}) [0-9]{{1,2}}(?:, [0-9]{{4}})?"
    rf"|[0-9]{{1,2}} (?:{_MONTH})(?: [0-9]{{4}})?)"
)
# What is said of a clearance, or for whom somebody signed, and is no name: blanked out before the list
# is parted.
_MANNER = re.compile(
    r",? (?:in (?:final )?(?:substance|draft|part)|by (?:phone|telephone)|as in draft|for transmission)\b"
    r"|\bfor (?:the )?(?:Acting )?(?:Secretary|President|Under Secretary|Department)\b(?! of)"
    r"|\bfor [A-Z]\w+(?= by\b)"
)
_JUNIOR = re.compile(r", (?=(?:Jr|Sr|II|III)\b)")
_LINK = re.compile(r"(?:(?:also|both|and|presumably|by|with|through) +)+")
_CODE = r"[A-Z][A-Za-z]*(?:[/–-][A-Z][A-Za-z]*)*"
_PLACE = re.compile(
    r"(?:in|at) +(?P<office>the (?:Departments?|Office|Bureau|Embassy|White House|Mission|Pentagon)\b"
    rf"[\w ’'.-]*?|{_CODE})(?= +(?:by|with)\b| *_*\Z)"
)
_WORD = r"[A-Z][\w’'.–-]*"
_NAME = re.compile(
    rf"(?:(?:the|Mr\.|Mrs\.|Miss|Dr\.) )?{_WORD}(?:/{_WORD})*"
    rf"(?: (?:{_WORD}|de|la|von|van|der|du|del|ben|al))*"
    rf"(?: _+(?= [A-Z]) {_WORD})?(?:~ (?:Jr|Sr|II|III)\.?)?"
)
_ROLE = re.compile(
    r"(?:[A-Z]\w+[’']s )?(?:the )?(?:[A-Z][a-z]+ )?(?:Assistants?|Deputy|Deputies|Under|Acting|Secretary"
    r"|Secretaries|Director|Special|Ambassador|Counsel(?:l?or)?|Chief|Officer|Country|Executive|Legal|Head"
    r"|Chairman|Consul|Minister|Chargé|President|Staff|Adviser|Administrator|Representative|Attorney"
    r"|Member)\b"
)
_FIELD = r"\b(?:Affairs|Relations|Planning|Research|Organizations?|Programs)\b"
_FIELDS = re.compile(_FIELD)
# A title that lacks its last words: they stand after an `and` of its own.
_OPEN_TITLE = re.compile(
    r"[^_,]*\b(?:Assistant|Director|Adviser|Secretary|Officer|Chief|Office|Bureau)\b[^_,]*"
    r" (?:of|for|in Charge of) [^_,]*\Z"
)
_OFFICE_NOUN = re.compile(
    r"\b(?:Affairs|State|Division|Office|Bureau|Department|Treasury|Defense|Commerce|Labor|Agriculture"
    r"|Interior|Justice|Secretary|Staff|Desk|Director|Adviser|Assistant|Section|Branch|Committee|Council|Board"
    r"|Agency|Planning|Research|Mission|Embassy|Policy|Security|Operations|Organizations?|Administration|Force"
    r"|Service|House|Trade|Finance)\Z"
)
_OFFICE = re.compile(
    r"(?:[A-Z0-9]+(?:[/–-][A-Z0-9]+)*"
    r"|(?:the )?(?:White House|(?:Department|Office|Bureau|Embassy|Mission)s?\b.*))\Z"
)
_OFFICES = ("Office", "Bureau", "Division", "Mission", "Embassy", "Department")
_MADE = ("prepared", "transcribed")  # in a place, not by an office
_AFTER = re.compile(r" +(?:in|at|of|for)\b|,| *\Z| *_+| +(?:who|whom)\b")
_WORKS = re.compile(r" +(?:in|at) +(?:the White House|[A-Z/]+)\Z")
_FURTHER = re.compile(
    r"\b(?:with|although|but|after|before|from|based|under|who|which|following)\b"
)  # what the list does not end with: a relation that is not understood


def is_office(name: str) -> bool:
    """Whether an office is named, by its letters or its kind: `G/PM`, `the White House`."""
    return _OFFICE.match(name) is not None


def read_people(words: str, mask: str, kind: str, tail: Stretch) -> Reading:
    """The persons after a participle (`by Hale (NEA) and Marsh on May 3`), and the day."""
    if tail.end - tail.start > _LONGEST:
        return Reading((), (tail,))
    days = [claim(f"{kind} on", words, Stretch(*d.span("day"))) for d in _DAY.finditer(mask, *tail)]
    blanked = _blanked(mask, tail)
    listed = _joined_titles(blanked, items(blanked, *tail))
    if not listed:
        return Reading(tuple(days), () if days else (tail,))
    if not _linked(blanked, listed[0]):  # a list without a preposition names nobody
        return Reading(tuple(days), (Stretch(listed[0].start, tail.end),))
    people: list[Claim] = []
    for item in listed:
        party = _party(words, blanked, kind, item, people)
        if party is None:
            return Reading((*people, *days), (Stretch(item.start, tail.end),))
        people += party
    return Reading((*people, *days))


def _blanked(mask: str, tail: Stretch) -> str:
    """The words up to the end of the clause, days and manners made into blanks, the comma before `Jr.`
    into a tilde."""
    clause = mask[slice(*tail)]
    for pattern in (_DAY, _MANNER):
        clause = pattern.sub(lambda found: " " * len(found[0]), clause)
    return mask[: tail.start] + _JUNIOR.sub("~ ", clause)


def _joined_titles(blanked: str, listed: list[Stretch]) -> list[Stretch]:
    """The items, with those that are one title put together: `Director for Caribbean and Mexican Affairs`."""
    found: list[Stretch] = []
    at = 0
    while at < len(listed):
        start, end = listed[at]
        if _OPEN_TITLE.match(blanked, start, end) and not _FIELDS.search(blanked, start, end):
            for further in range(at + 1, min(at + 4, len(listed))):
                item = listed[further]
                if _ROLE.match(blanked, *item) or _linked(blanked, item):
                    break
                if _FIELDS.search(blanked, *item):
                    end, at = item.end, further
                    break
        found.append(Stretch(start, end))
        at += 1
    return found


def _linked(blanked: str, item: Stretch) -> re.Match[str] | None:
    """The preposition that an item begins with."""
    return _LINK.match(blanked, *item) or _PLACE.match(blanked, *item)


def _party(words: str, blanked: str, kind: str, item: Stretch, before: list[Claim]) -> list[Claim] | None:
    """The person or office that an item names; none where it only tells of the one before, or where the
    name is withheld; None where it was not understood."""
    at, office = item.start, None
    while link := _linked(blanked, Stretch(at, item.end)):
        if "office" in link.re.groupindex and kind not in _MADE:
            office = Stretch(*link.span("office"))
        at = link.end()
        while at < item.end and blanked[at] == " ":
            at += 1
    if not blanked[at : item.end].strip("_ ,"):
        return [claim(kind, words, office)] if office else []
    rest = Stretch(at, item.end)
    if _ROLE.match(blanked, *rest) and not _NAME.fullmatch(blanked, *rest):
        return _titled(words, blanked, kind, rest, before)
    return _named(words, blanked, kind, rest, before)


def _named(words: str, blanked: str, kind: str, item: Stretch, before: list[Claim]) -> list[Claim] | None:
    """The name that an item begins with, if nothing follows but where the person works."""
    name = _NAME.match(blanked, *item)
    if name is None:
        return None
    after = blanked[name.end() : item.end]
    if name[0] in _OFFICES and after.startswith(" of "):
        office = Stretch(item.start, item.start + len(blanked[slice(*item)].rstrip(" _,.")))
        return [claim(kind, words, office)] if kind == "cleared" or not before else []
    if (after.strip() and not _AFTER.match(after)) or _FURTHER.search(after):
        return None
    return [claim(kind, words, _tight(words, Stretch(*name.span())))]


def _titled(words: str, blanked: str, kind: str, item: Stretch, before: list[Claim]) -> list[Claim] | None:
    """A person whose title comes first, or the title of the person before."""
    end = item.end
    while end > item.start and blanked[end - 1] in " _,":
        end -= 1
    works = _WORKS.search(blanked, item.start, end)
    end = works.start() if works else end
    if _FURTHER.search(blanked, item.start, end):
        return None
    last = blanked[item.start : end].split()[-1]
    if before and (_OFFICE_NOUN.search(blanked, item.start, end) or not last[0].isupper()):
        return []
    return [claim(kind, words, _tight(words, Stretch(item.start, end)))]


def _tight(words: str, name: Stretch) -> Stretch:
    """A name without the period that ends the sentence: an initial or `Jr.` keeps its own."""
    end = name.end
    if words[end : end + 1] == "." and words[name.start : end].endswith((" Jr", " Sr")):
        return Stretch(name.start, end + 1)
    if words[end - 1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.\Z", words[name.start : end]):
        end -= 1
    return Stretch(name.start, end)
