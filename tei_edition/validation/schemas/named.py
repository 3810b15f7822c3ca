"""The schemas that a document itself names: xml-model, xsi:schemaLocation, DOCTYPE.

Knows where they may be named and what is written there; opens nothing, and believes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from tei_edition.validation.document import Document
from tei_edition.validation.places import line_of
from tei_edition.validation.schemas.schema import ENDINGS, Language

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_PSEUDO = re.compile(r"""(?<![A-Za-z])([A-Za-z]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_BY_NAMESPACE = {
    "http://relaxng.org/ns/structure/1.0": Language.RNG,
    "http://purl.oclc.org/dsdl/schematron": Language.SCHEMATRON,
    "http://www.ascc.net/xml/schematron": Language.SCHEMATRON,
    "http://www.w3.org/2001/xmlschema": Language.XSD,
}
_BY_TYPE = {
    "application/relax-ng-compact-syntax": Language.RNC,
    "application/relaxng-compact-syntax": Language.RNC,
    "application/xml-dtd": Language.DTD,
}
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ENTITY = re.compile("|".join(_ENTITIES))
MOST = 20
"""As many schemas as a document may name; what is over is left out."""


class Named(NamedTuple):
    """A schema as a document names it. `language` is None where nothing tells."""

    address: str
    language: Language | None
    origin: str
    line: int
    public: str = ""
    namespace: str = ""
    phase: str = ""
    unknown: bool = False
    """Whether it says what language it is in, and that is none that is read here."""


def named_by(document: Document) -> list[Named]:
    """What a document names, of the first kind of place that names anything."""
    for kind in (_models, _locations, _doctype):
        if found := [each for each, _ in zip(kind(document), range(MOST), strict=False)]:
            return found
    return []


def _models(document: Document) -> Iterator[Named]:
    """The xml-model instructions before the root element."""
    before = document.root.itersiblings(etree.ProcessingInstruction, preceding=True)
    for model in reversed([pi for pi in before if _target(pi) == "xml-model"]):
        said = {name: _plain(double or single) for name, double, single in _PSEUDO.findall(model.text or "")}
        if address := said.get("href", "").strip():
            line = line_of(model) or 1
            origin = f"xml-model in line {line}"
            language = _language(said, address)
            unknown = language is None and bool(said.get("schematypens", "").strip())
            yield Named(address, language, origin, line, phase=said.get("phase", ""), unknown=unknown)


def _target(instruction: Any) -> str:
    return str(instruction.target)


def _plain(value: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], value)


def _language(said: dict[str, str], address: str) -> Language | None:
    """What the instruction says of the language, or else the end of the name."""
    namespace = said.get("schematypens", "").strip().rstrip("/").lower()
    by_name = by_ending(address)
    if found := _BY_NAMESPACE.get(namespace):
        return by_name if (found, by_name) == (Language.RNG, Language.RNC) else found
    return _BY_TYPE.get(said.get("type", "").strip().lower()) or (None if namespace else by_name)


def by_ending(address: str) -> Language | None:
    """The language that the end of a name or of an address tells."""
    name = re.split(r"[?#]", address, maxsplit=1)[0].lower()
    return next((language for ending, language in ENDINGS.items() if name.endswith(ending)), None)


def _locations(document: Document) -> Iterator[Named]:
    """xsi:schemaLocation and xsi:noNamespaceSchemaLocation of the root element."""
    root = document.root
    line = line_of(root) or 1
    pairs = root.get(f"{XSI}schemaLocation", "").split()
    for namespace, address in zip(pairs[::2], pairs[1::2], strict=False):
        if namespace == (etree.QName(root).namespace or ""):
            origin = f"xsi:schemaLocation in line {line}"
            yield Named(address, Language.XSD, origin, line, namespace=namespace)
    if address := root.get(f"{XSI}noNamespaceSchemaLocation", "").strip():
        yield Named(address, Language.XSD, f"xsi:noNamespaceSchemaLocation in line {line}", line)


def _doctype(document: Document) -> Iterator[Named]:
    """The external part of a document type declaration."""
    info: Any = document.root.getroottree().docinfo
    if info.system_url:
        line = document.data.count(b"\n", 0, max(0, document.data.find(b"<!DOCTYPE"))) + 1
        public = " ".join((info.public_id or "").split())
        yield Named(str(info.system_url), Language.DTD, f"DOCTYPE in line {line}", line, public)
