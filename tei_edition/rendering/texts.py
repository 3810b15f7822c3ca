"""The edition's own words: their names and defaults, read from texts.xsl, where all of them stand.

Knows how that list is written; knows nothing of where the words are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from tei_edition.rendering.stylesheets import stylesheet_path
from tei_edition.validation.parsing import parse

_PARAMETER = "{http://www.w3.org/1999/XSL/Transform}param"
PREFIX = "text-"
"""What the stylesheets' parameters have before the name of a text."""


@cache
def defaults() -> Mapping[str, str]:
    """Each text by its name: "cited-by" is "Cited by"."""
    root = parse(stylesheet_path("texts.xsl").read_bytes(), "texts.xsl")
    found = (
        (p.get("name", "").removeprefix(PREFIX), p.get("select", "")[1:-1]) for p in root.iter(_PARAMETER)
    )
    return MappingProxyType(dict(found))


def words(own: Iterable[tuple[str, str]] = ()) -> Mapping[str, str]:
    """The texts of an edition: the defaults, and over them its own."""
    return {**defaults(), **dict(own)}
