"""A source whose text was laid out anew, with the way back to the text of its file.

Knows the layers and the source under them; its places are those of the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_edition.reading.dress.edits import Layers
from tei_edition.reading.dress.wardrobe import Piece
from tei_edition.source import Source, Span


@dataclass(slots=True, kw_only=True)
class HouseText(Source):
    """What is read instead of `given`: `text` is that text under `layers` of small edits; `seen` are the
    clothes that they took off."""

    given: Source
    layers: Layers
    seen: tuple[Piece, ...]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset in `text`."""
        return self.given.line_column(self.original(Span(offset, offset)).start)

    def original(self, span: Span) -> Span:
        """The stretch of the file's text that a stretch of `text` comes from."""
        return self.layers.original(span)

    def is_faithful(self) -> bool:
        """Whether `text` is the file's text but for edits that change no word."""
        return self.layers.is_faithful(self.given.text, self.text)
