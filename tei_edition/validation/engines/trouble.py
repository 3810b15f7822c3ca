"""Why a schema cannot be used. Its words never show what stands in the schema: it may be a stranger's."""

from __future__ import annotations

from tei_edition.diagnostics import Detail, Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import SettingsError
from tei_edition.validation.schemas.schema import Schema


class SchemaError(SettingsError):
    """A schema that cannot be read (V006), needs what is not installed (V007), or does not end (V008)."""

    def __init__(self, rule: str, why: str, hint: str | None = None) -> None:
        super().__init__(why)
        self.rule, self.hint = rule, hint

    def told(self, schema: Schema, name: str) -> Diagnostic:
        """The diagnostic for a document in a file of this name."""
        shown = schema.ours or schema.path.name
        said = diagnose(
            self.rule, f"{shown} ({schema.origin}): {self}.", Place(name, schema.line, 1), self.hint
        )
        return said._replace(
            detail=Detail(value=shown, cause=f"{self.rule} {schema.path}", source=schema.origin)
        )


def broken(why: str) -> SchemaError:
    """A schema that cannot be read; `why` without anything that stands in it."""
    return SchemaError("V006", why)
