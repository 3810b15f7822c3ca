"""Forenames and initials that stand alone for one whom the heading names: `Dear Walt`, `McG. B.`

Knows how letters and memoranda greet and sign; family names are found in `find`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_edition.inference.names.index import Index
from tei_edition.model import Certainty, Finding, Role
from tei_edition.registers.model import Name, Person
from tei_edition.source import Span

_INITIALS = re.compile(r"[^\W\d_a-z][^\W\d_]{,2}\. ?(?:[^\W\d_a-z]\. ?)*[^\W\d_a-z]\.?")
_FORENAME = r"(?<![\w’'-])(?:{})(?![\w-])(?![’'](?!s\b))(?! [^\W\d_a-z])"
_OF_A_NAME = re.compile(r"[\w,;] [^\W\d_a-z][\w’'-]+ $")  # what goes on as a name does: `to Frank Walt`


def alone(
    index: Index, text: str, named: Sequence[Finding], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """The forenames and initials in a text, as findings. `named` are the family names that were found."""
    end = next((f.span.end for f in findings if f.role is Role.HEAD and f.rule == "heading"), 0)
    keys = dict.fromkeys(f.value for f in named if f.role is Role.NAMED and f.span.end <= end)
    people = [person for key in keys if isinstance(person := index.known[key], Person)]
    if people:
        taken = {f.span.start for f in named}
        found = [*_forenames(index, text, end, people), *_signatures(text, findings, people)]
        yield from (f for f in found if f.span.start not in taken)


def _forenames(index: Index, text: str, end: int, people: Sequence[Person]) -> Iterator[Finding]:
    """The forenames as the list has them that nobody else in the lists bears, behind the heading."""
    whose = {name: p.key for p in people for name in _own(p.names[0]) if index.given.get(name) == (p.key,)}
    if not any(name in text for name in whose):
        return
    for found in re.finditer(_FORENAME.format("|".join(map(re.escape, whose))), text[end:]):
        start, stop = found.start() + end, found.end() + end
        if not _OF_A_NAME.search(text[max(end, start - 30) : start]):
            why = "the forename of one whom the heading names"
            yield Finding(
                Span(start, stop), Role.NAMED, Certainty.MEDIUM, "name-forename", why, whose[found[0]]
            )


def _own(name: Name) -> list[str]:
    return [given for given in name.given[:1] if len(given) > 2 and given.isalpha()]


def _signatures(text: str, findings: Sequence[Finding], people: Sequence[Person]) -> Iterator[Finding]:
    """The signatures that are the initials of one of the people."""
    for start, end in (f.span for f in findings if f.role is Role.SIGNED):
        words = text[start:end]
        keys = {p.key for p in people if _INITIALS.fullmatch(words) and _are_initials(words, p.names[0])}
        if len(keys) == 1:
            why = "the initials of one whom the heading names"
            yield Finding(Span(start, end), Role.NAMED, Certainty.MEDIUM, "name-initials", why, keys.pop())


def _are_initials(words: str, name: Name) -> bool:
    """Whether letters begin the first of the forenames and the family name: `McG. B.`, McGeorge Bundy."""
    letters = words.replace(".", " ").split()
    return (
        len(letters) > 1
        and bool(name.given)
        and name.given[0].startswith(letters[0])
        and name.family.startswith(letters[-1])
    )
