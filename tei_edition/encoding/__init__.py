"""Encoding: Cable and Header -> TEI. Knows TEI and the model, not the source."""

from __future__ import annotations

from urllib.parse import quote

from tei_edition.edition import Edition
from tei_edition.encoding.body import encode_document
from tei_edition.encoding.header import encode_header
from tei_edition.encoding.header.counts import count
from tei_edition.encoding.layout import indent
from tei_edition.encoding.tree import Element, add, write
from tei_edition.header import Header
from tei_edition.model import Cable

__all__ = ["encode", "serialise"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MODEL = '<?xml-model href="{}" type="application/xml" schematypens="{}"?>\n'
_RELAXNG = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


def encode(cable: Cable, header: Header, edition: Edition, digest: str) -> Element:
    """The TEI element of a cable. The header is written last: it counts what is in the text."""
    tei = Element("TEI")
    tei.set("xml:lang", edition.language)
    text = Element("text")
    document = encode_document(add(text, "body"), cable)
    counts = count(text, document)
    encode_header(tei, header, edition, counts, cable.number, digest)
    tei.append(text)
    return tei


def serialise(tei: Element, schema_href: str, schemas: tuple[str, ...] = ("cable.rng", "cable.sch")) -> bytes:
    """The bytes of a file: UTF-8, with the schemas named so that editors validate at once.

    `schema_href` is the folder of the schemas, relative to the file.
    """
    indent(tei)
    href = quote(schema_href, safe="/:.~#?=&%-_")
    kinds = {"rng": _RELAXNG, "sch": _SCHEMATRON}
    models = "".join(_MODEL.format(f"{href}/{file}", kinds[file[-3:]]) for file in schemas)
    return f"{_DECLARATION}{models}{write(tei)}\n".encode()
