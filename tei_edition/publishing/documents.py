"""One document of an edition: from its TEI to its files, and to what the search and the e-book take of it.

A pure function of plain values that travel between processes; others write what it makes. To add a form of
the documents: a function that gives its files, and a row in `PRODUCERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.edition import Edition
from tei_edition.errors import InputError, SettingsError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.publishing.citing import document_files
from tei_edition.publishing.ebook import Chapter
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.search import Words, words_of
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import OUTPUTS, Context, Form, Renderer, Rendering
from tei_edition.validation.parsing import parse

File = tuple[str, bytes]
"""The path of a file below the edition's folder, and its bytes."""


class Job(NamedTuple):
    """A document to be made: its edition's folder, its facts, and what its page and its chapter must know."""

    out: Path
    facts: Facts
    edition: Edition
    page: Context
    chapter: Context

    @property
    def name(self) -> str:
        """The path of its TEI below the edition's folder, by which messages call it."""
        return f"tei/{self.facts.file}"


class Made(NamedTuple):
    """What came of a document: `words` are for the search; no chapter where it cannot be rendered."""

    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    words: Words = Words()
    chapter: Chapter | None = None


class Document:
    """A document as those see it that make its files: read once, parsed once, made ready once."""

    def __init__(self, job: Job, data: bytes) -> None:
        self.job, self.data = job, data
        self.facts, self.edition, self.name = job.facts, job.edition, job.name

    @cached_property
    def root(self) -> etree._Element:
        """The tree of the TEI, which nobody may change. InputError where it is not well-formed."""
        return parse(self.data, self.name)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(deepcopy(self.root.getroottree()).getroot(), self.name)

    def render(self, to: Form) -> Rendering:
        """The document in one form. InputError, or SettingsError where the stylesheet fails."""
        return self._renderer.render(to, self.job.chapter if to == "epub" else self.job.page)


Producer = Callable[[Document], Iterable[File | Diagnostic]]
"""Makes files of a document, and tells what there is to say. An InputError or SettingsError becomes T004, and
the edition is without these files."""


def _page_and_text(document: Document) -> Iterator[File | Diagnostic]:
    """The page and the text. Links are told of once, for the page."""
    page, text = document.render("html"), document.render("text")
    yield f"html/{page_name(document.facts.stem)}", page.data
    yield f"text/{document.facts.stem}{OUTPUTS['text'].suffix}", text.data
    yield from page.diagnostics


def _citations(document: Document) -> Iterator[File]:
    if not document.facts.is_section:
        yield from document_files(document.facts, document.edition)


PRODUCERS: tuple[Producer, ...] = (_page_and_text, _citations)
"""What makes the files of each document."""


def make(job: Job) -> Made:
    """All that comes of one document; T004 tells of what cannot be rendered. OSError where it cannot be
    read."""
    document = Document(job, take(job.out / job.name, XML_LIMIT))
    files: list[File] = []
    told: list[Diagnostic] = []
    for produce in PRODUCERS:
        try:
            produced = [*produce(document)]
        except (InputError, SettingsError) as error:
            told.append(diagnose("T004", str(error), Place(job.name)))
            continue
        for thing in produced:
            if isinstance(thing, Diagnostic):
                told.append(thing)
            else:
                files.append(thing)
    try:
        words = words_of(job.facts, document.root)
    except InputError:  # which was told of
        words = Words()
    return Made(tuple(files), tuple(told), words, _chapter(document))


def _chapter(document: Document) -> Chapter | None:
    """The chapter of the e-book; None where it cannot be rendered: the page has told why."""
    facts = document.facts
    try:
        rendered = document.render("epub")
    except (InputError, SettingsError):
        return None
    number = "" if facts.is_section else facts.number
    pages = tuple((page, page.removeprefix("pg_")) for page in facts.page_ids)
    return Chapter(facts.stem, number, facts.title, facts.standing.divisions, pages, rendered.data)
