"""What is said about a text that was laid out anew: a diagnostic, findings, names for the header.

Knows what was taken off; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.model import Finding, Role
from tei_edition.reading.dress.house import HouseText
from tei_edition.source import Source

WHITE_SPACE = "line ends or blanks of other tools"


def clothes(source: Source) -> list[str]:
    """What was taken off, in words; [] for a text that was in the house's layout. Line ends and blanks are
    white space, which is made single in every text."""
    if not isinstance(source, HouseText):
        return []
    return [piece.name for piece in source.seen if piece.name != WHITE_SPACE]


def told(source: Source) -> Iterator[Diagnostic]:
    """One diagnostic for all that was seen."""
    seen = clothes(source)
    if seen:
        said = f"The text was laid out anew to be read: {', '.join(seen)}."
        yield diagnose("R014", said, Place(source.name, 1, 1))


def layout_findings(source: Source) -> Iterator[Finding]:
    """A finding for each piece, over the stretch of the file's text that it was taken off."""
    if isinstance(source, HouseText):
        for piece in source.seen:
            times = "1 place" if piece.edits == 1 else f"{piece.edits} places"
            evidence = f"{piece.evidence} ({times})"
            yield Finding(piece.span, Role.LAYOUT, piece.certainty, "layout", evidence, piece.name)
