"""The grammar of a schema as a bundle, whatever its syntax is. Knows who converts, and converts nothing."""

from __future__ import annotations

from dataclasses import replace

from tei_edition.validation.engines.bundle import Bundle, bundle
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas.schema import Language, Schema


def grammar(schema: Schema) -> Bundle:
    """The bundle of a grammar; SchemaError where it cannot be read or converted."""
    if schema.language is not Language.RNC:
        return bundle(schema)
    if schema.ours:
        name = schema.ours.replace(".rnc", ".rng")
        return bundle(replace(schema, language=Language.RNG, path=schema_path(name)))
    from tei_edition.validation.engines.compact import converted

    return converted(schema)
