"""Blocks: paragraphs, lists, tables, openers and closers, from the trees of findings."""

from __future__ import annotations

from tei_edition.inference.weave.nest import Node
from tei_edition.inference.weave.words import WordWeaver
from tei_edition.model import (
    Block,
    Capacity,
    Certainty,
    Closer,
    CloserPart,
    Dateline,
    Head,
    Inline,
    Item,
    List,
    Marking,
    Opener,
    OpenerPart,
    PageBreak,
    Paragraph,
    Postscript,
    Quote,
    Role,
    Row,
    Salute,
    Signed,
    SourceLine,
    Table,
)

_SURE = (Certainty.HIGH, "")
_HOLDERS = frozenset((Role.PARAGRAPH, Role.LIST, Role.TABLE, Role.QUOTE))


class BlockWeaver(WordWeaver):
    """Makes blocks, and the words in them."""

    def blocks(self, nodes: list[Node]) -> tuple[Block, ...]:
        """Blocks, and the page breaks between them."""
        return tuple(self._block(node) for node in nodes if _not_break(node))

    def _block(self, node: Node) -> Block:
        found = node.finding
        match found.role:
            case Role.PAGE_BREAK:
                return self._page_break(found)
            case Role.LIST:
                return self._list(node)
            case Role.TABLE:
                return Table(tuple(self._row(n) for n in node.children if _not_break(n)), *found.claim)
            case Role.QUOTE:
                return Quote(self.blocks(node.children), *found.claim)
            case Role.POSTSCRIPT:
                return Postscript(self.blocks(node.children), *found.claim)
            case Role.OPENER:
                parts = tuple(self._opener_part(n) for n in node.children if _not_break(n))
                return Opener(parts, *found.claim)
            case Role.CLOSER:
                ends = tuple(self._closer_part(n) for n in node.children if _not_break(n))
                return Closer(ends, *found.claim)
            case Role.HEAD:
                return Head(self.words(*found.span, node.children), *found.claim)
            case Role.SOURCE_LINE:
                return SourceLine(self.words(*found.span, node.children), *found.claim)
            case Role.DATELINE:
                return Dateline(self.words(*found.span, node.children), *found.claim)
            case Role.SALUTE:
                return Salute(self.words(*found.span, node.children), *found.claim)
            case Role.SIGNED:
                return Closer((Signed(self.words(*found.span, node.children), *found.claim),), *found.claim)
            case Role.MARKING:
                return Opener((Marking(self.words(*found.span, node.children), *found.claim),), *found.claim)
            case _:
                return Paragraph(*self._with_blocks(node), *found.claim)

    def _opener_part(self, node: Node) -> OpenerPart:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        content = self.words(*found.span, node.children)
        if found.role is Role.DATELINE:
            return Dateline(content, *found.claim)
        if found.role is Role.SALUTE:
            return Salute(content, *found.claim)
        return Marking(content, *found.claim)

    def _closer_part(self, node: Node) -> CloserPart:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        content = self.words(*found.span, node.children)
        if found.role is Role.CAPACITY:
            return Capacity(content, *found.claim)
        return Salute(content, *found.claim) if found.role is Role.SALUTE else Signed(content, *found.claim)

    def _row(self, node: Node) -> Row | PageBreak:
        found = node.finding
        if found.role is Role.PAGE_BREAK:
            return self._page_break(found)
        cells = [n for n in node.children if n.finding.role is Role.CELL]
        return Row(tuple(self.words(*n.finding.span, n.children) for n in cells))

    def _list(self, node: Node) -> List:
        head: Head | None = None
        label: tuple[Inline, ...] | None = None
        labelled = False
        doubt = _SURE
        items: list[Item | PageBreak] = []
        for child in node.children:
            found = child.finding
            match found.role:
                case Role.PAGE_BREAK:
                    items.append(self._page_break(found))
                case Role.HEAD:
                    head = Head(self.words(*found.span, child.children), *found.claim)
                case Role.LABEL:
                    label, labelled = self.words(*found.span, child.children), True
                    doubt = found.claim
                case Role.ITEM:
                    unsure = min(found.claim, doubt, key=_sureness)
                    items.append(Item(label, *self._with_blocks(child), *unsure))
                    label, doubt = () if labelled else None, _SURE
        return List(node.finding.value, labelled, head, tuple(items), *node.finding.claim)

    def _with_blocks(self, node: Node) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
        """What an item or a paragraph holds: words, then blocks; an item of several paragraphs has them
        as its blocks."""
        start, end = node.finding.span
        inner = [n for n in node.children if n.finding.role in _HOLDERS]
        if not inner:
            return self.words(start, end, node.children), ()
        first = inner[0].finding.span.start
        words = [n for n in node.children if n.finding.span.end <= first]
        rest = [n for n in node.children if n.finding.span.start >= first]
        return self.words(start, first, words), self.blocks(rest)


def _sureness(claim: tuple[Certainty, str]) -> int:
    """An item and its label are one claim: as sure as the less sure of the two."""
    return claim[0].rank


def _not_break(node: Node) -> bool:
    """Whether a node is more than a break between blocks, which is markup already."""
    return node.finding.role not in (Role.LINE_BREAK, Role.BULLET)
