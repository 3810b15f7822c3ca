"""libxml2: RELAX NG, XML Schema 1.0 and DTDs, the fastest engine and the usual one.

A validator belongs to one thread: a shared one mixes up its logs. It is made once in a process, and processes
that are forked afterwards have it too.
"""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

from lxml import etree

from tei_edition.errors import InputError, SettingsError
from tei_edition.validation.engines.bundle import Bundle, unpacked
from tei_edition.validation.engines.grammars import grammar
from tei_edition.validation.engines.trouble import SchemaError, broken
from tei_edition.validation.fault import Fault, Kind
from tei_edition.validation.parsing import dtd_files, load_dtd, load_grammar, parse
from tei_edition.validation.places import at_path
from tei_edition.validation.schemas.schema import Language, Schema

_KINDS = {
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": Kind.TEXT_NOT_ALLOWED,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": Kind.UNKNOWN_ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": Kind.UNKNOWN_ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_4": Kind.MISSING_ATTRIBUTE,
    "DTD_UNKNOWN_ELEM": Kind.UNKNOWN_ELEMENT,
    "DTD_UNKNOWN_ATTRIBUTE": Kind.UNKNOWN_ATTRIBUTE,
    "DTD_MISSING_ATTRIBUTE": Kind.MISSING_ATTRIBUTE,
    "DTD_ATTRIBUTE_VALUE": Kind.BAD_VALUE,
}
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*) \)\.")
_ATTRIBUTE = re.compile(r"[Aa]ttribute '?(?:\{[^{}]*\})?([\w.:-]+)")
_DTD_MISSING = re.compile(r"does not carry attribute ([\w.:-]+)")
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_VALUE = re.compile(r"(?:value|Value) [\"']([^\"']*)[\"']")


NAME = "libxml2"
LEVELS = 18
"""From so many levels on a document is deep. The printed volumes have 15 at most."""
_IS_DEEP = etree.XPath(f"boolean({'/*' * LEVELS})")


class _Validators(threading.local):
    """The validators of a thread, by the path and the state of their schemas."""

    def __init__(self) -> None:
        self.known: dict[tuple[object, ...], Any] = {}


_validators = _Validators()


def faults(document: etree._Element, schema: Schema) -> tuple[Fault, ...]:
    """What libxml2 finds wrong in a document; SchemaError where it cannot read the schema."""
    if schema.language in (Language.RNG, Language.RNC) and _IS_DEEP(document):
        from tei_edition.validation.engines import deep

        return deep.faults(document, schema, NAME)
    validator = prepare(schema)
    if validator.validate(document):
        return ()
    log = list(validator.error_log)
    found = [_fault(entry, at_path(entry.path, document)) for entry in log if entry.path]
    if len(found) > 1 and schema.language is Language.RNG:
        found = [
            each for each in found if each.node is not document or "validate" not in each.reason
        ] or found
    if not found:
        found = [Fault(NAME, document, next((entry.message for entry in log), "not valid"))]
    return tuple(found)


def prepare(schema: Schema) -> Any:
    """The validator of a schema, made at the first question."""
    state = schema.path.stat()
    key = (schema.path, schema.language, state.st_mtime_ns, state.st_size)
    if key not in _validators.known:
        _validators.known[key] = _compiled(schema)
    return _validators.known[key]


def _compiled(schema: Schema) -> Any:
    if schema.language is Language.DTD:
        return _dtd(schema.path)
    made = grammar(schema)
    maker = etree.XMLSchema if schema.language is Language.XSD else etree.RelaxNG
    try:
        return _made(maker, made)
    except (etree.XMLSchemaParseError, etree.RelaxNGParseError):
        raise broken("libxml2 cannot read it") from None


def _made(maker: Any, files: Bundle) -> Any:
    """A validator of a bundle: from memory where it is one file."""
    if len(files.files) == 1:
        return maker(parse(files.root, "schema"))
    with unpacked(files) as path:
        return maker(load_grammar(path))


def _dtd(path: Path) -> etree.DTD:
    folder = path.resolve().parent
    try:
        if dtd_files(path, lambda target: target.is_relative_to(folder)) is None:
            raise broken("it includes what is not in its folder")
        return load_dtd(path)
    except SchemaError:
        raise
    except (InputError, SettingsError):
        raise broken("libxml2 cannot read it") from None


def _fault(entry: Any, node: etree._Element) -> Fault:
    """A line of the log as a fault, with the kind where the engine's own is clear."""
    said = str(entry.message)
    reason = _NAMESPACE.sub("", said).strip().rstrip(".")
    kind = _kind(entry.type_name, said)
    attribute = _DTD_MISSING.search(said) or _ATTRIBUTE.search(said)
    about = kind in (Kind.UNKNOWN_ATTRIBUTE, Kind.MISSING_ATTRIBUTE, Kind.BAD_VALUE) and attribute
    value = _VALUE.search(said) if kind in (Kind.BAD_VALUE, Kind.BAD_TEXT) else None
    return Fault(
        NAME, node, reason, kind, about[1] if about else "", value[1] if value else "", _allowed(said)
    )


def _kind(type_name: str, said: str) -> Kind:
    if type_name in _KINDS:
        return _KINDS[type_name]
    if type_name == "SCHEMAV_ELEMENT_CONTENT":
        return Kind.MISSING_CHILD if "Missing child" in said else Kind.MISPLACED_ELEMENT
    if type_name.startswith("SCHEMAV_CVC_") and ("value" in said or "facet" in said):
        return Kind.BAD_VALUE if ", attribute '" in said else Kind.BAD_TEXT
    return Kind.OTHER


def _allowed(said: str) -> tuple[str, ...]:
    found = _EXPECTED.search(said)
    return tuple(each.strip() for each in _NAMESPACE.sub("", found[1]).split(",")) if found else ()
