"""The only place where XML is parsed: safely, from bytes, within limits.

Knows parsers, resolvers and what an attacker may put into a file; knows nothing of TEI. The
settings answer the ways in which XML files have been seen to read other files, to open sockets or
to fill the memory: entities, external subsets, inclusions, compressed input, stylesheets that load
documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.parsers import expat

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import InputError, SettingsError
from tei_edition.intake import take

if TYPE_CHECKING:
    pass

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
        raise XmlError(_syntax(error, name, data)) from None
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        _refuse_entities(root, name)
    return root


def parse_beginning(data: bytes, name: str) -> etree._Element:
    """The root element, without content, of a document that begins like this; what stands before it as well.

    Raises XmlError where the root has not begun within `data`.
    """
    parser = etree.XMLPullParser(("start",), **_SETTINGS)
    parser.resolvers.add(_Nothing())
    try:
        parser.feed(data)
        events: Any = parser.read_events()
        for _, root in events:
            found: etree._Element = root
            return found
    except etree.XMLSyntaxError as error:
        raise XmlError(_syntax(error, name, data)) from None
    raise XmlError(diagnose("X001", "The file does not begin like XML.", Place(name)))


@cache
def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(**_SETTINGS)
    parser.resolvers.add(_Nothing())
    return parser


def _syntax(error: etree.XMLSyntaxError, name: str, data: bytes) -> Diagnostic:
    from tei_edition.validation.tags import open_tags
    from tei_edition.validation.wellformed import Spot, told

    line, column = (max(0, number or 0) for number in error.position)
    said = (error.msg or "Document is empty").split(", line ")[0].strip()
    if _ENTITY.search(said) and "EntityRef" not in said:
        words = told(Spot(said, line, column, data, list)) if "not defined" in said else None
        message = f"{words.message}, and is not fetched." if words else f"An entity cannot be read: {said}."
        return diagnose("X003", message, Place(name, line, column), (words and words.hint) or None)
    words = told(Spot(said, line, column, data, lambda: open_tags(data)))
    return diagnose("X001", f"{words.message}.", Place(name, words.line, words.column), words.hint or None)


def _refuse_entities(root: etree._Element, name: str) -> None:
    """What is left of an entity once the parser is done was never declared in this file."""
    for entity in root.iter(etree.Entity):
        parent: Any = entity.getparent()
        line = 0 if parent is None else parent.sourceline or 0
        message = f"The entity {entity.text} is not declared in this file and is not fetched."
        raise XmlError(diagnose("X003", message, Place(name, line)))


def dtd_files(path: Path, may_read: Callable[[Path], bool]) -> list[Path] | None:
    """The files that an engine reads when it reads a DTD; None where it would read what it may not.

    Only those of external parameter entities are read. Raises InputError where it is no DTD.
    """
    found = [path.resolve()]
    refused: list[str] = []
    document = expat.ParserCreate()
    document.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)

    def external(parser: Any, context: str, base: str, system: str, public: str) -> int:
        target = (Path(base).parent / system).resolve() if base else path.resolve()
        if base and (":" in system or not may_read(target)):
            refused.append(system)
            return 0
        found.append(target)
        inner = parser.ExternalEntityParserCreate(context)
        inner.SetBase(str(target))
        inner.ExternalEntityRefHandler = partial(external, inner)
        inner.Parse(target.read_bytes(), True)
        return 1

    document.ExternalEntityRefHandler = partial(external, document)
    try:
        document.Parse(b'<!DOCTYPE x SYSTEM "x"><x/>', True)
    except (expat.ExpatError, OSError, RecursionError, ValueError):
        if refused:
            return None
        raise InputError("It is no DTD that can be read.") from None
    return found


def load_dtd(path: Path) -> etree.DTD:
    """A DTD whose files `dtd_files` has found to be harmless. Raises SettingsError when it cannot be read."""
    try:
        return etree.DTD(str(path))
    except etree.DTDParseError:
        raise SettingsError("It is no DTD that can be read.") from None


def schema_folder() -> Path:
    """The folder of the schemas that ship with the package."""
    return Path(str(import_module("tei_edition.schema").__file__)).parent


def schema_path(file: str) -> Path:
    """A file of the schema folder that ships with the package: cable.rng, cable.xsd, cable.sch."""
    path = schema_folder() / file
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
        root = etree.fromstring(take(path, MAX_BYTES), parser, base_url=str(path.resolve()))
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
