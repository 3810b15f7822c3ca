"""The options that commands share, each written once. Knows click, and nothing of what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)

EXIT_CODES = """\b
Exit codes (that of a run is the highest that applies):
  0    all is well
  1    documents failed or are invalid (with --strict: or have warnings)
  2    the command line is wrong
  3    no input, or an input that cannot be read
  4    a schema, an edition.toml or a stylesheet is broken
  5    an output cannot be written, or is in conflict with what is there
  6    some documents crashed, or ran out of time
  70   an error inside the program
  130  interrupted
"""


def together(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Several decorators as one, in the order in which --help lists them."""

    def decorate(command: F) -> F:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


inputs = click.argument("inputs", metavar="IN...", nargs=-1, required=True)
inputs_or_here = click.argument("inputs", metavar="[IN...]", nargs=-1)
files = click.argument("files", metavar="FILE...", nargs=-1, required=True)

jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in N processes (default: as many as there are cores; 1: in this process).",
)
encoding = click.option(
    "--encoding",
    metavar="NAME",
    help="The encoding of the text (default: UTF-8 or UTF-16 are recognised).",
)
edition = click.option(
    "--edition",
    type=_PATH,
    metavar="FILE",
    help="The edition.toml to use (default: the nearest one, beside the text or above it).",
)
lists = click.option(
    "--lists",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="A list of persons and terms, TEI or CSV (default: what edition.toml names, or lists.xml beside"
    " the text or above it).",
)
diagnostics = click.option(
    "--diagnostics",
    type=click.Choice(("text", "json", "jsonl", "github")),
    default="text",
    show_default=True,
    help="Show diagnostics as text, as a JSON document, as lines of JSON, or as annotations on GitHub.",
)
strict = click.option("--strict", is_flag=True, help="A document with a warning has failed.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
no_progress = click.option("--no-progress", is_flag=True, help="Show no progress.")
force = click.option(
    "--force",
    is_flag=True,
    help="Convert anew, and overwrite outputs that were changed by hand.",
)
byte_limit = click.option(
    "--max-bytes",
    "byte_limit",
    type=click.IntRange(min=1),
    default=16 * 1024 * 1024,
    show_default=True,
    metavar="N",
    help="The most bytes that a text may have.",
)
time_limit = click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="Give up a document after this time (not with --jobs 1).",
)
profile = click.option(
    "--profile",
    type=click.Choice(("tei", "frus")),  # edition.PROFILES, not imported: --help answers at once
    help="TEI with a rich header (tei), or as FRUS volumes have it (frus); default: as edition.toml says.",
)
lock_ids = click.option(
    "--lock-ids",
    is_flag=True,
    help="Write what can be cited to ids.lock, beside edition.toml; a build that lacks any of it fails.",
)
stylesheet = click.option(
    "--stylesheet",
    type=_PATH,
    metavar="FILE",
    help="Your own stylesheet, which imports tei-edition:html.xsl (or text.xsl).",
)
css = click.option("--css", type=_PATH, metavar="FILE", help="Your own style, added to that of the page.")
schema_href = click.option(
    "--schema-href",
    metavar="PREFIX",
    help="Let xml-model point to PREFIX/cable.rng; then no schema is copied to OUT/schema.",
)
schemas = click.option(
    "--schema",
    "schemas",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="Judge by this schema: .rng, .rnc, .xsd, .dtd or .sch (default: what edition.toml or the file names,"
    " or our own).",
)
catalogs = click.option(
    "--catalog",
    "catalogs",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="An OASIS catalog: where the schemas lie that files name by their address on the web.",
)
engine = click.option(
    "--engine",
    type=click.Choice(("libxml2", "jing", "both", "xmlschema")),
    help="Who judges by a grammar: libxml2 (the default), jing, xmlschema (XML Schema only), or two of them.",
)
rules = click.option(
    "--rules",
    multiple=True,
    type=click.Choice(("tei", "frus", "none")),
    help="The rules that no schema can say: for any TEI (tei, the default), or the Office's too (frus).",
)
constraints = click.option(
    "--constraints",
    is_flag=True,
    help="Run the Schematron rules inside of a grammar too (those of TEI need the extra saxon).",
)
judging = together(schemas, catalogs, engine, constraints, rules)
report = click.option(
    "--diagnostics",
    type=click.Choice(("text", "json", "jsonl", "github", "sarif", "junit", "html")),
    default="text",
    show_default=True,
    help="The form of the report: for people text, or html for a browser; the others for programs.",
)
report_output = click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write the report to FILE.")
every = click.option("--all", "every", is_flag=True, help="List each diagnostic, not one for each cause.")
color = click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colour the text (auto: on a terminal, unless NO_COLOR is set).",
)
fix = click.option("--fix", is_flag=True, help="Mend in the files what can be mended safely.")
diff = click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
baseline = click.option(
    "--baseline",
    type=_PATH,
    metavar="FILE",
    help="What FILE has as known is no failure, and is not shown.",
)
write_baseline = click.option(
    "--write-baseline",
    type=_PATH,
    metavar="FILE",
    help="Write to FILE what is found now, as known from now on.",
)
mending = together(fix, diff)
baselines = together(baseline, write_baseline)
reporting = together(report, report_output, every, color, strict, quiet, no_progress)
showing = together(diagnostics, strict, quiet, no_progress)
reading = together(encoding, edition, lists, byte_limit, time_limit)
