"""The documents to measure with: plain text and the TEI that its publisher made of it.

Knows where they lie (TEI_EDITION_SHARED, by default ../shared beside the repository) and how they are
packed; knows nothing of what is measured.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SETTING = "TEI_EDITION_SHARED"


class Document(NamedTuple):
    """A document of a volume: its id (d43), its plain text, the TEI of its `div`."""

    volume: str
    ident: str
    text: str
    tei: str


def shared() -> Path:
    """The folder of the data; ends the program with a message where it is absent."""
    path = (ROOT / os.environ.get(SETTING, "../shared")).resolve()
    if not (path / "frus" / "dev").is_dir():
        sys.exit(f"There is no frus/dev in {path}: set {SETTING} to the folder that has it.")
    return path


def volumes(chosen: Sequence[str] = ()) -> list[str]:
    """The names of the volumes, sorted; or those chosen, if they are all there."""
    there = sorted(p.name.removesuffix(".jsonl.xz") for p in _folder().glob("*.jsonl.xz"))
    unknown = set(chosen) - set(there)
    if unknown:
        sys.exit(f"No such volume: {', '.join(sorted(unknown))}. There are: {', '.join(there)}.")
    return [name for name in there if name in chosen] if chosen else there


def halves() -> tuple[list[str], list[str]]:
    """The volumes in two halves, by turns: one to fit and tune on, the other to check with."""
    names = volumes()
    return names[::2], names[1::2]


def documents(chosen: Sequence[str] = (), limit: int | None = None) -> list[Document]:
    """The documents of the volumes, in order; at most `limit`, evenly from all of them."""
    found = list(_documents(volumes(chosen)))
    if not limit or limit >= len(found):
        return found
    return [found[at * len(found) // limit] for at in range(limit)]


def _documents(names: Sequence[str]) -> Iterator[Document]:
    for name in names:
        with lzma.open(_folder() / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield Document(name, record["id"], record["text"], record["tei"])


def _folder() -> Path:
    return shared() / "frus" / "dev"


def write_texts(found: Sequence[Document], folder: Path) -> list[Path]:
    """Writes each text to `folder`/VOLUME/dN.txt, and returns the paths."""
    paths = []
    for document in found:
        path = folder / document.volume / f"{document.ident}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
        paths.append(path)
    return paths


def write_lists(names: Sequence[str], folder: Path) -> list[str]:
    """Copies the lists of persons and terms of each volume that has them beside its texts; which have."""
    found = [name for name in names if (_folder() / f"{name}.lists.xml").exists()]
    for name in found:
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(_folder() / f"{name}.lists.xml", folder / name / "lists.xml")
    return found


def arguments(description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that choose documents."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--volumes", nargs="+", default=[], metavar="VOLUME")
    parser.add_argument("--limit", type=int, metavar="N", help="no more than N documents, evenly from all")
    return parser


def fit_arguments(description: str | None) -> argparse.Namespace:
    """The options of a program that fits weights: `write` only for a fit on all documents."""
    parser = arguments(description)
    parser.add_argument("--write", action="store_true", help="write weights.toml")
    given = parser.parse_args()
    if given.write and (given.volumes or given.limit):
        parser.error("--write is for a fit on all documents")
    return given


def write_weights(path: Path, text: str) -> None:
    """Writes a file of weights into the package, and says so."""
    path.write_text(text, encoding="utf-8")
    print(f"\nwritten: {path.relative_to(ROOT)}")
