"""What others need for the same TEI: parsing it, and validating it by one grammar.

Knows lxml and grammars; each engine is a function of the bytes of a file. As these are the rivals, they
are called as one would call them, not through the toolkit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from stopwatch import Spent, now, since

from tei_edition.validation.oracle import schema
from tei_edition.validation.parsing import schema_path

Engine = Callable[[bytes], bool]
SAMPLE = 40  # documents for an engine that is too slow for all


class Rival(NamedTuple):
    """What another engine spent on how much TEI, and how many documents it accepted."""

    name: str
    documents: int
    size: int
    accepted: int
    spent: Spent


def _parse(data: bytes) -> bool:
    return etree.fromstring(data) is not None


def _relaxng(path: Path) -> Engine:
    grammar = etree.RelaxNG(etree.parse(path))
    return lambda data: grammar.validate(etree.fromstring(data))


def _xsd(path: Path) -> Engine:
    grammar = etree.XMLSchema(etree.parse(path))
    return lambda data: grammar.validate(etree.fromstring(data))


def _xmlschema(data: bytes) -> bool:
    return schema().is_valid(etree.fromstring(data), use_location_hints=False)


def rivals(tei: Sequence[bytes], tei_all: Path) -> Iterable[Rival]:
    """Runs each engine over the files; compiling the grammars is not counted."""
    yield _timed("lxml: parse", tei, _parse)
    yield _timed("lxml: parse, RELAX NG by cable.rng", tei, _relaxng(schema_path("cable.rng")))
    yield _timed("lxml: parse, XSD by cable.xsd", tei, _xsd(schema_path("cable.xsd")))
    if tei_all.is_file():
        yield _timed("lxml: parse, RELAX NG by tei_all.rng", tei, _relaxng(tei_all))
    some = tei[:: max(1, len(tei) // SAMPLE)]
    yield _timed("lxml: parse, xmlschema by cable.xsd (a sample)", some, _xmlschema)


def _timed(name: str, tei: Sequence[bytes], engine: Engine) -> Rival:
    for data in tei[:20]:  # warm
        engine(data)
    start = now()
    accepted = sum(engine(data) for data in tei)
    spent = since(start)
    return Rival(name, len(tei), sum(map(len, tei)), accepted, spent)
