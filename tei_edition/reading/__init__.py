"""Reading: text -> Page. Knows lines and marks, not what they mean; no XML."""

from tei_edition.reading.dress import HouseText, undress
from tei_edition.reading.lines import read_lines
from tei_edition.reading.page import FootNote, Line, LineKind, Page
from tei_edition.source import Source

__all__ = ["FootNote", "HouseText", "Line", "LineKind", "Page", "read"]


def read(source: Source) -> Page:
    """Cut a source into the lines of its main text and the notes at its foot.

    The page's source is a HouseText where the text came in the clothes of another tool: all offsets are
    then in its text, and it leads them back to the file's.
    """
    house, (end, notes) = undress(source)
    return Page(house, tuple(read_lines(house.text, 0, end)), notes, end)
