"""An editor's corrections of what was inferred about one source, as values.

Knows what can be corrected; knows nothing of files, nor of the text that is corrected.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tei_edition.model import Role

RULE = "editor"
"""The rule of every finding that an editor made."""


class Kind(StrEnum):
    """What a correction says; each is a table of the file, by its name there."""

    REFERENCE = "reference"
    NO_REFERENCE = "no_reference"
    BLOCK = "block"
    LIST = "list"
    DATE = "date"
    CHECKED = "checked"


class Correction(NamedTuple):
    """One correction and the line of the file where it begins.

    `words` are what is looked for in the source: what stands before a reference, or what begins a block,
    or the words of a date; `ends` is the end of a block; `occurrence` counts from 1, 0 where the words
    must be there once. `note` is the number of a note at the foot, 0 for none; `again` says that the note
    has its place elsewhere. `value` is the type of a list or the value of a date. `editor` answers for it,
    '' where nobody is named.
    """

    kind: Kind
    line: int
    words: str = ""
    ends: str = ""
    occurrence: int = 0
    note: int = 0
    role: Role | None = None
    value: str = ""
    again: bool = False
    editor: str = ""

    @property
    def list_type(self) -> str:
        """The type of a list, '' where the editor says that it has none."""
        return "" if self.value == "none" else self.value


class Corrections(NamedTuple):
    """What a file of corrections says. `name` is the file as the user knows it, `number` the printed
    number of the document ('' where that is not corrected), by `editor`."""

    name: str = ""
    number: str = ""
    number_line: int = 0
    editor: str = ""
    entries: tuple[Correction, ...] = ()

    @property
    def editors(self) -> tuple[str, ...]:
        """Who answers for anything in it, each once, in the order of the file."""
        named = [self.editor if self.number else "", *(entry.editor for entry in self.entries)]
        return tuple(dict.fromkeys(name for name in named if name))


NONE = Corrections()
"""No file, no corrections."""
