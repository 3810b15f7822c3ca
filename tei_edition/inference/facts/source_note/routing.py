"""Where a message went beside its addressee: `to London, Paris for Hale, and the Mission to the U.N.`

Knows how posts and offices stand in such lists; none by name.
"""

from __future__ import annotations

import re
from functools import cache

from tei_edition.inference.dates import MONTHS
from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim, trimmed
from tei_edition.inference.facts.source_note.lists import items
from tei_edition.inference.facts.vocabulary import taxonomies
from tei_edition.inference.words.several import several

_LONGEST = 3000  # of a list: what is longer is no list
_MANNER = r"(?: (?:(?:eyes )?only|(?:for )?(?:information|info)|by (?:air )?(?:pouch|cable|telegram)|also))"
_LINK = re.compile(r"(?:also )?to ")
_POST = re.compile(r"(?:the )?[A-Z].*")
_TAIL = re.compile(
    r" (?:for|as|eyes|exclusive|under|via|by|on|with|through|at [0-9]|in [A-Z][A-Za-z]+ [0-9]"
    r"|in (?:telegram|despatch|airgram))\b|, (?:which|who|where|for|as)\b"
)
# For whom it is meant there: persons, of whom there may be several (`Paris for Ball and Sisco`). After a
# code in capitals (`CINCPAC for POLAD and Taipei`) the list goes on.
_MEANT = re.compile(r" (?:eyes only )?for (?![A-Z]{3})[^,;]*?(?=,? and to |,|;|\.?\Z)")
_ASIDE = re.compile(r", (?:which|who|where|when|although|but|with|as) .*?(?=,? and to |\.?\Z)")
_DAY = re.compile(rf"(?:{'|'.join(MONTHS)}) [0-9]")
_INSIDE = re.compile(r" (?:in|of|at|on)\Z")
# The comma before the command or the division that is somebody's: `the Commander, Formosa Command`.
_THEIR = re.compile(r"(?:(?<=\bChief)|(?<=mander)), (?=[A-Z])")


def read_routing(words: str, mask: str, kind: str, tail: Stretch) -> Reading:
    """The posts after a participle: ` to London and Paris as telegram 12`."""
    opening = _opening().match(mask, *tail)
    if opening is None or tail.end - tail.start > _LONGEST:
        return Reading((), (trimmed(words, *tail),))
    blanked = without_asides(mask, opening.end(), tail.end)
    claims: list[Claim] = []
    for item in items(blanked, opening.end(), tail.end):
        if claims and item.start < claims[-1].end:  # the list of several took it in
            continue
        group = group_of(words, blanked, kind, Stretch(item.start, tail.end))
        if group:
            claims += group
            continue
        if _DAY.match(blanked, *item) or not blanked[item.start : item.end].strip("_. "):
            continue
        post = _post(words, blanked, kind, item)
        if post is None:
            return Reading(tuple(claims), (trimmed(words, item.start, tail.end),))
        claims.append(post)
    return Reading(tuple(claims))


def without_asides(mask: str, start: int, end: int) -> str:
    """The words up to `end`, from `start` on without whom it is meant for and other asides; what is no
    list's comma is masked."""
    posts = mask[start:end]
    for pattern in (_MEANT, _ASIDE):
        posts = pattern.sub(lambda found: " " * len(found[0]), posts)
    return mask[:start] + _THEIR.sub("__", posts)


def group_of(words: str, mask: str, kind: str, stretch: Stretch) -> list[Claim]:
    """The posts under one noun that begin there: `the Embassies in Rome and Bonn`; none where one stands."""
    link = _LINK.match(mask, *stretch)
    found = several(words, mask, link.end() if link else stretch.start, stretch.end)
    return [Claim(kind, post.name, post.start, post.end) for post in found]


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the first post: `priority for information to`."""
    terms = "|".join(term.lower() for term in taxonomies()["precedence"])
    return re.compile(rf"(?: (?:{terms}))?{_MANNER}*(?: (?:{terms}))? to ", re.IGNORECASE)


def _post(words: str, blanked: str, kind: str, item: Stretch) -> Claim | None:
    """The post or office that an item names, without the person it is meant for; None if it names none."""
    link = _LINK.match(blanked, *item)
    start = link.end() if link else item.start
    tail = _TAIL.search(blanked, start, item.end)
    found = _POST.match(blanked, start, tail.start() if tail else item.end)
    if found is None:
        return None
    end = found.end()
    while end > start and blanked[end - 1] in " _.,":
        end -= 1
    if _INSIDE.search(blanked, start, end):  # `the Station in [place not declassified]`
        end = trimmed(words, start, found.end()).end
    elif blanked[end : end + 1] == "." and words[end - 1].isupper() and words[end - 2] in " .":
        end += 1
    return claim(kind, words, Stretch(start, end))
