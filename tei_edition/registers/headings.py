"""The heading of an entry -> the names or forms it stands for. Knows how lists are printed; no files."""

from __future__ import annotations

import re
from functools import cache

from tei_edition.data import lines_of
from tei_edition.registers.model import Name

_BRACKETS = re.compile(r"\(([^()]*)\)?")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?")
_SPELT = re.compile(r"(?:also |or |called |known as |spelled |alias |code[- ]named? )+")
_OFFICE = frozenset(("of", "to", "for"))  # no word of a forename
_OR = re.compile(r"; | or |, (?=\S+$)")
_PLURAL = re.compile(r"\(e?s\)$")


@cache
def _ranks() -> frozenset[str]:
    """Read at the first list, not at the start of the program."""
    return frozenset(word for line in lines_of(__package__, "ranks.txt") for word in line.split())


def is_rank(word: str) -> bool:
    """Whether a word of a name is a rank or a title: `Lt.`, `Sir`."""
    return word.rstrip(".") in _ranks()


def names_of(heading: str) -> tuple[tuple[Name, ...], str]:
    """The names of a person's heading (`Vale, Gen. Ann B. (Nan), Jr.`), and the ranks in it.

    What stands in brackets is another spelling, a pseudonym or a short form of the forename.
    """
    heading = " ".join(heading.split()).strip(" ,;:")
    others = [_SPELT.sub("", found).strip(" “”\"'") for found in _BRACKETS.findall(heading)]
    plain = " ".join(_BRACKETS.sub(" ", heading).replace(" ,", ",").split()).strip(" ,")
    first, ranks = _inverted(plain)
    names = [first]
    for other in others:
        names += _other(other, names[0])
        if len(other.split()) == 1 and "," in plain and other[:1].isupper():
            names[0] = first = first._replace(given=(*first.given, other))
    return tuple(dict.fromkeys(n for n in names if n.family)), ranks


def _inverted(plain: str) -> tuple[Name, str]:
    """`Vale, Gen. Ann B., Jr.` -> the name and its ranks; without a comma all is the name."""
    family, comma, rest = plain.partition(",")
    words = [w.strip(",") for w in rest.replace(".", ". ").split() if w.strip(",.")]
    suffix = next((w for w in words if _SUFFIX.fullmatch(w)), "")
    ranks = [w for w in words if is_rank(w)]
    given = tuple(w for w in words if not is_rank(w) and w != suffix)
    if not _OFFICE.isdisjoint(words):  # `Vale, Deputy Secretary of State`
        return Name(family.strip()), " ".join(words)
    if comma:
        return Name(family.strip(), given, suffix), " ".join(ranks)
    return Name(family), ""


def _other(words: str, first: Name) -> list[Name]:
    """The name that brackets give: a family name in another spelling, or a whole other name."""
    parts = [w for w in words.replace(",", " ").split() if not is_rank(w)]
    if not parts or not all(w[0].isupper() or w in ("de", "al", "ibn", "van", "von") for w in parts):
        return []
    if len(parts) == 1:
        return [Name(parts[0], first.given)] if _alike(parts[0], first.family) else []
    if "," in words:
        return [_inverted(words)[0]]
    if not first.given or any(w.endswith(".") for w in parts[-1:]):
        return [Name(" ".join(parts))] if not first.given else []
    return [Name(parts[-1], tuple(parts[:-1]))]


def _alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name: most of their letters agree."""
    first, second = one.lower(), other.lower()
    same = sum(min(first.count(c), second.count(c)) for c in set(first))
    return same * 4 >= max(len(first), len(second)) * 3


def forms_of(heading: str) -> tuple[str, ...]:
    """The forms of a term's heading: `ChiCom(s)`, `FAR or FARK`, `F–4 (Phantom)`, `PBS, PBSUCCESS`."""
    heading = " ".join(heading.split()).strip(" ,;:")
    forms = []
    words = heading.split(", ")
    parts = words if all(word.isalpha() for word in words) else _OR.split(heading)
    for part in parts:
        if _PLURAL.search(part):
            forms.append(_PLURAL.sub("", part))
            continue
        brackets = _BRACKETS.search(part)
        forms.append(_BRACKETS.sub(" ", part).strip() if brackets else part)
        if brackets:
            forms.append(_SPELT.sub("", brackets[1]))
    return tuple(dict.fromkeys(" ".join(f.split()).strip(",;") for f in forms if f.strip(" ,;.")))
