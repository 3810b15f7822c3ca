"""From the address in a document to a file on this machine, or to the reason why there is none.

A document may come from a stranger. So a file is read for it only where it is a schema by its name, and lies
in the project of the document; anything else needs the user's word: an option, settings or a catalog.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tei_edition.validation.schemas.catalog import look_up
from tei_edition.validation.schemas.named import Named, by_ending

MAX_BYTES = 32 * 1024 * 1024
"""The largest schema: thirty times tei_all.rng."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE_OR_UNC = re.compile(r"[A-Za-z]:|[\\/]{2}|\\")
_MARKS = ("edition.toml", ".git")
_UP = 2


class Found(NamedTuple):
    """The file, or the id of the rule and the words for why there is none."""

    path: Path | None
    rule: str = ""
    why: str = ""


def locate(named: Named, document: Path | None, catalogs: tuple[Path, ...]) -> Found:
    """The local file for a schema that a document names."""
    mapped = look_up(named.address, catalogs, named.public)
    if mapped is None and named.namespace:
        mapped = look_up(named.namespace, catalogs)
    if mapped is not None:
        if readable(mapped):
            return Found(mapped)
        return Found(None, "V004", "the catalog leads to a file that is not there, or cannot be read")
    address = named.address
    if _DRIVE_OR_UNC.match(address) or address.lower().startswith("file:") or address.startswith("/"):
        return Found(None, "V005", "it is an absolute path, which a document is not followed to")
    if _SCHEME.match(address):
        return Found(None, "V003", "it is an address on the web, and nothing is fetched")
    if document is None:
        return Found(None, "V004", "it is relative to a file, and this document is none")
    return _beside(unquote(re.split(r"[?#]", address, maxsplit=1)[0]), document)


def _beside(address: str, document: Path) -> Found:
    """A relative path, from the folder of the document."""
    if "\0" in address:
        return Found(None, "V005", "it is no path")
    try:
        path = (document.resolve().parent / address).resolve()
    except (OSError, RuntimeError):
        return Found(None, "V004", "there is no such file")
    folder = project_of(document.resolve().parent)
    if not path.is_relative_to(folder):
        return Found(None, "V005", "it leads out of the folder of the project")
    if by_ending(path.name) is None:
        return Found(
            None, "V005", "it does not lead to a file whose name is that of a schema (.rng, .xsd ...)"
        )
    if not readable(path):
        return Found(None, "V004", "there is no such file")
    return Found(path)


def readable(path: Path) -> bool:
    """Whether there is a plain file of a size that is read."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(state.st_mode) and state.st_size <= MAX_BYTES


def project_of(folder: Path) -> Path:
    """The folder that the schemas of a document may lie in, at any depth.

    The nearest one above with an edition.toml or a .git; without one, two folders up (TEI stands in tei/,
    its schemas in schema/), but never the whole disk.
    """
    chain = [folder, *folder.parents]
    for each in chain:
        if any((each / mark).exists() for mark in _MARKS):
            return each
    inside = [each for each in chain[: _UP + 1] if each != each.parent and each != Path.home()]
    return inside[-1] if inside else folder
