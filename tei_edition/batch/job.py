"""What goes to a worker and what comes back: plain frozen values that travel between processes.

Knows nothing of how the work is done or shared out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tei_edition.source import BYTE_LIMIT

if TYPE_CHECKING:
    from tei_edition.diagnostics.diagnostic import Diagnostic
    from tei_edition.doubt import Doubt
    from tei_edition.edition import Edition
    from tei_edition.header import Dating, Neighbours
    from tei_edition.manifest import Known, Written


class Status(StrEnum):
    """How the work on one document ended."""

    OK = "ok"
    FAILED = "failed"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    LOST = "lost"


EXIT_CODES = {
    Status.OK: 0,
    Status.FAILED: 1,
    Status.UNREADABLE: 3,
    Status.REFUSED: 5,
    Status.LOST: 6,
}
"""The exit code that a document of each status asks for; that of a run is the highest."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What all documents under one edition.toml share; `digest` stands for it in the manifest."""

    edition: Edition
    root: str
    staging: str
    digest: str = ""
    encoding: str | None = None
    schema_prefix: str | None = None
    byte_limit: int = BYTE_LIMIT
    strict: bool = False
    skip_unchanged: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """One document to convert.

    `path` is read; `name` is what diagnostics call it; `key` is its name in the manifest, relative
    to the input folder; `output` is relative to the output folder, '' where the document's own
    number gives it; `known` is what the last run recorded of that output; `told` says why there is
    nothing to read at `path`; `between` are the dated documents between which an undated one stands.
    """

    index: int
    path: str
    name: str
    key: str
    output: str
    settings: Settings
    known: Known | None = None
    told: Diagnostic | None = None
    between: Neighbours | None = None

    @property
    def digest(self) -> str:
        """The hash of all but the text and its corrections that the output depends on."""
        if self.between is None:
            return self.settings.digest
        from tei_edition.output import digest

        return digest(repr([self.settings.digest, *map(tuple, self.between)]).encode())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job: no text, no TEI, so that a run's memory does not grow with them.

    `staged` is the finished temporary file, '' where nothing is to be moved into place; `on_disk`
    is the SHA-256 of what stood at the output before, '' for nothing; `corrections` that of the file of
    corrections. `doubts` are what an editor should look at in what was written; `dating` is how it was
    dated, for the documents beside it; `kind` what kind of document it is; `found` what was found in it,
    packed, for an edition.
    """

    index: int
    name: str
    key: str
    status: Status
    settings: str = ""
    source_sha256: str = ""
    document: str = ""
    written: Written | None = None
    staged: str = ""
    on_disk: str = ""
    errors: int = 0
    warnings: int = 0
    skipped: bool = False
    corrections: str = ""
    doubts: tuple[Doubt, ...] = ()
    dating: Dating | None = None
    kind: str = ""
    found: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()
