"""One document of an edition: from its TEI to its files, and to what the search and the e-book take of it.

`make` is a pure function of plain values that travel between processes. To add a form of
the documents: a function that gives its files, and a row in `PRODUCERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.edition import Edition
from tei_edition.errors import InputError, SettingsError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.publishing.citing import document_files
from tei_edition.publishing.compare import Original, comparison, forms
from tei_edition.publishing.ebook import Chapter
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.record import Staged, kept, stage
from tei_edition.publishing.search import Words, words_of
from tei_edition.publishing.survey import page_name
from tei_edition.publishing.texts import FORMS, text_files
from tei_edition.rendering import Context, F, Renderer, Rendering
from tei_edition.validation.parsing import parse

File = tuple[str, bytes]
"""The path of a file below the edition's folder, and its bytes."""


class Job(NamedTuple):
    """A document to be made: its edition's folder, its facts, what its page and its chapter must know, and
    what gives the text that it was made from."""

    out: Path
    facts: Facts
    edition: Edition
    page: Context
    chapter: Context
    original: Callable[[], Original | None] | None = None

    @property
    def name(self) -> str:
        """The path of its TEI below the edition's folder, by which messages call it."""
        return f"tei/{self.facts.file}"

    @property
    def href(self) -> str:
        """The address of its page as the other pages have it."""
        return quote(page_name(self.facts.stem))


class Made(NamedTuple):
    """What came of a document: `words` are for the search; no chapter where it cannot be rendered."""

    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    words: Words = Words()
    chapter: Chapter | None = None


class Done(NamedTuple):
    """A document whose files are written aside: these, its TEI first, and what else came of it."""

    staged: tuple[Staged, ...]
    made: Made


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

    @cached_property
    def original(self) -> Original | None:
        """What the document was made from; None where there is no such text, or not any more."""
        return self.job.original() if self.job.original else None

    @cached_property
    def page(self) -> Context:
        """What its page must know."""
        return forms(self.job.page, self.facts.stem) if self.original else self.job.page

    def render(self, *forms: F) -> dict[F, Rendering]:
        """The document in forms of one stylesheet. InputError, or SettingsError where that fails."""
        return self._renderer.render(forms, self.job.chapter if "epub" in forms else self.page)


Producer = Callable[[Document], Iterable[File | Diagnostic]]
"""Makes files of a document, and tells what there is to say. An InputError or SettingsError becomes T004, and
the edition is without these files."""


def _page_and_texts(document: Document) -> Iterator[File | Diagnostic]:
    """The page and the texts. Links are told of once, for the page."""
    page, texts = document.render("html")["html"], document.render(*FORMS)
    yield f"html/{page_name(document.facts.stem)}", page.data
    yield from text_files(document.facts, texts)
    yield from page.diagnostics


def _citations(document: Document) -> Iterator[File]:
    if not document.facts.is_section:
        yield from document_files(document.facts, document.edition)


def _source(document: Document) -> Iterator[File]:
    if document.original:
        yield from comparison(document.data, document.original, document.page, document.facts.stem)


PRODUCERS: tuple[Producer, ...] = (_page_and_texts, _citations, _source)
"""What makes the files of each document."""


def make_all(jobs: Sequence[Job]) -> list[Done]:
    """Makes several documents, and writes their files aside; OutputError where that cannot be."""
    return [_settle(job) for job in jobs]


def lost(job: Job, rule: str, message: str) -> Done:
    """What stands in for a document whose process crashed (B001), or took too long (B002)."""
    return Done((), Made(diagnostics=(diagnose(rule, message, Place(job.name, 1, 1)),)))


def _settle(job: Job) -> Done:
    data = take(job.out / job.name, XML_LIMIT)
    made = make(job, data)
    staged = [stage(job.out, relative, content) for relative, content in made.files]
    return Done((kept(job.name, data), *staged), made._replace(files=()))


def make(job: Job, data: bytes) -> Made:
    """All that comes of one document, of which `data` is the TEI; T004 tells of what cannot be rendered."""
    document = Document(job, data)
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
        rendered = document.render("epub")["epub"]
    except (InputError, SettingsError):
        return None
    number = "" if facts.is_section else facts.number
    pages = tuple((page, page.removeprefix("pg_")) for page in facts.page_ids)
    return Chapter(facts.stem, number, facts.title, facts.standing.divisions, pages, rendered.data)
