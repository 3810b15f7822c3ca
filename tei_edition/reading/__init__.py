"""Reading: text -> Page. Knows lines and marks, not what they mean; no XML."""

from tei_edition.reading.foot import read_foot
from tei_edition.reading.lines import read_lines
from tei_edition.reading.page import FootNote, Line, LineKind, Page
from tei_edition.source import Source

__all__ = ["FootNote", "Line", "LineKind", "Page", "read"]


def read(source: Source) -> Page:
    """Cut a source into the lines of its main text and the notes at its foot."""
    end, notes = read_foot(source.text)
    return Page(source, tuple(read_lines(source.text, 0, end)), notes, end)
