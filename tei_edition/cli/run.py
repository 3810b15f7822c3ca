"""What the commands do: from options to functions, from their results to streams.

Knows both sides, and nothing of how the work is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from tei_edition.batch.doubts import DOUBTS
from tei_edition.batch.files import Form, check_files, render_files
from tei_edition.batch.inputs import Found, find
from tei_edition.batch.job import Outcome
from tei_edition.batch.run import Layout, Options, Summary, convert_all
from tei_edition.batch.stream import convert_stream, put_stream
from tei_edition.cli.report import Report
from tei_edition.theme import OURS, STYLESHEETS, Theme

_STREAM = Path("-")


def convert(inputs: Sequence[str], output: Path | None, **given: Any) -> int:
    """Converts one document to a stream or a file, or any number into a folder."""
    if _is_one(inputs) and (output in (None, _STREAM) or inputs[0] == "-"):
        return _stream(inputs[0], output, given)
    root, name = _target(inputs, output)
    report = _report(given)
    found = list(find(inputs, ".txt", leave_out=root))
    report.progress.begin(len(found))
    summary = convert_all(found, root, _options(given, output=name), report.tell)
    report.sum_up(summary, "written", str(root / DOUBTS))
    return summary.exit_code


def _stream(given: str, output: Path | None, rest: dict[str, Any]) -> int:
    """One document from a file or standard input; its diagnostics keep away from its output."""
    outcome, tei = convert_stream(given, _options(rest))
    summary = Summary(1)
    if tei and output not in (None, _STREAM):
        assert output
        outcome = put_stream(outcome, tei, output, force=rest["force"])
    elif tei:
        sys.stdout.buffer.write(tei)
    summary.add(outcome)
    report = _report(rest, stdout_is_taken=True)
    report.show(outcome.diagnostics)
    report.to_look_at(summary, "tei-edition explain --doubts")
    return summary.exit_code


def build(inputs: Sequence[str], output: Path, **given: Any) -> int:
    """Makes an edition, and says where to look."""
    from tei_edition.batch.build import build_edition

    report = _report(given)
    options = _options(given, layout=Layout.DOCUMENT)
    built = build_edition(inputs, output, options, report.tell, report.progress.begin, lock=given["lock_ids"])
    report.show(built.publication.diagnostics if built.publication else ())
    report.sum_up(built.summary, "written", str(output / DOUBTS))
    if built.publication and not given["quiet"]:
        click.echo(f"the edition is in {output}: open {output / 'index.html'}", err=True)
    return built.exit_code


def validate(files: Sequence[str], **given: Any) -> int:
    """Validates TEI files; what is wrong with them is the data of this command."""
    from tei_edition.validation.schemas import Wanted

    report = _report(given, all_to_stdout=True, infos=True)
    found = list(find(files, ".xml"))
    wanted = Wanted(given["schemas"], given["catalogs"], given["engine"], given["rules"] or ("tei",))
    outcomes = check_files(found, wanted, workers=_workers(given), strict=given["strict"])
    return _run(outcomes, found, report, "valid")


def render(files: Sequence[str], output: Path | None, to: Form, **given: Any) -> int:
    """Renders one TEI file to a stream or a file, or any number into a folder."""
    theme = _theme(to, given["stylesheet"], given["css"])
    if _is_one(files) and output in (None, _STREAM):
        return _render_stream(Path(files[0]), to, theme, given)
    root, name = _target(files, output, (".html", ".htm", ".txt"))
    found = list(find(files, ".xml", leave_out=root))
    workers, strict = _workers(given), given["strict"]
    outcomes = render_files(found, root, to, workers=workers, strict=strict, output=name, theme=theme)
    return _run(outcomes, found, _report(given), "written")


def _theme(to: Form, stylesheet: Path | None, css: Path | None) -> Theme:
    """The user's own files; SettingsError now where they are broken, and not for each document."""
    if not (stylesheet or css):
        return OURS
    from tei_edition.rendering import check_theme

    files: Any = {STYLESHEETS[to]: stylesheet, "css": css}
    theme = Theme(**files)
    check_theme(theme)
    return theme


def theme(folder: Path, force: bool) -> int:
    """Writes the files of a new theme."""
    from tei_edition.batch.example import write_example

    for line in write_example(folder, force=force):
        click.echo(line)
    return 0


def _render_stream(path: Path, to: Form, theme: Theme, given: dict[str, Any]) -> int:
    from tei_edition.batch.files import XML_LIMIT
    from tei_edition.batch.stream import read_standard_input
    from tei_edition.rendering import Context, render_document
    from tei_edition.source import read_bytes

    read = path != _STREAM
    data = read_bytes(path, str(path), XML_LIMIT) if read else read_standard_input(XML_LIMIT)
    rendered = render_document(data, to, Context(theme=theme), str(path) if read else "<stdin>")
    sys.stdout.buffer.write(rendered.data)
    _report(given, stdout_is_taken=True).show(rendered.diagnostics)
    return 0


def doubts(folder: Path, form: str, most: int | None, corrections: bool) -> int:
    """Prints what the last runs into a folder left to look at."""
    from tei_edition.batch.doubts import as_csv, as_json, as_lines, recorded

    documents = recorded(folder)[:most]
    if form == "csv":
        click.echo(as_csv(documents), nl=False)
        return 0
    lines = as_json(documents) if form == "json" else as_lines(documents, corrections=corrections)
    for line in lines:
        click.echo(line)
    return 0


def explain(file: str, as_json: bool, doubts_first: bool, doubts: bool, **given: Any) -> int:
    """Prints what is inferred about one cable, or what of it is doubtful."""
    from tei_edition import explanation
    from tei_edition.batch.doubts import as_json as json_of_doubts
    from tei_edition.batch.doubts import as_lines as lines_of_doubts
    from tei_edition.batch.stream import STANDARD_INPUT, read_standard_input
    from tei_edition.doubt import Looked
    from tei_edition.source import BYTE_LIMIT, decode
    from tei_edition.verbs import convert, explain

    source: Any = Path(file)
    if file == "-":
        source = decode(read_standard_input(BYTE_LIMIT), STANDARD_INPUT, given["encoding"])
    lines: Iterable[str]
    if doubts:
        conversion = convert(source, given["edition"], lists=given["lists"], encoding=given["encoding"])
        looked = [Looked(file, "", conversion.doubts)] if conversion.doubts else []
        lines = json_of_doubts(looked) if as_json else lines_of_doubts(looked, corrections=True)
        for line in lines:
            click.echo(line)
        return 0
    found = explain(
        source,
        given["edition"],
        lists=given["lists"],
        encoding=given["encoding"],
        doubts_first=doubts_first,
    )
    lines = explanation.as_json(found) if as_json else explanation.as_lines(found)
    for line in lines:
        click.echo(line)
    return 0


def _run(outcomes: Iterable[Outcome], found: Sequence[Found], report: Report, done: str) -> int:
    """Shows outcomes as they come, and their sum."""
    report.progress.begin(len(found))
    summary = Summary(len(found))
    try:
        for outcome in outcomes:
            summary.add(outcome)
            report.tell(outcome)
    except KeyboardInterrupt:
        summary.interrupted = True
    report.sum_up(summary, done)
    return summary.exit_code


def _is_one(given: Sequence[str]) -> bool:
    return len(given) == 1 and not Path(given[0]).is_dir()


def _target(
    given: Sequence[str], output: Path | None, endings: Sequence[str] = (".xml",)
) -> tuple[Path, str]:
    """The output folder, and the output's name where the user has named one file."""
    if output is None:
        raise click.UsageError("Missing option '-o': where to write to.")
    if "-" in given or output == _STREAM:
        raise click.UsageError("Standard input and output (-) are for a single document.")
    if _is_one(given) and output.suffix.lower() in endings and not output.is_dir():
        return output.parent, output.name
    if output.exists() and not output.is_dir():
        raise click.UsageError(f"'{output}' is a file; several documents need a folder.")
    return output, ""


def _report(given: dict[str, Any], **more: bool) -> Report:
    return Report(
        diagnostics=given["diagnostics"],
        quiet=given["quiet"],
        no_progress=given["no_progress"],
        **more,
    )


def _options(given: dict[str, Any], **more: Any) -> Options:
    return Options(
        workers=_workers(given),
        encoding=given["encoding"],
        edition=given["edition"],
        lists=given["lists"],
        schema_prefix=given.get("schema_href"),
        byte_limit=given["byte_limit"],
        time_limit=given["time_limit"],
        strict=given["strict"],
        force=given["force"],
        profile=given["profile"] or "",
        **more,
    )


def _workers(given: dict[str, Any]) -> int:
    """As many as the user said, or as many cores as this process may use."""
    if given["jobs"]:
        return int(given["jobs"])
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
