"""A text that is being undressed, piece by piece, and what was taken off. Knows edits and their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.model import Certainty
from tei_edition.reading.dress.edits import Edit, Layer, Layers, in_order
from tei_edition.reading.dress.rows import Row, rows_of
from tei_edition.reading.foot import Foot, read_foot
from tei_edition.source import Span


class Piece(NamedTuple):
    """A piece of clothing that was seen: what it is, how sure, why, how many edits took it off, and the
    stretch of the source that they are in."""

    name: str
    certainty: Certainty
    evidence: str
    edits: int
    span: Span


class Wardrobe:
    """A text that is being undressed: as it is now, and what has been taken off."""

    def __init__(self, text: str) -> None:
        self.layers: list[Layer] = []
        self.seen: list[Piece] = []
        self._wear(text)

    def _wear(self, text: str) -> None:
        self.text = text
        self._rows: list[Row] | None = None
        self._foot: Foot | None = None
        self._main: list[Row] | None = None

    @property
    def rows(self) -> list[Row]:
        """The lines of the text as it is now."""
        if self._rows is None:
            self._rows = rows_of(self.text)
        return self._rows

    @property
    def foot(self) -> Foot:
        """Where the notes at the foot begin, and the notes, if they are in the house's form."""
        if self._foot is None:
            self._foot = read_foot(self.text)
        return self._foot

    @property
    def main(self) -> list[Row]:
        """The lines above the notes."""
        if self._main is None:
            end, notes = self.foot
            self._main = [row for row in self.rows if row.start < end] if notes else self.rows
        return self._main

    def take_off(self, name: str, edits: Sequence[Edit], certainty: Certainty, evidence: str) -> bool:
        """Apply the edits as one layer; whether there were any. `evidence` says why they are right."""
        if edits:
            ordered = in_order(edits)
            span = Layers(tuple(self.layers)).original(Span(ordered[0].start, ordered[-1].end))
            self.seen.append(Piece(name, certainty, evidence, len(ordered), span))
            self.layers.append(Layer(self.text, ordered))
            self._wear(self.layers[-1].text)
        return bool(edits)
