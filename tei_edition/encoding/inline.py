"""Words of a cable -> TEI. One total function over the inline nodes."""

from __future__ import annotations

import unicodedata
from typing import assert_never
from zlib import crc32

from tei_edition.encoding.tree import Element, add, add_text
from tei_edition.model import (
    Certainty,
    Inline,
    LineBreak,
    Mark,
    Note,
    NoteLink,
    PageBreak,
    Role,
    Text,
)

RESP = "#tei-edition"  # the respStmt of the tool, to which every claim of doubt points


def encode_inline(parent: Element, content: tuple[Inline, ...], own: str) -> None:
    """Append inline nodes to an element. `own` is the document's xml:id, with which note ids begin."""
    for node in content:
        match node:
            case Text(text):
                add_text(parent, text)
            case Mark():
                _mark(parent, node, own)
            case Note():
                encode_note(parent, node, own)
            case PageBreak():
                encode_page_break(parent, node)
            case LineBreak():
                add(parent, "lb")
            case NoteLink(n, key, certainty, resp):
                target = f"#{own}fn{key}"
                add_text(add(parent, "ref", type="noteref", n=n, target=target, **claim(certainty, resp)), n)
            case _:
                assert_never(node)


def encode_page_break(parent: Element, node: PageBreak) -> None:
    """A `pb` with the printed number; pg_ and the number is its id, as the Office of the Historian has it."""
    add(parent, "pb", n=node.n, xml_id=f"pg_{node.key}" if node.key else "")


_SURE: dict[str, str] = {}


def claim(certainty: Certainty, resp: str) -> dict[str, str]:
    """@cert and @resp of a claim that is not sure; @resp of one that an editor answers for."""
    if resp:
        return {"resp": f"#{editor_id(resp)}"}
    return _SURE if certainty is Certainty.HIGH else {"cert": certainty.value, "resp": RESP}


def editor_id(name: str) -> str:
    """The xml:id of an editor who corrected: `Jane Doe` -> editor-jane-doe."""
    letters = unicodedata.normalize("NFKD", name.lower())
    words = "".join(c if c.isascii() and c.isalnum() else " " if c.isascii() else "" for c in letters).split()
    return "-".join(["editor", *(words or [f"{crc32(name.encode()):08x}"])])


def encode_note(parent: Element, note: Note, own: str) -> None:
    """A note at its reference: words alone, or paragraphs. Its id is the document's, fn and its key."""
    element = add(
        parent,
        "note",
        n=note.n,
        xml_id=f"{own}fn{note.key}",
        type="source" if note.is_source else "",
        place="" if note.anchored else "unanchored",
        **claim(note.certainty, note.resp),
    )
    if len(note.paragraphs) == 1:
        encode_inline(element, note.paragraphs[0], own)
        return
    for paragraph in note.paragraphs:
        encode_inline(add(element, "p"), paragraph, own)


def _mark(parent: Element, mark: Mark, own: str) -> None:
    """The element of a mark: see `_element` for which. A correspondent who is wholly a person of the
    lists is one element."""
    name, attributes = _element(mark)
    inner = mark.content[0] if len(mark.content) == 1 else None
    if mark.role is Role.PERSON and isinstance(inner, Mark) and inner.role is Role.NAMED:
        attributes |= _element(inner)[1] | claim(inner.certainty, inner.resp)
        mark = mark._replace(content=inner.content)
    element = add(parent, name, **(attributes | claim(mark.certainty, mark.resp)))
    encode_inline(element, mark.content, own)


def _element(mark: Mark) -> tuple[str, dict[str, str]]:
    """The TEI element and its attributes for what was found in the words."""
    side = mark.value if mark.value in ("from", "to") else ""
    match mark.role:
        case Role.PERSON:
            return "persName", {"type": side}
        case Role.OFFICE:
            return "gloss", {"type": side}
        case Role.NAMED:
            return "persName", {"corresp": f"#{mark.value}"}
        case Role.TERM:
            return "gloss", {"target": f"#{mark.value}"}
        case Role.PLACE:
            return "placeName", {}
        case Role.DATE:
            return "date", date_attributes(mark.value)
        case Role.HOURS:
            return "time", date_attributes(mark.value)
        case Role.MESSAGE_NUMBER:
            return "idno", {"type": "telegram"}
        case Role.REFERENCE if mark.value.startswith(("message", "telegram")):
            return _message(mark)
        case Role.REFERENCE if mark.value.startswith("beside"):
            return "rs", {"type": "document", "ref": mark.value.partition(" ")[2]}
        case Role.REFERENCE:
            return "ref", {"target": mark.value}
        case Role.DELIVERY:
            return "seg", {"type": "delivery"}
        case Role.EXCISION:
            return "seg", {"type": "excision"}
        case _:
            raise AssertionError(f"{mark.role} is no mark of words")


def _message(mark: Mark) -> tuple[str, dict[str, str]]:
    """The element of a message that is cited: `telegram frus:d50 Saigon 1234` has its document and its name,
    which is left out where the words have it. What a message answers (`message frus:d50`) is a reference."""
    kind, _, said = mark.value.partition(" ")
    pointer, _, name = said.partition(" ") if said.startswith("frus:") else ("", "", said)
    name = "" if mark.content == (Text(name),) else name
    if kind == "message" and pointer:
        return "ref", {"type": "telegram", "n": name, "target": pointer}
    return "rs", {"type": "telegram", "n": name, "ref": pointer}


def date_attributes(value: str) -> dict[str, str]:
    """The attributes of a date: `a` -> when, `a/b` -> from and to, `a..b` -> notBefore and notAfter."""
    if not value:
        return {}
    for sign, names in (("..", ("notBefore", "notAfter")), ("/", ("from", "to"))):
        first, found, last = value.partition(sign)
        if found:
            return dict(zip(names, (first, last), strict=True))
    return {"when": value}
