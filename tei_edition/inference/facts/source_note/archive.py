"""The first sentence of a source note: where the original lies.

Its parts, parted by commas, go from the widest to the narrowest: repository, record group, collections,
a box or a lot, the file. Knows the general words for such things; no archive by name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tei_edition.inference.facts.source_note.claims import Claim, Reading, Stretch, claim, trimmed

_PARTING = re.compile(r"(?:, |: (?=(?:Lots?|FRC|Jobs?|Accession|RG|Box|Folder)\b)|; )", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:Box(?:es)?|Carton|Container) (?P<n>[A-Z]{0,4}[ –-]?[0-9][^(]*|[A-Z]{1,3})(?: \(.*)?\Z"
    r"|(?:RG|Record Group)[ –-](?P<rg>[0-9]+[A-Z]?)(?P<more>,?[ :].*)?\Z"
    r"|Lots?(?: Files?)? (?P<l>M?[–-]?[0-9].*)\Z"
    r"|Folders? (?P<f>[0-9]+[A-Za-z]?(?:[ –-].*)?)\Z"
    r"|Jobs? (?P<j>[0-9A-Z].*)\Z"
    r"|(?:FRC|Accession)(?: No\.| Number)? (?P<a>[0-9A-Z].*)\Z",
    re.IGNORECASE,
)
_VALUES = {"box": "n", "record-group": "rg", "lot": "l", "folder": "f", "job": "j", "accession": "a"}
_INSTITUTION = re.compile(
    r"\b(?:Library|Archives?|Department|Agency|Cent(?:er|re)|Congress|University|College|Institut(?:e|ion)|Museum"
    r"|Administration|Council|Commission|Foundation|Society|Service)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{1,6} ?[0-9]")
_IBID = re.compile(r"[Ii]bid\.?\Z")
_PRINTED = re.compile(r"\bpp?\. ?[0-9]")
_YEARS = r"(?:,? (?:[(]?(?:19|18)[0-9]{2}(?:[–/-][0-9]{2,4})?[)]?))?"
_ENDINGS = rf"(?:[ (–-]?_+)?{_YEARS}\Z"
_DIVISION = re.compile(r".*\bDivision\Z")
_PAPERS = re.compile(rf"(?:.*\b(?:[Pp]apers|Collection|Diary|Diaries){_ENDINGS}|[Pp]apers of .+)\Z")
_SERIES = re.compile(
    rf"(?:.*\b(?:[Ff]iles?|[Rr]ecords?|[Mm]aterials|[Ss]eries){_ENDINGS}|(?:[Rr]ecords|[Ff]iles) of .+)\Z"
)
_COLLECTIONS = (("division", _DIVISION), ("papers", _PAPERS), ("series", _SERIES))
_DATES = re.compile(r"(?:19|18)[0-9]{2}(?:[–/-][0-9]{2,4})?\Z")
_NUMBER = re.compile(r"[0-9]{2,3}[0-9A-Z]*(?:[ (][A-Za-z, ()]+)?[./]|[0-9A-Z. ]+/[0-9–-]+\Z")
_VOLUME = re.compile(r"(?:Vol|Book|Part)\b|[0-9]+/[0-9]+")


class _Part(NamedTuple):
    """What a part of the sentence can be: the (kind, start, end) of the box, lot, group or folder that it
    is, places counted from its start; the kind of collection that it names; what its form tells."""

    units: tuple[tuple[str, int, int], ...]
    collection: str
    is_number: bool
    is_code: bool
    is_volume: bool
    is_years: bool


def read_archive(words: str, mask: str, sentence: Stretch) -> Reading:
    """The claims of a sentence on the repository and all within it. A printed work is no archive: the
    sentence is left over."""
    places = _places(words, mask, sentence)
    if not places or _PRINTED.search(words, *sentence):
        return Reading((), (sentence,))
    parts = [(place, _part(words[slice(*place)], mask[slice(*place)])) for place in places]
    claims: list[Claim] = []
    first, form = parts[0]
    if _IBID.match(words, *first):
        claims.append(claim("ibid", words, first))
    elif not (form.units or form.collection or form.is_number):
        claims.append(claim("repository", words, first))
    whole = _whole(parts)
    title: list[Stretch] = []
    for place, part in parts[len(claims) :]:
        title = _read_part(words, place, part, claims, title, place.start < whole)
    _close(words, title, claims)
    return Reading(tuple(claims)) if _understood(claims) else Reading((), (sentence,))


def _understood(claims: list[Claim]) -> bool:
    """Whether this is an archive: `Source: A speech in Boston` names none."""
    return any(
        bool(_INSTITUTION.search(c.value))
        if c.kind == "repository"
        else c.kind != "file" or bool(_NUMBER.match(c.value))
        for c in claims
    )


def _places(words: str, mask: str, sentence: Stretch) -> list[Stretch]:
    """The parts between commas, or between a colon and a lot."""
    start, end = trimmed(words, *sentence)
    places, at = [], start
    for mark in _PARTING.finditer(mask, start, end):
        places.append(trimmed(words, at, mark.start(), " "))
        at = mark.end()
    places.append(trimmed(words, at, end, " "))
    return [place for place in places if place.start < place.end]


@lru_cache(maxsize=4096)
def _part(text: str, mask: str) -> _Part:
    """What a part can be, by its form; `mask` is its text with parentheses masked."""
    return _Part(
        _units(text),
        next((kind for kind, pattern in _COLLECTIONS if pattern.match(mask)), ""),
        bool(_NUMBER.match(text)),
        bool(_CODE.match(text)),
        bool(_VOLUME.match(text)),
        bool(_DATES.match(text)),
    )


def _units(text: str) -> tuple[tuple[str, int, int], ...]:
    """The box, lot, folder or record group that a part is; what follows a group's number is its name."""
    found = _UNITS.match(text)
    if found is None:
        return ()
    kind, group = next((kind, group) for kind, group in _VALUES.items() if found[group])
    unit = (kind, *found.span(group))
    more = trimmed(text, *found.span("more"), " ,:") if found["more"] else None
    return (unit, ("collection series", *more)) if more and more.start < more.end else (unit,)


def _whole(parts: list[tuple[Stretch, _Part]]) -> int:
    """Where the part stands before which all is collections: a lot, or a box that more follows.

    -1 where there is none, or where a volume or a day stands before it: then a file's title does.
    """
    for at, (place, part) in enumerate(parts, start=1):
        kind = part.units[0][0] if part.units else ""
        if kind in ("lot", "accession", "job") or (kind == "box" and at < len(parts)):
            return place.start
        if part.is_volume:
            break
    return -1


def _read_part(
    words: str, place: Stretch, part: _Part, claims: list[Claim], title: list[Stretch], is_wide: bool
) -> list[Stretch]:
    """Reads one part into the claims; returns the parts of the file's title that is open now."""
    if part.units:
        _close(words, title, claims)
        for kind, start, end in part.units:
            claims.append(claim(kind, words, Stretch(place.start + start, place.start + end)))
        return []
    if title:
        return [*title, place]
    last = claims[-1] if claims else None
    if last and last.kind.startswith("collection") and part.is_years:
        claims[-1] = claim(last.kind, words, Stretch(last.start, place.end))
        return []
    if part.collection or (is_wide and not part.is_number and not part.is_code):
        claims.append(claim(f"collection {part.collection or 'series'}", words, place))
        return []
    return [place]


def _close(words: str, title: list[Stretch], claims: list[Claim]) -> None:
    """Claims the title or number of the file that the parts are."""
    if title:
        claims.append(claim("file", words, Stretch(title[0].start, title[-1].end)))
