"""What an item of a list at the top looks like, spelled out as features.

An item names a person, a party, a subject or a document; its shape and a little vocabulary tell which.
Knows words only: neither lists nor lines.
"""

from __future__ import annotations

import re

from tei_edition.inference.toplists.vocabulary import bare, vocabulary

_OFFICE_DASH = re.compile(
    r"(?:[A-Z]{1,6}(?:/[A-Z0-9-]{1,6})*|Chairman|State|Defense|Treasury|Embassy) ?(?:—|–|--|: | - )"
)
_INITIAL = re.compile(r"(?:^|[ .])(?!U\.[KNS]|[KNS]\.)[A-Z]\. ?[A-Z]")
_SYMBOL_LAST = re.compile(r"[,(—–] ?[A-Z]{1,6}(?:/[A-Z0-9&-]{1,6})*\)?$")
_DOCUMENT = re.compile(
    r"\b(?:\w*[Tt]el(?:egram)?s?|Despatch|[Aa]irgram|[Mm]emo(?:randum|s)?|[Ll]etter|Circular|DIR|NSC|CA|HUL|LINC)"
    r"[ .#–—-]*(?:No\.? ?)?[A-Z]?[0-9-]{1,6}|[A-Z]{2,5}(?:-[A-Z])?[-–—][0-9]{1,5}|^[A-Z]\. |\bdated\b"
    r"|^[A-Z][\w ]{2,20} [0-9]{2,5}\b"
)
_ENDING = re.compile(
    r"(?:tions?|ments?|ity|ities|ances?|ences?|ings?|sions?|ships?|isms?|acy|ure|als?|ives?|ages?|ports?)$"
)
_ONE = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
_NAMES = re.compile(rf"{_ONE}(?:, (?:and )?{_ONE}){{2,40}}")
_LISTED = re.compile(r"[Ll]ist|[Aa]ttached|[Ss]ee |[Pp]articipants|[Aa]ttendees")
_PERSON = frozenset(
    ("title", "ranked title", "given name", "office and dash", "initial", "comma post", "symbol last")
)
_FUNCTION_WORDS = frozenset(("The", "A", "An", "For", "From", "To", "All", "Re", "Other", "Others", "Also"))
_PREPOSITIONS = ("of", "on", "in", "for", "with", "to", "re", "between", "from", "by", "regarding", "Re")


def item_features(words: str) -> tuple[str, ...]:
    """The features of an item by name: its first words, its shape, what kinds of words it has."""
    known = vocabulary()
    tokens = words.replace("—", " ").split()
    bares = [bare(token) for token in tokens]
    if not bares:
        return ("empty",)
    found = [f"size {_size(len(tokens))}", *_begins(words, bares, known), *_shape(words, tokens)]
    body = bares[1:]
    found += ["several titles", "many titles"][: max(0, sum(b in known["titles"] for b in body) - 1)]
    groups = ("titles", "topics", "parties")
    found += [f"has {group}" for group in groups if any(b in known[group] for b in body)]
    if all(b in known["parties"] or b in known["small"] or b == "For" for b in bares):
        found.append("a party")
    elif all(b in known["agencies"] or b in known["small"] for b in bares):
        found.append("an agency")
    after = words.partition(",")[2].split()
    if after:
        found.append("comma post" if any(bare(w) in known["posts"] for w in after) else "comma")
    lower = [b for b in bares if b[:1].islower() and b not in known["small"]]
    if lower:
        found.append("lower case" if len(lower) < 3 else "much lower case")
    if any(_ENDING.search(b) for b in bares):
        found.append("abstract")
    person = len(_PERSON.intersection(found))
    if person:
        found += ["person", "sure person"][: min(person, 2)]
    return tuple(found)


def _size(count: int) -> str:
    return str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "13+"


def _begins(words: str, bares: list[str], known: dict[str, frozenset[str]]) -> list[str]:
    """What the item begins with: titles after ranks, a given name, a symbol of an office."""
    at = 0
    while at < len(bares) - 1 and bares[at] in known["ranks"]:
        at += 1
    while at and bares[at] not in known["titles"]:
        at -= 1
    found = []
    if bares[at] in known["titles"]:
        found.append("ranked title" if at else "title")
    elif bares[0] in known["ranks"]:
        found.append("rank")
    if bares[0] in known["given"]:
        found.append("given name")
    if bares[0] in known["topics"]:
        found.append("topic")
    if bares[0] in known["parties"]:
        found.append("party")
    if _OFFICE_DASH.match(words):
        found.append("office and dash")
    if bares[0] in ("United", "US", "U.S", "American") and len(bares) < 4:
        found.append("our party")
    if bares[0] in _FUNCTION_WORDS:
        found.append(f"first {bares[0]}")
    return found


def _shape(words: str, tokens: list[str]) -> list[str]:
    """Capitals, initials, digits and punctuation."""
    found = []
    name = words.partition(",")[0].partition("(")[0].partition("—")[0].split()
    if 2 <= len(name) <= 4 and all(n[:1].isupper() or n in ("de", "von", "van", "al", "bin") for n in name):
        found.append("capitals")
    if _NAMES.match(words):
        found.append("names")
    if _INITIAL.search(words):
        found.append("initial")
    if _SYMBOL_LAST.search(words):
        found.append("symbol last")
    if _DOCUMENT.search(words):
        found.append("document")
    if any(c.isdigit() for c in words):
        found.append("digit")
    if words[-1] in ":.?":
        found.append(f"last {words[-1]}")
    if any(c in words for c in '“”"‘'):
        found.append("quoted")
    if _LISTED.search(words):
        found.append("list attached")
    if "’s " in words or "'s " in words or "s’ " in words:
        found.append("possessive")
    if words.isupper():
        found.append("upper case")
    found += [f"word {p}" for p in _PREPOSITIONS if p in tokens[1:]]
    return found
