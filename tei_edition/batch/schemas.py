"""Which schemas a run will need: compiled once, before the processes are born that share the work.

Knows files, and how their beginnings are asked for schemas; compiles nothing.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence

from tei_edition.batch.inputs import Found
from tei_edition.errors import TeiEditionError
from tei_edition.source import read_beginning
from tei_edition.validation.document import Document
from tei_edition.validation.schemas import Schema, Wanted, choose, settled

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
    return pickle.dumps((tuple(schemas)[:_MOST], _engine(found, wanted))).hex()


def _engine(found: Sequence[Found], wanted: Wanted) -> str:
    """The engine that the settings of the first file ask for."""
    try:
        return settled(wanted, found[0].path).engine
    except TeiEditionError:
        return wanted.engine


def read_needed(needs: str) -> tuple[tuple[Schema, ...], str]:
    """The schemas and the name of the engine, as `needed` wrote them (in our own process)."""
    schemas, engine = pickle.loads(bytes.fromhex(needs))
    return schemas, engine


def _schemas(found: Sequence[Found], wanted: Wanted) -> Iterator[Schema]:
    for item in found:
        try:
            data = read_beginning(item.path, item.name, _BEGINNING)
            document = Document.beginning(data, item.name, item.path)
            yield from choose(document, wanted)[0]
        except TeiEditionError:
            continue
