"""A RELAX NG schema, ready to judge documents: its patterns, and what its names are.

Knows the schema as a whole: which elements there are, which may hold which. Nothing is worked out
before it is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from tei_edition.validation.explain.relaxng.derive import Derivatives
from tei_edition.validation.explain.relaxng.files import Bundle, Folder
from tei_edition.validation.explain.relaxng.names import listed, split, tag_of
from tei_edition.validation.explain.relaxng.patterns import Attribute, Element, Leaf, Pattern, Value
from tei_edition.validation.explain.relaxng.read import Reader
from tei_edition.validation.explain.relaxng.values import Values

_XML = "http://www.w3.org/XML/1998/namespace"


class Grammar:
    """One schema. It is not for several threads at once."""

    def __init__(self, files: Folder | Bundle) -> None:
        """Raises SettingsError where the schema cannot be read."""
        self._reader = Reader(files.first(), files.referred)
        self.derivatives = Derivatives(self._reader.patterns)
        self.values = Values(self.derivatives)
        self._ids: dict[Pattern, bool] = {}
        self.start: Pattern = self._reader.start

    @cached_property
    def _elements(self) -> tuple[Element, ...]:
        return tuple(self._reader.elements())

    @cached_property
    def _declared(self) -> dict[str, tuple[Element, ...]]:
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for leaf in self._elements:
            for name in listed(leaf.names):
                found[tag_of(name)].append(leaf)
        return {tag: tuple(leaves) for tag, leaves in found.items()}

    @cached_property
    def namespace(self) -> str:
        """The namespace that most elements are in."""
        spaces = Counter(split(tag)[0] for tag in self._declared)
        return max(spaces, key=lambda each: spaces[each], default="")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all elements, as they are shown."""
        return tuple(map(self.shown, self._declared))

    def declared(self, tag: str) -> tuple[Element, ...]:
        """The patterns for an element of this name, wherever it may stand."""
        return self._declared.get(tag, ())

    def elsewhere(self, local: str) -> str:
        """A name with this local part in a namespace of the schema; '' if there is none."""
        mine = tag_in(self.namespace, local)
        if mine in self._declared:
            return mine
        return next((tag for tag in self._declared if split(tag)[1] == local), "")

    def shown(self, tag: str) -> str:
        """A name as people write it: those of the schema's own namespace have no prefix."""
        namespace, local = split(tag)
        return local if namespace == self.namespace else f"{{{namespace}}}{local}" if namespace else local

    def tag(self, shown: str) -> str:
        """The name as lxml writes it, of an element that is shown so."""
        return shown if shown.startswith("{") or shown in self._declared else tag_in(self.namespace, shown)

    def shown_all(self, leaves: Iterable[Leaf]) -> tuple[str, ...]:
        """The names of the elements among some leaves, in the order of the schema."""
        elements = (leaf for leaf in leaves if isinstance(leaf, Element))
        return tuple(dict.fromkeys(self.shown(tag_of(n)) for leaf in elements for n in listed(leaf.names)))

    def parents(self, tag: str) -> tuple[str, ...]:
        """The elements that may hold an element of this name."""
        return self.shown_all(leaf for leaf in self._elements if self.holds(leaf.content, tag))

    def holds(self, pattern: Pattern, tag: str) -> bool:
        """Whether an element of this name may stand anywhere in the pattern."""
        name = split(tag)
        leaves = self.derivatives.every(pattern)
        return any(isinstance(leaf, Element) and leaf.names.has(*name) for leaf in leaves)

    def attribute_names(self, pattern: Pattern) -> tuple[str, ...]:
        """The names of the attributes in a pattern."""
        return tuple(dict.fromkeys(map(attribute_name, self.derivatives.attributes(pattern))))

    def listed_values(self, pattern: Pattern) -> tuple[str, ...]:
        """The values that a pattern gives one by one."""
        return tuple(dict.fromkeys(v.text for v in self._leaves(pattern) if isinstance(v, Value)))

    def types(self, pattern: Pattern) -> tuple[str, ...]:
        """The datatypes that a pattern asks for."""
        types = (getattr(leaf, "type", "") for leaf in self._leaves(pattern) if not isinstance(leaf, Value))
        return tuple(dict.fromkeys(filter(None, types)))

    def is_id(self, pattern: Pattern) -> bool:
        """Whether the values of this pattern may stand only once in a document."""
        if pattern not in self._ids:
            self._ids[pattern] = "ID" in self.types(pattern)
        return self._ids[pattern]

    def _leaves(self, pattern: Pattern) -> Iterable[Leaf]:
        for leaf in self.derivatives.every(pattern):
            inner = getattr(leaf, "content", None) if not isinstance(leaf, Element) else None
            yield from self._leaves(inner) if inner is not None else (leaf,)


def attribute_name(leaf: Leaf) -> str:
    """The name of an attribute pattern as people write it."""
    names = listed(leaf.names) if isinstance(leaf, Attribute) else ()
    return attribute_shown(tag_of(names[0])) if names else "any"


def attribute_shown(tag: str) -> str:
    """The name of an attribute as people write it."""
    return f"xml:{split(tag)[1]}" if split(tag)[0] == _XML else tag


def tag_in(namespace: str, local: str) -> str:
    """The name as lxml writes it."""
    return f"{{{namespace}}}{local}" if namespace else local
