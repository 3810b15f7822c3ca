"""The only place where XML is parsed: safely, from bytes, within limits.

Knows parsers, resolvers and what an attacker may put into a file; knows nothing of TEI. The
settings answer the ways in which XML files have been seen to read other files, to open sockets or
to fill the memory: entities, external subsets, inclusions, compressed input, stylesheets that load
documents.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import InputError, SettingsError

MAX_BYTES = 64 * 1024 * 1024
"""The largest XML input: four times the largest volume of the series."""

_SETTINGS: dict[str, Any] = {
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "collect_ids": False,
}
_OURS = "tei-edition:"
_ENTITY = re.compile(r"[Ee]ntit|EntityValue|amplification|loop")


class XmlError(InputError):
    """A file that cannot be read as XML; its diagnostic tells where and what to do."""

    diagnostic: Diagnostic

    def __init__(self, diagnostic: Diagnostic) -> None:
        place = diagnostic.place
        message = f"{place.file}:{place.line}:{place.column}: {diagnostic.message}"
        super().__init__(message, diagnostic)


def parse(data: bytes, name: str) -> etree._Element:
    """The root element of an XML document.

    `name` is the file's name for messages only. Raises XmlError (X001 not well-formed, X002 too
    large, X003 entities that are external, not declared or that grow without bound).
    """
    if len(data) > MAX_BYTES:
        message = f"The file has {len(data)} bytes; at most {MAX_BYTES} are read."
        raise XmlError(diagnose("X002", message, Place(name)))
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise XmlError(_syntax(error, name)) from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        _refuse_entities(root, name)
    return root


@cache
def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(**_SETTINGS)
    parser.resolvers.add(_Nothing())
    return parser


class Tag(NamedTuple):
    """Where a start tag begins: line and column from 1, and the offset of its first byte from 0."""

    line: int
    column: int
    offset: int


def start_tags(data: bytes) -> list[Tag]:
    """The place of each element's start tag, in the order of the document.

    For bytes that `parse` has accepted: libxml2 knows no columns, and of a tag on several lines only
    the last. What expat cannot read (an encoding that it has not) gives fewer places or none.
    """
    found: list[Tag] = []
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, attributes: object) -> None:
        found.append(Tag(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(data, True)
    return found


def _syntax(error: etree.XMLSyntaxError, name: str) -> Diagnostic:
    line, column = (max(0, number or 0) for number in error.position)
    said = (error.msg or "Document is empty").split(", line ")[0]
    if _ENTITY.search(said):
        message = f"An entity cannot be read: {said}."
        return diagnose("X003", message, Place(name, line, column))
    return diagnose("X001", f"The file is not well-formed XML: {said}.", Place(name, line, column))


def _refuse_entities(root: etree._Element, name: str) -> None:
    """What is left of an entity once the parser is done was never declared in this file."""
    for entity in root.iter(etree.Entity):
        parent: Any = entity.getparent()
        line = 0 if parent is None else parent.sourceline or 0
        message = f"The entity {entity.text} is not declared in this file and is not fetched."
        raise XmlError(diagnose("X003", message, Place(name, line)))


def schema_path(file: str) -> Path:
    """A file of the schema folder that ships with the package: cable.rng, cable.xsd, cable.sch."""
    path = Path(str(resources.files("tei_edition.schema").joinpath(file)))
    if not path.is_file():
        raise SettingsError(f"The schema file {file} is missing from the package: {path}")
    return path


def load_schema(file: str) -> etree._ElementTree:
    """A schema of the package as a tree. Its own imports can only come from its folder."""
    return _load(schema_path(file))


def load_grammar(path: Path) -> etree._ElementTree:
    """A schema that the user named, as a tree; it may include what lies in its folder and below.

    Raises SettingsError when it cannot be read.
    """
    return _load(path)


def load_stylesheet(path: Path, ours: Path | None = None) -> etree.XSLT:
    """A stylesheet that may import from its own folder, and reads and writes nothing else.

    `ours` is a further folder, of which `tei-edition:html.xsl` names the file html.xsl. Raises
    SettingsError when it cannot be read or compiled.
    """
    try:
        return etree.XSLT(_load(path, ours), access_control=_access().DENY_ALL)
    except (etree.XSLTParseError, etree.XMLSyntaxError) as error:
        log: Any = error.error_log
        said = "; ".join(dict.fromkeys(entry.message for entry in log)) or error
        raise SettingsError(f"The stylesheet {path} cannot be compiled: {said}") from None


def compile_stylesheet(root: etree._Element) -> etree.XSLT:
    """A stylesheet made in memory; it can load nothing."""
    return etree.XSLT(root, access_control=_access().DENY_ALL, regexp=False)


def _access() -> Any:
    return etree.XSLTAccessControl


def _load(path: Path, ours: Path | None = None) -> etree._ElementTree:
    parser = etree.XMLParser(**_SETTINGS)
    parser.resolvers.add(_Folder(path.resolve().parent, ours))
    try:
        root = etree.fromstring(path.read_bytes(), parser, base_url=str(path.resolve()))
    except (OSError, etree.XMLSyntaxError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from None
    return root.getroottree()


class _Nothing(etree.Resolver):
    """Gives a file without declarations for whatever a document asks for.

    It asks: with collect_ids=False libxml2 loads the external subset in spite of load_dtd=False, and
    its entities would be read. An empty answer (`resolve_empty`) does not keep it from doing so.
    """

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        """A comment and no more."""
        resolver: Any = self
        return resolver.resolve_string("<!-- nothing is fetched -->", context)


def _path_of(url: str) -> Path:
    """The file of an address; what is written with %20 may be a blank in its name."""
    given = url.removeprefix("file://")
    path = Path(given).resolve()
    return path if path.exists() else Path(unquote(given)).resolve()


class _Folder(etree.Resolver):
    """Lets a stylesheet load what lies in its own folder or in ours, and refuses anything else."""

    def __init__(self, folder: Path, ours: Path | None) -> None:
        self._folder = folder
        self._ours = ours.resolve() if ours else None

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        """The file when it is inside a folder; raises SettingsError otherwise."""
        url = str(system_url or "")
        if self._ours and url.startswith(_OURS):
            path = (self._ours / url.removeprefix(_OURS)).resolve()
        else:
            path = _path_of(url)
        if not any(folder and path.is_relative_to(folder) for folder in (self._folder, self._ours)):
            raise SettingsError(f"{system_url} is outside the folder {self._folder}")
        if not path.is_file():
            raise SettingsError(f"There is no file {path} for {system_url}")
        resolver: Any = self
        return resolver.resolve_filename(str(path), context)
