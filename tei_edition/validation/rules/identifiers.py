"""Rules I001, I006, I008, I011: xml:ids, and the names of languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.attributes import XML_LANG
from tei_edition.validation.rules.edits import new_value
from tei_edition.validation.rules.subject import Subject, quoted

_NCNAME = re.compile(r"[^\W\d][\w.·-]*")
_NCNAMES = re.compile(r"(?:[^\W\d][\w.·-]*\n)*")
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+|i-[a-z]{3,8}|sgn-[a-z-]{5}|en-gb-oed|art-lojban)?",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the ids of a file; an id that is all well is looked at in one go with the others."""
    known = subject.ids
    if subject.attributes.twice:
        yield from _twice(subject)
    if not _NCNAMES.fullmatch("\n".join((*known, ""))):
        yield from _no_names(subject)
    if len({each.casefold() for each in known}) < len(known):
        yield from _differ_in_case(subject)
    if not all(map(_LANGUAGE.fullmatch, subject.attributes.languages)):
        yield from _no_languages(subject)


def _with(subject: Subject, attribute: str) -> Iterator[tuple[etree._Element, str]]:
    for node in subject.document.root.iter(etree.Element):
        value = node.get(attribute)
        if value is not None:
            yield node, value


def _twice(subject: Subject) -> Iterator[Diagnostic]:
    lines: dict[str, int] = {}
    for node, value in _with(subject, XML_ID):
        if value in lines:
            said = f"The xml:id {quoted(value)} has been given before, in line {lines[value]}."
            yield subject.tell("I001", node, said, attribute="xml:id")
        lines.setdefault(value, subject.document.tag(node).line)


def _no_names(subject: Subject) -> Iterator[Diagnostic]:
    for node, value in _with(subject, XML_ID):
        if _NCNAME.fullmatch(value):
            continue
        bare = value.strip()
        meant = bare if bare not in subject.ids and _NCNAME.fullmatch(bare) else ""
        edits = new_value(subject.document, node, "xml:id", meant) if meant else ()
        said = f"The xml:id {quoted(value)} is no name: {_why(value)}."
        yield subject.tell("I006", node, said, attribute="xml:id", meant=meant, edits=edits)


def _why(value: str) -> str:
    if not value.strip():
        return "it is empty"
    if value != value.strip():
        return "white space stands at its beginning or end"
    if not re.match(r"[^\W\d]", value):
        return f"it begins with “{value[0]}”, and must begin with a letter or _"
    wrong = re.sub(r"[\w.·-]", "", value)[:1]
    return "it has a blank in it" if wrong.isspace() else f"it has a “{wrong}” in it"


def _differ_in_case(subject: Subject) -> Iterator[Diagnostic]:
    count = Counter(each.casefold() for each in subject.ids)
    first: dict[str, str] = {}
    for node, value in _with(subject, XML_ID):
        other = first.setdefault(value.casefold(), value)
        if count[value.casefold()] > 1 and other != value:
            said = f"The xml:id {quoted(value)} differs from {quoted(other)} in upper and lower case only."
            yield subject.tell("I008", node, said, attribute="xml:id")


def _no_languages(subject: Subject) -> Iterator[Diagnostic]:
    for node, value in _with(subject, XML_LANG):
        if not _LANGUAGE.fullmatch(value):
            other = value.strip().replace("_", "-")
            meant = other if _LANGUAGE.fullmatch(other) else ""
            edits = new_value(subject.document, node, "xml:lang", meant) if meant else ()
            said = f"The xml:lang {quoted(value)} does not have the form of a language tag."
            yield subject.tell("I011", node, said, attribute="xml:lang", meant=meant, edits=edits)
