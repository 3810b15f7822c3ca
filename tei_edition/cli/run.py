"""What the commands do: from options to functions, from their results to streams.

Knows both sides, and nothing of how the work is done. Each command loads what it needs and no more, so
that `validate` answers at once.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_edition.batch.files import Form, render_files
from tei_edition.batch.inputs import Found, find
from tei_edition.batch.job import Outcome
from tei_edition.batch.summary import Summary
from tei_edition.cli.report import Report
from tei_edition.cli.workers import workers
from tei_edition.theme import OURS, STYLESHEETS, Theme

if TYPE_CHECKING:
    from tei_edition.batch.run import Options

_STREAM = Path("-")


def convert(inputs: Sequence[str], output: Path | None, **given: Any) -> int:
    """Converts one document to a stream or a file, or any number into a folder."""
    from tei_edition.batch.doubts import DOUBTS
    from tei_edition.batch.run import convert_all

    if _is_one(inputs) and (output in (None, _STREAM) or inputs[0] == "-"):
        return _stream(inputs[0], output, given)
    root, name = _target(inputs, output)
    report = _report("convert", given)
    found = list(find(inputs, ".txt", leave_out=root))
    report.progress.begin(len(found))
    summary = convert_all(found, root, _options(given, output=name), report.tell)
    report.sum_up(summary, str(root / DOUBTS))
    return summary.exit_code


def _stream(given: str, output: Path | None, rest: dict[str, Any]) -> int:
    """One document from a file or standard input; its diagnostics keep away from its output."""
    from tei_edition.batch.stream import convert_stream, put_stream

    outcome, tei = convert_stream(given, _options(rest))
    summary = Summary(1)
    if tei and output not in (None, _STREAM):
        assert output
        outcome = put_stream(outcome, tei, output, force=rest["force"])
    elif tei:
        sys.stdout.buffer.write(tei)
    summary.add(outcome)
    report = _report("convert", rest, stdout_is_taken=True)
    report.tell(outcome)
    report.finish()
    report.to_look_at(summary, "tei-edition explain --doubts")
    return summary.exit_code


def build(inputs: Sequence[str], output: Path, **given: Any) -> int:
    """Makes an edition, and says where to look."""
    from tei_edition.batch.build import build_edition
    from tei_edition.batch.doubts import DOUBTS
    from tei_edition.batch.run import Layout

    report = _report("build", given)
    options = _options(given, layout=Layout.DOCUMENT)
    built = build_edition(inputs, output, options, report.tell, report.progress.begin, lock=given["lock_ids"])
    report.show(built.publication.diagnostics if built.publication else ())
    report.sum_up(built.summary, str(output / DOUBTS))
    if built.publication and not given["quiet"]:
        click.echo(f"the edition is in {output}: open {output / 'index.html'}", err=True)
    return built.exit_code


def schema(output: Path, editors: Sequence[str], force: bool) -> int:
    """Writes the schema set, and settings for editors; says what is left to do by hand."""
    from tei_edition.export import export

    for line in export(output, editors, force=force):
        click.echo(line)
    return 0


def render(files: Sequence[str], output: Path | None, to: Form, **given: Any) -> int:
    """Renders one TEI file to a stream or a file, or any number into a folder."""
    theme = _theme(to, given["stylesheet"], given["css"])
    if _is_one(files) and output in (None, _STREAM):
        return _render_stream(Path(files[0]), to, theme, given)
    root, name = _target(files, output, (".html", ".htm", ".txt", ".md"))
    found = list(find(files, ".xml", leave_out=root))
    processes, strict = workers(given["jobs"]), given["strict"]
    outcomes = render_files(found, root, to, workers=processes, strict=strict, output=name, theme=theme)
    return _run(outcomes, found, _report("render", given))


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
    from tei_edition.intake import XML_LIMIT
    from tei_edition.rendering import Context, render_document
    from tei_edition.source import STANDARD_INPUT, read_bytes, read_standard_input

    read = path != _STREAM
    data = read_bytes(path, str(path), XML_LIMIT) if read else read_standard_input(XML_LIMIT)
    name = str(path) if read else STANDARD_INPUT
    rendered = render_document(data, to, Context(theme=theme), name)
    sys.stdout.buffer.write(rendered.data)
    report = _report("render", given, stdout_is_taken=True)
    report.show(rendered.diagnostics)
    report.finish()
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


def rules(ids: Sequence[str], as_json: bool) -> int:
    """Prints the catalogue, or the pages of some rules."""
    from tei_edition.diagnostics.catalogue import CATALOGUE
    from tei_edition.diagnostics.page import as_lists, as_page, as_record, named, nearest

    chosen = []
    for given in ids:
        rule = named(given)
        if rule is None:
            near = nearest(given)
            perhaps = f" Did you mean {' or '.join(near)}?" if near else " tei-edition rules lists them."
            raise click.UsageError(f"There is no rule {given!r}.{perhaps}")
        chosen.append(rule)
    if as_json:
        pages = [as_record(rule) for rule in chosen or CATALOGUE.values()]
    elif chosen:
        pages = ["\n\n\n".join(as_page(rule, shutil.get_terminal_size().columns) for rule in chosen)]
    else:
        pages = list(as_lists())
    for page in pages:
        click.echo(page)
    return 0


def explain(file: str, as_json: bool, doubts_first: bool, doubts: bool, **given: Any) -> int:
    """Prints what is inferred about one cable, or what of it is doubtful."""
    from tei_edition import explanation
    from tei_edition.batch.doubts import as_json as json_of_doubts
    from tei_edition.batch.doubts import as_lines as lines_of_doubts
    from tei_edition.doubt import Looked
    from tei_edition.source import BYTE_LIMIT, STANDARD_INPUT, decode, read_standard_input
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


def _run(outcomes: Iterable[Outcome], found: Sequence[Found], report: Report) -> int:
    """Shows outcomes as they come, and their sum."""
    report.progress.begin(len(found))
    summary = Summary(len(found))
    try:
        for outcome in outcomes:
            summary.add(outcome)
            report.tell(outcome)
    except KeyboardInterrupt:
        summary.interrupted = True
    report.sum_up(summary)
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


def _report(verb: str, given: dict[str, Any], **more: bool) -> Report:
    return Report(
        command=verb,
        diagnostics=given["diagnostics"],
        quiet=given["quiet"],
        no_progress=given["no_progress"],
        **more,
    )


def _options(given: dict[str, Any], **more: Any) -> Options:
    from tei_edition.batch.run import Options

    return Options(
        workers=workers(given["jobs"]),
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
