"""The one shape of every message: what is wrong, where, how bad, and what to do.

Knows nothing of how a diagnostic is shown: the renderings have their own modules.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a diagnostic weighs: an error keeps the document from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Where: a file's name as the user gave it, line and column from 1 (0: unknown), an XPath.

    `xml_id` is that of the element itself, or else of the nearest one around it.
    """

    file: str
    line: int = 0
    column: int = 0
    xpath: str = ""
    xml_id: str = ""


class Edit(NamedTuple):
    """A safe mend: the bytes from `start` to `end` of the file, from 0, become `text` in its encoding."""

    start: int
    end: int
    text: str


class Detail(NamedTuple):
    """What a program may want to know apart from the sentence; every part may be empty.

    Names of elements and attributes are as the file writes them. `allowed` is what may stand there, at most
    eight, the nearest first; `meant` is what was probably meant. Diagnostics of one `cause` have the same
    remedy and are shown as one. `source` names the schema or the rule set that asks for it, `engine` who
    found it.
    """

    element: str = ""
    parent: str = ""
    attribute: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()
    meant: str = ""
    cause: str = ""
    source: str = ""
    engine: str = ""
    edits: tuple[Edit, ...] = ()


class Diagnostic(NamedTuple):
    """One message. `id` is in the catalogue; `message` is one sentence; `hint` says what to do."""

    id: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    detail: Detail = Detail()
