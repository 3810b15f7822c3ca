"""The TEI of a document cut into rows: a heading, a paragraph, an item with its label, a note.

Knows TEI's blocks. Every element of the document is in a row, or is what rows stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from lxml import etree

from tei_edition.validation.places import TEI

T = f"{{{TEI}}}"
_NOTE, _PARAGRAPH, _LIST = f"{T}note", f"{T}p", f"{T}list"
_INTRODUCED = (_LIST, f"{T}table", f"{T}quote")


@dataclass(slots=True)
class Row:
    """Elements that stand beside each other in a row; what begins before them, and what ends behind them.

    A row `leads` where it has of its one element, a paragraph, only what stands before the blocks in it.
    """

    nodes: list[etree._Element]
    opens: list[etree._Element] = field(default_factory=list)
    closes: list[etree._Element] = field(default_factory=list)
    leads: bool = False


def rows_of(document: etree._Element, order: Sequence[int]) -> list[Row]:
    """The rows of the text in its order, then those of the notes as they stand at the foot.

    `order` has the place at the foot of each note that the text refers to; the others fill the places
    that are left.
    """
    notes = [note for note in document.iter(_NOTE) if is_at_foot(note)]
    taken = set(order)
    left = (place for place in range(1, len(notes) + len(order) + 1) if place not in taken)
    placed = iter(order)
    places = [next(left) if is_without_reference(n) else next(placed, len(notes)) for n in notes]
    by_place = sorted(zip(places, range(len(notes)), strict=True))
    return [*_rows(document), *(Row([notes[at]]) for _, at in by_place)]


def is_at_foot(note: etree._Element) -> bool:
    """Whether a note is printed at the foot, not where it stands."""
    return note.tag == _NOTE and note.get("rend") != "inline"


def is_without_reference(note: etree._Element) -> bool:
    """Whether nothing in the text refers to a note."""
    return note.get("place") == "unanchored"


def is_introduced(element: etree._Element) -> bool:
    """Whether an element is a block that its paragraph introduces."""
    return element.tag in _INTRODUCED and (element.tag != f"{T}quote" or element.get("rend") == "blockquote")


def _rows(container: etree._Element) -> list[Row]:
    rows: list[Row] = []
    if container.tag == _PARAGRAPH and (container.text or "").strip():
        rows.append(Row([container], leads=True))
    for group in _groups(container):
        rows += _rows(group[0]) if _is_parted(group[0]) else [Row(group)]
    if rows:
        rows[0].opens.insert(0, container)
        rows[-1].closes.append(container)
    return rows


def _is_parted(element: etree._Element) -> bool:
    """Whether what is in an element has rows of its own."""
    if element.tag == _PARAGRAPH:
        return _introduces(element)
    return element.tag == f"{T}div" or (element.tag == _LIST and len(element) > 0)


def _introduces(paragraph: etree._Element) -> bool:
    """Whether a paragraph has blocks, and nothing else behind the first of them."""
    rest = list(dropwhile(lambda child: not is_introduced(child), paragraph))
    return bool(rest) and all(is_introduced(child) and not (child.tail or "").strip() for child in rest)


def _groups(container: etree._Element) -> Iterator[list[etree._Element]]:
    """The children: one by one; in a list, each item with the label and the pages before it."""
    children = [child for child in container if isinstance(child.tag, str) and not is_at_foot(child)]
    if container.tag == _PARAGRAPH:
        children = [child for child in children if is_introduced(child)]
    if container.tag != _LIST:
        yield from ([child] for child in children)
        return
    groups: list[list[etree._Element]] = [[]]
    for child in children:
        groups[-1].append(child)
        if child.tag in (f"{T}item", f"{T}head"):
            groups.append([])
    rest = groups.pop()
    if groups:
        groups[-1] += rest
    yield from groups or [rest]
