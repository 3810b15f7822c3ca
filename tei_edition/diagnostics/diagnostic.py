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
    """Where: a file's name as the user gave it, line and column from 1 (0: unknown), an XPath."""

    file: str
    line: int = 0
    column: int = 0
    xpath: str = ""


class Diagnostic(NamedTuple):
    """One message. `id` is in the catalogue; `message` is one sentence; `hint` says what to do."""

    id: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
