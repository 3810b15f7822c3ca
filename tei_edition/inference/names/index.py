"""A register made ready for reading: each name and term under its first word. Knows spelling; no cables."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import NamedTuple

from tei_edition.inference.names.offices import titles
from tei_edition.registers.model import Name, Person, Register, Term

WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset("de la le van von der den di da al el abu bin ibn abd abdul san st".split())


class Bearer(NamedTuple):
    """A person under one of the names of that person; `whole` where the family name is all of it, `part`
    where a word of a longer name stands for it. `given` are the forenames, folded."""

    person: Person
    name: Name
    given: tuple[str, ...]
    whole: bool
    part: bool = False


class Entry(NamedTuple):
    """A form as the text may have it, and what it may stand for: people, or terms. `offset` is where its
    first word begins."""

    form: str
    offset: int
    bearers: tuple[Bearer, ...] = ()
    terms: tuple[Term, ...] = ()


class Index(NamedTuple):
    """The forms by their first word, the longest first; the forenames of all people; what is known of
    each entry, by its identifier; who bears each forename; the terms of one word, by their capitals."""

    entries: dict[str, tuple[Entry, ...]]
    forenames: frozenset[str]
    known: dict[str, Person | Term]
    given: dict[str, tuple[str, ...]]
    capitals: dict[str, Entry]


def folded(word: str) -> str:
    """A word without accents, full stop and capitals, so that spellings may be compared."""
    return plain(word).rstrip(".").lower()


def plain(word: str) -> str:
    """A word without accents."""
    if word.isascii():
        return word
    split = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(c for c in split if not unicodedata.combining(c))


def compile_index(register: Register) -> Index:
    """The index of a register."""
    bearers, forenames = _bearers(register)
    terms: dict[str, list[Term]] = defaultdict(list)
    for term in register.terms:
        for form in dict.fromkeys(f for given in term.forms for f in _variants(given)):
            terms[form].append(term)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for form in dict.fromkeys((*bearers, *terms)):
        first = WORD.search(form)
        if first is None:
            continue
        entry = Entry(form, first.start(), tuple(bearers.get(form, ())), tuple(terms.get(form, ())))
        entries[first[0]].append(entry)
        if entry.terms and first[0] == form:
            entries[f"{form}s"].append(entry)
    ordered = {word: tuple(sorted(some, key=lambda e: -len(e.form))) for word, some in entries.items()}
    known: dict[str, Person | Term] = {person.key: person for person in register.persons}
    known |= {term.key: term for term in register.terms}
    capitals = {
        form.upper(): entry
        for some in ordered.values()
        for entry in some
        if entry.terms and not entry.bearers and len(form := entry.form) > 2 and form.isalpha()
    }
    return Index(ordered, forenames, known, _given(register), capitals)


def _given(register: Register) -> dict[str, tuple[str, ...]]:
    """Who bears each forename, by identifier; a family name that is one too stands for its bearers."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in register.persons:
        for name in person.names:
            for word in (*name.given, *name.family.split()):
                if len(word) > 2 and word[-1] != "." and word[0].isupper():
                    found[word][person.key] = None
    return {word: tuple(keys) for word, keys in found.items()}


def _bearers(register: Register) -> tuple[dict[str, list[Bearer]], frozenset[str]]:
    """Who bears each name, by the forms of the family name; and all forenames."""
    bearers: dict[str, list[Bearer]] = defaultdict(list)
    parts: dict[str, list[Bearer]] = defaultdict(list)
    forenames: set[str] = set()
    for person in register.persons:
        for name in person.names:
            given = tuple(folded(word) for word in name.given)
            forenames.update(word for word in given if len(word) > 1 and word not in titles())
            for form in _spellings(name.family):
                bearers[form].append(Bearer(person, name, given, not given))
            for form in _family_first(name):
                bearers[form].append(Bearer(person, name, given, True))
            for part in _parts(name):
                for form in _spellings(part):
                    parts[form].append(Bearer(person, name, given, False, True))
    return {**parts, **bearers}, frozenset(forenames)


def _parts(name: Name) -> list[str]:
    """What may stand for a family name of several words: its first word; for a whole name also its last."""
    words = name.family.split()
    if len(words) < 2:
        return []
    ends = [words[0]] if name.given else [words[0], words[-1]]
    return [w for w in ends if len(w) > 2 and w[0].isupper() and w.lower() not in _PARTICLES]


def _family_first(name: Name) -> list[str]:
    """A name of East Asia as it may be printed, the family name first: `Lo Tan-minh`, `Lo Tan Minh`."""
    words = " ".join((name.family, *name.given)).replace("-", " ").split()
    if not 2 <= len(words) <= 3 or any(len(w) < 2 or w.endswith(".") or not w[0].isalpha() for w in words):
        return []
    forms = [" ".join(words[:2])] if len(words) == 2 else []
    if len(words) == 3:
        first, second, last = words
        ends = (f" {last}", f"-{last.lower()}", f"-{last.capitalize()}")
        forms = [f"{first} {second}{end}" for end in ends]
    known = set(_spellings(name.family))
    return [form for form in dict.fromkeys(s for f in forms for s in _spellings(f)) if form not in known]


def _spellings(family: str) -> list[str]:
    """A family name as it may be printed: with and without accents, in capitals."""
    forms = [family, plain(family)]
    forms += [f.replace("’", "'") for f in forms] + [f.replace("'", "’") for f in forms]
    if len(family) > 2:
        forms += [f.upper() for f in forms]
    return list(dict.fromkeys(forms))


def _variants(form: str) -> list[str]:
    """A term as it may be printed: other dashes, capitals, a capital first letter."""
    forms = [form]
    for dash in "–-—":
        forms += [f.replace(dash, other) for f in forms if dash in f for other in "-–" if other != dash]
    if form.isalpha() and len(form) > 2 and not form.isupper():
        forms += [form.upper(), form[0].upper() + form[1:], form[0].upper() + form[1:].lower()]
    return list(dict.fromkeys(forms))
