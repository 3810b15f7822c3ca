"""A Schematron schema with all that it refers to in its place: includes, abstract rules and patterns, phases.

Knows ISO Schematron; runs nothing. What is included lies in the folder of the schema or below it, or where a
catalog says; nothing of a schema is ever shown. Also finds the rules that stand inside of a grammar.
"""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

from lxml import etree

from tei_edition.validation.engines.bundle import reference
from tei_edition.validation.engines.trouble import broken
from tei_edition.validation.parsing import XmlError, parse

SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_OLD = "{http://www.ascc.net/xml/schematron}"
_DEEPEST = 20
_MOST_ELEMENTS = 200_000
_EMBEDDED_BINDING = "xslt2"


def expanded(path: Path, catalogs: tuple[Path, ...], phase: str = "") -> etree._Element:
    """The schema of a file, or the rules inside of the grammar of a file, in one tree of plain rules."""
    root = _read(path)
    if root.tag != f"{SCH}schema":
        root = _from_grammar(root)
    _include(root, path, path.parent, catalogs, 0)
    _instantiate(root)
    _extend(root)
    _choose_phase(root, phase)
    return root


def _read(path: Path) -> etree._Element:
    try:
        data = path.read_bytes()
        root = parse(data.replace(_OLD[1:-1].encode(), SCH[1:-1].encode()), path.name)
    except XmlError as error:
        raise broken(f"it is no XML that can be read (line {error.diagnostic.place.line})") from None
    except OSError:
        raise broken("it cannot be read") from None
    return root


def _from_grammar(grammar: etree._Element) -> etree._Element:
    """The rules of an ODD that a processor wrote into the grammar, anywhere, with their prefixes."""
    schema = etree.Element(f"{SCH}schema", nsmap={"sch": SCH[1:-1]}, queryBinding=_EMBEDDED_BINDING)
    patterns = [each for each in grammar.iter(f"{SCH}pattern") if not _within(each, f"{SCH}pattern")]
    loose = [each for each in grammar.iter(f"{SCH}rule") if not _within(each, f"{SCH}pattern")]
    if not patterns and not loose:
        raise broken("there is no Schematron in it")
    prefixes = {str(each.get("prefix")): str(each.get("uri")) for each in grammar.iter(f"{SCH}ns")}
    for each in (grammar, *patterns, *loose):
        for prefix, uri in each.nsmap.items():
            if prefix:
                prefixes.setdefault(prefix, uri)
    for prefix, uri in prefixes.items():
        etree.SubElement(schema, f"{SCH}ns", prefix=prefix, uri=uri)
    for kind in ("let", "diagnostics"):
        outside = [each for each in grammar.iter(f"{SCH}{kind}") if not _within(each, f"{SCH}pattern")]
        schema.extend(deepcopy(each) for each in outside if not _within(each, f"{SCH}rule"))
    schema.extend(deepcopy(each) for each in patterns)
    for each in loose:
        etree.SubElement(schema, f"{SCH}pattern").append(deepcopy(each))
    return schema


def _within(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _include(root: etree._Element, base: Path, folder: Path, catalogs: tuple[Path, ...], depth: int) -> None:
    """Puts what `include` and `extends href` name in their places."""
    if depth > _DEEPEST:
        raise broken("its includes go round in a circle")
    for element in list(root.iter(f"{SCH}include", f"{SCH}extends")):
        address = element.get("href")
        parent = element.getparent()
        if address is None or parent is None:
            continue
        file, _, fragment = address.strip().partition("#")
        path = reference(file, base, folder, catalogs) if file else base
        if path is None:
            raise broken("it includes what is not in its folder")
        found = _fragment(_read(path), fragment)
        _include(found, path, folder, catalogs, depth + 1)
        new = list(found) if element.tag == f"{SCH}extends" or found.tag == f"{SCH}schema" else [found]
        at = parent.index(element)
        parent[at : at + 1] = new
        if sum(1 for _ in parent.iter()) > _MOST_ELEMENTS:
            raise broken("it has too many rules")


def _fragment(root: etree._Element, identifier: str) -> etree._Element:
    if not identifier:
        return root
    for element in root.iter(etree.Element):
        if identifier in (element.get("id"), element.get(_XML_ID)):
            return element
    raise broken("it includes a part that is not there")


def _instantiate(root: etree._Element) -> None:
    """Patterns that are another one with its parameters set."""
    abstract = {str(p.get("id")): p for p in root.iter(f"{SCH}pattern") if p.get("abstract") == "true"}
    for pattern in list(root.iter(f"{SCH}pattern")):
        model = abstract.get(pattern.get("is-a", ""))
        if model is not None:
            values = {str(p.get("name")): str(p.get("value")) for p in pattern.iter(f"{SCH}param")}
            for child in model:
                copy = deepcopy(child)
                _fill(copy, values)
                pattern.append(copy)
    for pattern in abstract.values():
        if (parent := pattern.getparent()) is not None:
            parent.remove(pattern)


def _fill(element: etree._Element, values: dict[str, str]) -> None:
    if not values:
        return
    names = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    pattern = re.compile(rf"\$({names})(?![\w.-])")
    for each in element.iter(etree.Element):
        for name, value in each.attrib.items():
            each.set(name, pattern.sub(lambda found: values[found[1]], str(value)))


def _extend(root: etree._Element) -> None:
    """Rules that take the tests of an abstract rule."""
    abstract = {str(r.get("id")): r for r in root.iter(f"{SCH}rule") if r.get("abstract") == "true"}
    for _ in range(_DEEPEST):
        extending = [each for each in root.iter(f"{SCH}extends") if each.get("rule") in abstract]
        if not extending:
            break
        for element in extending:
            parent = element.getparent()
            if parent is not None:
                at = parent.index(element)
                parent[at : at + 1] = [deepcopy(child) for child in abstract[str(element.get("rule"))]]
        if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
            raise broken("it has too many rules")
    else:
        raise broken("its rules extend each other in a circle")
    for rule in abstract.values():
        if (around := rule.getparent()) is not None:
            around.remove(rule)


def _choose_phase(root: etree._Element, phase: str) -> None:
    """Leaves the patterns of a phase only, and takes the variables of the phase out of it."""
    wanted = phase or root.get("defaultPhase", "")
    if wanted == "#DEFAULT":
        wanted = root.get("defaultPhase", "")
    phases = {str(each.get("id")): each for each in root.iter(f"{SCH}phase")}
    if wanted in ("", "#ALL"):
        return
    if wanted not in phases:
        raise broken("it has no phase of the name that is asked for")
    active = {each.get("pattern") for each in phases[wanted].iter(f"{SCH}active")}
    for pattern in list(root.iter(f"{SCH}pattern")):
        parent = pattern.getparent()
        if pattern.get("id") not in active and parent is not None:
            parent.remove(pattern)
    own = list(phases[wanted].iterchildren(f"{SCH}let"))
    names = {each.get("name") for each in own}
    for each in list(root.iterchildren(f"{SCH}let")):
        if each.get("name") in names:
            root.remove(each)
    for each in own:
        root.insert(0, each)
