"""Which file of a folder an address means, and what it is. Never one outside the folder, never a hidden one.

Knows addresses and paths; knows nothing of HTTP.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

_TEXT = "; charset=utf-8"
_TYPES = {
    ".html": "text/html" + _TEXT,
    ".css": "text/css" + _TEXT,
    ".js": "text/javascript" + _TEXT,
    ".txt": "text/plain" + _TEXT,
    ".md": "text/plain" + _TEXT,
    ".rnc": "text/plain" + _TEXT,
    ".odd": "application/xml",
    ".bib": "application/x-bibtex" + _TEXT,
    ".ris": "application/x-research-info-systems" + _TEXT,
    ".csv": "text/csv" + _TEXT,
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".xml": "application/xml",
    ".xsd": "application/xml",
    ".rng": "application/xml",
    ".sch": "application/xml",
    ".xhtml": "application/xhtml+xml",
    ".epub": "application/epub+zip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
}


def content_type(path: Path) -> str:
    """The media type of a file by its name; what is not known is not shown but saved."""
    return _TYPES.get(path.suffix.lower(), "application/octet-stream")


def find(root: Path, address: str) -> Path | None:
    """The file below `root` that the path of an address names, a folder's index.html; None if there is none.

    There is none for `..`, for hidden names (our staging folder is one), for what lies outside by a symbolic
    link, and for anything but a plain file: a folder is never listed.
    """
    try:
        name = unquote(urlsplit(address).path, errors="strict")
    except ValueError:  # not UTF-8, or no address
        return None
    if not name.startswith("/") or "\\" in name or "\0" in name:
        return None
    parts = name[1:].split("/")
    if parts[-1] == "":
        parts[-1] = "index.html"
    if any(part == "" or part.startswith(".") for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve()
        is_ours = path.is_relative_to(root.resolve()) and path.is_file()
    except (OSError, ValueError):  # a name that is too long, a circle of links
        return None
    return path if is_ours else None
