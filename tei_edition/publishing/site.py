"""Publishes an edition: a page and a text for each TEI file, an index, tables, the schema, a manifest.

Two passes over the files, one document at a time: the first keeps a few facts of each, the second
renders. The memory that is needed does not grow with the texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.edition import Edition
from tei_edition.errors import InputError, SettingsError
from tei_edition.intake import XML_LIMIT, take
from tei_edition.publishing import cmif, tables
from tei_edition.publishing.addresses import address_files
from tei_edition.publishing.citations import Citation, citations, missing
from tei_edition.publishing.citing import FORMATS, citation_files, item_of
from tei_edition.publishing.compare import Original, assets, comparison, forms
from tei_edition.publishing.ebook import ebook, ebook_name
from tei_edition.publishing.ebook.chapters import chapters
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.linked_data import linked_data
from tei_edition.publishing.lock import addresses
from tei_edition.publishing.pages import Trees, Whole, menu, pages, start, trees
from tei_edition.publishing.record import Record, SourceFile, earlier_files
from tei_edition.publishing.search import Search
from tei_edition.publishing.survey import Survey, page_name, survey
from tei_edition.rendering import OUTPUTS, Context, check_theme, render_document, stylesheet_path
from tei_edition.rendering.stylesheets import THEME, css, read_asset, script, theme_css
from tei_edition.validation.parsing import parse

_STYLE = "edition.css"
_SCRIPT = "edition.js"
_TABLES = ("documents.csv", "documents.json", "references.csv", "people.csv", "pages.csv", cmif.NAME)
NONE: Mapping[str, Callable[[], Original | None]] = MappingProxyType({})
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
    originals: Mapping[str, Callable[[], Original | None]] = NONE,
) -> Publication:
    """Publishes the TEI files of `out`/tei into `out`/html, text and schema, with an index.

    `sources` tells for each TEI file, by its path in `out`/tei, what it was made from; then only
    these files belong to the edition. `originals` gives for such files the text and what was found in it, to
    be shown beside the TEI. Files that an earlier build wrote and this one does not are
    removed unless changed. T009 and T010 tell what the tables lack. `progress` is called with each
    document's id. SettingsError where the user's stylesheet is broken, OutputError where something cannot
    be written.
    """
    check_theme(edition.theme)
    earlier, broken = earlier_files(out)
    record = Record(out)
    folder = out / "tei"
    found = survey(folder, _tei_files(folder, sources), edition.volume_id)
    problems = [*broken, *found.diagnostics]
    cited = list(citations(found, edition.volume_id))
    title = _title(edition) or "Documents"
    whole = Whole(found, cited, title, edition.volume_id, style=_STYLE, data=_TABLES, theme=edition.theme)
    made = trees(whole)
    entries = menu(made, whole)
    search = Search()
    for at, document in enumerate(found.facts):
        data = take(folder / document.file, XML_LIMIT)
        original = originals[document.file]() if document.file in originals else None
        problems += _write_document(record, found, at, edition, entries, data, original)
        root = parse(data, document.file)
        _put_all(record, search.add(document, quote(page_name(document.stem)), root))
        progress(document.id)
    _put_all(record, search.files())
    _write_frame(record, made, whole)
    _put_all(record, assets() if originals else ())
    problems += _write_tables(record, found, cited, edition)
    problems += record.remove_old(earlier)
    about = {"title": _title(edition), "volume": edition.volume_id}
    record.close(about, _documents(record, found, cited, sources or {}))
    return Publication(len(found.facts), len(record.files) + 1, tuple(problems), addresses(found))


def _put_all(record: Record, files_of: Iterable[tuple[str, bytes]]) -> None:
    for relative, data in files_of:
        record.put(relative, data)


def _title(edition: Edition) -> str:
    return edition.title or edition.volume_title


def _tei_files(folder: Path, sources: Mapping[str, SourceFile] | None) -> list[str]:
    """The TEI files that belong to the edition, relative to their folder, by name."""
    if sources is not None:
        return sorted(sources)
    paths = (path.relative_to(folder) for path in folder.rglob("*.xml"))
    return sorted(path.as_posix() for path in paths if not path.name.startswith("."))


def _write_document(
    record: Record,
    found: Survey,
    at: int,
    edition: Edition,
    entries: tuple[tuple[str, str], ...],
    data: bytes,
    original: Original | None,
) -> Iterator[Diagnostic]:
    """Writes the page and the text of one document, of which `data` is the TEI. Links are told of once, for
    the page."""
    facts = found.facts[at]
    relative = f"tei/{facts.file}"
    record.keep(relative, data)
    context = replace(_context(found, at, edition), menu=entries)
    context = forms(context, facts.stem) if original else context
    try:
        page = render_document(data, "html", context, relative)
        text = render_document(data, "text", context, relative)
        _put_all(record, comparison(data, original, context, facts.stem) if original else ())
    except (InputError, SettingsError) as error:
        yield diagnose("T004", str(error), Place(relative))
        return
    record.put(f"html/{page_name(facts.stem)}", page.data)
    record.put(f"text/{facts.stem}{OUTPUTS['text'].suffix}", text.data)
    yield from page.diagnostics


def _context(found: Survey, at: int, edition: Edition) -> Context:
    facts = found.facts[at]
    near = [found.entries[found.facts[i].id] if 0 <= i < len(found.facts) else None for i in (at - 1, at + 1)]
    return Context(
        title=_title(edition),
        volume=edition.volume_id,
        address=edition.page_address,
        documents=found.entries,
        pages=found.pages,
        previous=near[0],
        next=near[1],
        cited_by=tuple(found.entries[i] for i in found.cited_by.get(facts.id, ())),
        index="index.html",
        style=_STYLE,
        script=_SCRIPT,
        tei=f"../tei/{quote(facts.file)}",
        text=f"../text/{quote(facts.stem)}.txt",
        theme=edition.theme,
        **_cited_as(facts, edition),
    )


def _cited_as(facts: Facts, edition: Edition) -> dict[str, Any]:
    """The citation files of a document, and what search engines are told of it; none for other matter."""
    if facts.is_section:
        return {}
    forms = tuple((f"../cite/{quote(facts.stem)}{form.suffix}", form.label) for form in FORMATS)
    return {"forms": forms, "linked_data": linked_data(item_of(facts, edition))}


def _write_frame(record: Record, made: Trees, whole: Whole) -> None:
    """What every edition has once: its pages, the style sheet, the schema."""
    for name, data in pages(made, whole):
        record.put(f"html/{name}", data)
    top = replace(whole, folder="html/", top="", style=f"html/{_STYLE}")
    record.put("index.html", start(made, top))
    record.put(f"html/{_STYLE}", css().encode())
    record.put(f"html/{_SCRIPT}", script().encode())
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
    for name, data in (*citation_files(only, edition), *address_files(only, edition)):
        record.put(name, data)
    style = stylesheet_path("ebook.css").read_bytes()
    record.put(ebook_name(edition), ebook(chapters(record.out / "tei", found, edition), edition, style))
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
            line["source"] = sources[document.file]._asdict()
        yield line
