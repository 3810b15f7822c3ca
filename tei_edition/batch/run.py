"""A whole conversion run: documents to jobs, jobs to outcomes, outcomes to files and a manifest.

Knows the order of these; knows nothing of cables or of TEI, nor of how a run is shown to anyone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from tei_edition import manifest
from tei_edition.batch.fingerprint import of_settings, run_header, schema_set
from tei_edition.batch.inputs import Found, orphans, output_name
from tei_edition.batch.interruption import uninterrupted
from tei_edition.batch.job import Job, Outcome, Settings, Status
from tei_edition.batch.ledger import Ledger
from tei_edition.batch.lists import with_lists
from tei_edition.batch.neighbours import dated_by_neighbours
from tei_edition.batch.pool import Task, share
from tei_edition.batch.summary import Summary
from tei_edition.batch.work import convert_chunk, lost
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Place
from tei_edition.edition import load_edition
from tei_edition.output import staging
from tei_edition.source import BYTE_LIMIT

READY = "tei_edition.batch.ready"
READY_TO_BUILD = "tei_edition.batch.ready_to_build"
TIME_LIMIT = 120.0
"""Seconds that one document may take before it is given up; a usual one takes some thousandths."""


class Layout(StrEnum):
    """How outputs are named: after the input (A/B.xml), or after the document (tei/d43.xml)."""

    SOURCE = "source"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may choose about a run."""

    workers: int = 1
    encoding: str | None = None
    edition: Path | None = None
    lists: tuple[Path, ...] = ()
    schema_prefix: str | None = None
    byte_limit: int = BYTE_LIMIT
    time_limit: float | None = TIME_LIMIT
    strict: bool = False
    force: bool = False
    profile: str = ""
    """How TEI is written; '' as edition.toml says."""
    layout: Layout = Layout.SOURCE
    output: str = ""
    """The output's name where there is but one input and the user has named it."""


Tell = Callable[[Outcome], None]


def convert_all(
    found: Sequence[Found],
    root: Path,
    options: Options,
    tell: Tell,
    executor: Executor | None = None,
) -> Summary:
    """Converts the documents into the folder `root`; `tell` hears of each, in their order.

    SettingsError for a broken edition.toml, OutputError where `root` itself cannot be written;
    whatever befalls a single document is in its outcome. An interruption (KeyboardInterrupt) ends
    the run in good order: the manifest then says how many documents were not done.
    """
    summary = Summary(len(found), diagnostics=tuple(orphans(found)))
    with staging(root) as folder:
        earlier, header = begin(root, options, summary)
        jobs = list(_jobs(found, root, folder, options, earlier))
        writer = manifest.Writer(folder / manifest.NAME, root / manifest.NAME)
        writer.add("run", **header)
        ledger = Ledger(root, earlier, writer, force=options.force, strict=options.strict)
        is_edition = options.layout is Layout.DOCUMENT  # only there are the documents one edition
        try:
            convert = partial(
                share,
                task=Task(convert_chunk, lost, READY_TO_BUILD if is_edition else READY),
                workers=options.workers,
                time_limit=options.time_limit,
                executor=executor,
            )
            with closing(convert(jobs)) as outcomes:  # no process may outlive the folder that it writes to
                pairs: Iterable[tuple[Job, Outcome]] = zip(jobs, outcomes, strict=True)
                if is_edition:
                    pairs = dated_by_neighbours(pairs, convert)
                named = ((job.output, outcome) for job, outcome in pairs)
                settle_all(named, [job.name for job in jobs], ledger, summary, tell)
            finish(ledger, options, summary)
        finally:
            ledger.close(len(found), summary.doubts.record())
    return summary


def settle_all(
    outcomes: Iterable[tuple[str, Outcome]],
    names: Sequence[str],
    ledger: Ledger,
    summary: Summary,
    tell: Tell,
) -> None:
    """Puts what came of each document, with the output's name, into its place; hears of interruptions."""
    done = 0
    try:
        for output, outcome in outcomes:
            with uninterrupted():
                settled = ledger.settle(outcome, output)
                summary.add(settled)
                done += 1
            tell(settled)
    except KeyboardInterrupt:
        summary.interrupted = True
        said = f"The run was interrupted; {done} of {len(names)} documents were done."
        place = Place(names[min(done, len(names) - 1)], 1, 1)
        summary.diagnostics += (diagnose("B010", said, place),)


def finish(ledger: Ledger, options: Options, summary: Summary) -> None:
    """What is left to do when all documents are done: the schema beside them, or tidying up."""
    if summary.interrupted:
        return
    is_edition = options.layout is Layout.DOCUMENT
    if is_edition:
        ledger.prune()  # an edition holds the documents of this build and no others
    told = [ledger.add_doubts()]
    if not is_edition and options.schema_prefix is None and summary.statuses[Status.OK]:
        told += [ledger.add_file(f"schema/{name}", data) for name, data in schema_set()]
    summary.diagnostics += tuple(filter(None, told))


def begin(root: Path, options: Options, summary: Summary) -> tuple[manifest.Earlier, dict[str, str]]:
    """The last run's manifest, and the header of this run's."""
    header = run_header(with_program=options.layout is Layout.SOURCE)
    earlier = manifest.load(root / manifest.NAME)
    if earlier.broken_line:
        place = Place(str(root / manifest.NAME), earlier.broken_line, 1)
        said = "The record of the last run cannot be read from here on."
        summary.diagnostics += (diagnose("B012", said, place),)
    if earlier.run != header:
        earlier.forget_sources()
    return earlier, header


def _jobs(
    found: Sequence[Found],
    root: Path,
    folder: Path,
    options: Options,
    earlier: manifest.Earlier,
) -> Iterator[Job]:
    cache: dict[tuple[Path | None, Path | None], Settings] = {}
    for index, item in enumerate(found):
        given = (options.edition or item.settings, item.lists)
        if given not in cache:
            cache[given] = _settings(*given, root, folder, options)
        output = ""
        if options.layout is Layout.SOURCE:
            output = options.output or output_name(item.key)
        yield Job(
            index,
            str(item.path),
            item.name,
            item.key,
            output,
            cache[given],
            earlier.outputs.get(output),
            item.diagnostic,
        )


def _settings(path: Path | None, lists: Path | None, root: Path, folder: Path, options: Options) -> Settings:
    edition = with_lists(load_edition(path, options.profile), options.lists, lists)
    return Settings(
        edition,
        str(root),
        str(folder),
        of_settings(edition, options.encoding, options.schema_prefix),
        options.encoding,
        options.schema_prefix,
        options.byte_limit,
        options.strict,
        skip_unchanged=options.layout is Layout.SOURCE and not options.force,
    )
