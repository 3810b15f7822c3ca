"""The questions that xmlschema is asked, once each: about a transition, an end, some attributes.

The verdict of xmlschema on a document is the conjunction of its verdicts on each element: on the
attributes, on the sequence of the children's names, on whether there may be text; and that no
xs:ID occurs twice. That holds because the schema declares each element once, and has no wildcards,
defaults, identity constraints or substitutions; `Questions` raises Unsupported for any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from tei_edition.validation.automaton import Automaton, Unsupported, automaton
from tei_edition.validation.likeness import alike

if TYPE_CHECKING:
    import xmlschema

Attributes = tuple[tuple[str, str], ...]
_KNOWN_VALUES = 50_000


class Declaration(NamedTuple):
    """What there is to know of an element name without asking."""

    element: Any
    automaton: Automaton
    mixed: bool
    empty: bool


class Questions:
    """xmlschema's answers about one schema; what was accepted is remembered, within bounds."""

    def __init__(self, schema: xmlschema.XMLSchema) -> None:
        self.declared = {
            name: _declaration(element)
            for name, element in schema.maps.elements.items()
            if name.startswith(f"{{{schema.target_namespace}}}")
        }
        self._names: set[tuple[str, frozenset[str]]] = set()
        self._values: set[tuple[int, str]] = set()

    def content(self, name: str, children: tuple[str, ...]) -> bool:
        """Whether an element may have these children, by name, whatever is in them."""
        node = etree.Element(name)
        for child in children:
            etree.SubElement(node, child)
        group = self.declared[name].element.type.content
        return bool(group.is_valid(node, max_depth=0))

    def text(self, name: str) -> bool:
        """Whether an element may have text beside its children."""
        declared = self.declared[name]
        node = etree.Element(name)
        node.text = "text"
        for child in declared.automaton.completion(0):
            etree.SubElement(node, child).tail = "text"
        content = declared.element.type.content
        return bool(content.is_valid(node, max_depth=0))

    def attributes(self, name: str, attributes: Attributes) -> bool:
        """Whether an element may have these attributes with these values."""
        group = self.declared[name].element.attributes
        names = name, frozenset(attribute for attribute, _ in attributes)
        if names in self._names:
            return all(self._value(group[key], value) for key, value in attributes)
        if not group.is_valid(dict(attributes)):
            return False
        self._names.add(names)
        return True

    def _value(self, attribute: Any, value: str) -> bool:
        known = id(attribute.type), alike(attribute.type, value)
        if known in self._values:
            return True
        if not attribute.is_valid(value):
            return False
        if len(self._values) > _KNOWN_VALUES:
            self._values.clear()
        self._values.add(known)
        return True


def _declaration(element: Any) -> Declaration:
    _refuse(element)
    content = element.type.content if element.type.is_complex() else None
    if content is None or not hasattr(content, "model"):
        raise Unsupported(f"simple content in {element.name}")
    return Declaration(element, automaton(content), bool(element.type.mixed), bool(element.type.is_empty()))


def _refuse(element: Any) -> None:
    unusual = {
        "identity constraint": element.identities,
        "fixed value": element.fixed is not None,
        "default": element.default is not None,
        "nillable": element.nillable,
        "abstract": element.abstract or element.type.abstract,
        "substitution group": element.substitution_group,
        "wildcard": None in element.attributes,
        "attribute default": any(True for _ in element.attributes.iter_value_constraints()),
    }
    for what, there in unusual.items():
        if there:
            raise Unsupported(f"{what} of {element.name}")
