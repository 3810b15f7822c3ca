"""What there is to tell of a file that was refused: by walking its schema, else by what the engine said.

Knows the order: the schema is walked again where it is a grammar, else the engine's own words are read;
then each fault is put into words.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import CATALOGUE, diagnose
from tei_edition.errors import TeiEditionError
from tei_edition.validation.document import Document
from tei_edition.validation.explain.messages import read
from tei_edition.validation.explain.relaxng import Folder, Grammar, TooMuchError, walk
from tei_edition.validation.explain.telling import tell
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.schemas.schema import Language, Schema

MAX_FAULTS = 1000
"""As many faults are told of one file; the rest follow from the first, or are more of the same."""

_DISAGREE = "G111"
_one_at_a_time = threading.Lock()


def explain(document: Document, schema: Schema, faults: Sequence[Fault]) -> Iterator[Diagnostic]:
    """A diagnostic for each thing that is wrong, in the order of the document.

    `faults` are what the engine found; a grammar is walked again for what the engine did not say. That two
    engines disagree is told as it is.
    """
    ours = [fault for fault in faults if fault.engine != _DISAGREE]
    for fault in faults:
        if fault.engine == _DISAGREE:
            yield diagnose(_DISAGREE, f"{fault.reason.rstrip('.')}.", document.place(fault.node))
    if not ours:
        return
    engine = "" if ours[0].engine in CATALOGUE else ours[0].engine
    found, whole = _walked(document, schema)
    if not found:
        found, whole = list(islice(_said(ours, schema), MAX_FAULTS + 1)), True
    named = [fault._replace(engine=engine) for fault in found[:MAX_FAULTS]]
    yield from tell(document, named, schema.path.name)
    if len(found) > MAX_FAULTS or not whole:
        yield diagnose("G004", _cut(len(found), whole), document.place(document.root))


def _cut(count: int, whole: bool) -> str:
    if not whole:
        return "It took too long to find all faults; those after the last that is told are not known."
    return f"Only the first {MAX_FAULTS} faults are told; there are more."


def _walked(document: Document, schema: Schema) -> tuple[list[Fault], bool]:
    """The faults that a walk finds, and whether it came to its end; none where it cannot be done."""
    found: list[Fault] = []
    if schema.language is not Language.RNG:
        return found, True
    with _one_at_a_time:
        try:
            for fault in islice(walk(_grammar(schema), document.root), MAX_FAULTS + 1):
                found.append(fault)  # noqa: PERF402 (what was found is kept when the walk breaks off)
        except (TooMuchError, RecursionError):
            return found, False
        except (TeiEditionError, etree.Error):
            pass  # the engine could read what the walk cannot: its own words are told
    return found, True


def _said(faults: Sequence[Fault], schema: Schema) -> Iterator[Fault]:
    """What the engines say, read; of two that say the same the first."""
    known: set[tuple[etree._Element, Kind, str]] = set()
    for fault in (read(each, schema.path) for each in faults):
        key = fault.node, fault.kind, fault.attribute
        if key not in known:
            known.add(key)
            yield fault


def _grammar(schema: Schema) -> Grammar:
    changed = schema.path.stat().st_mtime_ns
    return _loaded(schema.path, changed)


@lru_cache(maxsize=4)
def _loaded(path: Path, changed: int) -> Grammar:
    return Grammar(Folder(path))
