"""Cable -> the `div` of its document. One total function over the blocks; knows TEI and the model."""

from __future__ import annotations

from typing import assert_never

from tei_edition.encoding.inline import claim, encode_inline, encode_note, encode_page_break
from tei_edition.encoding.tree import Element, add
from tei_edition.model import (
    Block,
    Cable,
    Capacity,
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
            doubt = claim(part.certainty, part.resp)
            inner = add(document, "div", type="attachment", n=str(number), **doubt)
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
            case Paragraph(content, inner, certainty, resp):
                paragraph = add(parent, "p", **claim(certainty, resp))
                encode_inline(paragraph, content, own)
                encode_blocks(paragraph, inner, own)
            case PageBreak():
                encode_page_break(parent, block)
            case Head(content, certainty, resp):
                encode_inline(add(parent, "head", **claim(certainty, resp)), content, own)
            case SourceLine(content, certainty, resp):
                line = add(parent, "note", type="source", rend="inline", **claim(certainty, resp))
                encode_inline(line, content, own)
            case Dateline(content, certainty, resp):
                encode_inline(add(parent, "dateline", **claim(certainty, resp)), content, own)
            case Salute(content, certainty, resp):
                encode_inline(add(parent, "salute", **claim(certainty, resp)), content, own)
            case Opener(parts, certainty, resp):
                _envelope(add(parent, "opener", **claim(certainty, resp)), parts, own)
            case Closer(parts, certainty, resp):
                _envelope(add(parent, "closer", **claim(certainty, resp)), parts, own)
            case List():
                _list(parent, block, own)
            case Table():
                _table(parent, block, own)
            case Quote(inner, certainty, resp):
                quote = add(parent, "quote", rend="blockquote", **claim(certainty, resp))
                encode_blocks(quote, inner, own)
            case Postscript(inner, certainty, resp):
                encode_blocks(add(parent, "postscript", **claim(certainty, resp)), inner, own)
            case _:
                assert_never(block)


def _envelope(element: Element, parts: tuple[OpenerPart | CloserPart, ...], own: str) -> None:
    """Append the parts of an opener or a closer."""
    for part in parts:
        match part:
            case PageBreak():
                encode_page_break(element, part)
            case Dateline(content, certainty, resp):
                encode_inline(add(element, "dateline", **claim(certainty, resp)), content, own)
            case Salute(content, certainty, resp):
                encode_inline(add(element, "salute", **claim(certainty, resp)), content, own)
            case Marking(content, certainty, resp):
                encode_inline(add(element, "seg", type="marking", **claim(certainty, resp)), content, own)
            case Signed(content, certainty, resp):
                encode_inline(add(element, "signed", **claim(certainty, resp)), content, own)
            case Capacity(content, certainty, resp):
                encode_inline(add(element, "seg", type="capacity", **claim(certainty, resp)), content, own)
            case _:
                assert_never(part)


def _list(parent: Element, block: List, own: str) -> None:
    """A list; its items are labelled or bulleted, and its type is one that FRUS knows, or none."""
    rend = "" if block.kind else "numbered" if block.labelled else "bulleted"
    element = add(parent, "list", type=block.kind, rend=rend, **claim(block.certainty, block.resp))
    if block.head:
        head = add(element, "head", **claim(block.head.certainty, block.head.resp))
        encode_inline(head, block.head.content, own)
    for item in block.items:
        match item:
            case PageBreak():
                encode_page_break(element, item)
            case Item(label, content, blocks, certainty, resp):
                doubt = claim(certainty, resp)
                if label is not None:
                    encode_inline(add(element, "label"), label, own)
                inner = add(element, "item", **doubt)
                encode_inline(inner, content, own)
                encode_blocks(inner, blocks, own)
            case _:
                assert_never(item)


def _table(parent: Element, table: Table, own: str) -> None:
    element = add(parent, "table", **claim(table.certainty, table.resp))
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
