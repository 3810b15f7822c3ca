"""A page of a document's source text, its TEI and its reading text side by side, with what was found in the
source, how surely and why; and the source itself.

Knows values: the bytes of the TEI, the text, the findings. How the page looks is the stylesheets'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tei_edition.publishing.compare.page import page_of
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import Context
from tei_edition.rendering.stylesheets import stylesheet_path
from tei_edition.rendering.texts import words
from tei_edition.validation.parsing import parse

if TYPE_CHECKING:
    from tei_edition.explanation import Explanation

__all__ = ["Original", "assets", "comparison", "forms"]

_ASSETS = ("compare.css", "compare.js")


class Original(NamedTuple):
    """What a document was made from: the file, its text, and what was found in it, in order."""

    data: bytes
    text: str
    findings: tuple[Explanation, ...]


def comparison(data: bytes, original: Original, context: Context, stem: str) -> Iterator[tuple[str, bytes]]:
    """The source of the document with the TEI `data`, and its page of the three side by side.

    `context` is that of the document's own page; `stem` is what its files are named by. InputError where the
    TEI is not well-formed, SettingsError where the stylesheet fails.
    """
    yield f"source/{stem}.txt", original.data
    root = parse(data, stem)
    made = page_of(root, original.text, original.findings, context, stem)
    if made:
        yield f"compare/{page_name(stem)}", made


def forms(context: Context, stem: str) -> Context:
    """The context of a document's page that links to what `comparison` gives."""
    texts = words(context.theme.texts)
    beside = (f"../compare/{quote(page_name(stem))}", texts["compare"])
    source = (f"../source/{quote(stem)}.txt", texts["source-text"])
    return replace(context, forms=(beside, source, *context.forms))


def assets() -> Iterator[tuple[str, bytes]]:
    """The files that all these pages share."""
    for name in _ASSETS:
        yield f"html/{name}", stylesheet_path(name).read_bytes()
