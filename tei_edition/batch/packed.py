"""What was found in a document in few bytes, to be kept while the others are converted.

Knows findings; knows nothing of files.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

from tei_edition.finding import Certainty, Finding, Role
from tei_edition.source import Span


def packed(findings: Iterable[Finding]) -> bytes:
    """Findings in few bytes: some two thousand for a usual document."""
    rows = [[*f.span, f.role, f.certainty, f.rule, f.evidence, f.value, f.resp] for f in findings]
    return zlib.compress(json.dumps(rows).encode(), 1)


def unpacked(found: bytes) -> list[Finding]:
    """The findings that were packed."""
    return [
        Finding(Span(start, end), Role(role), Certainty(sure), rule, evidence, value, resp)
        for start, end, role, sure, rule, evidence, value, resp in json.loads(zlib.decompress(found))
    ]
