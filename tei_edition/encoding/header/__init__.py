"""Header -> teiHeader: four parts, each in a module of its own."""

from __future__ import annotations

from tei_edition.edition import Edition
from tei_edition.encoding.header.counts import Counts
from tei_edition.encoding.header.encoding_description import encode_encoding
from tei_edition.encoding.header.file_description import encode_file
from tei_edition.encoding.header.origin import PLAIN_TEXT, VOLUME, Origin
from tei_edition.encoding.header.profile import encode_profile
from tei_edition.encoding.inline import editor_id
from tei_edition.encoding.tree import Element, add
from tei_edition.header import Header

__all__ = ["PLAIN_TEXT", "VOLUME", "Counts", "Origin", "encode_header"]


def encode_header(
    parent: Element,
    header: Header,
    edition: Edition,
    counts: Counts,
    number: str,
    digest: str,
    origin: Origin = PLAIN_TEXT,
) -> None:
    """Append the teiHeader. `number` is the printed number, `digest` the SHA-256 of the input's bytes,
    `origin` what the text was made from."""
    element = add(parent, "teiHeader")
    encode_file(element, header, edition, counts, number, origin)
    encode_encoding(element, header, edition, counts, digest, origin)
    encode_profile(element, header, edition)
    revision = add(element, "revisionDesc", status="draft")
    for name in header.correctors:
        add(revision, "change", f"Corrected and checked in part by {name}.", who=f"#{editor_id(name)}")
    add(
        revision, "change", origin.statement,
        when=edition.date, who="#tei-edition", status="draft",
    )  # fmt: skip
