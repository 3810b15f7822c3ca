"""The tables of an edition: documents, references, people, as CSV and as JSON.

Knows columns and rows and how CSV is written; where the facts come from is not known here. The names of the
columns are promised: a column may be added at the end, none is renamed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from tei_edition.cells import inert
from tei_edition.publishing.citations import Citation
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.particulars import Value
from tei_edition.publishing.survey import page_name

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("id", "number", "title", "kind"),
        *("date", "when", "from", "to", "not_before", "not_after", "certainty", "evidence", "place"),
        *("sender_persons", "sender_offices", "addressee_persons", "addressee_offices", "info_addressees"),
        *("repository", "collection", "record_group", "lot", "box", "folder", "file"),
        *("classification", "precedence", "handling", "slug", "telegram"),
        *("volume", "volume_title", "printed_pages", "page_ids"),
        *("words", "notes", "references", "cited_by", "files"),
    ),
    "references": (
        *("document", "place", "note", "page", "words", "target", "kind"),
        *("status", "target_volume", "target_document", "target_id", "certainty"),
    ),
    "pages": ("page", "id", "document", "file"),
    "people": ("name", "entry", "kind", "role", "document", "count"),
}
"""The columns of each table, in their order."""

MANY = frozenset(
    (
        *("sender_persons", "sender_offices", "addressee_persons", "addressee_offices", "info_addressees"),
        *("collection", "record_group", "lot", "box", "folder", "file"),
        *("classification", "precedence", "handling", "slug", "page_ids", "cited_by", "files"),
    )
)
"""The columns that hold any number of values: arrays in JSON, parted by `SEPARATOR` in CSV."""

SEPARATOR = " | "

Row = Mapping[str, Value]


def document_rows(
    facts: Iterable[Facts],
    cited_by: Mapping[str, tuple[str, ...]],
    files: Mapping[str, tuple[str, ...]],
    volume: str,
) -> Iterator[Row]:
    """A row for each document: what its TEI says, who cites it, its files in the edition."""
    for document in facts:
        yield {
            "volume": volume,
            **document.particulars,
            "id": document.id,
            "number": document.number,
            "title": document.title,
            "page_ids": document.page_ids,
            "references": len(document.references),
            "cited_by": cited_by.get(document.id, ()),
            "files": files.get(document.id, ()),
        }


def reference_rows(found: Iterable[Citation]) -> Iterator[Row]:
    """A row for each pointer of each reference: who cites whom, where, and what became of it."""
    for citation in found:
        reference = citation.reference
        yield {
            "document": citation.citing,
            "place": reference.place,
            "note": reference.note,
            "page": reference.page,
            "words": reference.words,
            "target": reference.target,
            "kind": citation.kind,
            "status": citation.status,
            "target_volume": citation.volume,
            "target_document": citation.document,
            "target_id": citation.identifier,
            "certainty": reference.certainty,
        }


def people_rows(facts: Iterable[Facts]) -> Iterator[Row]:
    """A row for each name in a role in a document."""
    for document in facts:
        for mention in document.mentions:
            yield {
                "name": mention.name,
                "entry": mention.key,
                "kind": mention.kind,
                "role": mention.role,
                "document": document.id,
                "count": mention.times,
            }


def page_rows(facts: Iterable[Facts]) -> Iterator[Row]:
    """A row for each printed page in a document that has its mark: a concordance of pages and files."""
    for document in facts:
        for page in document.page_ids:
            address = f"html/{page_name(document.stem)}#{page}"
            yield {"page": page.removeprefix("pg_"), "id": page, "document": document.id, "file": address}


def as_csv(table: str, rows: Iterable[Row]) -> bytes:
    """A table by RFC 4180 in UTF-8: a line of column names, lines that end with CR LF.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    columns = COLUMNS[table]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return stream.getvalue().encode()


def _cell(value: Value) -> str:
    text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
    return inert(text)


def as_json(table: str, rows: Iterable[Row]) -> bytes:
    """A table as an array of objects, a line each, with every column; values as they are."""
    columns = COLUMNS[table]
    lines = (json.dumps({c: _value(c, row) for c in columns}, ensure_ascii=False) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _value(column: str, row: Row) -> object:
    """The value of a column: an array where there may be many, null where there is none."""
    value = row.get(column, "")
    if column in MANY:
        return list(value) if isinstance(value, tuple) else [value] if value else []
    return None if value == "" else value
