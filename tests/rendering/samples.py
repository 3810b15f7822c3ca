"""Documents to try an output on: one of the tests' own, those of the seeds, and some of each volume."""

from __future__ import annotations

import lzma
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from snippets import DOCUMENT, document

from tei_edition.edition import Edition
from tei_edition.volumes import read_parts

SEEDS = Path(__file__).parent.parent.parent / "dist" / "tei"
SHARED = Path(os.environ.get("TEI_EDITION_SHARED", "../shared"))
VOLUMES = SHARED / "frus" / "volumes"
EVERY = 12  # of the documents of a volume


@cache
def documents() -> tuple[tuple[str, bytes], ...]:
    """The document of these tests, those of the seeds, and some of each small volume that is there."""
    return tuple(_documents())


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "d43", DOCUMENT.read_bytes()
    yield "a file without a header", document("<p>a<note n='1'>b</note> <hi rend='strong'>c</hi></p>")
    for path in sorted(SEEDS.glob("*.xml")):
        yield path.name, path.read_bytes()
    for path in sorted(VOLUMES.glob("*.xml.xz")) if VOLUMES.is_dir() else ():
        name = path.name.partition(".")[0]
        _, parts = read_parts(lzma.decompress(path.read_bytes()), path.name, name, Edition())
        yield from ((f"{name} {part}", data) for part, data in parts[::EVERY])
