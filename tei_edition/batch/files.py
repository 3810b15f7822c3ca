"""Validating and rendering many TEI files: each on its own, any of them may be bad.

Knows files and outcomes; knows nothing of what validation and rendering do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tei_edition.batch.inputs import Found
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.pool import Task, share
from tei_edition.batch.work import counted, unforeseen
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place, Severity
from tei_edition.errors import InputError, TeiEditionError
from tei_edition.manifest import Written
from tei_edition.output import digest, inside, write_atomic
from tei_edition.source import read_bytes
from tei_edition.theme import OURS, Theme

if TYPE_CHECKING:
    from tei_edition.validation.schemas import Wanted

XML_LIMIT = 64 * 1024 * 1024
"""The most bytes that a TEI file may have: several times the largest volume of the series."""

Form = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class FileJob:
    """A TEI file to validate, or to render `to` a form and write to `output` below `root`."""

    index: int
    path: str
    name: str
    key: str
    to: Form | None = None
    root: str = ""
    output: str = ""
    strict: bool = False
    told: Diagnostic | None = None
    wanted: Wanted | None = None
    theme: Theme = OURS


def check_files(found: Sequence[Found], wanted: Wanted, *, workers: int, strict: bool) -> Iterator[Outcome]:
    """Validates the files, side by side; the outcomes come in their order."""
    jobs = [
        FileJob(at, str(item.path), item.name, item.key, strict=strict, told=item.diagnostic, wanted=wanted)
        for at, item in enumerate(found)
    ]
    return share(jobs, Task(_check_chunk, _lost), workers=workers)


def render_files(
    found: Sequence[Found],
    root: Path,
    to: Form,
    *,
    workers: int,
    strict: bool,
    output: str = "",
    theme: Theme = OURS,
) -> Iterator[Outcome]:
    """Renders the files into the folder `root`; `output` names the only one, `theme` the user's own files."""
    ending = {"html": ".html", "text": ".txt"}[to]
    jobs = [
        FileJob(
            at,
            str(item.path),
            item.name,
            item.key,
            to,
            str(root),
            output or item.key.removesuffix(".xml") + ending,
            strict,
            item.diagnostic or rival,
            theme=theme,
        )
        for at, (item, rival) in enumerate(_with_rivals(found))
    ]
    return share(jobs, Task(_render_chunk, _lost), workers=workers)


def _with_rivals(found: Sequence[Found]) -> Iterator[tuple[Found, Diagnostic | None]]:
    """Each file, with what is to be said where an earlier one has the same output."""
    names: dict[str, str] = {}
    for item in found:
        first = names.setdefault(item.key.casefold(), item.name)
        rival = None
        if first != item.name:
            rival = diagnose("B006", f"{first} gives the same output.", Place(item.name, 1, 1))
        yield item, rival


def _check_chunk(jobs: Sequence[FileJob]) -> list[Outcome]:
    return [_guarded(job, _check) for job in jobs]


def _render_chunk(jobs: Sequence[FileJob]) -> list[Outcome]:
    return [_guarded(job, _render) for job in jobs]


def _check(job: FileJob) -> Outcome:
    from tei_edition.validation.examine import examine

    found = examine(read_bytes(job.path, job.name, XML_LIMIT), job.name, Path(job.path), job.wanted)
    bad = (Severity.ERROR, Severity.WARNING) if job.strict else (Severity.ERROR,)
    status = Status.FAILED if any(d.severity in bad for d in found) else Status.OK
    return replace(_blank(job, status), **counted(found, job.name))


def _render(job: FileJob) -> Outcome:
    from tei_edition.rendering import Context, render_document

    assert job.to
    data = read_bytes(job.path, job.name, XML_LIMIT)
    rendered = render_document(data, job.to, Context(theme=job.theme), job.name)
    outcome = replace(_blank(job, Status.OK), **counted(rendered.diagnostics, job.name))
    if outcome.errors or (job.strict and outcome.warnings):
        return replace(outcome, status=Status.FAILED)
    write_atomic(inside(job.root, job.output), rendered.data)
    written = Written(job.output, digest(rendered.data), len(rendered.data))
    return replace(outcome, written=written, staged=job.output)


def _guarded(job: FileJob, work: Callable[[FileJob], Outcome]) -> Outcome:
    if job.told:
        refused = job.told.id.startswith("B")
        return _failed(job, Status.REFUSED if refused else Status.UNREADABLE, job.told)
    try:
        return work(job)
    except TeiEditionError as error:
        told = error.diagnostic or diagnose("B003", str(error), Place(job.name, 1, 1))
        return _failed(job, _status(error), told)
    except Exception as error:
        return _failed(job, Status.LOST, unforeseen(error, job.name))


def _status(error: TeiEditionError) -> Status:
    """A file that cannot be read is one thing, XML that is not well-formed another."""
    if not isinstance(error, InputError):
        return Status.REFUSED
    read = error.diagnostic is not None and error.diagnostic.id.startswith("R")
    return Status.UNREADABLE if read else Status.FAILED


def _blank(job: FileJob, status: Status) -> Outcome:
    return Outcome(job.index, job.name, job.key, status)


def _failed(job: FileJob, status: Status, told: Diagnostic) -> Outcome:
    return replace(_blank(job, status), errors=1, diagnostics=(told,))


def _lost(job: FileJob, rule: str, message: str) -> Outcome:
    return _failed(job, Status.LOST, diagnose(rule, message, Place(job.name, 1, 1)))
