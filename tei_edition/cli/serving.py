"""The command `serve`: from its options to a build, and to the preview of it.

Knows both sides, and nothing of how either does its work.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from tei_edition.errors import InputError
from tei_edition.serving import builder
from tei_edition.serving import serve as preview

_OPTIONS = ("jobs", "encoding", "edition", "lists", "profile", "time_limit")


def serve(inputs: Sequence[str], output: Path | None, port: int, **given: Any) -> int:
    """Serves the edition of the inputs until it is interrupted, which is how it is meant to end."""
    paths = [Path(name) for name in inputs or (".",)]
    for path in paths:
        if not path.exists():
            raise InputError(f"there is no {path}")
    more = [*given["lists"], *filter(None, [given["edition"]])]
    place: Any = nullcontext(output) if output else tempfile.TemporaryDirectory(prefix="tei-edition-")
    with place as out:
        build = builder([*map(str, paths), "-o", str(out), *_passed(given)])
        preview([*paths, *more], Path(out), build, _say, port)
    return 0


def _passed(given: dict[str, Any]) -> Iterator[str]:
    """The options that the build is given as they are."""
    for name in _OPTIONS:
        value = given[name]
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield from (f"--{name.replace('_', '-')}", str(one))
    yield from ("--max-bytes", str(given["byte_limit"]))


def _say(line: str) -> None:
    click.echo(line, err=True)
