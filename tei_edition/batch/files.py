"""Rendering many TEI files: each on its own, any of them may be bad.

Knows files and outcomes; knows nothing of what rendering does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tei_edition.batch.inputs import Found
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.pool import Task, share
from tei_edition.batch.told import counted, unforeseen
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place
from tei_edition.errors import InputError, TeiEditionError
from tei_edition.intake import XML_LIMIT
from tei_edition.source import read_bytes
from tei_edition.theme import OURS, Theme

Form = Literal["html", "text", "plain", "markdown"]
_ENDINGS = {"html": ".html", "markdown": ".md"}


@dataclass(frozen=True, slots=True)
class FileJob:
    """A TEI file to render `to` a form and write to `output` below `root`."""

    index: int
    path: str
    name: str
    key: str
    to: Form
    root: str
    output: str
    strict: bool = False
    told: Diagnostic | None = None
    theme: Theme = OURS


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
    ending = _ENDINGS.get(to, ".txt")
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
    return share(jobs, Task(_render_chunk, _lost, "tei_edition.rendering"), workers=workers)


def _with_rivals(found: Sequence[Found]) -> Iterator[tuple[Found, Diagnostic | None]]:
    """Each file, with what is to be said where an earlier one has the same output."""
    names: dict[str, str] = {}
    for item in found:
        first = names.setdefault(item.key.casefold(), item.name)
        rival = None
        if first != item.name:
            rival = diagnose("B006", f"{first} gives the same output.", Place(item.name, 1, 1))
        yield item, rival


def _render_chunk(jobs: Sequence[FileJob]) -> list[Outcome]:
    return [_guarded(job, _render) for job in jobs]


def _render(job: FileJob) -> Outcome:
    from tei_edition.manifest import Written
    from tei_edition.output import digest, inside, write_atomic
    from tei_edition.rendering import Context, render_document

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
