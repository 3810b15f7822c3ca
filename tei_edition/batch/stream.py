"""One document from a file or standard input to standard output or a file of the user's choice.

Knows how to be part of a pipeline of commands: no manifest, no folder of schemas.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tei_edition.batch.inputs import Found, find
from tei_edition.batch.job import Job, Outcome, Settings
from tei_edition.batch.lists import with_lists
from tei_edition.batch.run import Options
from tei_edition.batch.work import prepare, prepare_data, refused
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Place
from tei_edition.edition import load_edition
from tei_edition.errors import OutputError
from tei_edition.output import digest, digest_of_file, write_atomic
from tei_edition.source import STANDARD_INPUT, read_standard_input


def convert_stream(given: str, options: Options) -> tuple[Outcome, bytes]:
    """The outcome and the TEI (b'' for none) of a file, or of standard input for `-`."""
    if given != "-":
        found = next(find([given], ".txt"))
        return prepare(_job(given, given, found, options))
    job = _job("", STANDARD_INPUT, None, options)
    return prepare_data(job, read_standard_input(options.byte_limit))


def _job(path: str, name: str, found: Found | None, options: Options) -> Job:
    edition = load_edition(options.edition or (found.settings if found else None), options.profile)
    settings = Settings(
        with_lists(edition, options.lists, found.lists if found else None),
        root="",
        staging="",
        encoding=options.encoding,
        schema_prefix="schema" if options.schema_prefix is None else options.schema_prefix,
        byte_limit=options.byte_limit,
        strict=options.strict,
    )
    return Job(0, path, name, name, "stream.xml", settings)


def put_stream(outcome: Outcome, tei: bytes, path: Path, *, force: bool) -> Outcome:
    """Writes the TEI to a file that the user named; not over another without `force` (B005)."""
    try:
        there = digest_of_file(path)
        if there and there != digest(tei) and not force:
            told = diagnose("B005", f"{path} exists, and is not overwritten.", Place(str(path), 1, 1))
            return refused(outcome, told)
        write_atomic(path, tei)
    except OutputError as error:
        told = error.diagnostic or diagnose("B004", str(error), Place(str(path), 1, 1))
        return refused(outcome, told)
    return replace(outcome, staged=str(path))
