"""What `validate` does: from options to examined files, from these to a report, a baseline, a diff.

Knows both sides, and nothing of how files are examined or how a report looks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tei_edition import __version__
from tei_edition.batch.check import Ask, Checked, Mending, check_files
from tei_edition.batch.inputs import find
from tei_edition.cli.progress import Progress
from tei_edition.cli.sum import sum_up
from tei_edition.cli.workers import workers
from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.formats import Format, Look, make
from tei_edition.diagnostics.formats.color import wanted as color_wanted
from tei_edition.diagnostics.found import Found, Totals, cause_of
from tei_edition.diagnostics.grouping import Groups

if TYPE_CHECKING:
    from tei_edition.diagnostics.baseline import Baseline
    from tei_edition.validation.schemas import Wanted

_INTERRUPTED = 130
_EXCERPTS = ("text", "html", "sarif")
_STDOUT = Path("-")


def validate(files: Sequence[str], **given: Any) -> int:
    """Validates TEI files; what is wrong with them is the data of this command."""
    from tei_edition.validation.ready import ready

    baseline = _read_baseline(given["baseline"])
    folder = given["baseline"] or given["write_baseline"]
    inputs = list(find(files, ".xml"))
    ask, processes = _ask(given), workers(given["jobs"])
    ready(ask.wanted, [item.path for item in inputs], compiles=processes == 1 or len(inputs) == 1)
    with ExitStack() as stack:
        report = _Report(given, stack, len(inputs))
        results = check_files(
            inputs,
            ask,
            workers=processes,
            baseline=baseline,
            folder=folder.parent if folder else None,
        )
        written = report.run(results, given["write_baseline"])
        if baseline is not None:
            report.totals.gone += _of_no_file(baseline, given["baseline"].parent)
        report.finish()
    if given["write_baseline"] and not report.totals.interrupted:
        _write_baseline(given["write_baseline"], written)
    report.say_sum(given["write_baseline"])
    return report.exit_code


def _wanted(given: dict[str, Any]) -> Wanted:
    from tei_edition.validation.schemas import Wanted

    return Wanted(
        given["schemas"],
        given["catalogs"],
        given["engine"] or "",
        given["rules"],
        constraints=given["constraints"],
    )


def _ask(given: dict[str, Any]) -> Ask:
    form = given["diagnostics"]
    mending = Mending.SHOW if given["diff"] else Mending.DO if given["fix"] else Mending.LEAVE
    return Ask(
        _wanted(given),
        strict=given["strict"],
        every=given["every"],
        excerpts=form in _EXCERPTS,
        keep_known=form == "sarif",
        tally=bool(given["write_baseline"]),
        mending=mending,
    )


class _Report:
    """What the user sees of a run. A machine's format has standard output, or the file, to itself."""

    def __init__(self, given: dict[str, Any], stack: ExitStack, inputs: int) -> None:
        self._quiet, self._strict = given["quiet"], given["strict"]
        self._sees_diff = given["diff"]
        self._progress = Progress(sys.stderr, hidden=given["no_progress"] or self._quiet)
        self._progress.begin(inputs)
        self._stream = stack.enter_context(_opened(given["output"], self._sees_diff))
        self._format = self._made(given)
        self._groups = Groups()
        self.totals = Totals(inputs)
        self.exit_code = 0

    def _made(self, given: dict[str, Any]) -> Format | None:
        if self._stream is None:
            return None
        color = color_wanted(given["color"], self._stream)
        look = Look(__version__, every=given["every"], color=color)
        return make(given["diagnostics"], look)

    def run(self, results: Iterable[Checked], baseline: Path | None) -> Baseline:
        """Shows the results as they come; gives what a new baseline would have."""
        written: Baseline = {}
        try:
            if self._format:
                self._write(self._format.begin())
            for checked in results:
                if checked.tally is not None:
                    written[checked.key] = checked.tally
                self._one(checked, is_known=baseline is not None and checked.tally is not None)
        except KeyboardInterrupt:
            self.totals.interrupted = True
            self.exit_code = _INTERRUPTED
        return written

    def _one(self, checked: Checked, *, is_known: bool) -> None:
        found = _errors(checked.found) if self._quiet else checked.found
        self.totals.add(checked.found)
        self._groups.add(found)
        if self._format:
            self._write(self._format.file(found))
        if checked.diff:
            self._progress.clear()
            _write_bytes(checked.diff)
        code = 0 if is_known and checked.exit_code == 1 else checked.exit_code
        self.exit_code = max(self.exit_code, code)
        self._progress.step()

    def finish(self) -> None:
        """Ends the report."""
        if self._format:
            self._write(self._format.end(self.totals))
            assert self._stream
            self._stream.flush()

    def say_sum(self, baseline: Path | None) -> None:
        """Says the sum on standard error."""
        self._progress.clear()
        if not self._quiet:
            for line in sum_up(self.totals, self._groups, baseline, shown=self._sees_diff):
                print(line, file=sys.stderr)

    def _write(self, pieces: Iterator[str]) -> None:
        for piece in pieces:
            self._progress.clear()
            assert self._stream
            self._stream.write(piece)


@contextmanager
def _opened(output: Path | None, is_taken: bool) -> Iterator[TextIO | None]:
    """Where the report goes; nowhere when standard output has a diff and no file is named."""
    if output is None or output == _STDOUT:
        yield None if is_taken else sys.stdout
        return
    from tei_edition.output import writing

    with writing(output) as stream:
        yield stream


def _errors(found: Found) -> Found:
    """Errors only."""
    shown = tuple(each for each in found.shown if each.diagnostic.severity is Severity.ERROR)
    others = {cause_of(each.diagnostic) for each in found.shown} - {
        cause_of(each.diagnostic) for each in shown
    }
    causes = tuple(each for each in found.causes if each[0] not in others)
    severities = tuple(each for each in found.severities if each[0] == Severity.ERROR)
    return found._replace(shown=shown, causes=causes, severities=severities)


def _write_bytes(data: bytes) -> None:
    """As they are, so that `patch` can use them; a terminal sees no control characters."""
    if sys.stdout.isatty():
        from tei_edition.diagnostics.visible import printable

        sys.stdout.write(
            "".join(f"{printable(line)}\n" for line in data.decode(errors="replace").splitlines())
        )
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _read_baseline(path: Path | None) -> Baseline | None:
    if path is None:
        return None
    from tei_edition.diagnostics.baseline import broken, parse
    from tei_edition.errors import InputError
    from tei_edition.source import read_bytes

    try:
        return parse(read_bytes(path, str(path), 1 << 30), str(path))
    except InputError as error:
        raise broken(str(path), error.diagnostic.message if error.diagnostic else str(error)) from None


def _of_no_file(baseline: Baseline, folder: Path) -> int:
    """How many diagnostics the baseline has of files that are no more."""
    return sum(known.total() for file, known in baseline.items() if not (folder / file).exists())


def _write_baseline(path: Path, written: Baseline) -> None:
    """The new baseline: what was found, and what the old one has of files that were not examined now."""
    from tei_edition.diagnostics.baseline import dump
    from tei_edition.output import write_atomic

    old = _read_baseline(path) if path.exists() else None
    kept = {file: known for file, known in (old or {}).items() if (path.parent / file).exists()}
    write_atomic(path, dump({**kept, **written}))
