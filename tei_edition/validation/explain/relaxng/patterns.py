"""The patterns of RELAX NG, each made once: equal patterns are one object.

Knows the algebra (what is empty, what cannot match, what is the same); knows no schema files and no
documents. A pattern is compared and remembered by its identity, so derivatives can be memoised, and a
content model has few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from tei_edition.validation.explain.relaxng.names import NameClass

MAX_PATTERNS = 300_000


class TooMuchError(Exception):
    """The schema or the document asks for more than is worked out: no verdict."""


class Op(Enum):
    """What a pattern is made by."""

    EMPTY = auto()
    NOT_ALLOWED = auto()
    CHOICE = auto()
    GROUP = auto()
    INTERLEAVE = auto()
    ONE_OR_MORE = auto()
    LEAF = auto()


class Pattern:
    """A pattern: its operator and its parts; `nullable` when it matches nothing at all."""

    __slots__ = ("nullable", "op", "parts", "serial")

    def __init__(self, op: Op, parts: tuple[Pattern, ...], nullable: bool, serial: int) -> None:
        self.op, self.parts, self.nullable, self.serial = op, parts, nullable, serial


class Leaf(Pattern):
    """A pattern that matches one thing: text, an element, an attribute, a value. Nullable if it is text."""

    __slots__ = ()

    def __init__(self, nullable: bool = False) -> None:
        super().__init__(Op.LEAF, (), nullable, 0)


class Text(Leaf):
    """Any text."""

    __slots__ = ()


class Element(Leaf):
    """An element; its content is read from the schema when it is first asked for."""

    __slots__ = ("_content", "_read", "names")

    def __init__(self, names: NameClass, read: Callable[[], Pattern]) -> None:
        super().__init__()
        self.names, self._read = names, read
        self._content: Pattern | None = None

    @property
    def content(self) -> Pattern:
        """The attributes and the children that it has."""
        if self._content is None:
            self._content = self._read()
        return self._content


class Attribute(Leaf):
    """An attribute, and the pattern of its value."""

    __slots__ = ("names", "value")

    def __init__(self, names: NameClass, value: Pattern) -> None:
        super().__init__()
        self.names, self.value = names, value


class Data(Leaf):
    """A datatype with parameters, but for some values."""

    __slots__ = ("but", "library", "params", "type")

    def __init__(
        self, library: str, kind: str, params: tuple[tuple[str, str], ...], but: Pattern | None
    ) -> None:
        super().__init__()
        self.library, self.type, self.params, self.but = library, kind, params, but


class Value(Leaf):
    """One value."""

    __slots__ = ("library", "text", "type")

    def __init__(self, library: str, kind: str, text: str) -> None:
        super().__init__()
        self.library, self.type, self.text = library, kind, text


class ListOf(Leaf):
    """Words parted by blanks."""

    __slots__ = ("content",)

    def __init__(self, content: Pattern) -> None:
        super().__init__()
        self.content = content


EMPTY = Pattern(Op.EMPTY, (), True, 0)
NOT_ALLOWED = Pattern(Op.NOT_ALLOWED, (), False, 1)
TEXT = Text(True)


class Patterns:
    """Makes patterns, and gives the same one for the same parts."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Pattern] = {}

    def _make(self, key: tuple[object, ...], op: Op, parts: tuple[Pattern, ...], nullable: bool) -> Pattern:
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MAX_PATTERNS:
                raise TooMuchError("too many patterns")
            found = self._made[key] = Pattern(op, parts, nullable, len(self._made) + 2)
        return found

    def choice(self, items: Iterable[Pattern]) -> Pattern:
        """One of several, in the order of the schema."""
        flat: dict[Pattern, None] = {}
        for item in items:
            flat.update(dict.fromkeys(item.parts if item.op is Op.CHOICE else (item,)))
        flat.pop(NOT_ALLOWED, None)
        if EMPTY in flat and any(item.nullable for item in flat if item is not EMPTY):
            del flat[EMPTY]
        if len(flat) < 2:
            return next(iter(flat), NOT_ALLOWED)
        nullable = any(item.nullable for item in flat)
        return self._make((Op.CHOICE, frozenset(flat)), Op.CHOICE, tuple(flat), nullable)

    def optional(self, pattern: Pattern) -> Pattern:
        """The pattern or nothing."""
        return self.choice((pattern, EMPTY))

    def group(self, first: Pattern, then: Pattern) -> Pattern:
        """One after the other."""
        if first is NOT_ALLOWED or then is NOT_ALLOWED:
            return NOT_ALLOWED
        if first is EMPTY:
            return then
        if then is EMPTY:
            return first
        if first.op is Op.GROUP:
            return self.group(first.parts[0], self.group(first.parts[1], then))
        nullable = first.nullable and then.nullable
        return self._make((Op.GROUP, first, then), Op.GROUP, (first, then), nullable)

    def interleave(self, one: Pattern, other: Pattern) -> Pattern:
        """Both, in any order."""
        if one is NOT_ALLOWED or other is NOT_ALLOWED:
            return NOT_ALLOWED
        if one is EMPTY:
            return other
        if other is EMPTY:
            return one
        nullable = one.nullable and other.nullable
        key = (Op.INTERLEAVE, frozenset((one, other)), one is other)
        return self._make(key, Op.INTERLEAVE, (one, other), nullable)

    def one_or_more(self, pattern: Pattern) -> Pattern:
        """Once or several times."""
        if pattern.op in (Op.EMPTY, Op.NOT_ALLOWED, Op.ONE_OR_MORE) or pattern is TEXT:
            return pattern
        return self._make((Op.ONE_OR_MORE, pattern), Op.ONE_OR_MORE, (pattern,), pattern.nullable)
