"""The gate before writing: nothing passes that is not what was built, and valid by every engine.

Knows the order of the checks; each check has its own module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation import frus, grammar, oracle, roundtrip, schematron, shapes
from tei_edition.validation.parsing import XmlError, parse

Check = Callable[[etree._Element], Iterable[Diagnostic]]


def check(
    data: bytes, name: str, built: Element | None = None, also: Check | None = None
) -> tuple[Diagnostic, ...]:
    """What is wrong with the bytes of a TEI document; nothing when they may be written.

    `name` is for messages. `built` is the tree that the bytes were written from, when there is one: what
    is parsed must equal it, and one opinion on the XSD, xmlschema's, is enough. `also` is a further check
    of what was parsed. A file whose xml-model names frus.rng is judged by that and by the volumes' rules.
    Errors keep a document from being written, warnings do not.
    """
    try:
        root = parse(data, name)
    except XmlError as error:
        return (error.diagnostic,)
    found = [] if built is None else [*roundtrip.compare(root, built, name)]
    if also:
        found += also(root)
    if frus.is_frus(root):
        return (*found, *frus.check(root, name))
    grammatical = grammar.check(root, data, name, twice=built is None)
    return (*found, *grammatical, *schematron.check(root, name))


def prepare() -> None:
    """Makes every engine now, so that processes forked from this one need not: about a second."""
    oracle.schema()
    shapes.shapes()
    check(b"<TEI/>", "")
