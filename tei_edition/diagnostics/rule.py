"""One entry of the catalogue. Knows nothing of the other entries."""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.diagnostics.diagnostic import Severity


class Rule(NamedTuple):
    """What an id means: a title of a few words, an explanation, and what to do about it.

    `wrong` and `right` are examples: what stands in the body of a TEI file, or a file. `source` is who asks
    for it.
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
    wrong: str = ""
    right: str = ""
    source: str = ""
