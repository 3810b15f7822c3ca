"""What the words are about, and how names, values and lists are written in a sentence.

Knows language; knows no schemas and no engines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.fault import Fault
from tei_edition.validation.places import TEI

MOST = 8
_LONGEST = 60


class Words(NamedTuple):
    """One sentence on what is wrong, and one on what to do."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Case:
    """A fault, the names of the element and of its parent as the file writes them ('' for none), the schema's
    name, and how to tell the line of an element."""

    fault: Fault
    element: str
    parent: str
    source: str
    line: Callable[[etree._Element], int]

    @property
    def here(self) -> str:
        """The element with its parent: `<p> in <div>`."""
        return f"<{self.element}> in <{self.parent}>" if self.parent else f"<{self.element}>, the root,"

    @property
    def inside(self) -> str:
        """Where the element stands: `in <div>`."""
        return f"in <{self.parent}>" if self.parent else "as the root of the file"

    @property
    def is_tei(self) -> bool:
        """Whether the file is TEI, as far as this element shows."""
        return etree.QName(self.fault.node).namespace == TEI


def tag(name: str) -> str:
    """An element's name in a sentence; one of another namespace says so."""
    namespace, brace, local = name.rpartition("}")
    return f"<{local}> (namespace {namespace[1:]})" if brace else f"<{name}>"


def tags(names: Iterable[str], joint: str = "and") -> str:
    """Several elements in a sentence, at most eight."""
    return enumerated([tag(name) for name in names], joint)


def quoted(values: Iterable[str], joint: str = "or") -> str:
    """Several values in a sentence, at most eight."""
    return enumerated([value(each) for each in values], joint)


def value(text: str) -> str:
    """A value in quotes, shortened, on one line."""
    text = " ".join(text[: 4 * _LONGEST].split(" ")).replace("\n", " ").replace("\t", " ")
    return f'"{text[:_LONGEST]}…"' if len(text) > _LONGEST else f'"{text}"'


def enumerated(words: list[str], joint: str = "and") -> str:
    """a, b and c; no more than eight, and how many there are besides."""
    more = len(words) - MOST
    if more > 0:
        return f"{', '.join(words[:MOST])} and {more} other{'s' * (more > 1)}"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def article(word: str) -> str:
    """The word with a or an: `an <item>`."""
    letters = word.lstrip('<"')
    return f"{'an' if letters[:1].lower() in 'aeiou' else 'a'} {word}"
