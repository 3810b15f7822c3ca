"""One document from file to file: what a worker process does.

Knows the order read, decode, convert, stage; puts nothing in its final place, for only the run as a
whole knows whether two documents want the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tei_edition.batch.job import Job, Outcome, Status
from tei_edition.batch.packed import packed
from tei_edition.batch.told import counted, unforeseen
from tei_edition.corrections import beside, parse, read_beside
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place, Severity
from tei_edition.errors import InputError, OutputError, TeiEditionError
from tei_edition.manifest import Written
from tei_edition.output import digest, digest_of_file, inside, synchronise, write_staged
from tei_edition.pipeline import Conversion, convert
from tei_edition.source import decode, read_bytes


def convert_chunk(jobs: Sequence[Job]) -> list[Outcome]:
    """Converts several documents, and waits for the disk once for all of them."""
    outcomes = [stage(job, *prepare(job), wait=False) for job in jobs]
    try:
        synchronise([outcome.staged for outcome in outcomes if outcome.staged])
    except OutputError as error:
        return [
            refused(outcome, _about(outcome.name, _told(error, outcome.name))) if outcome.staged else outcome
            for outcome in outcomes
        ]
    return outcomes


def prepare(job: Job) -> tuple[Outcome, bytes]:
    """Reads and converts: the outcome so far, and the bytes to write (b'' for none)."""
    if job.told:
        return _failed(job, Status.UNREADABLE, job.told), b""
    return _guarded(job, lambda: _prepare(job))


def prepare_data(job: Job, data: bytes) -> tuple[Outcome, bytes]:
    """As `prepare`, for bytes that were read already (standard input)."""
    return _guarded(job, lambda: _convert(job, data, digest(data), b""))


def _guarded(job: Job, work: Callable[[], tuple[Outcome, bytes]]) -> tuple[Outcome, bytes]:
    """Whatever goes wrong with a document becomes its outcome: one bad file never stops a run."""
    try:
        return work()
    except InputError as error:
        return _failed(job, Status.UNREADABLE, _told(error, job.name)), b""
    except TeiEditionError as error:
        return _failed(job, Status.REFUSED, _told(error, job.name)), b""
    except MemoryError:
        return lost(job, "B001", "There was not enough memory for this file."), b""
    except Exception as error:  # not foreseen, and so told with its place in the program
        return _failed(job, Status.LOST, unforeseen(error, job.name)), b""


def _prepare(job: Job) -> tuple[Outcome, bytes]:
    settings = job.settings
    data = read_bytes(job.path, job.name, settings.byte_limit)
    source_sha256 = digest(data)
    corrections = read_beside(job.path)
    if _is_done(job, source_sha256, _hash(corrections)):
        return _skipped(job, source_sha256), b""
    return _convert(job, data, source_sha256, corrections)


def _hash(corrections: bytes) -> str:
    """The hash of a file of corrections; '' where there is none."""
    return digest(corrections) if corrections else ""


def _convert(job: Job, data: bytes, source_sha256: str, corrected: bytes) -> tuple[Outcome, bytes]:
    settings = job.settings
    source = decode(data, job.name, settings.encoding, settings.byte_limit)
    corrections = parse(corrected, str(beside(job.name)))
    conversion = convert(source, settings.edition, schema_href(job), corrections, job.between)
    tei = _to_write(conversion, settings.strict)
    outcome = _outcome(job, conversion, source_sha256, tei)
    return replace(outcome, corrections=_hash(corrected)), tei


def schema_href(job: Job) -> str:
    """The way from the output's folder to the schema set, as xml-model gives it."""
    if job.settings.schema_prefix is not None:
        return job.settings.schema_prefix
    return "../" * (job.output or "tei/").count("/") + "schema"


def _is_done(job: Job, source_sha256: str, corrections: str) -> bool:
    """Whether source, settings, corrections and the output on disk are those that the last run recorded."""
    known, settings = job.known, job.settings
    if known is None or not settings.skip_unchanged or (settings.strict and known.warnings):
        return False
    if not known.made_from(source_sha256, job.digest, corrections):
        return False
    return digest_of_file(inside(settings.root, job.output)) == known.written.sha256


def _skipped(job: Job, source_sha256: str) -> Outcome:
    assert job.known is not None
    return replace(
        _blank(job, Status.OK),
        source_sha256=source_sha256,
        document=job.known.document,
        written=job.known.written,
        on_disk=job.known.written.sha256,
        warnings=job.known.warnings,
        skipped=True,
        corrections=job.known.corrections,
        doubts=job.known.doubts,
    )


def _outcome(job: Job, conversion: Conversion, source_sha256: str, tei: bytes) -> Outcome:
    """The outcome of a conversion; `tei` is what will be written, b'' for nothing."""
    output = job.output or f"tei/{conversion.document_id}.xml"
    return Outcome(
        job.index,
        job.name,
        job.key,
        Status.OK if tei else Status.FAILED,
        job.digest,
        source_sha256=source_sha256,
        document=conversion.document_id,
        written=Written(output, digest(tei), len(tei)) if tei else None,
        doubts=conversion.doubts if tei else (),
        dating=conversion.dating,
        kind=conversion.kind,
        found=b"" if job.output else packed(conversion.findings),  # only an edition shows it
        **counted(conversion.diagnostics, job.name),
    )


def _to_write(conversion: Conversion, strict: bool) -> bytes:
    """The TEI, or b'' where it may not be written: with --strict a warning weighs as an error."""
    if strict and any(d.severity is Severity.WARNING for d in conversion.diagnostics):
        return b""
    return conversion.tei or b""


def stage(job: Job, outcome: Outcome, tei: bytes, *, wait: bool = True) -> Outcome:
    """Writes the TEI to the staging folder, unless the same bytes are in their place already."""
    if not tei or outcome.written is None:
        return outcome
    try:
        place = inside(job.settings.root, outcome.written.path)
        on_disk = digest_of_file(place)
        if on_disk == outcome.written.sha256:
            return replace(outcome, on_disk=on_disk)
        staged = f"{job.settings.staging}/{job.index}.xml"
        write_staged(staged, tei, place, wait=wait)
        return replace(outcome, on_disk=on_disk, staged=staged)
    except OutputError as error:
        return refused(outcome, _about(job.name, _told(error, job.name)))


def refused(outcome: Outcome, told: Diagnostic) -> Outcome:
    """The outcome of a document that was converted, but may not or cannot be written."""
    return replace(
        outcome,
        status=Status.REFUSED,
        written=None,
        staged="",
        errors=outcome.errors + 1,
        diagnostics=(*outcome.diagnostics, told),
    )


def lost(job: Job, rule: str, message: str) -> Outcome:
    """The outcome of a document whose worker crashed (B001), or took too long (B002)."""
    return _failed(job, Status.LOST, diagnose(rule, message, Place(job.name, 1, 1)))


def _blank(job: Job, status: Status) -> Outcome:
    return Outcome(job.index, job.name, job.key, status, job.digest)


def _failed(job: Job, status: Status, told: Diagnostic) -> Outcome:
    return replace(_blank(job, status), errors=1, diagnostics=(told,))


def _told(error: TeiEditionError, name: str) -> Diagnostic:
    return error.diagnostic or diagnose("B003", f"{type(error).__name__}: {error}", Place(name, 1, 1))


def _about(name: str, told: Diagnostic) -> Diagnostic:
    """The same diagnostic, about the input: its message names the output."""
    return told._replace(place=Place(name, 1, 1))
