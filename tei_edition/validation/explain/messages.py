"""What the engines for XML Schema and DTD say, read into kinds, names and values.

Knows how libxml2 and xmlschema speak, and how names are declared in an XSD or a DTD; opens no schema as a
schema: its text is searched for names, so that an element it does not know can be told from a misplaced one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from lxml import etree

from tei_edition.validation.explain.nearest import meant, nearest
from tei_edition.validation.fault import Fault, Kind

_NAMESPACE = re.compile(r"\{[^{}]*\}")
# What is said, and what it means; a: the attribute, v or w: the value. The first that fits is taken.
_FORMS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r".*attribute '(?P<a>[\w.:-]+)'.*is not allowed", Kind.UNKNOWN_ATTRIBUTE),
        (r".*attribute '(?P<a>[\w.:-]+)' is required but missing", Kind.MISSING_ATTRIBUTE),
        (
            r".*attribute '(?P<a>[\w.:-]+)'.*(?:'(?P<v>[^']*)' is not|[Tt]he value '(?P<w>[^']*)')",
            Kind.BAD_VALUE,
        ),
        (r".*Missing child element", Kind.MISSING_CHILD),
        (r".*This element is not expected", Kind.MISPLACED_ELEMENT),
        (r".*Character content", Kind.TEXT_NOT_ALLOWED),
        (
            r"Element '[^']*': .*(?:'(?P<v>[^']*)' is not a valid value|[Tt]he value '(?P<w>[^']*)')",
            Kind.BAD_TEXT,
        ),
        (r"No declaration for attribute (?P<a>\S+)", Kind.UNKNOWN_ATTRIBUTE),
        (r"No declaration for element", Kind.UNKNOWN_ELEMENT),
        (r"Element \S+ does not carry attribute (?P<a>\S+)", Kind.MISSING_ATTRIBUTE),
        (r"Value \"(?P<v>[^\"]*)\" for attribute (?P<a>\S+)", Kind.BAD_VALUE),
        (r"Syntax of value for attribute (?P<a>\S+)", Kind.BAD_VALUE),
        (r"Unexpected child with tag", Kind.MISPLACED_ELEMENT),
        (r"The content of element .* is not complete", Kind.MISSING_CHILD),
        (r"missing required attribute '(?P<a>[\w.:-]+)'", Kind.MISSING_ATTRIBUTE),
        (r"'(?P<a>[\w.:-]+)' attribute not allowed", Kind.UNKNOWN_ATTRIBUTE),
        (r"attribute (?P<a>[\w.:-]+)='(?P<v>[^']*)'", Kind.BAD_VALUE),
        (r"character data between child elements", Kind.TEXT_NOT_ALLOWED),
    )
)
_EXPECTED = re.compile(r"Expected is (?:one of )?\( ([^)]*) \)|Tags? (\([^)]*\)|'[^']*') expected")
_SET = re.compile(r"element of the set \{([^}]*)\}|value must be one of \[([^\]]*)\]")
_DECLARED = re.compile(rb"<(?:[\w.-]+:)?element\s[^<>]*?\bname\s*=\s*[\"']([\w.-]+)|<!ELEMENT\s+([\w.:-]+)")
_PARTS = re.compile(rb"<(?:[\w.-]+:)?(?:include|redefine|override)\s|<!ENTITY\s+%[^>]*\s(?:SYSTEM|PUBLIC)\s")


def read(fault: Fault, schema: Path) -> Fault:
    """The fault with what its reason tells; as it is where that cannot be read."""
    said = _NAMESPACE.sub("", fault.reason).strip()
    if fault.kind is Kind.OTHER:
        fault = _form(fault, said)
    allowed = fault.allowed or _listed(said)
    fault = fault._replace(reason=said, allowed=tuple(name.rpartition(":")[2] for name in allowed))
    if fault.kind is Kind.MISPLACED_ELEMENT and etree.QName(fault.node).localname not in _names(
        schema, fault
    ):
        fault = fault._replace(kind=Kind.UNKNOWN_ELEMENT)
    return _meant(fault, schema)


def _form(fault: Fault, said: str) -> Fault:
    for pattern, kind in _FORMS:
        if found := pattern.match(said):
            parts = found.groupdict()
            name = (parts.get("a") or "").rstrip(".,:")
            value = parts.get("v") or parts.get("w") or str((name and fault.node.get(name)) or "")
            if kind is Kind.TEXT_NOT_ALLOWED:
                value = _own_text(fault.node)
            return fault._replace(kind=kind, attribute=name, value=value)
    return fault


def _own_text(node: etree._Element) -> str:
    texts = [node.text, *(child.tail for child in node)]
    return next((" ".join(text.split()) for text in texts if text and text.strip()), "")


def _listed(said: str) -> tuple[str, ...]:
    if found := _EXPECTED.search(said):
        inner = found[1] or found[2].strip("()'")
        return tuple(name.strip(" '") for name in re.split(r"[,|]", inner) if name.strip(" '"))
    if found := _SET.search(said):
        return tuple(value.strip(" '\"") for value in (found[1] or found[2]).split(","))
    return ()


def _meant(fault: Fault, schema: Path) -> Fault:
    if fault.kind is Kind.UNKNOWN_ELEMENT:
        name = etree.QName(fault.node).localname
        right = meant(name, fault.allowed, _declared(schema))
    elif fault.kind in (Kind.UNKNOWN_ATTRIBUTE, Kind.BAD_VALUE):
        name = fault.attribute if fault.kind is Kind.UNKNOWN_ATTRIBUTE else fault.value
        right = meant(name, fault.allowed, ())
    else:
        return fault
    return fault._replace(meant=fault.meant or right, allowed=nearest(name, fault.allowed))


def _names(schema: Path, fault: Fault) -> frozenset[str]:
    """The names that the schema is known to have; that of the element where it may be in another file."""
    return _declared(schema) or frozenset((etree.QName(fault.node).localname,))


def _declared(schema: Path) -> frozenset[str]:
    try:
        return _search(schema, schema.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=8)
def _search(schema: Path, changed: int) -> frozenset[str]:
    """The names of elements in a schema of one file; none where it has several."""
    data = schema.read_bytes()
    if _PARTS.search(data):
        return frozenset()
    return frozenset((found[1] or found[2]).decode() for found in _DECLARED.finditer(data))
