"""The attributes of one element by its pattern: a wrong one is told, and the others are judged all the same.

Knows one start tag; knows nothing of content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.explain.nearest import meant, nearest
from tei_edition.validation.explain.relaxng.grammar import Grammar, attribute_name, attribute_shown
from tei_edition.validation.explain.relaxng.patterns import NOT_ALLOWED, Attribute, Element, Leaf, Pattern
from tei_edition.validation.fault import Fault, Kind

_ENGINE = "walk"
_EXPLAINED = 100  # so many wrong attributes of one element are compared with what it may have


class Opened(NamedTuple):
    """An element after its start tag: the pattern of its content, and what is wrong with the attributes.

    `ids` are names and values of attributes that identify the element.
    """

    leaf: Element
    content: Pattern
    faults: tuple[Fault, ...]
    ids: tuple[tuple[str, str], ...] = ()


def opened(grammar: Grammar, leaf: Element, node: etree._Element) -> Opened:
    """Judges the attributes of an element by one of the patterns for its name."""
    derivatives = grammar.derivatives
    pattern, faults, ids = leaf.content, list[Fault](), list[tuple[str, str]]()
    for tag, value in sorted(node.attrib.items()):
        matched, fault = _matched(grammar, leaf, node, str(tag), str(value), plain=len(faults) > _EXPLAINED)
        after = derivatives.with_attribute(pattern, matched) if matched else pattern
        if after is NOT_ALLOWED:
            fault = fault or _together(node, str(tag), str(value))
        else:
            pattern = after
        if fault:
            faults.append(fault)
        elif any(isinstance(each, Attribute) and grammar.is_id(each.value) for each in matched):
            ids.append((attribute_shown(str(tag)), str(value).strip()))
    closed = derivatives.closed(pattern)
    if closed is NOT_ALLOWED:
        faults += _missing(grammar, node, pattern, faults)
        closed = derivatives.closed(pattern, True)
    return Opened(leaf, closed, tuple(faults), tuple(ids))


def _matched(
    grammar: Grammar, leaf: Element, node: etree._Element, tag: str, value: str, *, plain: bool
) -> tuple[frozenset[Leaf], Fault | None]:
    """The attribute patterns that an attribute is taken for, and what is wrong with it; `plain`: without what
    may have been meant."""
    owned = grammar.derivatives.owned(leaf.content, tag)
    if not owned and plain:
        name = attribute_shown(tag)
        reason = f"attribute {name} not allowed"
        return frozenset(), Fault(_ENGINE, node, reason, Kind.UNKNOWN_ATTRIBUTE, name, value)
    if not owned:
        return frozenset(), _unknown(grammar, leaf, node, tag, value)
    right = frozenset(each for each in owned if grammar.values.matches(each.value, value))
    return (right, None) if right else (frozenset(owned), _value(grammar, node, tag, value, owned))


def _unknown(grammar: Grammar, leaf: Element, node: etree._Element, tag: str, value: str) -> Fault:
    name = attribute_shown(tag)
    had = {attribute_shown(str(each)) for each in node.attrib}
    allowed = [each for each in grammar.attribute_names(leaf.content) if each not in had]
    right = meant(name, allowed, ())
    near = tuple(sorted(nearest(name, allowed), key=lambda each: each != right))
    reason = f"attribute {name} not allowed"
    return Fault(_ENGINE, node, reason, Kind.UNKNOWN_ATTRIBUTE, name, value, near, right)


def _value(
    grammar: Grammar, node: etree._Element, tag: str, value: str, owned: tuple[Attribute, ...]
) -> Fault:
    name = attribute_shown(tag)
    patterns = [each.value for each in owned]
    values = tuple(text for pattern in patterns for text in grammar.listed_values(pattern))
    types = tuple(kind for pattern in patterns for kind in grammar.types(pattern))
    reason = " ".join(types)
    right = meant(value, values, ())
    return Fault(_ENGINE, node, reason, Kind.BAD_VALUE, name, value, nearest(value, values), right)


def _together(node: etree._Element, tag: str, value: str) -> Fault:
    name = attribute_shown(tag)
    reason = f"the attribute {name} is not allowed together with the others"
    return Fault(_ENGINE, node, reason, Kind.UNKNOWN_ATTRIBUTE, name, value)


def _missing(grammar: Grammar, node: etree._Element, pattern: Pattern, told: list[Fault]) -> Iterator[Fault]:
    """One fault for each attribute that is required; not if a wrong one was meant for it."""
    repaired = {fault.meant for fault in told if fault.kind is Kind.UNKNOWN_ATTRIBUTE}
    for leaf in grammar.derivatives.wanting(pattern):
        name = attribute_name(leaf)
        values = grammar.listed_values(leaf.value) if isinstance(leaf, Attribute) else ()
        reason = " ".join(grammar.types(leaf.value)) if isinstance(leaf, Attribute) else ""
        if name not in repaired:
            yield Fault(_ENGINE, node, reason, Kind.MISSING_ATTRIBUTE, name, "", values)
