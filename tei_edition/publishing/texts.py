"""The texts of an edition: each document wrapped to be read, as Markdown, and its words alone.

Knows their folders and names; what is in them is known in `rendering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args
from urllib.parse import quote

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import OUTPUTS, Entry, Rendering, TextForm
from tei_edition.rendering.markdown_words import escape
from tei_edition.rendering.texts import words
from tei_edition.theme import Theme

CONTENTS = "markdown/index.md"
"""The list of the Markdown files. No document's file has this name: see `page_name`."""
FORMS: tuple[TextForm, ...] = get_args(TextForm)
"""The texts that an edition has of each document: one transformation makes them all."""


def text_file(form: TextForm, facts: Facts) -> str:
    """Where a text of a document lies in the edition; Markdown files are called as the pages are."""
    stem = page_name(facts.stem).removesuffix(".html") if form == "markdown" else facts.stem
    return f"{form}/{stem}{OUTPUTS[form].suffix}"


def text_files(facts: Facts, texts: Mapping[TextForm, Rendering]) -> Iterator[tuple[str, bytes]]:
    """The files of a document's texts."""
    for form, rendered in texts.items():
        yield text_file(form, facts), rendered.data


def text_links(facts: Facts, theme: Theme) -> tuple[tuple[str, str], ...]:
    """The addresses of a document's further texts, as its page links to them, and what they are called."""
    said = words(theme.texts)
    named: tuple[tuple[TextForm, str], ...] = (("plain", said["words-alone"]), ("markdown", "Markdown"))
    return tuple((f"../{quote(text_file(form, facts))}", label) for form, label in named)


def contents(title: str, documents: Iterable[tuple[Facts, Entry]]) -> bytes:
    """The list of the documents in Markdown, with their numbers."""
    rows = (
        f"- [{escape(entry.name)}]({quote(text_file('markdown', facts).rpartition('/')[2])})"
        for facts, entry in documents
    )
    return "\n".join([f"# {escape(title)}", "", *rows, ""]).encode()
