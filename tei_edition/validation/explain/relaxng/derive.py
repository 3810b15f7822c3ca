"""Derivatives of patterns: what may still come once something has come. Clark's algorithm, remembered.

A child, an attribute or a text is given as the set of the leaves that it matches: so what is remembered
of one `p` in a `div` holds for each `p` in each `div`. Knows patterns; knows no documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tei_edition.validation.explain.relaxng.names import split
from tei_edition.validation.explain.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    Leaf,
    ListOf,
    Op,
    Pattern,
    Patterns,
    Value,
)

Leaves = tuple[Leaf, ...]
STRINGS = (Data, Value, ListOf)


class Derivatives:
    """The derivatives of the patterns of one schema."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._after: dict[tuple[Pattern, frozenset[Leaf]], Pattern] = {}
        self._with: dict[tuple[Pattern, frozenset[Leaf]], Pattern] = {}
        self._closed: dict[tuple[Pattern, bool], Pattern] = {}
        self._first: dict[Pattern, Leaves] = {}
        self._attributes: dict[Pattern, Leaves] = {}
        self._texts: dict[Pattern, Leaves] = {}
        self._every: dict[Pattern, Leaves] = {}
        self._named: dict[tuple[Pattern, str], tuple[Element, ...]] = {}
        self._owned: dict[tuple[Pattern, str], tuple[Attribute, ...]] = {}

    def after(self, pattern: Pattern, matched: frozenset[Leaf]) -> Pattern:
        """What may follow a child or a text that matches these leaves."""
        if pattern.op is Op.LEAF:
            return (TEXT if pattern is TEXT else EMPTY) if pattern in matched else NOT_ALLOWED
        key = pattern, matched
        if key not in self._after:
            possible = not matched.isdisjoint(self.first(pattern))
            self._after[key] = self._follow(pattern, matched) if possible else NOT_ALLOWED
        return self._after[key]

    def _follow(self, pattern: Pattern, matched: frozenset[Leaf]) -> Pattern:
        make, parts = self.patterns, pattern.parts
        if pattern.op is Op.CHOICE:
            return make.choice(self.after(part, matched) for part in parts)
        if pattern.op is Op.ONE_OR_MORE:
            return make.group(self.after(parts[0], matched), make.optional(pattern))
        one, other = parts
        if pattern.op is Op.GROUP:
            through = make.group(self.after(one, matched), other)
            return make.choice((through, self.after(other, matched))) if one.nullable else through
        return self._either(make.interleave, one, other, lambda part: self.after(part, matched))

    def _either(
        self,
        join: Callable[[Pattern, Pattern], Pattern],
        one: Pattern,
        other: Pattern,
        derive: Callable[[Pattern], Pattern],
    ) -> Pattern:
        return self.patterns.choice((join(derive(one), other), join(one, derive(other))))

    def with_attribute(self, pattern: Pattern, matched: frozenset[Leaf]) -> Pattern:
        """What is left once an attribute that matches these leaves was read."""
        if pattern.op is Op.LEAF:
            return EMPTY if pattern in matched else NOT_ALLOWED
        key = pattern, matched
        if key not in self._with:
            possible = not matched.isdisjoint(self.attributes(pattern))
            self._with[key] = self._take(pattern, matched) if possible else NOT_ALLOWED
        return self._with[key]

    def _take(self, pattern: Pattern, matched: frozenset[Leaf]) -> Pattern:
        make, parts = self.patterns, pattern.parts
        if pattern.op is Op.CHOICE:
            return make.choice(self.with_attribute(part, matched) for part in parts)
        if pattern.op is Op.ONE_OR_MORE:
            return make.group(self.with_attribute(parts[0], matched), make.optional(pattern))
        join = make.group if pattern.op is Op.GROUP else make.interleave
        return self._either(join, parts[0], parts[1], lambda part: self.with_attribute(part, matched))

    def closed(self, pattern: Pattern, forgiven: bool = False) -> Pattern:
        """What is left when the start tag ends; attributes that are missing are `forgiven` or fatal."""
        if isinstance(pattern, Attribute):
            return EMPTY if forgiven else NOT_ALLOWED
        if not pattern.parts or not self.attributes(pattern):
            return pattern
        key = pattern, forgiven
        if key not in self._closed:
            self._closed[key] = self._close([self.closed(part, forgiven) for part in pattern.parts], pattern)
        return self._closed[key]

    def _close(self, parts: list[Pattern], pattern: Pattern) -> Pattern:
        make = self.patterns
        if pattern.op is Op.CHOICE:
            return make.choice(parts)
        if pattern.op is Op.ONE_OR_MORE:
            return make.one_or_more(parts[0])
        return (make.group if pattern.op is Op.GROUP else make.interleave)(*parts)

    # -- what is in a pattern ----------------------------------------------------------------------

    def first(self, pattern: Pattern) -> Leaves:
        """The leaves that may come next: elements, text, values."""
        if pattern.op is Op.LEAF:
            return () if isinstance(pattern, Attribute) else (pattern,)  # type: ignore[return-value]
        if pattern not in self._first:
            parts = pattern.parts
            if pattern.op is Op.GROUP and not parts[0].nullable and not self._only_attributes(parts[0]):
                parts = parts[:1]
            self._first[pattern] = _merged(map(self.first, parts))
        return self._first[pattern]

    def _only_attributes(self, pattern: Pattern) -> bool:
        """Before a start tag is closed, what comes after an attribute is still near."""
        return bool(self.attributes(pattern))

    def attributes(self, pattern: Pattern) -> Leaves:
        """The attributes in a pattern."""
        if pattern.op is Op.LEAF:
            return (pattern,) if isinstance(pattern, Attribute) else ()
        if pattern not in self._attributes:
            self._attributes[pattern] = _merged(map(self.attributes, pattern.parts))
        return self._attributes[pattern]

    def texts(self, pattern: Pattern) -> Leaves:
        """The leaves among the next ones that match text: of any form, or values."""
        if pattern not in self._texts:
            first = self.first(pattern)
            self._texts[pattern] = tuple(leaf for leaf in first if leaf is TEXT or isinstance(leaf, STRINGS))
        return self._texts[pattern]

    def every(self, pattern: Pattern) -> Leaves:
        """All leaves in a pattern, wherever they stand."""
        if isinstance(pattern, Leaf):
            return (pattern,)
        if pattern not in self._every:
            self._every[pattern] = _merged(map(self.every, pattern.parts))
        return self._every[pattern]

    def elements(self, pattern: Pattern, tag: str) -> tuple[Element, ...]:
        """The element patterns that may come next and are for this name."""
        key = pattern, tag
        if key not in self._named:
            name = split(tag)
            leaves = (leaf for leaf in self.first(pattern) if isinstance(leaf, Element))
            self._named[key] = tuple(leaf for leaf in leaves if leaf.names.has(*name))
        return self._named[key]

    def owned(self, pattern: Pattern, tag: str) -> tuple[Attribute, ...]:
        """The attribute patterns that are for this name."""
        key = pattern, tag
        if key not in self._owned:
            name = split(tag)
            leaves = (leaf for leaf in self.attributes(pattern) if isinstance(leaf, Attribute))
            self._owned[key] = tuple(leaf for leaf in leaves if leaf.names.has(*name))
        return self._owned[key]

    def wanting(self, pattern: Pattern) -> Leaves:
        """The attributes that are missing in a pattern that is to be closed: the fewest that will do."""
        if isinstance(pattern, Attribute):
            return (pattern,)
        if self.closed(pattern) is not NOT_ALLOWED:
            return ()
        found = [self.wanting(part) for part in pattern.parts]
        return min(found, key=len) if pattern.op is Op.CHOICE else _merged(found)


def _merged(leaves: Iterable[Leaves]) -> Leaves:
    return tuple(dict.fromkeys(leaf for each in leaves for leaf in each))
