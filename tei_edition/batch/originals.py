"""What a document of an edition was made from, kept small while the others are converted.

Knows files and findings; knows nothing of how they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_edition.batch.packed import unpacked
from tei_edition.errors import InputError
from tei_edition.explanation import explanations
from tei_edition.output import digest
from tei_edition.publishing.compare import Original
from tei_edition.source import BYTE_LIMIT, decode, read_bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A source on disk, and what was found in it as `packed` has it. It travels between processes."""

    path: str
    name: str
    sha256: str
    found: bytes
    encoding: str | None = None
    byte_limit: int = BYTE_LIMIT

    def __call__(self) -> Original | None:
        """The source with its findings; None where the file is no longer the one that was converted."""
        try:
            data = read_bytes(self.path, self.name, self.byte_limit)
            if digest(data) != self.sha256:
                return None
            source = decode(data, self.name, self.encoding, self.byte_limit)
        except InputError:
            return None
        return Original(data, source.text, explanations(source, unpacked(self.found)))
