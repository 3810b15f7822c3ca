"""What is done before files are judged: for a run, and for a group of files.

A mistake in the settings or in a schema of the user is told once, and not with every file. And an engine that
is slow to start is asked about many files at once. Knows no options, and shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from tei_edition.errors import SettingsError, TeiEditionError
from tei_edition.validation.engines import SchemaError, ahead, check
from tei_edition.validation.schemas import Schema, Wanted, chosen, settled
from tei_edition.validation.schemas.choice import user_schemas

_SMALL = 400_000
_SLOW = ("jing", "both")
_MOST_BYTES = 64 * 1024 * 1024


def ready(wanted: Wanted, files: Iterable[Path], *, compiles: bool) -> None:
    """Reads the settings for all files and looks at the schemas that the user named.

    SettingsError where something of that cannot be read. Large grammars are compiled only if `compiles`:
    where other processes will judge by them, this one would take seconds for nothing.
    """
    asked = {settled(wanted, folder / "file") for folder in {path.parent for path in files}}
    for each in asked:
        for schema in user_schemas(each):
            if not compiles and schema.path.stat().st_size > _SMALL:
                continue
            try:
                check(schema, each.engine)
            except SchemaError as trouble:
                hint = f" {trouble.hint}" if trouble.hint else ""
                raise SettingsError(f"{schema.path}: {trouble}.{hint}") from None


def look_ahead(files: Sequence[tuple[str, Path, Wanted]], read: Callable[[Path, str], bytes]) -> None:
    """Lets an engine that is slow to start judge a group of files; `examine` finds that done."""
    slow = []
    with suppress(TeiEditionError):
        folders = {(path.parent, wanted) for _, path, wanted in files}
        asked_by = {(folder, wanted): settled(wanted, folder / "file") for folder, wanted in folders}
        slow = [each for each in files if asked_by[each[1].parent, each[2]].engine in _SLOW]
    if len(slow) < 2:
        return
    from tei_edition.validation.document import Document

    pairs: dict[str, list[tuple[Document, Schema]]] = {}
    size = 0
    for name, path, wanted in slow:
        with suppress(TeiEditionError):
            data = read(path, name)
            if (size := size + len(data)) > _MOST_BYTES:
                break
            document, asked = Document(data, name, path), settled(wanted, path)
            pairs.setdefault(asked.engine, []).extend((document, each) for each in chosen(document, asked)[0])
    for engine, group in pairs.items():
        with suppress(TeiEditionError):
            ahead(group, engine)
