"""Which of the elements that are allowed are likely: what is near, what this file uses, what TEI files use.

Knows names and trees; knows no patterns.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from lxml import etree

from tei_edition.validation.explain.relaxng.grammar import Grammar
from tei_edition.validation.explain.vocabulary import common


class Ranking:
    """Puts names in order for one document."""

    def __init__(self, grammar: Grammar, root: etree._Element) -> None:
        self._grammar, self._root = grammar, root
        self._family: tuple[etree._Element | None, frozenset[str]] = (None, frozenset())

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(str(node.tag) for node in self._root.iter(etree.Element))

    def likely(
        self, names: tuple[str, ...], parent: etree._Element | None, following: etree._Element | None = None
    ) -> tuple[str, ...]:
        """First the name of the child `following`, then those of other children, then common ones."""
        children = self._children(parent)
        nearest = None if following is None else str(following.tag)

        def rank(name: str) -> tuple[bool, bool, int, int]:
            tag = self._grammar.tag(name)
            return tag != nearest, tag not in children, -self._uses[tag], common().get(name, 1000)

        return tuple(sorted(names, key=rank))

    def _children(self, parent: etree._Element | None) -> frozenset[str]:
        """The names of the children, kept for the next question: a parent may have very many."""
        if parent is not None and self._family[0] is not parent:
            self._family = parent, frozenset(str(each.tag) for each in parent)
        return self._family[1] if parent is not None else frozenset()
