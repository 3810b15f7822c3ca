"""The engines: each judges a document by a schema, and says what is wrong in its own way.

A grammar is judged by libxml2, unless jing, xmlschema or two opinions are asked for; what the engine that is
asked for cannot read, the one that can judges. Schematron has its own engines, and gives diagnostics: its
messages, ids and roles are the schema's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tei_edition.judging import ENGINES
from tei_edition.validation.engines.trouble import SchemaError
from tei_edition.validation.schemas.schema import Language, Schema

if TYPE_CHECKING:
    from tei_edition.diagnostics import Diagnostic
    from tei_edition.validation.document import Document
    from tei_edition.validation.fault import Fault

__all__ = ["ENGINES", "SchemaError", "ahead", "assertions", "check", "faults", "prepare"]


def faults(document: Document, schema: Schema, engine: str) -> tuple[Fault, ...]:
    """What the engine of this name finds wrong in a document by a grammar; () when it is valid.

    Schematron is no grammar: see `assertions`. SchemaError where the schema cannot be used.
    """
    if schema.language is Language.SCHEMATRON:
        return ()
    name = judge_of(schema, engine)
    if name == "both":
        from tei_edition.validation.engines.both import compare

        one, two = _second_pair(schema)
        return compare(_by(one, document, schema), _by(two, document, schema), (one, two))
    return _by(name, document, schema)


def judge_of(schema: Schema, engine: str) -> str:
    """The engine that judges by a schema when one is asked for: one that can read it."""
    if schema.language is Language.XSD:
        from tei_edition.validation.engines.xsd import is_newer

        return "xmlschema" if is_newer(schema) else engine
    if engine not in ("jing", "both") or schema.language not in (Language.RNG, Language.RNC):
        return "libxml2"
    return engine


def _second_pair(schema: Schema) -> tuple[str, str]:
    return ("libxml2", "xmlschema") if schema.language is Language.XSD else ("libxml2", "jing")


def _by(name: str, document: Document, schema: Schema) -> tuple[Fault, ...]:
    if name == "jing":
        from tei_edition.validation.engines import jing

        return jing.faults(document.root, schema)
    if name == "xmlschema":
        from tei_edition.validation.engines import xsd

        return xsd.faults(document.root, schema)
    from tei_edition.validation.engines import libxml2

    return libxml2.faults(document.root, schema)


def assertions(document: Document, schema: Schema) -> tuple[Diagnostic, ...]:
    """What a Schematron schema says about a document; () for any other schema."""
    if schema.language is not Language.SCHEMATRON:
        return ()
    from tei_edition.validation.engines.schematron import check

    return check(document, schema)


def prepare(schemas: Iterable[Schema], engine: str = "libxml2") -> None:
    """Compiles schemas now, for a process that will fork workers; it starts no process and no thread.

    SchemaError, which is a SettingsError, where one of them cannot be used.
    """
    for schema in sorted(schemas, key=lambda each: each.language is not Language.SCHEMATRON):
        if schema.language is Language.SCHEMATRON:
            from tei_edition.validation.engines.schematron import prepare

            prepare(schema)
        elif (name := judge_of(schema, engine)) in ("libxml2", "both"):
            from tei_edition.validation.engines import libxml2

            libxml2.prepare(schema)
        elif name == "jing":
            from tei_edition.validation.engines import jing

            jing.ahead([], schema)


def check(schema: Schema, engine: str) -> None:
    """Raises SchemaError where a schema cannot be used by the engine that would be asked."""
    if schema.language is Language.SCHEMATRON:
        from tei_edition.validation.engines import schematron

        schematron.load(schema)
    elif judge_of(schema, engine) == "xmlschema":
        from tei_edition.validation.engines import xsd

        xsd.prepare(schema)
    else:
        prepare([schema], engine)


def ahead(documents: Sequence[tuple[Document, Schema]], engine: str) -> None:
    """For engines that are slow to start: judges many documents at once, which `faults` then finds done."""
    groups: dict[Schema, list[Document]] = {}
    for document, schema in documents:
        if schema.language is not Language.SCHEMATRON and judge_of(schema, engine) in ("jing", "both"):
            groups.setdefault(replace(schema, origin="", line=0), []).append(document)
    from tei_edition.validation.engines import jing

    for schema, group in groups.items():
        if "jing" in (judge_of(schema, engine), _second_pair(schema)[1]):
            jing.ahead([document.root for document in group], schema)
