"""What is told of one document when the work on it is done: how much of it is kept, and what a crash says.

Knows diagnostics only; what the work was is all one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.diagnostic import Diagnostic, Place, Severity

LISTED = 100
"""How many diagnostics of one document are kept; the others are counted."""


def unforeseen(error: BaseException, name: str) -> Diagnostic:
    """B003 with the place in the program, so that a report of it can be followed up."""
    import traceback  # rarely needed, and slow to load

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return diagnose("B003", f"{type(error).__name__}: {error}{where}"[:500], Place(name, 1, 1))


def counted(diagnostics: Sequence[Diagnostic], name: str) -> dict[str, Any]:
    """The counts of errors and warnings, and so many of the diagnostics as are kept."""
    severities = [d.severity for d in diagnostics]
    listed = tuple(diagnostics[:LISTED])
    if len(listed) < len(diagnostics):
        said = f"{len(diagnostics) - LISTED} more diagnostics of this file are not listed."
        listed += (diagnose("B011", said, Place(name, 1, 1)),)
    return {
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "diagnostics": listed,
    }
