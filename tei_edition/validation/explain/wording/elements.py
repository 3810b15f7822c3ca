"""Words for elements: unknown ones, misplaced ones, missing ones. Knows language and faults only."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tei_edition.validation.explain.nearest import foreign, only_case
from tei_edition.validation.explain.vocabulary import common
from tei_edition.validation.explain.wording.case import Case, Words, article, tag, tags
from tei_edition.validation.fault import Home, Where
from tei_edition.validation.places import TEI


def unknown(case: Case) -> Words:
    """A name that the schema does not have."""
    name = case.fault.node.tag.rpartition("}")[2]
    in_tei = case.is_tei and name in common()
    if in_tei:
        what = f"The schema {case.source} does not use TEI's <{case.element}> (here {case.inside})"
    else:
        what = f"There is no element <{case.element}> (here {case.inside})"
    return Words(f"{what}{_may_stand(case)}.", _instead(case, name, in_tei))


def _instead(case: Case, name: str, in_tei: bool) -> str:
    meant, old = case.fault.meant, f"<{case.element}>"
    if not meant:
        if in_tei:
            return f"Use an element that may stand here, or judge the file by a schema that has {old}."
        return f"Use an element that may stand here, or remove the tags of {old} and keep its text."
    if meant not in case.fault.allowed and case.fault.allowed:
        return (
            f"If {tag(meant)} is meant, move it as well: it may not stand here; or remove the tags of {old}."
        )
    if only_case(name, meant):
        return f"Write {tag(meant)} instead of {old}: capitals and small letters are not the same in XML."
    known = foreign(name)
    if meant in known.names:
        written = known.written if known.names[0] == meant else tag(meant)
        return f"Write {written} instead of {old}: TEI calls {known.thing} <{meant}>."
    return f"Write {tag(meant)} instead of {old}, if that is meant."


def wrong_namespace(case: Case) -> Words:
    """A name that the schema has, in another namespace."""
    node = case.fault.node
    mine = etree.QName(node).namespace or ""
    local = etree.QName(node).localname
    wanted = case.fault.meant.rpartition("}")[0].lstrip("{") or TEI
    where = f"in the namespace {mine}" if mine else "in no namespace"
    message = f"The element <{case.element}> {case.inside} stands {where}; {case.source} has it in {wanted}."
    if not case.parent:
        return Words(message, f'Begin the file with <{local} xmlns="{wanted}">.')
    if node.prefix:
        return Words(message, f"Write <{local}> without the prefix {node.prefix}:, in both of its tags.")
    return Words(message, f'Remove xmlns="{mine}" from <{local}>, or from the element around it that has it.')


def misplaced(case: Case) -> Words:
    """An element that the schema has, but not here."""
    before = next(case.fault.node.itersiblings(etree.Element, preceding=True), None)
    after = f" after <{_name(before)}>" if before is not None else ""
    where = f"here {case.inside}{after}" if case.parent else case.inside
    return Words(f"The element <{case.element}> may not stand {where}{_may_stand(case)}.", _move(case))


def _may_stand(case: Case) -> str:
    names = case.fault.allowed
    if not names:
        return ""
    return f"; allowed {'here' if case.parent else 'there'}: {tags(names, 'or')}"


def _move(case: Case) -> str:
    meant, home = case.fault.meant, case.fault.home
    local = etree.QName(case.fault.node).localname
    if meant:
        known = foreign(local)
        written = f"Write {known.written} if {known.thing} is meant"
        return f"{written}, or move <{case.element}> to where it may stand."
    if home is None:
        return f"Put <{case.element}> into an element that may hold it, or remove its tags and keep its text."
    return _HOMES[home.where](case, home)


def _before(case: Case, home: Home) -> str:
    return f"Move <{case.element}> to an earlier place in <{case.parent}>: before the {_at(case, home)}."


def _after(case: Case, home: Home) -> str:
    return f"Move <{case.element}> to a later place in <{case.parent}>: after the {_at(case, home)}."


def _once(case: Case, home: Home) -> str:
    return (
        f"Keep one only: <{case.parent}> has {article(_at(case, home))} already, and may have no other here."
    )


def _outside(case: Case, home: Home) -> str:
    return f"Move it out of <{case.parent}>: it may stand in the {_at(case, home)}."


def _within(case: Case, home: Home) -> str:
    outer = home.names[0]
    others = f" ({tags(home.names[1:4], 'or')} would do as well)" if home.names[1:] else ""
    return (
        f"Put it into {article(tag(outer))}: <{outer}><{case.element}>...</{case.element}></{outer}>{others}."
    )


def _elsewhere(case: Case, home: Home) -> str:
    return f"Move it to where it may stand: in {tags(home.names, 'or')}."


_HOMES: dict[Where, Callable[[Case, Home], str]] = {
    Where.BEFORE: _before,
    Where.AFTER: _after,
    Where.ONCE: _once,
    Where.OUTSIDE: _outside,
    Where.WITHIN: _within,
    Where.ELSEWHERE: _elsewhere,
}


def _at(case: Case, home: Home) -> str:
    """A sibling or an ancestor, and its line."""
    if home.node is None:
        return tags(home.names)
    return f"<{_name(home.node)}> in line {case.line(home.node)}"


def missing(case: Case) -> Words:
    """An element that lacks a child."""
    node, names = case.fault.node, case.fault.allowed
    wanted = f"one of {tags(names, 'or')}" if len(names) > 1 else tag(names[0]) if names else "an element"
    before = case.fault.before
    at = f" before <{_name(before)}> in line {case.line(before)}" if before is not None else ""
    empty = not len(node) and not (node.text or "").strip()
    lacks = "is empty; it must have" if empty else "lacks"
    message = f"The element {case.here} {lacks} {wanted}{at}."
    name = names[0] if names else "..."
    put = f"<{case.element}><{name}>...</{name}></{case.element}>"
    if empty:
        return Words(message, f"Write {put}, or remove <{case.element}> if there is nothing to say.")
    place = f"before <{_name(before)}>" if before is not None else f"to <{case.element}>"
    verb = "Put" if before is not None else "Add"
    return Words(message, f"{verb} {article(f'<{name}>...</{name}>')} {place}.")


def _name(node: etree._Element) -> str:
    local = etree.QName(node).localname
    return f"{node.prefix}:{local}" if node.prefix else local
