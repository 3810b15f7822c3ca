"""Which schemas a run will need: compiled once, before the processes are born that share the work.

Knows files, and how their beginnings are asked for schemas; compiles nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tei_edition.batch.inputs import Found
from tei_edition.errors import TeiEditionError
from tei_edition.source import read_beginning
from tei_edition.validation.document import Document
from tei_edition.validation.schemas import Language, Schema, Wanted, choose

_LOOKED_AT = 64
"""So many files, evenly, are asked for their schemas: most collections have one for all."""

_MOST = 8
_BEGINNING = 16 * 1024


def needed(found: Sequence[Found], wanted: Wanted) -> str:
    """The schemas that the files are judged by, as far as their beginnings tell; for `read_needed`.

    What is missed here a worker compiles for itself; what is wrong with a file or a schema is told when its
    turn comes.
    """
    schemas = dict.fromkeys(_schemas(found[:: max(1, len(found) // _LOOKED_AT)], wanted))
    chosen = [[each.language.name, str(each.path), each.origin, each.phase] for each in schemas]
    return json.dumps({"engine": wanted.engine, "schemas": chosen[:_MOST]})


def read_needed(needs: str) -> tuple[list[Schema], str]:
    """The schemas and the name of the engine, as `needed` wrote them."""
    given = json.loads(needs)
    schemas = [
        Schema(Language[language], Path(path), origin, phase)
        for language, path, origin, phase in given["schemas"]
    ]
    return schemas, given["engine"]


def _schemas(found: Sequence[Found], wanted: Wanted) -> Iterator[Schema]:
    for item in found:
        try:
            data = read_beginning(item.path, item.name, _BEGINNING)
            document = Document.beginning(data, item.name, item.path)
            yield from choose(document, wanted)[0]
        except TeiEditionError:
            continue
