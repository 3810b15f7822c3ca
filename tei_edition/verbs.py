"""The verbs of the Python interface: convert, validate, render, build, explain.

Knows the order of reading, decoding and calling; each verb's work is done elsewhere. A `Path` is a
file to read, `bytes` are data, a `str` is the text itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tei_edition.batch.build import Built, build_edition
from tei_edition.batch.job import Outcome
from tei_edition.batch.lists import with_lists
from tei_edition.batch.run import Layout, Options
from tei_edition.corrections import Corrections, beside, parse
from tei_edition.diagnostics import Diagnostic
from tei_edition.edition import Edition, load_edition
from tei_edition.explanation import Explanation, explanations
from tei_edition.intake import XML_LIMIT
from tei_edition.neighbours import LISTS_NAME, SETTINGS_NAME
from tei_edition.pipeline import Conversion
from tei_edition.pipeline import convert as convert_source
from tei_edition.rendering import Context, Form
from tei_edition.rendering import render as render_bytes
from tei_edition.source import Source, decode, read_bytes

Given = Path | bytes | str


def convert(
    given: Given | Source,
    edition: Edition | Path | None = None,
    *,
    lists: Sequence[Path] = (),
    name: str = "text",
    encoding: str | None = None,
    schema_href: str = "schema",
    corrections: Path | bytes | None = None,
    profile: str = "",
) -> Conversion:
    """Turns a cable into TEI that was validated; `tei` of the result is None where it failed.

    `edition` is what the text cannot know, or the edition.toml that says it; by default the one
    beside the file; `profile` (tei or frus) takes the place of its. `lists` are files with persons and terms;
    by default those that the edition names, or the lists.xml beside the file. `corrections` are an editor's,
    by default those beside the file. InputError where the input is no text or the corrections are broken,
    SettingsError for a broken edition.toml or list.
    """
    source = _source(given, name, encoding)
    found = _edition(given, edition, lists)
    found = replace(found, profile=profile) if profile else found
    return convert_source(source, found, schema_href, _corrections(given, corrections))


def validate(tei: Given, *, name: str = "TEI") -> tuple[Diagnostic, ...]:
    """What is wrong with a TEI document by the grammar and the rules; () for a valid one."""
    from tei_edition.validation import validate as validate_bytes

    data, name = _data(tei, name)
    return tuple(validate_bytes(data, name))


def render(tei: Given, to: Form = "html", context: Context | None = None) -> bytes:
    """A TEI document as an HTML page, a text or Markdown, in UTF-8; it stands alone by default."""
    return render_bytes(_data(tei, "TEI")[0], to, context or Context())


def explain(
    given: Given | Source,
    edition: Edition | Path | None = None,
    *,
    lists: Sequence[Path] = (),
    name: str = "text",
    encoding: str | None = None,
    doubts_first: bool = False,
) -> tuple[Explanation, ...]:
    """What is inferred about a cable, where, by which rule, how sure, and why."""
    source = _source(given, name, encoding)
    corrected = _corrections(given, None)
    conversion = convert_source(source, _edition(given, edition, lists), corrections=corrected)
    return explanations(source, conversion.findings, doubts_first=doubts_first)


def build(
    inputs: Path | Iterable[Path],
    out: Path,
    *,
    edition: Path | None = None,
    lists: Sequence[Path] = (),
    workers: int = 1,
    strict: bool = False,
    force: bool = False,
    profile: str = "",
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> Built:
    """Makes an edition of the documents: `out`/tei, html, text, schema, an index, a manifest.

    `tell` hears of each document. SettingsError and OutputError as `convert_all` has them.
    """
    given = [inputs] if isinstance(inputs, Path) else list(inputs)
    options = Options(
        workers=workers,
        edition=edition,
        lists=tuple(lists),
        strict=strict,
        force=force,
        profile=profile,
        layout=Layout.DOCUMENT,
    )
    return build_edition([str(path) for path in given], out, options, tell)


def _source(given: Given | Source, name: str, encoding: str | None) -> Source:
    if isinstance(given, Source):
        return given
    data, name = _data(given, name)
    return decode(data, name, "utf-8" if isinstance(given, str) else encoding)


def _data(given: Given, name: str) -> tuple[bytes, str]:
    if isinstance(given, Path):
        return read_bytes(given, str(given), XML_LIMIT), str(given)
    return (given.encode(), name) if isinstance(given, str) else (given, name)


def _edition(given: Given | Source, edition: Edition | Path | None, lists: Sequence[Path]) -> Edition:
    settings, beside = (_beside(given, SETTINGS_NAME), _beside(given, LISTS_NAME))
    if not isinstance(edition, Edition):
        edition = load_edition(edition or settings)
    return with_lists(edition, lists, beside)


def _beside(given: Given | Source, name: str) -> Path | None:
    """A file of that name beside the one that is given."""
    path = given.parent / name if isinstance(given, Path) else None
    return path if path and path.is_file() else None


def _corrections(given: Given | Source, corrections: Path | bytes | None) -> Corrections:
    """The corrections that were given; else those beside the file, if there are any."""
    if isinstance(corrections, bytes):
        return parse(corrections, "corrections")
    if corrections is None and isinstance(given, Path) and beside(given).exists():
        corrections = beside(given)
    return parse(read_bytes(corrections, str(corrections)) if corrections else b"", str(corrections))
