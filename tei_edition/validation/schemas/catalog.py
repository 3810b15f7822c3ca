"""OASIS XML catalogs: which local file stands for an address on the web.

Reads catalogs that the user gave; what a document names is looked up in them and is never read as a
catalog. An entry that leads to the web leads nowhere: nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import XmlError, parse

_NS = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MOST_BYTES = 8 * 1024 * 1024
_MOST_CATALOGS = 100
_URN = re.compile(r"urn:publicid:", re.IGNORECASE)


@dataclass(slots=True)
class _Entries:
    """The entries of one catalog file, by what they map: [(what, where, rest)]."""

    exact: dict[str, str] = field(default_factory=dict)
    public: dict[str, str] = field(default_factory=dict)
    rewrite: list[tuple[str, str]] = field(default_factory=list)
    suffix: list[tuple[str, str]] = field(default_factory=list)
    delegate: list[tuple[str, str]] = field(default_factory=list)
    following: list[str] = field(default_factory=list)


def look_up(address: str, catalogs: tuple[Path, ...], public: str = "") -> Path | None:
    """The local file that stands for an address or a public identifier; None where no catalog knows it.

    A catalog that is named in another and cannot be read is passed over. SettingsError where one of
    `catalogs` themselves cannot be.
    """
    address, public = address.strip(), _unwrapped(" ".join(public.split()))
    if _URN.match(address):
        address, public = "", _unwrapped(address)
    for catalog in catalogs:
        check(catalog)
    return _search(address, public, [path.resolve() for path in catalogs], set())


def check(catalog: Path) -> None:
    """Raises SettingsError when a catalog that the user gave cannot be read."""
    _entries(catalog.resolve())


def _search(address: str, public: str, queue: list[Path], seen: set[Path]) -> Path | None:
    """Asks one catalog after the other; `seen` ends the circles."""
    while queue:
        path = queue.pop(0)
        if path in seen or len(seen) >= _MOST_CATALOGS:
            continue
        seen.add(path)
        try:
            entries = _entries(path)
        except SettingsError:
            continue  # those of the user were checked before
        if found := _found(entries, address, public):
            return _local(found)
        delegates = _prefixed(entries.delegate, address) + _prefixed(entries.delegate, public)
        if delegates:
            return _search(address, public, [file for each in delegates if (file := _local(each))], seen)
        queue = [file for each in entries.following if (file := _local(each))] + queue
    return None


def _found(entries: _Entries, address: str, public: str) -> str:
    if address in entries.exact:
        return entries.exact[address]
    for start, prefix in sorted(entries.rewrite, key=lambda each: -len(each[0])):
        if address and address.startswith(start):
            return prefix + address[len(start) :]
    for end, file in sorted(entries.suffix, key=lambda each: -len(each[0])):
        if address and end and address.endswith(end):
            return file
    return entries.public.get(public, "") if public else ""


def _prefixed(delegates: list[tuple[str, str]], asked: str) -> list[str]:
    """The catalogs for what begins so, the longest beginning first."""
    found = [each for each in delegates if asked and asked.startswith(each[0])]
    return [file for _, file in sorted(found, key=lambda each: -len(each[0]))]


def _local(address: str) -> Path | None:
    """A file: address of this machine as a path; None for anything else."""
    parts = urlsplit(address)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    return Path(unquote(parts.path)).resolve()


@lru_cache(maxsize=_MOST_CATALOGS)
def _entries(path: Path) -> _Entries:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SettingsError(f"The catalog {path} is larger than {_MOST_BYTES} bytes.")
        root = parse(path.read_bytes(), path.name)
    except OSError as error:
        raise SettingsError(f"The catalog {path} cannot be read: {error.strerror}.") from None
    except XmlError as error:
        line = error.diagnostic.place.line
        raise SettingsError(f"The catalog {path} is no XML that can be read (line {line}).") from None
    if root.tag != f"{_NS}catalog":
        raise SettingsError(f"{path} is no OASIS catalog: its first element is not catalog.")
    entries = _Entries()
    for element, base in _walk(root, path.as_uri()):
        _add(entries, element, base)
    return entries


def _walk(root: etree._Element, base: str) -> Iterator[tuple[etree._Element, str]]:
    """Each entry with the base of its addresses; groups may have their own."""
    stack = [(root, base)]
    while stack:
        element, around = stack.pop()
        own = urljoin(around, element.get(_BASE, ""))
        if element.tag in (f"{_NS}catalog", f"{_NS}group"):
            stack += [(child, own) for child in reversed(element) if isinstance(child.tag, str)]
        else:
            yield element, own


def _add(entries: _Entries, element: etree._Element, base: str) -> None:
    kind = str(element.tag).removeprefix(_NS)

    def said(name: str) -> str:
        return element.get(name, "").strip()

    def leads_to(name: str) -> str:
        return urljoin(base, said(name))

    if kind in ("uri", "system"):
        entries.exact.setdefault(said("name" if kind == "uri" else "systemId"), leads_to("uri"))
    elif kind == "public":
        entries.public.setdefault(_unwrapped(" ".join(said("publicId").split())), leads_to("uri"))
    elif kind in ("rewriteURI", "rewriteSystem"):
        start = said("uriStartString" if kind == "rewriteURI" else "systemIdStartString")
        entries.rewrite.append((start, leads_to("rewritePrefix")))
    elif kind in ("uriSuffix", "systemSuffix"):
        entries.suffix.append(
            (said("uriSuffix" if kind == "uriSuffix" else "systemIdSuffix"), leads_to("uri"))
        )
    elif kind in ("delegateURI", "delegateSystem", "delegatePublic"):
        start = next((str(v) for k, v in element.items() if str(k).endswith("StartString")), "")
        entries.delegate.append((start.strip(), leads_to("catalog")))
    elif kind == "nextCatalog":
        entries.following.append(leads_to("catalog"))


def _unwrapped(public: str) -> str:
    """A public identifier that is written as a urn:publicid: (RFC 3151), as it was."""
    if not _URN.match(public):
        return public
    text = public[len("urn:publicid:") :].replace("+", " ").replace(":", "//").replace(";", "::")
    return unquote(text)
