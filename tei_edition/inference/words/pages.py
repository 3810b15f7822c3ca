"""Where printed pages begin, from the marks in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import Page
from tei_edition.reading.lines import PAGE_MARK
from tei_edition.source import Span

_MARK = re.compile(PAGE_MARK)


def page_breaks(page: Page) -> Iterator[Finding]:
    """Sees a page mark. `[Page 246]`. Wrong: an editor's words in the same brackets."""
    for found in _MARK.finditer(page.source.text):
        yield Finding(
            Span(*found.span()), Role.PAGE_BREAK, Certainty.HIGH, "page-mark",
            f"the mark {found[0]}", found[1],
        )  # fmt: skip
