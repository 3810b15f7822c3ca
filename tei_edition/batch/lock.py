"""The lock file of an edition's addresses: read, compared, and written where the user wants it.

Knows the file; knows nothing of what an address is.
"""

from __future__ import annotations

from pathlib import Path

from tei_edition.errors import SettingsError
from tei_edition.output import write_atomic
from tei_edition.publishing import Publication
from tei_edition.publishing.lock import read, vanished, written


def keep_addresses(publication: Publication, path: Path, *, write: bool) -> Publication:
    """The publication with T011 for each locked address that it lacks.

    `write` adds its addresses to the lock; those that are gone stay in it. SettingsError where the file
    cannot be read, OutputError where it cannot be written.
    """
    try:
        locked = read(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        locked = frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    if write:
        write_atomic(path, written(locked | publication.addresses).encode())
    told = tuple(vanished(locked, publication.addresses, str(path)))
    return publication._replace(diagnostics=publication.diagnostics + told)
