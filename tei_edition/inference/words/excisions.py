"""What was not declassified: words in brackets that stand for the words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

_EXCISION = re.compile(r"\[[^\[\]]{0,60}\bnot (?:yet )?declassified[^\[\]]{0,20}\]")


def excisions(text: str) -> Iterator[Finding]:
    """Sees bracketed words on what is withheld. `[2 lines not declassified]`. Wrong: none known."""
    for found in _EXCISION.finditer(text):
        yield Finding(
            Span(*found.span()), Role.EXCISION, Certainty.HIGH, "excision",
            "brackets and “not declassified”", found[0][1:].partition(" not ")[0],
        )  # fmt: skip
