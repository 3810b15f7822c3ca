"""xmlschema, asked in full: its verdict on a whole document, and its reasons.

It is slow (0.3 MB/s) and explains best; so `shapes` asks it piece by piece about what it has not
seen, and this module asks it about a whole document once something is known to be wrong. The schema
is the package's own; what a document says about schemas is never followed.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from tei_edition.validation.fault import Fault
from tei_edition.validation.parsing import schema_path

if TYPE_CHECKING:
    import xmlschema
    from lxml import etree

_NAMESPACE = re.compile(r"\{[^{}]*\}|\b(?:tei|ns\d+):")


@cache
def schema() -> xmlschema.XMLSchema:
    """cable.xsd as xmlschema reads it; half a second the first time."""
    import xmlschema

    path = schema_path("cable.xsd")
    return xmlschema.XMLSchema(str(path), allow="sandbox", base_url=str(path.parent))


def faults(root: etree._Element, limit: int) -> tuple[Fault, ...]:
    """What xmlschema finds wrong in a document, at most `limit` findings; none when it is valid."""
    from xmlschema import XMLSchemaException

    try:
        errors = list(islice(schema().iter_errors(root, use_location_hints=False), limit))
    except RecursionError:
        return (Fault("G003", root, "elements are nested too deep for this engine"),)
    except XMLSchemaException as error:  # such as an xsi:type that names nothing
        return (Fault("G003", root, str(error)),)
    return tuple(_fault(error, root) for error in errors)


def _fault(error: xmlschema.XMLSchemaValidationError, root: etree._Element) -> Fault:
    node: Any = error.elem if error.elem is not None else root
    index = getattr(error, "index", None)
    if index is not None and index < len(node):
        node = node[index]
    reason = _NAMESPACE.sub("", error.reason or "not valid").strip().rstrip(".")
    return Fault("G003", node, reason)
