"""Validating many TEI files: each on its own, any of them may be bad. With mending, where that is asked for.

Knows files and what is wanted of them; knows nothing of what validation does, nor of how it is shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tei_edition.batch.inputs import Found as Input
from tei_edition.batch.job import EXIT_CODES, Status
from tei_edition.batch.pool import Task, share
from tei_edition.batch.told import unforeseen
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place, Severity
from tei_edition.diagnostics.found import Found, Judge, Shown, select
from tei_edition.errors import InputError, OutputError, TeiEditionError
from tei_edition.intake import XML_LIMIT
from tei_edition.source import read_bytes

if TYPE_CHECKING:
    from tei_edition.diagnostics.baseline import Baseline, Known
    from tei_edition.validation.examine import Examined
    from tei_edition.validation.schemas import Wanted


class Mending(StrEnum):
    """What to do about what can be mended."""

    LEAVE = "leave"
    SHOW = "show"
    DO = "do"


@dataclass(frozen=True, slots=True)
class Ask:
    """How files are examined, and what is wanted back.

    `every` diagnostic, or those that stand for the others; with `excerpts` of the files, and with those that
    the baseline knows (`keep_known`); `tally`: what a new baseline is made of.
    """

    wanted: Wanted
    strict: bool = False
    every: bool = False
    excerpts: bool = True
    keep_known: bool = False
    tally: bool = False
    mending: Mending = Mending.LEAVE


@dataclass(frozen=True, slots=True)
class CheckJob:
    """A file to examine. `key` is its name in a baseline, and `known` what that has of it."""

    path: str
    name: str
    ask: Ask
    key: str = ""
    known: Known | None = None
    told: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file. `tally` is for a new baseline, `diff` shows how the file could be mended."""

    found: Found
    key: str = ""
    tally: Known | None = None
    diff: bytes = b""
    exit_code: int = 0


def check_files(
    inputs: Sequence[Input],
    ask: Ask,
    *,
    workers: int,
    baseline: Baseline | None = None,
    folder: Path | None = None,
) -> Iterator[Checked]:
    """Examines the files, side by side; the results come in their order.

    `folder` is that of the baseline: its names of files are relative to it. Pointers are followed to files in
    the folder that the command runs in, if all files are there, or else in the folder that holds them all.
    """
    root = ask.wanted.root or _common(item.path for item in inputs)
    ask = replace(ask, wanted=replace(ask.wanted, root=root))
    jobs = []
    for item in inputs:
        key = baseline_key(item.path, folder) if folder else ""
        known = baseline.get(key) if baseline else None
        jobs.append(CheckJob(str(item.path), item.name, ask, key, known, item.diagnostic))
    needs = ""
    if workers > 1 and len(jobs) > 1:
        from tei_edition.batch.schemas import needed

        needs = needed(inputs, ask.wanted)
    return share(jobs, Task(_check_chunk, _lost, "tei_edition.batch.ready_to_check", needs), workers=workers)


def _common(paths: Iterable[Path]) -> Path:
    """The folder that files have in common; rather the current one where that holds them all."""
    here = Path.cwd()
    folders = {str(path.resolve().parent) for path in paths} or {str(here)}
    if all(Path(folder).is_relative_to(here) for folder in folders):
        return here
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return here


def baseline_key(path: Path, folder: Path) -> str:
    """How a baseline in `folder` names a file: from that folder, with slashes, wherever the command runs."""
    return os.path.relpath(os.path.abspath(path), os.path.abspath(folder)).replace(os.sep, "/")


def _check_chunk(jobs: Sequence[CheckJob]) -> list[Checked]:
    from tei_edition.validation.ready import look_ahead

    asked = [(job.name, Path(job.path), job.ask.wanted) for job in jobs if not job.told]
    look_ahead(asked, lambda path, name: read_bytes(path, name, XML_LIMIT))
    return [_guarded(job) for job in jobs]


def _guarded(job: CheckJob) -> Checked:
    """Whatever goes wrong with a file is told of that file."""
    if job.told:
        return _failed(job, Status.UNREADABLE, job.told)
    try:
        return _check(job)
    except TeiEditionError as error:
        told = error.diagnostic or diagnose("B003", str(error), Place(job.name, 1, 1))
        status = Status.UNREADABLE if isinstance(error, InputError) else Status.REFUSED
        return _failed(job, status, told, error.exit_code)
    except Exception as error:
        return _failed(job, Status.LOST, unforeseen(error, job.name))


def _check(job: CheckJob) -> Checked:
    data = read_bytes(job.path, job.name, XML_LIMIT)
    done = _examine(job, data)
    if job.ask.mending is not Mending.LEAVE and any(each.detail.edits for each in done.diagnostics):
        return _mend(job, data, done)
    return _checked(job, data, done)


def _examine(job: CheckJob, data: bytes) -> Examined:
    from tei_edition.validation.examine import examined

    return examined(data, job.name, Path(job.path), job.ask.wanted)


def _mend(job: CheckJob, data: bytes, done: Examined) -> Checked:
    """The result for a file that can perhaps be mended: as it is then, or with what would be changed."""
    from tei_edition.validation.fixes import diff, mend

    mended = mend(data, done.diagnostics, lambda changed: _examine(job, changed).diagnostics)
    if mended.data == data:
        return _checked(job, data, done)
    if job.ask.mending is Mending.SHOW:
        return _checked(job, data, done, mendable=mended.number, diff=diff(job.name, data, mended.data))
    try:
        from tei_edition.output import overwrite

        why = overwrite(Path(job.path), mended.data, data)
        told = diagnose("B014", f"The file is not mended: {why}.", Place(job.name)) if why else None
        code = 0
    except OutputError as error:
        told, code = error.diagnostic, error.exit_code
    if told:
        kept = done._replace(diagnostics=(told._replace(place=Place(job.name)), *done.diagnostics))
        return _checked(job, data, kept, exit_code=code)
    return _checked(job, mended.data, done._replace(diagnostics=mended.diagnostics), mended=mended.number)


def _checked(
    job: CheckJob,
    data: bytes,
    done: Examined,
    *,
    mended: int = 0,
    mendable: int | None = None,
    diff: bytes = b"",
    exit_code: int = 0,
) -> Checked:
    """The result: what is new and what is known, counted, and as much of it as is wanted."""
    known, gone = _known(job, done.diagnostics)
    new = [told for told, is_known in zip(done.diagnostics, known, strict=True) if not is_known]
    chosen = select(new, every=job.ask.every)
    bad = (Severity.ERROR, Severity.WARNING) if job.ask.strict else (Severity.ERROR,)
    status = Status.FAILED if any(told.severity in bad for told in new) else Status.OK
    if mendable is None:
        mendable = sum(bool(told.detail.edits) for told in new)
    found = Found(
        job.name,
        str(Status.REFUSED if exit_code else status),
        tuple(_shown(job, data, done.diagnostics, known, chosen.kept)),
        chosen.causes,
        chosen.severities,
        tuple(dict.fromkeys(Judge(_label(each.path), each.origin) for each in done.schemas)),
        known.count(True),
        gone,
        mended,
        mendable,
    )
    return Checked(found, job.key, _tally(job, done.diagnostics), diff, exit_code or EXIT_CODES[status])


def _known(job: CheckJob, diagnostics: Sequence[Diagnostic]) -> tuple[list[bool], int]:
    if not job.known:
        return [False] * len(diagnostics), 0
    from tei_edition.diagnostics.baseline import compare

    return compare(diagnostics, job.known)


def _tally(job: CheckJob, diagnostics: Sequence[Diagnostic]) -> Known | None:
    if not job.ask.tally:
        return None
    from tei_edition.diagnostics.baseline import tally

    return tally(diagnostics)


def _shown(
    job: CheckJob,
    data: bytes,
    diagnostics: Sequence[Diagnostic],
    known: Sequence[bool],
    kept: Sequence[Diagnostic],
) -> Iterator[Shown]:
    """What is kept, in the order of the file, with the lines that it is about."""
    if not diagnostics:
        return
    from tei_edition.diagnostics.excerpt import Lines
    from tei_edition.validation.encoding import encoding_of

    lines = Lines(data, encoding_of(data)) if job.ask.excerpts else None
    chosen = set(map(id, kept))
    left = 0
    for told, is_known in zip(diagnostics, known, strict=True):
        if id(told) in chosen or (is_known and job.ask.keep_known):
            yield Shown(told, lines.excerpt(told) if lines else None, is_known)
        else:
            left += not is_known
    if left:
        said = f"{left} more diagnostics of this file are not listed."
        yield Shown(diagnose("B011", said, Place(job.name), "Say --all to list each."))


def _label(path: Path) -> str:
    """How a schema is called: ours and what lies elsewhere by its name, others from the working folder."""
    if path.parent == Path(str(import_module("tei_edition.schema").__file__)).parent:
        return path.name
    shown = os.path.relpath(path) if path.is_absolute() else str(path)
    return path.name if shown.startswith(os.pardir) else shown.replace(os.sep, "/")


def _failed(job: CheckJob, status: Status, told: Diagnostic, exit_code: int = 0) -> Checked:
    kept = select([told])
    found = Found(job.name, str(status), (Shown(told),), kept.causes, kept.severities)
    return Checked(found, job.key, exit_code=exit_code or EXIT_CODES[status])


def _lost(job: CheckJob, rule: str, message: str) -> Checked:
    return _failed(job, Status.LOST, diagnose(rule, message, Place(job.name, 1, 1)))
