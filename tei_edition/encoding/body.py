"""Cable -> the `div` of its document. One total function over the blocks; knows TEI and the model."""

from __future__ import annotations

from typing import assert_never

from tei_edition.encoding.inline import encode_inline, encode_note, encode_page_break
from tei_edition.encoding.tree import Element, add
from tei_edition.model import (
    Block,
    Cable,
    Closer,
    CloserPart,
    Dateline,
    Head,
    Item,
    List,
    Marking,
    Opener,
    OpenerPart,
    PageBreak,
    Paragraph,
    Postscript,
    Quote,
    Row,
    Salute,
    Signed,
    SourceLine,
    Table,
)


def encode_document(parent: Element, cable: Cable) -> Element:
    """The `div` of a document; with attachments, the message and each of them are `div`s in it."""
    own = cable.identifier
    document = add(
        parent, "div", type="document",
        subtype="editorial-note" if cable.is_editorial_note else "historical-document",
        n=cable.number or f"[{own[1:]}]", xml_id=own,
    )  # fmt: skip
    blocks = cable.message.blocks
    if cable.attachments:
        cut = next((i for i, b in enumerate(blocks) if isinstance(b, Head)), -1) + 1
        encode_blocks(document, blocks[:cut], own)
        encode_blocks(add(document, "div", type="message"), blocks[cut:], own)
        for number, part in enumerate(cable.attachments, start=1):
            inner = add(document, "div", type="attachment", n=str(number))
            encode_blocks(inner, part.blocks, own)
    else:
        encode_blocks(document, blocks, own)
    for note in cable.unanchored:
        encode_note(document, note, own)
    return document


def encode_blocks(parent: Element, blocks: tuple[Block, ...], own: str) -> None:
    """Append blocks to an element."""
    for block in blocks:
        match block:
            case Paragraph(content, inner):
                paragraph = add(parent, "p")
                encode_inline(paragraph, content, own)
                encode_blocks(paragraph, inner, own)
            case PageBreak():
                encode_page_break(parent, block)
            case Head(content):
                encode_inline(add(parent, "head"), content, own)
            case SourceLine(content):
                encode_inline(add(parent, "note", type="source", rend="inline"), content, own)
            case Dateline(content):
                encode_inline(add(parent, "dateline"), content, own)
            case Salute(content):
                encode_inline(add(parent, "salute"), content, own)
            case Opener(parts):
                _envelope(parent, "opener", parts, own)
            case Closer(parts):
                _envelope(parent, "closer", parts, own)
            case List():
                _list(parent, block, own)
            case Table():
                _table(parent, block, own)
            case Quote(inner):
                encode_blocks(add(parent, "quote", rend="blockquote"), inner, own)
            case Postscript(inner):
                encode_blocks(add(parent, "postscript"), inner, own)
            case _:
                assert_never(block)


def _envelope(parent: Element, name: str, parts: tuple[OpenerPart | CloserPart, ...], own: str) -> None:
    """An opener or a closer, by its name, with its parts."""
    element = add(parent, name)
    for part in parts:
        match part:
            case PageBreak():
                encode_page_break(element, part)
            case Dateline(content):
                encode_inline(add(element, "dateline"), content, own)
            case Salute(content):
                encode_inline(add(element, "salute"), content, own)
            case Marking(content):
                encode_inline(add(element, "seg", type="marking"), content, own)
            case Signed(content):
                encode_inline(add(element, "signed"), content, own)
            case _:
                assert_never(part)


def _list(parent: Element, block: List, own: str) -> None:
    """A list; its items are labelled or bulleted, and its type is one that FRUS knows, or none."""
    rend = "" if block.kind else "numbered" if block.labelled else "bulleted"
    element = add(parent, "list", type=block.kind, rend=rend)
    if block.head:
        encode_inline(add(element, "head"), block.head.content, own)
    for item in block.items:
        match item:
            case PageBreak():
                encode_page_break(element, item)
            case Item(label, content, blocks):
                if label is not None:
                    encode_inline(add(element, "label"), label, own)
                inner = add(element, "item")
                encode_inline(inner, content, own)
                encode_blocks(inner, blocks, own)
            case _:
                assert_never(item)


def _table(parent: Element, table: Table, own: str) -> None:
    element = add(parent, "table")
    for row in table.rows:
        match row:
            case PageBreak():
                encode_page_break(element, row)
            case Row(cells):
                line = add(element, "row")
                for cell in cells:
                    encode_inline(add(line, "cell"), cell, own)
            case _:
                assert_never(row)
