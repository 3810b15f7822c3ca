"""RELAX NG in its XML syntax, read into patterns.

Knows the syntax and how files of a schema hang together: scopes, includes with what they override,
inherited namespaces and datatype libraries. A definition is read when it is first asked for: a document
uses few of a schema's hundreds. Opens no files: it is given them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from tei_edition.validation.explain.relaxng.names import AnyName, Name, NameClass, Names
from tei_edition.validation.explain.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    ListOf,
    Pattern,
    Patterns,
    TooMuchError,
    Value,
)

RNG = "{http://relaxng.org/ns/structure/1.0}"
_XML = "http://www.w3.org/XML/1998/namespace"
_MAX_FILES = 500
Node = etree._Element
Referred = Callable[[Node], Node]


class Scope:
    """The definitions of one `grammar`; references out of it go to its parent."""

    def __init__(self, parent: Scope | None) -> None:
        self.parent = parent
        self.definitions: dict[str, list[Node]] = {}
        self.known: dict[str, Pattern] = {}
        self.open: set[str] = set()


class Reader:
    """Reads one schema; `start` is what a document must match."""

    def __init__(self, root: Node, referred: Referred) -> None:
        """`referred` gives the root of the file that an include or an externalRef names."""
        self.patterns = Patterns()
        self._open, self._by = referred, dict[Node, Node]()
        self._elements: dict[Node, tuple[Node, Scope]] = {}
        self._leaves: dict[tuple[Node, Scope], Pattern] = {}
        self.start = self._pattern(root, Scope(None))

    def elements(self) -> Iterator[Element]:
        """Every element pattern of the schema, used or not."""
        for node, scope in list(self._elements.values()):
            leaf = self._pattern(node, scope)
            if isinstance(leaf, Element):
                yield leaf

    # -- files and scopes --------------------------------------------------------------------------

    def _referred(self, node: Node) -> Node:
        if len(self._by) >= _MAX_FILES:
            raise TooMuchError("the schema has too many files, or includes itself")
        root = self._open(node)
        self._by[root] = node
        return root

    def _collect(self, components: Node, scope: Scope, left_out: frozenset[str] = frozenset()) -> None:
        """Takes the definitions of a `grammar`, a `div` or an `include` into a scope."""
        for node in _children(components):
            kind = _kind(node)
            if kind == "div":
                self._collect(node, scope, left_out)
            elif kind == "include":
                overrides = frozenset(map(_defined, _definitions(node)))
                self._collect(self._referred(node), scope, left_out | overrides)
                self._collect(node, scope, left_out)
            elif _defined(node) not in left_out:
                scope.definitions.setdefault(_defined(node), []).append(node)
                for element in node.iter(RNG + "element"):
                    self._elements[element] = element, scope

    def _definition(self, name: str, scope: Scope | None) -> Pattern:
        if scope is None or name not in scope.definitions or name in scope.open:
            return NOT_ALLOWED
        if name not in scope.known:
            scope.open.add(name)
            nodes = scope.definitions[name]
            parts = [self._sequence(node, scope) for node in nodes]
            interleaved = any(node.get("combine") == "interleave" for node in nodes)
            scope.known[name] = self._interleaved(parts) if interleaved else self.patterns.choice(parts)
            scope.open.discard(name)
        return scope.known[name]

    def _interleaved(self, parts: list[Pattern]) -> Pattern:
        made = EMPTY
        for part in reversed(parts):
            made = self.patterns.interleave(part, made)
        return made

    # -- patterns ----------------------------------------------------------------------------------

    def _pattern(self, node: Node, scope: Scope) -> Pattern:
        kind = _kind(node)
        if kind in _LEAVES:
            key = node, scope
            if key not in self._leaves:
                self._leaves[key] = _LEAVES[kind](self, node, scope)
            return self._leaves[key]
        made = _COMPOUND.get(kind)
        return made(self, node, scope) if made else NOT_ALLOWED

    def _all(self, node: Node, scope: Scope) -> list[Pattern]:
        return [self._pattern(child, scope) for child in _children(node)]

    def _sequence(self, node: Node, scope: Scope, skip: int = 0) -> Pattern:
        made = EMPTY
        for child in reversed(_children(node)[skip:]):
            made = self.patterns.group(self._pattern(child, scope), made)
        return made

    def _grammar(self, node: Node, scope: Scope) -> Pattern:
        inner = Scope(scope)
        self._collect(node, inner)
        return self._definition("", inner)

    def _external(self, node: Node, scope: Scope) -> Pattern:
        return self._pattern(self._referred(node), Scope(None))

    def _element(self, node: Node, scope: Scope) -> Pattern:
        names, skip = self._name_class(node, self._inherited(node, "ns"))
        self._elements[node] = node, scope
        return Element(names, lambda: self._sequence(node, scope, skip))

    def _attribute(self, node: Node, scope: Scope) -> Pattern:
        named = node.get("name") is not None
        namespace = node.get("ns", "") if named else self._inherited(node, "ns")
        names, skip = self._name_class(node, namespace)
        value = self._sequence(node, scope, skip) if len(_children(node)) > skip else TEXT
        return Attribute(names, value)

    def _data(self, node: Node, scope: Scope) -> Pattern:
        params = tuple((each.get("name", ""), each.text or "") for each in node.iter(RNG + "param"))
        excepted = node.find(RNG + "except")
        but = None if excepted is None else self.patterns.choice(self._all(excepted, scope))
        return Data(self._library(node), (node.get("type") or "").strip(), params, but)

    def _value(self, node: Node, _: Scope) -> Pattern:
        kind = node.get("type")
        library = "" if kind is None else self._library(node)
        return Value(library, (kind or "token").strip(), node.text or "")

    def _library(self, node: Node) -> str:
        """The datatype library: inherited inside of a file only."""
        for each in (node, *node.iterancestors()):
            if (found := each.get("datatypeLibrary")) is not None:
                return found
        return ""

    def _inherited(self, node: Node, attribute: str) -> str:
        """An attribute of the element or of one around it, through the includes as well."""
        at: Node | None = node
        while at is not None:
            if (found := at.get(attribute)) is not None:
                return found
            parent = at.getparent()
            at = parent if parent is not None else self._by.get(at)
        return ""

    # -- names -------------------------------------------------------------------------------------

    def _name_class(self, node: Node, namespace: str) -> tuple[NameClass, int]:
        """The class, and how many children of the node it takes."""
        name = node.get("name")
        if name is not None:
            return _qualified(node, name.strip(), namespace), 0
        return self._names(_children(node)[0]), 1

    def _names(self, node: Node) -> NameClass:
        kind = _kind(node)
        if kind == "name":
            return _qualified(node, (node.text or "").strip(), self._inherited(node, "ns"))
        excepted = node.find(RNG + "except")
        but = None if excepted is None else Names(tuple(map(self._names, _children(excepted))))
        if kind == "nsName":
            return AnyName(self._inherited(node, "ns"), but)
        if kind == "anyName":
            return AnyName(None, but)
        return Names(tuple(map(self._names, _children(node))))


def _qualified(node: Node, name: str, namespace: str) -> Name:
    prefix, colon, local = name.partition(":")
    if not colon:
        return Name(namespace, name)
    return Name(_XML if prefix == "xml" else node.nsmap.get(prefix, ""), local)


def _children(node: Node) -> list[Node]:
    """The children in the namespace of RELAX NG: others are annotations."""
    return [child for child in node.iterchildren(RNG + "*") if _kind(child) != "param"]


def _kind(node: Node) -> str:
    return str(node.tag).removeprefix(RNG)


def _definitions(components: Node) -> Iterator[Node]:
    return components.iter(RNG + "define", RNG + "start")


def _defined(node: Node) -> str:
    """The name that a component defines; '' is the start."""
    return (node.get("name") or "").strip()


_Read = Callable[[Reader, Node, Scope], Pattern]
_LEAVES: dict[str, _Read] = {
    "element": Reader._element,
    "attribute": Reader._attribute,
    "data": Reader._data,
    "value": Reader._value,
    "list": lambda reader, node, scope: ListOf(reader._sequence(node, scope)),
}
_COMPOUND: dict[str, _Read] = {
    "empty": lambda reader, node, scope: EMPTY,
    "notAllowed": lambda reader, node, scope: NOT_ALLOWED,
    "text": lambda reader, node, scope: TEXT,
    "group": Reader._sequence,
    "choice": lambda reader, node, scope: reader.patterns.choice(reader._all(node, scope)),
    "interleave": lambda reader, node, scope: reader._interleaved(reader._all(node, scope)),
    "mixed": lambda reader, node, scope: reader.patterns.interleave(TEXT, reader._sequence(node, scope)),
    "optional": lambda reader, node, scope: reader.patterns.optional(reader._sequence(node, scope)),
    "oneOrMore": lambda reader, node, scope: reader.patterns.one_or_more(reader._sequence(node, scope)),
    "zeroOrMore": lambda reader, node, scope: reader.patterns.optional(
        reader.patterns.one_or_more(reader._sequence(node, scope))
    ),
    "ref": lambda reader, node, scope: reader._definition((node.get("name") or "").strip(), scope),
    "parentRef": lambda reader, node, scope: reader._definition(
        (node.get("name") or "").strip(), scope.parent
    ),
    "grammar": Reader._grammar,
    "externalRef": Reader._external,
}
