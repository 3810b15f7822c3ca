"""What the rules say of a piece of TEI."""

from __future__ import annotations

from pathlib import Path

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.rules import run

_BEFORE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>
"""
_AFTER = "\n</body></text></TEI>\n"


def wrapped(body: str, header: str = "") -> bytes:
    """A whole file, from what stands in its body."""
    return (_BEFORE.format(header=header) + body + _AFTER).encode()


def judged(
    body: str | bytes,
    rules: str = "tei",
    *,
    header: str = "",
    path: Path | None = None,
    root: Path | None = None,
    told: tuple[Diagnostic, ...] = (),
) -> list[Diagnostic]:
    """The diagnostics of a body, or of a whole file."""
    data = body if isinstance(body, bytes) else wrapped(body, header)
    return list(run(Document(data, "a.xml", path), (rules,), told, root))


def ids(found: list[Diagnostic]) -> list[str]:
    """The ids of diagnostics, in their order."""
    return [each.id for each in found]


def mended(data: bytes, found: list[Diagnostic]) -> bytes:
    """A file after the safe edits of its diagnostics."""
    edits = sorted((edit for each in found for edit in each.detail.edits), reverse=True)
    for edit in edits:
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data
