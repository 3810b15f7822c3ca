"""An edition of TEI that is there already: whole volumes are taken apart, single documents stay as they are.

Knows files and outcomes, and the same books as a conversion: what an editor changed is not overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tei_edition import manifest
from tei_edition.batch.inputs import Found
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.ledger import Ledger
from tei_edition.batch.run import Options, Tell, begin, finish, settle_all
from tei_edition.batch.summary import Summary
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.edition import Edition
from tei_edition.errors import TeiEditionError
from tei_edition.intake import XML_LIMIT
from tei_edition.manifest import Written
from tei_edition.output import digest, digest_of_file, inside, staging, write_staged
from tei_edition.source import read_bytes
from tei_edition.volumes import read_parts


@dataclass(frozen=True, slots=True)
class _Source:
    """An input file with its parts, or why it has none."""

    found: Found
    sha256: str
    parts: tuple[tuple[str, bytes], ...]
    failure: Outcome | None = None


def take_apart(
    found: Sequence[Found],
    root: Path,
    options: Options,
    edition: Edition,
    tell: Tell,
    begun: Callable[[int], None],
) -> tuple[Summary, Edition]:
    """Writes the documents and sections of TEI files into `root`/tei; `begun` hears how many there are.

    Returns the sum, and the edition as the first volume's header describes it, under what `edition` says.
    Errors as `convert_all`.
    """
    sources: list[_Source] = []
    for at, item in enumerate(found):
        source, edition = _read(at, item, edition)
        sources.append(source)
    outputs = [f"tei/{name}.xml" for source in sources for name, _ in source.parts or (("", b""),)]
    names = [source.found.name for source in sources for _ in source.parts or (("", b""),)]
    begun(len(outputs))
    summary = Summary(len(outputs))
    with staging(root) as folder:
        earlier, header = begin(root, options, summary)
        writer = manifest.Writer(folder / manifest.NAME, root / manifest.NAME)
        writer.add("run", **header)
        ledger = Ledger(root, earlier, writer, force=options.force, strict=options.strict)
        try:
            named = zip(outputs, _outcomes(sources, root, folder), strict=True)
            settle_all(named, names, ledger, summary, tell)
            finish(ledger, options, summary)
        finally:
            ledger.close(len(outputs), summary.doubts.record())
    return summary, edition


def _read(at: int, item: Found, edition: Edition) -> tuple[_Source, Edition]:
    """The parts of one file; a file that cannot be read is an outcome, and the run goes on."""
    if item.diagnostic:
        return _Source(item, "", (), _failed(at, item, Status.UNREADABLE, item.diagnostic)), edition
    try:
        data = read_bytes(item.path, item.name, XML_LIMIT)
        edition, parts = read_parts(data, item.name, item.path.stem, edition)
        return _Source(item, digest(data), parts), edition
    except TeiEditionError as error:
        told = error.diagnostic or diagnose("B003", str(error), Place(item.name, 1, 1))
        unread = told.id.startswith("R")
        status = Status.UNREADABLE if unread else Status.FAILED
        return _Source(item, "", (), _failed(at, item, status, told)), edition


def _failed(at: int, item: Found, status: Status, told: Diagnostic) -> Outcome:
    return Outcome(at, item.name, item.key, status, errors=1, diagnostics=(told,))


def _outcomes(sources: Sequence[_Source], root: Path, folder: Path) -> Iterator[Outcome]:
    at = 0
    for source in sources:
        if source.failure:
            yield replace(source.failure, index=at)
            at += 1
        for name, data in source.parts:
            yield _stage(source, at, f"tei/{name}.xml", data, root, folder)
            at += 1


def _stage(source: _Source, at: int, output: str, data: bytes, root: Path, folder: Path) -> Outcome:
    """A part in the staging folder, unless the same bytes are in their place already."""
    place = inside(root, output)
    written = Written(output, digest(data), len(data))
    there = digest_of_file(place)
    outcome = Outcome(
        at,
        source.found.name,
        source.found.key,
        Status.OK,
        source_sha256=source.sha256,
        document=Path(output).stem,
        written=written,
        on_disk=there,
    )
    if there == written.sha256:
        return outcome
    staged = str(folder / f"{at}.xml")
    write_staged(staged, data, place, wait=False)
    return replace(outcome, staged=staged)
