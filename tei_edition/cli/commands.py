"""The commands. Each says what its options are and calls the function that does the work.

Knows click; imports the work itself only when a command runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tei_edition import __version__
from tei_edition.cli import options
from tei_edition.errors import OutputError

_OUT = click.Path(path_type=Path)


class _Group(click.Group):
    """Says in our own way that nobody reads standard output; click would call it a failure."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise OutputError("nobody reads standard output any more") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=options.EXIT_CODES)
@click.version_option(__version__, prog_name="tei-edition")
def group() -> None:
    """Plain-text diplomatic cables become a TEI edition, with HTML and text."""


@group.command(epilog=options.EXIT_CODES)
@options.inputs
@click.option("-o", "--output", type=_OUT, metavar="OUT", help="A folder; or a file, or -, for one IN.")
@options.jobs
@options.reading
@options.schema_href
@options.profile
@options.force
@options.showing
def convert(**given: Any) -> int:
    """Convert plain text to TEI that was validated.

    IN is a file, a folder (its *.txt at any depth; A/B.txt becomes OUT/A/B.xml), or - for standard
    input. One file without -o goes to standard output. What is invalid is not written.
    """
    from tei_edition.cli.run import convert

    return convert(**given)


@group.command(epilog=options.EXIT_CODES)
@options.files
@options.judging
@options.mending
@options.baselines
@options.jobs
@options.reporting
def validate(**given: Any) -> int:
    """Validate TEI files by any schema, and by rules that no schema can say.

    FILE is a TEI file, or a folder (its *.xml at any depth). The report goes to standard output, its sum
    to standard error. What has the same cause is shown once, with how often it occurs.
    """
    from tei_edition.cli.validate import validate

    return validate(**given)


@group.command(epilog=options.EXIT_CODES)
@click.argument("output", metavar="OUT", type=_OUT)
@click.option(
    "--editor",
    "editors",
    type=click.Choice(["vscode", "oxygen"]),
    multiple=True,
    help="Settings for this editor, for the folder that OUT is in.",
)
@click.option("--force", is_flag=True, help="Overwrite schemas that are there and differ.")
def schema(**given: Any) -> int:
    """Export the schemas: RELAX NG, XML Schema, Schematron, and a catalog of them.

    OUT is a folder, such as schema in the folder of your project.
    """
    from tei_edition.cli.run import schema

    return schema(**given)


@group.command(epilog=options.EXIT_CODES)
@options.files
@click.option("-o", "--output", type=_OUT, metavar="OUT", help="A folder; or a file, or -, for one FILE.")
@click.option(
    "--to",
    type=click.Choice(["html", "text", "plain", "markdown"]),
    default="html",
    show_default=True,
    help="A page; a text, wrapped, with pages and notes; its words alone, a paragraph a line; or Markdown.",
)
@options.stylesheet
@options.css
@options.jobs
@options.showing
def render(**given: Any) -> int:
    """Render TEI files as HTML pages, as text or as Markdown.

    FILE is a TEI file, or a folder (its *.xml at any depth; A/B.xml becomes OUT/A/B.html). One file
    without -o goes to standard output.
    """
    from tei_edition.cli.run import render

    return render(**given)


@group.command(epilog=options.EXIT_CODES)
@options.inputs
@click.option("-o", "--output", type=_OUT, metavar="OUT", required=True, help="The edition's folder.")
@options.jobs
@options.reading
@options.profile
@options.lock_ids
@options.force
@options.showing
def build(**given: Any) -> int:
    """Make an edition: OUT/tei, OUT/html, OUT/text, OUT/markdown, the schema, an index, a manifest.

    IN is a file or a folder (its *.txt at any depth). Files are named by document: d43.xml.
    """
    from tei_edition.cli.run import build

    return build(**given)


@group.command(epilog=options.EXIT_CODES)
@options.inputs_or_here
@click.option("-o", "--output", type=_OUT, metavar="OUT", help="Keep the edition here (default: nowhere).")
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="0: any free.")
@options.jobs
@options.reading
@options.profile
def serve(**given: Any) -> int:
    """Preview an edition in a browser: built anew, and shown anew, whenever its inputs change.

    IN is as for build (default: this folder). Only this machine can see it. Ctrl-C ends it.
    """
    from tei_edition.cli.serving import serve

    return serve(**given)


@group.command(epilog=options.EXIT_CODES)
@click.argument("folder", metavar="OUT", type=_OUT)
@click.option("--force", is_flag=True, help="Overwrite what is there.")
def theme(**given: Any) -> int:
    """Begin a theme: a stylesheet, a style sheet and the list of texts, to be made your own.

    OUT is the folder that they are written to, best the one that has the edition.toml.
    """
    from tei_edition.cli.run import theme

    return theme(**given)


@group.command(epilog=options.EXIT_CODES)
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each finding.")
@click.option("--doubts-first", is_flag=True, help="Begin with what is least sure.")
@click.option("--doubts", is_flag=True, help="Only what is not sure, with the corrections to paste.")
@options.encoding
@options.edition
@options.lists
def explain(**given: Any) -> int:
    """Tell what is inferred about a cable: where, by which rule, how sure, and why.

    FILE is a text, or - for standard input.
    """
    from tei_edition.cli.run import explain

    return explain(**given)


@group.command(epilog=options.EXIT_CODES)
@click.argument("folder", metavar="OUT", type=_OUT)
@click.option("--to", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option("-n", "--documents", "most", type=click.IntRange(min=1), metavar="N", help="Only the first N.")
@click.option("--corrections", is_flag=True, help="Show the corrections to paste.")
def doubts(**given: Any) -> int:
    """List what an editor should look at, where it matters most first. Converts nothing.

    OUT is a folder that convert or build has written to.
    """
    from tei_edition.cli.run import doubts

    return doubts(**given)


@group.command(epilog=options.EXIT_CODES)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each rule.")
def rules(**given: Any) -> int:
    """List the rules that diagnostics come from, or tell about the rules of these ids.

    ID is the short name in a diagnostic, such as N031.
    """
    from tei_edition.cli.run import rules

    return rules(**given)
