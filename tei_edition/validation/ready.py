"""What is to be known before files are judged: that the settings and the schemas of the user can be read.

So a mistake there is told once, and not with every file; and processes that are forked afterwards have the
schemas already.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tei_edition.errors import SettingsError
from tei_edition.validation.engines import SchemaError, prepare
from tei_edition.validation.schemas import Wanted, settled
from tei_edition.validation.schemas.choice import user_schemas


def ready(wanted: Wanted, files: Iterable[Path]) -> None:
    """Reads the settings for all files, and compiles the schemas that the user named.

    SettingsError where something of that cannot be read.
    """
    asked = {settled(wanted, folder / "file") for folder in {path.parent for path in files}}
    for each in asked:
        for schema in user_schemas(each):
            try:
                prepare([schema], each.engine)
            except SchemaError as trouble:
                hint = f" {trouble.hint}" if trouble.hint else ""
                raise SettingsError(f"{schema.path}: {trouble}.{hint}") from None
