"""One entry of the catalogue. Knows nothing of the other entries."""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.diagnostics.diagnostic import Severity


class Rule(NamedTuple):
    """What an id means: a title of a few words, an explanation, and what to do about it."""

    id: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
