"""Where tags and texts stand in a file, to the column: read by expat, which knows it, where libxml2 does not.

For bytes that `parsing.parse` has accepted or refused already; nothing is fetched, and no entity is read that
is not in the file. Knows places; builds no tree.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple
from xml.parsers import expat

from tei_edition.validation.wellformed import Open


class Tag(NamedTuple):
    """Where a start tag begins: line and column from 1, and the offset of its first byte from 0."""

    line: int
    column: int
    offset: int


def start_tags(data: bytes) -> list[Tag]:
    """The place of each element's start tag, in the order of the document.

    For bytes that `parse` has accepted: libxml2 knows no columns, and of a tag on several lines only
    the last. What expat cannot read (an encoding that it has not) gives fewer places or none.
    """
    found: list[Tag] = []
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, attributes: object) -> None:
        found.append(Tag(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(data, True)
    return found


class Spots(NamedTuple):
    """Where end tags begin, by the offset of the start tag; and where texts begin."""

    ends: dict[int, int]
    texts: dict[tuple[int, int], Tag]


def spots(data: bytes, ends: frozenset[int], texts: frozenset[tuple[int, int]]) -> Spots:
    """The end tags of the elements that start at `ends`, and the first words of the `texts`.

    A text is named by the offsets of its element and of the child that it follows, -1 for none. An element
    that is one tag ends behind it. For bytes that `parse` has accepted; what expat cannot read is left
    out.
    """
    finder = _Finder(ends, texts)
    with suppress(expat.ExpatError, LookupError, ValueError):
        finder.parser.Parse(data, True)
    return finder.found


class _Finder:
    """One reading of a file for a few places in it."""

    def __init__(self, ends: frozenset[int], texts: frozenset[tuple[int, int]]) -> None:
        self._ends, self._texts = ends, texts
        self._open: list[int] = []
        self._at = (-1, -1)
        self.found = Spots({}, {})
        self.parser = expat.ParserCreate()
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: object) -> None:
        self._open.append(self.parser.CurrentByteIndex)
        self._listen(self._open[-1], -1)

    def _end(self, name: str) -> None:
        start = self._open.pop()
        if start in self._ends:
            self.found.ends[start] = self.parser.CurrentByteIndex
        self._listen(self._open[-1] if self._open else -1, start)

    def _listen(self, parent: int, after: int) -> None:
        self._at = parent, after
        self.parser.CharacterDataHandler = self._text if self._at in self._texts else None

    def _text(self, text: str) -> None:
        word = text.lstrip()
        if word:
            column = self.parser.CurrentColumnNumber + 1 + len(text) - len(word)
            place = Tag(self.parser.CurrentLineNumber, column, self.parser.CurrentByteIndex)
            self.found.texts[self._at] = place
            self.parser.CharacterDataHandler = None


def open_tags(data: bytes) -> list[Open]:
    """The tags that are open where a file stops to be well-formed."""
    found: list[Open] = []
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, attributes: object) -> None:
        found.append(Open(name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: found.pop()
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(data, True)
    return found
