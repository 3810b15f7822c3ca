"""What an editor should look at, for a whole folder: as a table, as lines, and read back from its record.

Knows ranked documents and the manifest; knows nothing of how doubts arise.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tei_edition import manifest
from tei_edition.cells import inert
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Place
from tei_edition.doubt import Doubt, Looked, counted, ranked
from tei_edition.errors import InputError

DOUBTS = "doubts.csv"
"""The table in the output folder."""

_COLUMNS = ("rank", "document", "file", *Doubt._fields, "tei")


def _rows(documents: Sequence[Looked]) -> Iterator[dict[str, object]]:
    """A row for each doubt; `rank` counts doubts and `document` documents, the heaviest first."""
    rank = 0
    for number, document in enumerate(documents, start=1):
        for doubt in document.doubts:
            rank += 1
            place = {"rank": rank, "document": number, "file": document.source, "tei": document.output}
            yield place | doubt.record()


def as_csv(documents: Sequence[Looked]) -> bytes:
    """The doubts as a table for a spreadsheet: UTF-8 with a mark, by which programs know it; a cell that
    would be run as a formula gets an apostrophe before it."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: inert(str(value)) for key, value in row.items()} for row in _rows(documents))
    return stream.getvalue().encode("utf-8-sig", errors="backslashreplace")


def as_json(documents: Sequence[Looked]) -> Iterator[str]:
    """A line of JSON for each doubt, with the keys of the table."""
    for row in _rows(documents):
        yield json.dumps({key: row[key] for key in _COLUMNS}, ensure_ascii=False)


def as_lines(documents: Iterable[Looked], *, corrections: bool = False) -> Iterator[str]:
    """Documents and doubts for people: where, what, the words, why; the correction to paste, if asked."""
    for document in documents:
        number = counted(len(document.doubts), "doubt")
        to = f" -> {document.output}" if document.output else ""
        yield f"{document.source}{to}: {number}, weight {document.weight}"
        for doubt in document.doubts:
            value = f" = {doubt.value}" if doubt.value else ""
            yield f"  {doubt.line}:{doubt.column}: {doubt.what}{value} ({doubt.certainty})"
            yield f"      “{doubt.words}”"
            if doubt.alternatives:
                yield f"      or: {doubt.alternatives}"
            yield f"      {doubt.rule}: {doubt.why}"
            if corrections and doubt.correction:
                yield from (f"        {line}" for line in doubt.correction.split("\n"))


def recorded(root: Path) -> list[Looked]:
    """The doubts that the last runs into a folder recorded, ranked; InputError where it has no record."""
    path = root / manifest.NAME
    place = Place(str(path), 1, 1)
    if not path.is_file():
        raise InputError(diagnostic=diagnose("R001", "There is no record of a conversion.", place))
    earlier = manifest.load(path)
    if earlier.broken_line:
        said = "The record of the last run cannot be read from here on."
        raise InputError(diagnostic=diagnose("B012", said, place._replace(line=earlier.broken_line)))
    return ranked(
        Looked(known.source, name, known.doubts) for name, known in earlier.outputs.items() if known.source
    )
