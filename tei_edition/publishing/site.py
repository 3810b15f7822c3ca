"""Publishes an edition: a page and texts for each TEI file, an index, tables, the schema, a manifest.

Two passes over the files, one document at a time: the first keeps a few facts of each, the second
renders. The memory that is needed does not grow with the texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from tei_edition.diagnostics import Diagnostic
from tei_edition.edition import Edition
from tei_edition.output import staging
from tei_edition.publishing import cmif, tables
from tei_edition.publishing.addresses import address_files
from tei_edition.publishing.citations import Citation, citations, missing
from tei_edition.publishing.citing import edition_files
from tei_edition.publishing.compare import Original, assets
from tei_edition.publishing.contexts import SCRIPT, STYLE, chapter_contexts, page_contexts
from tei_edition.publishing.documents import Job, lost, make_all
from tei_edition.publishing.ebook import Book, ebook_name
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.lock import addresses
from tei_edition.publishing.pages import Trees, Whole, menu, pages, places_of_names, start, trees
from tei_edition.publishing.record import Record, SourceFile, earlier_files
from tei_edition.publishing.search import Search
from tei_edition.publishing.sharing import Share, alone
from tei_edition.publishing.survey import Survey, page_name, survey
from tei_edition.publishing.texts import CONTENTS, contents
from tei_edition.rendering import Context, check_theme, stylesheet_path
from tei_edition.rendering.stylesheets import THEME, css, read_asset, script, theme_css
from tei_edition.rendering.texts import words

_TABLES = ("documents.csv", "documents.json", "references.csv", "people.csv", "pages.csv", cmif.NAME)
Originals = Mapping[str, Callable[[], Original | None]]
NONE: Originals = MappingProxyType({})
_SCHEMAS = (".odd", ".rng", ".rnc", ".sch", ".xsd")


class Publication(NamedTuple):
    """What was published: how many documents and files, what there is to say about it, its addresses."""

    documents: int
    files: int
    diagnostics: tuple[Diagnostic, ...]
    addresses: frozenset[str] = frozenset()


def _silent(name: str) -> None:
    """No progress to show."""


def publish(
    out: Path,
    edition: Edition,
    sources: Mapping[str, SourceFile] | None = None,
    progress: Callable[[str], None] = _silent,
    share: Share = alone,
    originals: Originals = NONE,
) -> Publication:
    """Publishes the TEI files of `out`/tei into `out`/html, text and schema, with an index.

    `sources` tells for each TEI file, by its path in `out`/tei, what it was made from; then only
    these files belong to the edition. `originals` gives for such files the text and what was found in it, to
    be shown beside the TEI. Files that an earlier build wrote and this one does not are
    removed unless changed. T009 and T010 tell what the tables lack. `progress` is called with each
    document's id; `share` may give the work on the documents to other processes. SettingsError where
    the user's stylesheet is broken, OutputError where something cannot be written.
    """
    check_theme(edition.theme)
    with staging(out):
        return _publish(out, edition, sources, progress, share, originals)


def _publish(
    out: Path,
    edition: Edition,
    sources: Mapping[str, SourceFile] | None,
    progress: Callable[[str], None],
    share: Share,
    originals: Originals,
) -> Publication:
    earlier, broken = earlier_files(out)
    record = Record(out)
    folder = out / "tei"
    found = survey(folder, _tei_files(folder, sources), edition.volume_id, share)
    cited = list(citations(found, edition.volume_id))
    title = _title(edition) or "Documents"
    whole = Whole(
        *(found, cited, title, edition.volume_id),
        style=STYLE,
        forms=((quote(ebook_name(edition)), words(edition.theme.texts)["e-book"]), (CONTENTS, "Markdown")),
        data=_TABLES,
        judged=frozenset(file for file, source in (sources or {}).items() if source.judged),
        theme=edition.theme,
    )
    made = trees(whole)
    pages_of_documents = page_contexts(found, edition, menu(made, whole), places_of_names(made))
    jobs = _jobs(out, found, edition, pages_of_documents, originals)
    problems = [*broken, *found.diagnostics]
    problems += _write_documents(record, edition, jobs, progress, share)
    listed = ((facts, found.entries[facts.id]) for facts in found.facts)
    record.put(CONTENTS, contents(title, listed))
    _write_frame(record, made, whole)
    record.put_all(assets() if originals else ())
    problems += _write_tables(record, found, cited, edition)
    problems += record.remove_old(earlier)
    about = {"title": _title(edition), "volume": edition.volume_id}
    record.close(about, _documents(record, found, cited, sources or {}))
    return Publication(len(found.facts), len(record.files) + 1, tuple(problems), addresses(found))


def _jobs(
    out: Path, found: Survey, edition: Edition, pages: Iterable[Context], originals: Originals
) -> list[Job]:
    made = zip(found.facts, pages, chapter_contexts(found, edition), strict=True)
    return [
        Job(out, facts, edition, page, chapter, originals.get(facts.file)) for facts, page, chapter in made
    ]


def _write_documents(
    record: Record, edition: Edition, jobs: Sequence[Job], progress: Callable[[str], None], share: Share
) -> Iterator[Diagnostic]:
    """The second pass: the files of each document, then what is made of all of them, search and e-book."""
    search, book = Search(), Book(edition)
    with closing(share(jobs, make_all, lost)) as done:
        for job, came in zip(jobs, done, strict=True):
            for staged in came.staged:
                record.add(staged)
            record.put_all(search.add(job.facts, job.href, came.made.words))
            if came.made.chapter:
                book.add(came.made.chapter)
            yield from came.made.diagnostics
            progress(job.facts.id)
    record.put_all(search.files())
    record.put(ebook_name(edition), book.close(stylesheet_path("ebook.css").read_bytes()))


def _title(edition: Edition) -> str:
    return edition.title or edition.volume_title


def _tei_files(folder: Path, sources: Mapping[str, SourceFile] | None) -> list[str]:
    """The TEI files that belong to the edition, relative to their folder, by name."""
    if sources is not None:
        return sorted(sources)
    paths = (path.relative_to(folder) for path in folder.rglob("*.xml"))
    return sorted(path.as_posix() for path in paths if not path.name.startswith("."))


def _write_frame(record: Record, made: Trees, whole: Whole) -> None:
    """What every edition has once: its pages, the style sheet, the schema."""
    for name, data in pages(made, whole):
        record.put(f"html/{name}", data)
    top = replace(whole, folder="html/", top="", style=f"html/{STYLE}")
    record.put("index.html", start(made, top))
    record.put(f"html/{STYLE}", css().encode())
    record.put(f"html/{SCRIPT}", script().encode())
    if whole.theme.css:
        record.put(f"html/{THEME}", theme_css(whole.theme.css))
    for asset in whole.theme.assets:
        record.put(f"html/theme/{asset.name}", read_asset(asset))
    for resource in files("tei_edition.schema").iterdir():
        if resource.is_file() and resource.name.endswith(_SCHEMAS):
            record.put(f"schema/{resource.name}", resource.read_bytes())


def _write_tables(
    record: Record, found: Survey, cited: Sequence[Citation], edition: Edition
) -> Iterator[Diagnostic]:
    """The same facts as data: documents, references, people, and the index of correspondence."""
    files_of = {document.id: _files(record, document) for document in found.facts}
    only = [facts for facts in found.facts if not facts.is_section]
    documents = list(tables.document_rows(only, found.cited_by, files_of, edition.volume_id))
    record.put("documents.csv", tables.as_csv("documents", documents))
    record.put("documents.json", tables.as_json("documents", documents))
    record.put("references.csv", tables.as_csv("references", tables.reference_rows(cited)))
    record.put("people.csv", tables.as_csv("people", tables.people_rows(only)))
    for name, data in (*edition_files(only, edition), *address_files(only, edition)):
        record.put(name, data)
    record.put("pages.csv", tables.as_csv("pages", tables.page_rows(found.facts)))
    record.put(cmif.NAME, cmif.cmif(only, edition))
    yield from missing(cited)
    yield from cmif.lacking(edition)


def _files(record: Record, document: Facts) -> tuple[str, ...]:
    """The files of a document in the edition."""
    files_of = (f"tei/{document.file}", f"html/{page_name(document.stem)}", f"text/{document.stem}.txt")
    return tuple(path for path in files_of if path in record.files)


def _documents(
    record: Record, found: Survey, cited: Sequence[Citation], sources: Mapping[str, SourceFile]
) -> Iterator[dict[str, object]]:
    """The lines of the manifest about documents: their files, what they cite, what they were made from."""
    cites: dict[str, Counter[str]] = {}
    for citation in cited:
        if citation.target:
            cites.setdefault(citation.citing, Counter())[citation.target] += 1
    for document in found.facts:
        line: dict[str, object] = {"id": document.id, "number": document.number}
        line["files"] = list(_files(record, document))
        if document.id in cites:
            line["cites"] = dict(cites[document.id])
        if document.file in sources:
            source = sources[document.file]
            line["source"] = {"name": source.name, "sha256": source.sha256}
        yield line
