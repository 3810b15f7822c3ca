"""Undressing: a text in the clothes of other tools becomes a text as the house lays it out.

Knows line ends, widths, indents, forms of numbers and bullets; nothing of what is said. The source is not
touched: what is read is the source under a few layers of small edits, and every offset leads back to it.
Words are never changed. A text in the house's layout is given back as it is.

The house's layout: a paragraph is a line, blank lines part paragraphs; `  • ` begins an item; `  1. ` a
note at the foot, four blanks its further paragraphs; a reference is a number glued to a word.
"""

from __future__ import annotations

from collections.abc import Callable

from tei_edition.model import Certainty
from tei_edition.reading.dress.bullets import bullet_edits, lost_bullets
from tei_edition.reading.dress.edits import Change, Edit, Layers, is_above_notes
from tei_edition.reading.dress.foot import find_foot, foot_edits
from tei_edition.reading.dress.house import HouseText
from tei_edition.reading.dress.references import reference_edits
from tei_edition.reading.dress.spacing import first_line_indents, gaps
from tei_edition.reading.dress.told import WHITE_SPACE
from tei_edition.reading.dress.unnumbered import listed_lines, unnumbered_foot
from tei_edition.reading.dress.wardrobe import Wardrobe
from tei_edition.reading.dress.whitespace import indents, white_space
from tei_edition.reading.dress.wrapping import Wrapped, joins, width_of
from tei_edition.reading.foot import Foot
from tei_edition.source import Source

_HIGH, _MEDIUM, _LOW = Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW

_ROUNDS = 5  # one finds what there is, another that there is no more; layouts that no tool makes take longer

__all__ = ["HouseText", "undress"]


def undress(source: Source) -> tuple[Source, Foot]:
    """A source whose text is in the house's layout, the same object where it is that already; and where
    its notes are, which had to be looked for."""
    wardrobe = Wardrobe(source.text)
    for _ in range(_ROUNDS):
        worn = len(wardrobe.layers)
        for step in _STEPS:
            step(wardrobe)
        if len(wardrobe.layers) == worn:
            break
    if not wardrobe.layers:
        return source, wardrobe.foot
    house = HouseText(
        source.name, wardrobe.text, source.data, source.encoding, source.diagnostics,
        given=source, layers=Layers(tuple(wardrobe.layers)), seen=tuple(wardrobe.seen),
    )  # fmt: skip
    return house, wardrobe.foot


def _white_space(it: Wardrobe) -> None:
    it.take_off(WHITE_SPACE, white_space(it.text), _HIGH, "they are white space")
    it.take_off("tabs as indents", indents(it.text), _HIGH, "tabs stand before lines and part no cells")


def _width(it: Wardrobe) -> None:
    rows = it.rows
    width = width_of(rows)
    if width:
        foot = find_foot(it.text, rows, width)
        starts = set(foot.entries) if foot else set()
        starts |= {min(starts) - 1} if starts and is_above_notes(rows[min(starts) - 1].content) else set()
        edits = joins(it.text, rows, Wrapped(width, starts))
        it.take_off(f"lines wrapped at {width}", edits, _HIGH, "lines end where the next word would not fit")


def _foot(it: Wardrobe) -> None:
    """The foot in the house's form; what stands above it goes."""
    at, notes = it.foot
    rows = it.rows
    if notes:
        above = [row for row in rows if row.end <= at][-1:]
        if above and is_above_notes(above[0].content) and len(above) < len(rows):
            edit = Edit(above[0].start - above[0].indent, above[0].end, "", Change.NOTE_HEADING)
            it.take_off("a line above the notes", [edit], _HIGH, "nothing but a rule or the word Notes")
        return
    foot = find_foot(it.text, rows, 0)
    if foot:
        evidence = "they run 1, 2, 3 to the end, and the text refers to them"
        it.take_off("notes numbered in another way", list(foot_edits(it.text, rows, foot)), _HIGH, evidence)
        return
    evidence = "the last lines are as many as the references, and look like notes"
    if it.take_off("notes without numbers", unnumbered_foot(it.text, rows), _MEDIUM, evidence):
        evidence = "lines stand under each other, in a text that lost the numbers of its notes"
        it.take_off("lists without bullets", listed_lines(it.main), _LOW, evidence)


def _references(it: Wardrobe) -> None:
    end, notes = it.foot
    form, edits = reference_edits(it.text, end, len(notes))
    evidence = "they go up, and are as many as the notes"
    it.take_off(f"references as {form}", edits, _HIGH, evidence)


def _lists(it: Wardrobe) -> None:
    if all(row.content[0] == "•" and row.indent > 1 for row in it.main if row.indent or row.has_bullet):
        return
    rows = it.main
    it.take_off("first lines indented", first_line_indents(rows), _MEDIUM, "most lines have an indent")
    evidence = "they begin lines that are indented or stand together"
    if not it.take_off("other bullets", bullet_edits(it.main), _HIGH, evidence):
        evidence = "lines are indented, and nothing has a bullet"
        it.take_off("lists without bullets", lost_bullets(it.main), _LOW, evidence)


def _spacing(it: Wardrobe) -> None:
    it.take_off("no blank lines", gaps(it.main), _MEDIUM, "no blank line parts any lines")


_STEPS: tuple[Callable[[Wardrobe], None], ...] = (
    _white_space,
    _width,
    _foot,
    _references,
    _lists,
    _spacing,
)
