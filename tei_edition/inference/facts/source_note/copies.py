"""Who got copies: `Copies were sent to Hale, General Marsh, and the Secretaries of State and Defense`.

Knows how persons and offices are told apart in such lists; no person and no office by name.
"""

from __future__ import annotations

import re

from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim, trimmed
from tei_edition.inference.facts.source_note.lists import items
from tei_edition.inference.facts.source_note.routing import group_of, without_asides
from tei_edition.inference.words import parties
from tei_edition.inference.words.messages.lexicon import posts

OFFICE, PERSON, TITLE = "copied", "copied person", "copied title"
_LONGEST = 3000  # of a list: what is longer is no list
_OPENING = re.compile(r"(?: for (?:his |their )?information)?(?: \(info\))? to ")
_LINK = re.compile(r"(?:both |also )?(?:to )?")
# What ends the list: how, when and with what the copies went.
_TAIL = re.compile(
    r",? (?:(?:for|as|under|via|by|with|through|from|together|along)\b|(?:on|at) (?:[A-Z][a-z]+ )?[0-9]"
    r"|in (?:an?|the) |in (?:[A-Z][A-Za-z]+ )*(?:telegram|[0-9])).*"
)
# The field of an office, which has an `and` and commas of its own: `for National Security Affairs`.
_FIELD_NOUN = (
    r"(?:Affairs|Budget|Research|Policy|Development|Technology|Planning|Plans|Operations|Administration"
    r"|Intelligence|Security|Welfare|Disarmament)\b"
)
_FIELD = re.compile(
    rf" for (?:[A-Z][\w-]+,? (?:and )?){{0,4}}{_FIELD_NOUN}"
    rf"|(?<=[a-z]) and (?:[A-Z][\w-]+ ){{0,3}}{_FIELD_NOUN}"
    r"|, Education,? and Welfare\b"
)
_ACRONYM = re.compile(r"[A-Z]{1,2}|[A-Z]+(?:[/–-] ?[A-Z]+)+|(?:the )?[A-Z]{2,}[A-Za-z/–-]*")
_NOUNS = (
    r"Department|Office|Bureau|Embassy|Legation|Consulate|Mission|Delegation|White House|Pentagon|Agency"
    r"|Council|Committee|Commission|Board|Staff|Division|Secretariat|Service|Administration|Corporation"
    r"|Congress|Senate|Command|Headquarters|Treasury|Station|Bank|Group"
)
_POSITION = (
    r"President|Vice President|Secretary|Under Secretary|Deputy|Assistant|Acting|Director|Chairman|Chief"
    r"|Administrator|Attorney|Ambassador|Special|Counselor|Executive|Commander|Commanding|Consul|Minister"
    r"|Chargé|Joint|National|Central|Governor|Representative|General|Legal|Postmaster|Supreme|United|High"
    r"|Policy|Military"
)
# An office names a position or a body, and a person follows neither: what follows is its field.
_AN_OFFICE = re.compile(
    rf"(?:the )?(?:[A-Z][\w’'.-]* )*?(?:{_NOUNS})x*(?: (?:of|for|in|at|on|to|and|the|[A-Z][\w’'.-]*))*"
    rf"|the (?:[A-Z][a-z]+[’']s )?(?:{_POSITION})\w*(?: (?:of|for|in|at|on|to|the|[A-Z][\w’'.-]*))*"
)
_POST_HELD = re.compile(rf"\b(?:{_POSITION}|Advis[eo]r|Officer|Counsel|Member|Aide)")
_NAMES_OF_DEPARTMENTS = frozenset(
    "State Defense Treasury Commerce Labor Agriculture Interior Justice Army Navy Budget Congress Energy "
    "Transportation Education".split()
)
_PLURAL = re.compile(
    r"(?:[A-Z]\w+ )*(?:Secretaries|Directors|Chairmen|Embassies|Departments|Ministers|Heads|Members"
    r"|Chiefs(?! of Staff))\b"
)
_POSSESSIVE = re.compile(r"[’']s?(?: |\Z)")  # whose assistant it is that is not named
_UNIT = re.compile(
    rf"(?:[A-Z]{{2,}}(?:/[A-Z]+)* )?(?P<title>(?:Acting |Deputy |Former )?(?:{parties.OFFICE})) "
)
_PART = r"(?:[A-Z][\w’'-]*[a-zà-þ]|[A-Z]\.(?: ?[A-Z]\.)*)"
_NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Dr)\. |Miss )?(?P<name>(?:{_PART} ){{0,3}}"
    rf"(?:(?:de|von|van|der|du|del|la) )*(?:[A-Z][\w’'-]*[a-zà-þ])(?:~ (?:Jr|Sr|II|III)\.?)?)"
)
_JUNIOR = re.compile(r", (?=(?:Jr|Sr|II|III)\b)")


def read_copies(words: str, mask: str, tail: Stretch) -> Reading:
    """Those to whom copies went, after the participle: ` to Hale and Marsh`. From the first item on that
    is not understood, all is left over."""
    opening = _OPENING.match(mask, *tail)
    if opening is None or tail.end - tail.start > _LONGEST:
        return Reading((), (trimmed(words, *tail),))
    fields = _FIELD.sub(lambda found: "x" * len(found[0]), mask[opening.end() : tail.end])
    blanked = without_asides(mask[: opening.end()] + fields, opening.end(), tail.end)
    blanked = _JUNIOR.sub("~ ", blanked)
    claims: list[Claim] = []
    for item in items(blanked, opening.end(), tail.end):
        if claims and item.start < claims[-1].end:
            continue
        if ";" in blanked and _of_the_one_before(blanked, item, claims):
            continue
        group = group_of(words, blanked, OFFICE, Stretch(item.start, tail.end))
        found = tuple(group) or _item(words, blanked, item)
        if found is None:
            return Reading(tuple(claims), (trimmed(words, item.start, tail.end),))
        claims += found
        if _TAIL.search(blanked, *item):
            break
    return Reading(tuple(claims))


def _of_the_one_before(blanked: str, item: Stretch, before: list[Claim]) -> bool:
    """Whether an item is the post that the person before it holds, in a list that semicolons part."""
    if not before or before[-1].kind != PERSON or blanked[before[-1].end : item.start] != ", ":
        return False
    return blanked[item.end : item.end + 1] in (";", "") and _POST_HELD.search(blanked, *item) is not None


def _item(words: str, blanked: str, item: Stretch) -> tuple[Claim, ...] | None:
    """The office or the person that an item names; None if neither can be told."""
    link = _LINK.match(blanked, *item)
    start = link.end() if link else item.start
    tail = _TAIL.search(blanked, start, item.end)
    place = trimmed(blanked, start, tail.start() if tail else item.end, " _,;")
    if place.start >= place.end:
        return ()
    name = blanked[slice(*place)].rstrip(".")
    place = Stretch(place.start, place.start + len(name))
    if _PLURAL.match(name) or _PLURAL.match(name.removeprefix("the ")):
        return None
    if _ACRONYM.fullmatch(name) or name in _NAMES_OF_DEPARTMENTS or name.casefold() in posts():
        return (claim(OFFICE, words, place),)
    return _person(words, blanked, place) or _office(words, blanked, place)


def _office(words: str, blanked: str, place: Stretch) -> tuple[Claim, ...] | None:
    office = _AN_OFFICE.fullmatch(blanked, *place)
    return (claim(OFFICE, words, place),) if office else None


def _person(words: str, blanked: str, place: Stretch) -> tuple[Claim, ...] | None:
    """A name, perhaps after a title, which is a claim of its own before it."""
    start, end = place
    unit = _UNIT.match(blanked, start, end)
    title = Stretch(start, unit.end("title")) if unit else None
    name = _NAME.fullmatch(blanked, unit.end() if unit else start, end)
    if name is None or _POSSESSIVE.search(blanked, start, end):
        return None
    if parties.OFFICE_END.search(name["name"]) or re.match(rf"(?:{_NOUNS}|{_POSITION})\b", name["name"]):
        return None
    person = claim(PERSON, words, Stretch(*name.span("name")))
    if title is None or parties.COURTESY.fullmatch(words[slice(*title)]):
        return (person,)
    return claim(TITLE, words, title), person
