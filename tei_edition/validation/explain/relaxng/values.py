"""Values of attributes and texts: whether one is of a datatype.

libxml2 knows the datatypes: a value is judged by a schema of one element that has the type, which is the
same opinion as the engine's. Nothing about datatypes is written here. Knows patterns; knows no documents.
"""

from __future__ import annotations

from lxml import etree

from tei_edition.validation.explain.relaxng.derive import Derivatives
from tei_edition.validation.explain.relaxng.patterns import (
    TEXT,
    Data,
    Leaf,
    ListOf,
    Pattern,
    Value,
)

_RNG = "http://relaxng.org/ns/structure/1.0"
_MAX_KNOWN = 200_000
_BLANKS = " \t\r\n"


class Values:
    """Judges values by the patterns of one schema, and remembers what it judged."""

    def __init__(self, derivatives: Derivatives) -> None:
        self._derivatives = derivatives
        self._known: dict[tuple[Pattern, str], bool] = {}
        self._judges: dict[Leaf, etree.RelaxNG | None] = {}

    def matches(self, pattern: Pattern, text: str) -> bool:
        """Whether the whole of a value is what a pattern asks for."""
        key = pattern, text
        if key not in self._known:
            if len(self._known) > _MAX_KNOWN:
                self._known.clear()
            blank = pattern.nullable and not text.strip(_BLANKS)
            self._known[key] = blank or self._derivatives.after(pattern, self.leaves(pattern, text)).nullable
        return self._known[key]

    def leaves(self, pattern: Pattern, text: str) -> frozenset[Leaf]:
        """The leaves of a pattern that a text matches if it comes next."""
        texts = self._derivatives.texts(pattern)
        return frozenset(leaf for leaf in texts if leaf is TEXT or self._leaf(leaf, text))

    def _leaf(self, leaf: Leaf, text: str) -> bool:
        key = leaf, text
        if key not in self._known:
            if isinstance(leaf, ListOf):
                self._known[key] = self._list(leaf.content, text)
            else:
                self._known[key] = isinstance(leaf, Data | Value) and self._judge(leaf, text)
        return self._known[key]

    def _list(self, pattern: Pattern, text: str) -> bool:
        for word in text.split():
            pattern = self._derivatives.after(pattern, self.leaves(pattern, word))
        return pattern.nullable

    def _judge(self, leaf: Data | Value, text: str) -> bool:
        if isinstance(leaf, Value) and leaf.type in ("token", "string"):
            return leaf.text == text or (leaf.type == "token" and leaf.text.split() == text.split())
        if isinstance(leaf, Data):
            if leaf.but is not None and self.matches(leaf.but, text):
                return False
            if leaf.type in ("token", "string", "normalizedString") and not leaf.params:
                return True
        return self._ask(leaf, text)

    def _ask(self, leaf: Data | Value, text: str) -> bool:
        if leaf not in self._judges:
            self._judges[leaf] = _judge(leaf)
        judge = self._judges[leaf]
        asked = etree.Element("x")
        try:
            asked.text = text
        except ValueError:
            return False
        return judge is None or bool(judge.validate(asked))


def _judge(leaf: Data | Value) -> etree.RelaxNG | None:
    """A schema for an element `x` that has the type; None where libxml2 does not know the type."""
    element = etree.Element(f"{{{_RNG}}}element", name="x")
    element.set("datatypeLibrary", leaf.library)
    kind = "data" if isinstance(leaf, Data) else "value"
    typed = etree.SubElement(element, f"{{{_RNG}}}{kind}", type=leaf.type)
    if isinstance(leaf, Value):
        typed.text = leaf.text
    else:
        for name, value in leaf.params:
            etree.SubElement(typed, f"{{{_RNG}}}param", name=name).text = value
    try:
        return etree.RelaxNG(element)
    except etree.RelaxNGParseError:
        return None
