"""What makes a diagnostic the same one tomorrow, though lines were added above it or its file was moved.

Knows diagnostics; a line, a column or a position in an XPath is not a part of what is told here.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.diagnostics.found import cause_of

_POSITION = re.compile(r"\[\d+\]")


class Identity(NamedTuple):
    """A diagnostic within its file: what it is about, in which context, and a hash of the value.

    `context` is the nearest xml:id (`#d12`), or the XPath without positions where there is none.
    """

    id: str
    cause: str
    context: str
    value: str


def identity(diagnostic: Diagnostic) -> Identity:
    """What a diagnostic is known by; several of one file may be known by the same."""
    place, detail = diagnostic.place, diagnostic.detail
    context = f"#{place.xml_id}" if place.xml_id else _POSITION.sub("", place.xpath)
    parts = (detail.element, detail.parent, detail.attribute, detail.value)
    value = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Identity(diagnostic.id, cause_of(diagnostic).words, context, value if any(parts) else "")


def fingerprint(known_by: Identity, ordinal: int) -> str:
    """A hash of an identity; `ordinal` counts from 1 those of a file that are the same."""
    text = "\0".join((*known_by, str(ordinal)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
