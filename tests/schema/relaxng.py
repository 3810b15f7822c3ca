"""A RELAX NG grammar as data: one content model and one set of attributes for each element name.

Reads the XML syntax as trang and the TEI stylesheets write it (no nested grammars, `ref` for each
element). Patterns are tuples, equal when they are written alike; `derive` is Brzozowski's
derivative, by which `included` proves that one content model allows nothing that another refuses.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
Pattern = tuple
EMPTY: Pattern = ("empty",)
NEVER: Pattern = ("never",)
TEXT: Pattern = ("star", ("sign", "#text"))


class Attribute(NamedTuple):
    """An attribute of an element: the pattern of its value, and whether it must be there."""

    value: Pattern
    required: bool


class Element(NamedTuple):
    """What a grammar says of an element name: content, attributes, and alternatives among these."""

    content: Pattern
    attributes: dict[str, Attribute]
    tangled: bool


def seq(*parts: Pattern) -> Pattern:
    """A sequence; nothing in it when a part is never."""
    flat = [q for p in parts for q in (p[1:] if p[0] == "seq" else (p,)) if q != EMPTY]
    if NEVER in flat:
        return NEVER
    return EMPTY if not flat else flat[0] if len(flat) == 1 else ("seq", *flat)


def alt(*parts: Pattern) -> Pattern:
    """A choice, as a set: the order and repetition of alternatives mean nothing."""
    flat = {q for p in parts for q in (p[1] if p[0] == "alt" else (p,)) if q != NEVER}
    if not flat:
        return NEVER
    return next(iter(flat)) if len(flat) == 1 else ("alt", frozenset(flat))


def star(part: Pattern) -> Pattern:
    """Any number of times."""
    if part in (EMPTY, NEVER):
        return EMPTY
    return part if part[0] == "star" else ("star", part)


def both(one: Pattern, other: Pattern) -> Pattern:
    """An interleave of two."""
    if NEVER in (one, other):
        return NEVER
    return other if one == EMPTY else one if other == EMPTY else ("both", one, other)


@cache
def nullable(pattern: Pattern) -> bool:
    """Whether the empty sequence fits."""
    match pattern:
        case ("empty",) | ("star", _):
            return True
        case ("seq", *parts):
            return all(map(nullable, parts))
        case ("both", one, other):
            return nullable(one) and nullable(other)
        case ("alt", parts):
            return any(map(nullable, parts))
    return False


@cache
def derive(pattern: Pattern, sign: str) -> Pattern:
    """What may follow once `sign` has been read."""
    match pattern:
        case ("sign", name):
            return EMPTY if name == sign else NEVER
        case ("star", part):
            return seq(derive(part, sign), pattern)
        case ("alt", parts):
            return alt(*(derive(part, sign) for part in parts))
        case ("both", one, other):
            return alt(both(derive(one, sign), other), both(one, derive(other, sign)))
        case ("seq", first, *rest):
            tail = seq(*rest)
            here = seq(derive(first, sign), tail)
            return alt(here, derive(tail, sign)) if nullable(first) else here
    return NEVER


def signs(pattern: Pattern) -> set[str]:
    """The names of children, and #text, that a content model mentions."""
    if pattern[0] == "sign":
        return {pattern[1]}
    parts = pattern[1] if pattern[0] == "alt" else pattern[1:]
    return set().union(*(signs(part) for part in parts)) if parts else set()


def included(narrow: Pattern, wide: Pattern) -> list[str] | None:
    """None when every sequence of `narrow` fits `wide`; else a shortest one that does not."""
    alphabet = sorted(signs(narrow))
    seen = {(narrow, wide)}
    queue: list[tuple[Pattern, Pattern, list[str]]] = [(narrow, wide, [])]
    for one, other, word in queue:
        if nullable(one) and not nullable(other):
            return word
        for sign in alphabet:
            pair = derive(one, sign), derive(other, sign)
            if pair[0] != NEVER and pair not in seen:
                seen.add(pair)
                queue.append((*pair, [*word, sign]))
    return None


class Machine(NamedTuple):
    """A content model as a table: the next state by sign, and whether it may end; 0 is the start."""

    steps: list[dict[str, int]]
    final: list[bool]


def machine(pattern: Pattern) -> Machine:
    """All derivatives of a content model."""
    alphabet, states = sorted(signs(pattern)), {pattern: 0}
    steps: list[dict[str, int]] = []
    queue = [pattern]
    for state in queue:
        steps.append({})
        for sign in alphabet:
            following = derive(state, sign)
            if following != NEVER:
                if following not in states:
                    states[following] = len(states)
                    queue.append(following)
                steps[-1][sign] = states[following]
    return Machine(steps, [nullable(state) for state in queue])


class Grammar:
    """The elements of a grammar by name."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(str(path)).getroot()
        self._defines: dict[str, list[etree._Element]] = {}
        for define in root.iter(RNG + "define"):
            self._defines.setdefault(define.get("name"), []).append(define)
        self._known: dict[str, Pattern] = {}
        self.elements = {
            node.get("name"): self._element(node) for node in root.iter(RNG + "element") if node.get("name")
        }
        self.declarations = [node.get("name") for node in root.iter(RNG + "element")]
        self.start = sorted(signs(self._all(root.find(RNG + "start"))))

    def _element(self, node: etree._Element) -> Element:
        whole = self._all(node)
        found: dict[str, Attribute] = {}
        _attributes(whole, True, found)
        return Element(_content(whole), found, _tangled(whole))

    def _all(self, node: etree._Element | None) -> Pattern:
        children = [] if node is None else node.iterchildren(RNG + "*")
        return seq(*(self._pattern(child) for child in children))

    def _ref(self, name: str) -> Pattern:
        if name not in self._known:
            bodies = [self._all(node) for node in self._defines[name]]
            combine = {node.get("combine") for node in self._defines[name]} - {None}
            join = alt if combine == {"choice"} else seq
            self._known[name] = join(*bodies)
        return self._known[name]

    def _pattern(self, node: etree._Element) -> Pattern:
        match node.tag.removeprefix(RNG):
            case "ref":
                return self._ref(node.get("name"))
            case "element":
                return ("sign", node.get("name", "*"))
            case "attribute":
                return ("attribute", node.get("name", "*"), self._all(node) or TEXT)
            case "optional":
                return alt(self._all(node), EMPTY)
            case "zeroOrMore":
                return star(self._all(node))
            case "oneOrMore":
                return seq(self._all(node), star(self._all(node)))
            case "choice":
                return alt(*(self._pattern(child) for child in node.iterchildren(RNG + "*")))
            case "interleave":
                one, other = (self._pattern(child) for child in node.iterchildren(RNG + "*"))
                return both(one, other)
            case "list":
                return ("list", self._all(node))
            case "text":
                return TEXT
            case "empty":
                return EMPTY
            case "notAllowed":
                return NEVER
            case "data":
                params = tuple((p.get("name"), p.text) for p in node.iterchildren(RNG + "param"))
                return ("data", node.get("type"), params)
            case "value":
                return ("value", node.text or "")
        return self._all(node)


def _content(pattern: Pattern) -> Pattern:
    """The pattern without its attributes."""
    match pattern:
        case ("attribute", *_):
            return EMPTY
        case ("seq", *parts):
            return seq(*map(_content, parts))
        case ("alt", parts):
            return alt(*map(_content, parts))
        case ("star", part):
            return star(_content(part))
        case ("both", one, other):
            return both(_content(one), _content(other))
    return pattern


def _attributes(pattern: Pattern, required: bool, found: dict[str, Attribute]) -> None:
    match pattern:
        case ("attribute", name, value):
            found[name] = Attribute(value, required)
        case ("seq" | "both", *parts):
            for part in parts:
                _attributes(part, required, found)
        case ("alt", parts):
            for part in parts:
                _attributes(part, False, found)


def _tangled(pattern: Pattern) -> bool:
    """Whether some choice is between attributes, or between attributes and content."""
    match pattern:
        case ("seq" | "both", *parts):
            return any(map(_tangled, parts))
        case ("alt", parts):
            return sum(part != EMPTY for part in parts) > 1 and any(map(_has_attribute, parts))
    return False


def _has_attribute(pattern: Pattern) -> bool:
    found: dict[str, Attribute] = {}
    _attributes(pattern, True, found)
    return bool(found)
