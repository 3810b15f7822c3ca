"""What a single page must know of its edition. Plain values: no files, no XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tei_edition.theme import OURS, Theme


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the edition as others see it.

    `id` is its xml:id ("d43"), `number` as printed, `title` in one line, `page` its page's
    name ("d43.html"); `ids` are what a pointer may lead to inside it: notes and pages.
    """

    id: str
    number: str
    title: str
    page: str
    ids: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The title with the number before it, where there is one and the title does not begin with it."""
        if self.number in ("", self.title) or self.title.startswith(f"{self.number}."):
            return self.title
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Context:
    """The edition around a page; `Context()` is a file on its own, whose page holds its own style.

    `volume` is the volume's id ("frus1969-76v09"); `address` is where its documents are on the web,
    with {id} for the document's id ("https://…/frus1969-76v09/{id}"); `pages` tells in which
    document a printed page begins ("pg_246" to "d43"). `index`, `style`, `script`, `tei` and `text` are
    addresses relative to the page; an empty one is left out. `menu` are the edition's other pages: the
    address and the title of each; `forms` are other forms of the document. `linked_data` is JSON-LD.
    `names` tells where the edition lists all mentions of a person or a term, by the xml:id of its entry.
    `meant` has for each message that the text cites without a pointer, in order, the id of the document
    that it is, or ''. `theme` is what the user has made their own: stylesheets, style and words.
    """

    title: str = ""
    volume: str = ""
    address: str = ""
    documents: Mapping[str, Entry] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    previous: Entry | None = None
    next: Entry | None = None
    cited_by: tuple[Entry, ...] = ()
    meant: tuple[str, ...] = ()
    index: str = ""
    style: str = ""
    tei: str = ""
    text: str = ""
    script: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    linked_data: str = ""
    menu: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = OURS
