"""The order in which schemas are looked for, and what is said about it. Reads no schema but to know ours.

The command line; the settings of the project; what the document names (xml-model, then xsi:schemaLocation,
then DOCTYPE), with the help of catalogs; then our own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tei_edition.diagnostics import Detail, Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import SettingsError
from tei_edition.validation.document import Document
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas.catalog import check
from tei_edition.validation.schemas.local import MAX_BYTES, locate, readable
from tei_edition.validation.schemas.named import Named, by_ending, named_by
from tei_edition.validation.schemas.project import settled
from tei_edition.validation.schemas.schema import ENDINGS, UNASKED, Language, Schema
from tei_edition.validation.schemas.wanted import Wanted

OURS = ("cable.rng", "frus.rng", "cable.sch", "cable.xsd", "cable.rnc", "frus.rnc")
_SCHEMATRON = b"purl.oclc.org/dsdl/schematron"
_GRAMMARS = (Language.RNG, Language.XSD)


def choose(document: Document, wanted: Wanted) -> tuple[tuple[Schema, ...], tuple[Diagnostic, ...]]:
    """The schemas for a document, and what there is to say about those that cannot be had.

    SettingsError where the user named what cannot be read.
    """
    return chosen(document, settled(wanted, document.path))


def chosen(document: Document, wanted: Wanted) -> tuple[tuple[Schema, ...], tuple[Diagnostic, ...]]:
    """As `choose`, for what is settled already (see `settled`)."""
    told = list[Diagnostic]()
    if wanted.schemas:
        schemas = list(_given(wanted))
    elif named := named_by(document):
        schemas, told = _resolved(document, named, catalogs_of(wanted))
    else:
        schemas = list(_ours())
    schemas += _inside(schemas, wanted)
    return tuple(schemas), tuple(told)


def user_schemas(wanted: Wanted) -> tuple[Schema, ...]:
    """The schemas that the user named, with those inside of them; SettingsError as for `choose`."""
    for catalog in wanted.catalogs:
        check(catalog)
    schemas = list(_given(wanted)) if wanted.schemas else []
    return (*schemas, *_inside(schemas, wanted))


def _given(wanted: Wanted) -> Iterator[Schema]:
    """Those that the command line or the settings name."""
    for path in wanted.schemas:
        language = ENDINGS.get(path.suffix.lower())
        if language is None:
            known = ", ".join(ENDINGS)
            raise SettingsError(f"{path}: this ending is none of a schema; known are {known}.")
        if not readable(path):
            raise SettingsError(f"{path}: there is no such schema, or it has more than {MAX_BYTES} bytes.")
        yield _schema(language, path, wanted.origin, wanted)


def _schema(language: Language, path: Path, origin: str, wanted: Wanted) -> Schema:
    ours, _ = known_of(path)
    return Schema(language, path, origin, ours=ours, catalogs=catalogs_of(wanted))


def _ours() -> Iterator[Schema]:
    for language, name in ((Language.RNG, "cable.rng"), (Language.SCHEMATRON, "cable.sch")):
        yield Schema(language, schema_path(name), UNASKED, ours=name)


def catalogs_of(wanted: Wanted) -> tuple[Path, ...]:
    """The catalogs to look into: the user's, and those of the environment, which are the user's too."""
    return (*wanted.catalogs, *_of_environment(os.environ.get("XML_CATALOG_FILES", "")))


@lru_cache(maxsize=8)
def _of_environment(value: str) -> tuple[Path, ...]:
    """The catalogs of XML_CATALOG_FILES, parted by blanks; those that cannot be read are left out."""
    found = []
    for each in value.split():
        path = Path(unquote(urlsplit(each).path)) if each.startswith("file:") else Path(each)
        try:
            check(path)
        except SettingsError:
            continue
        found.append(path)
    return tuple(found)


def _resolved(
    document: Document, named: list[Named], catalogs: tuple[Path, ...]
) -> tuple[list[Schema], list[Diagnostic]]:
    """The local files for what a document names, and a diagnostic for each that cannot be had."""
    schemas: list[Schema] = []
    told: list[Diagnostic] = []
    for each in named:
        if each.unknown:
            told.append(_refused(each, "V009", "it is in a language that is not read here", document.name))
            continue
        found = locate(each, document.path, catalogs)
        if found.path is None and (own := _our_own(each, found.rule)):
            schemas.append(own)
        elif found.path is None:
            told.append(_refused(each, found.rule, found.why, document.name))
        elif language := each.language or by_ending(found.path.name):
            ours, _ = known_of(found.path)
            schemas.append(
                Schema(language, found.path, each.origin, each.phase, each.line, ours=ours, catalogs=catalogs)
            )
        else:
            told.append(
                _refused(each, "V009", "nothing tells which language it is written in", document.name)
            )
    return schemas, told


def _our_own(named: Named, rule: str) -> Schema | None:
    """Our schema of this name, where the copy that the document points to is not at hand.

    On the web there are other schemas called frus.rng; cable.rng is ours alone.
    """
    name = named.address.rpartition("/")[2]
    may_be = rule == "V004" or (rule == "V003" and name.startswith("cable."))
    if not may_be or name not in OURS or by_ending(name) is not named.language:
        return None
    origin = f"{named.origin}; it is not at hand, so ours of this name"
    return Schema(
        by_ending(name) or Language.RNG, schema_path(name), origin, named.phase, named.line, ours=name
    )


def _refused(named: Named, rule: str, why: str, name: str) -> Diagnostic:
    message = f"The file names the schema “{_short(named.address)}”, but {why}; it was not judged by it."
    detail = Detail(value=_short(named.address), cause=f"{rule} {named.address}", source=named.origin)
    hint = None
    if rule == "V003":
        file = _short(named.address.rpartition("/")[2]) or "schema.rng"
        entry = f'<uri name="{_short(named.address)}" uri="{file}"/>'
        hint = f"Name a copy of it with --schema {file}, or in a catalog (--catalog): {entry}"
    return diagnose(rule, message, Place(name, named.line, 1), hint)._replace(detail=detail)


def _short(address: str) -> str:
    return address if len(address) <= 200 else f"{address[:200]}…"


def _inside(schemas: list[Schema], wanted: Wanted) -> list[Schema]:
    """The Schematron rules inside of grammars, where they are wanted."""
    if not wanted.constraints:
        return []
    there = {schema.path for schema in schemas if schema.language is Language.SCHEMATRON}
    return [
        Schema(Language.SCHEMATRON, each.path, f"the rules inside, {each.origin}", "", each.line)
        for each in schemas
        if each.language in _GRAMMARS and each.path not in there and known_of(each.path)[1]
    ]


def used(schema: Schema, name: str, wanted: Wanted) -> Diagnostic:
    """V001, for a file that was judged by a schema. Files judged by the same one have the same cause."""
    shown = schema.ours or _near(schema.path)
    message = f"Judged by {shown} ({schema.language}; {schema.origin})."
    if schema.language in _GRAMMARS and not wanted.constraints and known_of(schema.path)[1]:
        message += " The Schematron rules inside of it were not asked for (--constraints)."
    detail = Detail(value=shown, cause=f"V001 {shown} {schema.language}", source=schema.origin)
    return diagnose("V001", message, Place(name, schema.line, 0), "")._replace(detail=detail)


def _near(path: Path) -> str:
    """A path as short as it can be from where the user is."""
    with suppress(ValueError, OSError):
        return str(path.resolve().relative_to(Path.cwd()))
    return str(path)


def unasked(name: str) -> Diagnostic:
    """V002: for a file that is not valid by our schema, where nobody asked for it."""
    message = (
        "The file names no schema, so ours for cables was used (cable.rng); by it the file is not valid."
    )
    detail = Detail(value="cable.rng", cause="V002", source=UNASKED)
    return diagnose("V002", message, Place(name, 1, 1))._replace(detail=detail)


def known_of(path: Path) -> tuple[str, bool]:
    """The name of our schema that a file is, byte for byte, or ''; and whether it speaks of Schematron."""
    try:
        state = path.stat()
        return _known(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return "", False


@lru_cache(maxsize=256)
def _known(path: Path, changed: int, size: int) -> tuple[str, bool]:
    data = path.read_bytes()
    ours = next((name for name in OURS if data == schema_path(name).read_bytes()), "")
    return ours, _SCHEMATRON in data
