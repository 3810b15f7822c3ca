"""An edition from a folder of cables, or from TEI: convert or take apart, then publish what came of it.

Knows the two steps and what passes between them: the name and hash of each source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei_edition.batch.inputs import Found, find
from tei_edition.batch.job import Outcome
from tei_edition.batch.lock import keep_addresses
from tei_edition.batch.originals import Kept
from tei_edition.batch.pool import make_ready
from tei_edition.batch.publishing import FEW, READY, lending
from tei_edition.batch.run import Options, Tell, convert_all
from tei_edition.batch.summary import Summary
from tei_edition.batch.volumes import take_apart
from tei_edition.diagnostics import Severity
from tei_edition.edition import load_edition
from tei_edition.neighbours import SETTINGS_NAME
from tei_edition.publishing import Publication, SourceFile, publish
from tei_edition.publishing.lock import NAME as LOCK

_MUCH = 500_000  # bytes of a volume of some fifty documents


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the documents, and of the edition (None where the run was interrupted)."""

    summary: Summary
    publication: Publication | None

    @property
    def exit_code(self) -> int:
        """As for a conversion: an edition lacks the documents that failed, and says so; so for its pages."""
        told = self.publication.diagnostics if self.publication else ()
        is_bad = any(diagnostic.severity is Severity.ERROR for diagnostic in told)
        return max(self.summary.exit_code, int(is_bad))


def _silent(number: int) -> None:
    """Nobody wants to know how many documents there are."""


def build_edition(
    inputs: Sequence[str],
    out: Path,
    options: Options,
    tell: Tell,
    begin: Callable[[int], None] = _silent,
    *,
    lock: bool = False,
) -> Built:
    """Converts the inputs, or takes volumes in TEI apart, into `out`/tei, and publishes them.

    `begin` hears how many documents there are, `tell` of each. With `lock`, the addresses of the edition go
    into ids.lock beside the edition.toml; T011 tells of those in it that are gone. Errors as `convert_all`.
    """
    found = list(find(inputs, _ending(inputs), leave_out=out))
    settings = options.edition or _settings_of(inputs, found)
    edition = load_edition(settings, options.profile)
    sources: dict[str, SourceFile] = {}
    originals: dict[str, Kept] = {}

    def keep(outcome: Outcome) -> None:
        if outcome.written:
            name = outcome.written.path.rpartition("/")[2]
            sources[name] = SourceFile(outcome.key, outcome.source_sha256, judged=not _is_tei(inputs))
            if outcome.found:
                originals[name] = _kept(outcome, found, options)
        tell(outcome)

    if _is_tei(inputs):
        if options.workers > 1 and _is_much(found):
            make_ready(READY)  # while the volume is taken apart
        summary, edition = take_apart(found, out, options, edition, keep, begin)
    else:
        begin(len(found))
        summary = convert_all(found, out, options, keep)
    if summary.interrupted:
        return Built(summary, None)
    with lending(options) as share:
        publication = publish(out, edition, sources, share=share, originals=originals)
    return Built(summary, keep_addresses(publication, _lock_file(inputs, settings), write=lock))


def _is_much(found: Sequence[Found]) -> bool:
    """Whether files are so large, or so many, that other processes will be needed to publish them."""
    sizes = (item.path.stat().st_size for item in found if not item.diagnostic and item.path.is_file())
    return len(found) >= FEW or sum(sizes) > _MUCH


def _kept(outcome: Outcome, found: Sequence[Found], options: Options) -> Kept:
    path = str(found[outcome.index].path)
    return Kept(
        path, outcome.name, outcome.source_sha256, outcome.found, options.encoding, options.byte_limit
    )


def _lock_file(inputs: Sequence[str], settings: Path | None) -> Path:
    """ids.lock beside the edition.toml; without one in the first folder of the inputs."""
    if settings:
        return settings.parent / LOCK
    top = Path(inputs[0]) if inputs else Path()
    return (top if top.is_dir() else top.parent) / LOCK


def _is_tei(inputs: Sequence[str]) -> bool:
    """Whether the inputs are TEI: files that end so, or folders with such files and no plain text."""
    return bool(inputs) and all(_ending([given]) == ".xml" for given in inputs)


def _ending(inputs: Sequence[str]) -> str:
    """What the files of the inputs end with: plain text wherever there is any."""
    for given in inputs:
        path = Path(given)
        text = any(path.rglob("*.txt")) if path.is_dir() else path.suffix.lower() != ".xml"
        if text or not (path.is_file() or any(path.rglob("*.xml"))):
            return ".txt"
    return ".xml" if inputs else ".txt"


def _settings_of(inputs: Sequence[str], found: Sequence[Found]) -> Path | None:
    """The edition.toml of the whole: that of the first input folder, else of the first file."""
    top = Path(inputs[0], SETTINGS_NAME) if inputs else None
    if top and top.is_file():
        return top
    return next((item.settings for item in found if item.settings), None)
