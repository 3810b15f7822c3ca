"""A schema with all that it includes, read safely, as one bundle that any engine may load.

The engines read included files by themselves, with settings of their own: they follow entities, addresses
on the web, and paths to anywhere. So they are given copies only, in which each file was parsed as every
document is, without its DOCTYPE, and names the others by names that are ours. What is included has to lie in
the folder of the schema or below it, or where a catalog of the user says. Nothing of it is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from tei_edition.validation.engines.trouble import broken
from tei_edition.validation.parsing import XmlError, parse
from tei_edition.validation.schemas.catalog import look_up
from tei_edition.validation.schemas.local import readable
from tei_edition.validation.schemas.schema import Schema

RNG = "{http://relaxng.org/ns/structure/1.0}"
XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "http://www.w3.org/XML/1998/namespace"
_MOST_FILES = 500
_MOST_BYTES = 64 * 1024 * 1024
_REFERENCES = {
    **{f"{RNG}{name}": "href" for name in ("include", "externalRef")},
    **{f"{XS}{name}": "schemaLocation" for name in ("include", "import", "redefine", "override")},
}
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[\\/]|.*\\")
# The attributes of XML itself: most schemas import them from the web.
_XML_XSD = (
    f'<xs:schema xmlns:xs="{XS[1:-1]}" targetNamespace="{XML}">'
    '<xs:attribute name="lang" type="xs:string"/><xs:attribute name="base" type="xs:anyURI"/>'
    '<xs:attribute name="id" type="xs:ID"/>'
    '<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">'
    '<xs:enumeration value="default"/><xs:enumeration value="preserve"/>'
    "</xs:restriction></xs:simpleType></xs:attribute>"
    '<xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/>'
    '<xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/></xs:attributeGroup></xs:schema>'
).encode()


class Bundle(NamedTuple):
    """The files of a schema: the first is the one that the others are included from."""

    files: tuple[tuple[str, bytes], ...]

    @property
    def root(self) -> bytes:
        """The first file."""
        return self.files[0][1]

    def trees(self) -> list[etree._Element]:
        """The root elements of all files, each anew; an include names its file by its name in `files`."""
        return [parse(data, name) for name, data in self.files]


def bundle(schema: Schema) -> Bundle:
    """The bundle of a grammar in RELAX NG (XML syntax) or XML Schema; SchemaError where there is none."""
    state = schema.path.stat()
    return _bundle(schema.path, schema.catalogs, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _bundle(path: Path, catalogs: tuple[Path, ...], changed: int, size: int) -> Bundle:
    return _Collected(path.resolve(), catalogs).bundle()


@contextmanager
def unpacked(files: Bundle) -> Iterator[Path]:
    """The bundle as files of a folder that is gone afterwards; gives the path of the first."""
    from tempfile import TemporaryDirectory  # most schemas are one file, which is never unpacked

    with TemporaryDirectory(prefix="tei-edition-schema-") as folder:
        for name, data in files.files:
            with open(Path(folder, name), "wb") as file:
                file.write(data)
        yield Path(folder, files.files[0][0])


class _Collected:
    """The files of a schema while they are found: each once, under a name of its own."""

    def __init__(self, path: Path, catalogs: tuple[Path, ...]) -> None:
        self._folder, self._catalogs, self._ending = path.parent, catalogs, path.suffix.lower()
        self._names: dict[Path, str] = {}
        self._queue: list[Path] = []
        self._bytes = 0
        self._name(path)

    def bundle(self) -> Bundle:
        """All files, until no new one is named."""
        files = []
        for at, path in enumerate(self._queue):  # it grows while it is read
            root = self._parsed(path)
            for element in root.iter(*_REFERENCES):
                self._rename(element, _REFERENCES[str(element.tag)], path)
            files.append((self._names[path], etree.tostring(root)))
            if at >= _MOST_FILES:
                raise broken(f"it includes more than {_MOST_FILES} files")
        if any(data.find(b"xml.builtin.xsd") >= 0 for _, data in files):
            files.append(("xml.builtin.xsd", _XML_XSD))
        return Bundle(tuple(files))

    def _parsed(self, path: Path) -> etree._Element:
        data = path.read_bytes()
        self._bytes += len(data)
        if self._bytes > _MOST_BYTES:
            raise broken(f"it has more than {_MOST_BYTES} bytes, with what it includes")
        try:
            root = parse(data, path.name)
        except XmlError as error:
            line = error.diagnostic.place.line
            what = "it" if path == self._queue[0] else "a file that it includes"
            raise broken(f"{what} is no XML that can be read (line {line})") from None
        for element in root.iter(etree.Element):
            element.attrib.pop(f"{{{XML}}}base", "")  # it would lead an engine to another folder
        return root

    def _name(self, path: Path) -> str:
        if path not in self._names:
            self._names[path] = f"s{len(self._names)}{self._ending}"
            self._queue.append(path)
        return self._names[path]

    def _rename(self, element: etree._Element, attribute: str, base: Path) -> None:
        """Lets a reference name the copy; an import that names no file keeps its namespace only."""
        address = element.get(attribute)
        if address is None:
            return
        if path := reference(address.strip(), base, self._folder, self._catalogs):
            element.set(attribute, self._name(path))
        elif element.tag == f"{XS}import" and element.get("namespace") == XML:
            element.set(attribute, "xml.builtin.xsd")
        else:
            raise broken(
                "it includes what is not in its folder; nothing is fetched, and no other folder is read "
                "without a catalog (--catalog) that names the file"
            )


def reference(address: str, base: Path, folder: Path, catalogs: tuple[Path, ...]) -> Path | None:
    """The file that a part of a schema names; None where it is not at hand, or not to be read.

    `base` is the part, `folder` that of the schema: what is named lies in it or below, or beside the part
    (which a catalog may have found elsewhere).
    """
    mapped = look_up(address, catalogs)
    if mapped is not None:
        return mapped if readable(mapped) else None
    if _ELSEWHERE.match(address) or "\0" in address:
        return None
    path = (base.parent / unquote(re.split(r"[?#]", address, maxsplit=1)[0])).resolve()
    inside = path.is_relative_to(folder) or path.parent == base.parent
    return path if inside and readable(path) else None
