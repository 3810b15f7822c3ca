"""The words that stand before the number of a message, and what each says of it.

Knows the vocabulary of the cables; no text, no place in one. Posts and series are data: posts.txt and
series.txt.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from tei_edition.data import lines_of

_HERE = "tei_edition.inference.words.messages"


class Kind(Enum):
    """Whose message a word says that it is."""

    ANY = auto()  # telegram, airgram: nobody's
    POST = auto()  # Embtel: of the one post that this correspondence has
    CONSULATE = auto()  # Contel: the same, where the post is a consulate
    HOME = auto()  # Deptel: of the Department, to that post
    CIRCULAR = auto()  # Depcirtel: of the Department, to many
    THEIRS = auto()  # your, urtel: of the addressee
    OURS = auto()  # my, our, mytel: of the sender
    PLACE = auto()  # Saigon: of the post with this name
    SERIES = auto()  # Hakto: the name of the series is enough
    COMMAND = auto()  # JCS: a series too, but of other papers as well


class Word(NamedTuple):
    """What a word says. `name` is the post or series, or the word itself; `plural` whether several numbers
    may follow; `bare` whether the word means a message without the word telegram: `your 485`; `form` is
    despatch or airgram, which have numbers of their own."""

    kind: Kind
    name: str = ""
    plural: bool = False
    bare: bool = False
    form: str = ""


_GENERIC = ("telegram", "tel", "cable", "airgram", "despatch", "dispatch", "cablegram", "message")
_STEMS = {
    "emb": Kind.POST, "leg": Kind.POST, "amb": Kind.POST, "mis": Kind.POST, "del": Kind.POST,
    "con": Kind.CONSULATE, "congen": Kind.CONSULATE, "dep": Kind.HOME, "dept": Kind.HOME,
    "depcir": Kind.CIRCULAR, "deptcir": Kind.CIRCULAR, "cir": Kind.CIRCULAR, "circ": Kind.CIRCULAR,
    "ur": Kind.THEIRS, "your": Kind.THEIRS, "my": Kind.OURS, "our": Kind.OURS,
}  # fmt: skip
_ENDS = {"tel": "", "gam": "airgram", "airgram": "airgram", "desp": "despatch", "des": "despatch"}
_FORMS = {"airgram": "airgram", "despatch": "despatch", "dispatch": "despatch"}
_WHOSE = {
    "your": Kind.THEIRS, "ur": Kind.THEIRS, "my": Kind.OURS, "our": Kind.OURS, "circular": Kind.CIRCULAR,
}  # fmt: skip
_OFFICES = {
    "Embassy": Kind.POST, "Legation": Kind.POST, "Consulate": Kind.CONSULATE, "Department": Kind.HOME,
    "Dept": Kind.HOME, "Depts": Kind.HOME, "State": Kind.HOME, "Emb": Kind.POST, "Mission": Kind.POST,
}  # fmt: skip
_POSSESSIVES = ("", "’s", "'s", "’", "'")


# Offices in a city beside the post that is called after it: their messages have numbers of their own.
BESIDE = frozenset(
    "ALUSNA ARMA AIRA USUN IAEA NATO USNATO OECD EC USEC UNESCO FAO USIS USOM USAID AID MAAG".split()
)


@cache
def words() -> dict[str, Word]:
    """A word as it is written -> what it says before a number. Of a name of several words the last."""
    found: dict[str, Word] = {}
    for word in _GENERIC:
        said = Word(Kind.ANY, word, form=_FORMS.get(word, ""))
        found[word], found[_plural(word)] = said, said._replace(plural=True)
    for stem, kind in _STEMS.items():
        for end, form in _ENDS.items():
            for word in (stem + end, "re" + stem + end):
                said = Word(kind, form=form)
                found[word], found[_plural(word)] = said, said._replace(plural=True)
    found |= {word: Word(kind, bare=True) for word, kind in _WHOSE.items()}
    found |= {word.capitalize(): said for word, said in list(found.items())}
    found |= {word.upper(): said for word, said in list(found.items())}
    for stem, kind in _STEMS.items():
        found |= {f"{stem}{end}".title(): Word(kind, form=form) for end, form in _ENDS.items()}
        found |= {f"{stem.title()}{end.title()}": Word(kind, form=form) for end, form in _ENDS.items()}
    for name, kind in _OFFICES.items():
        _add_name(found, name, Word(kind, name, bare=True))
    for name in names("posts"):
        _add_name(found, name, Word(Kind.PLACE, name, bare=True))
    for name in names("series"):
        _add_name(found, name, Word(Kind.COMMAND if name.isupper() else Kind.SERIES, name, bare=True))
        found.setdefault(f"{name}s", Word(Kind.SERIES, name, plural=True, bare=True))
    return found


def _plural(word: str) -> str:
    return word + ("es" if word.endswith("ch") else "s")


def _add_name(found: dict[str, Word], name: str, said: Word) -> None:
    """A name, in capitals too, and its possessives; a name of several words under its last."""
    for form in (name, name.upper()):
        last = form.rpartition(" ")[2]
        for ending in _POSSESSIVES:
            found.setdefault(last + ending, said)


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of the posts, or of the series, as their data files have them."""
    return tuple(lines_of(_HERE, f"{kind}.txt"))


@cache
def posts() -> dict[str, str]:
    """The posts by their names in lower case."""
    return {name.casefold(): name for name in names("posts")}
