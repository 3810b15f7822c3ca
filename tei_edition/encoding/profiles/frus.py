"""A document as the Office of the Historian's volumes have it, made of our own TEI tree.

What can be put into a volume is the `div`; around it stands a file with a header as poor as a volume's. Only
elements, attributes and values that the volumes have remain: any other element is opened, and its words
stay. Claims of doubt, which the volumes do not make, go. An attachment is what it is in the volumes: its
title a paragraph in bold type, and the signatures before it paragraphs at the right. Knows TEI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from tei_edition.edition import Edition
from tei_edition.encoding.tree import Element, add, add_text, text_of

SCHEMAS = ("frus.rng",)

# Each element that a volume's documents have, with its attributes; a tuple lists the values allowed.
_ANY = None
_SIDES = ("from", "to")
_KINDS = ("participants", "subject", "references", "from", "to", "simple")
_ATTRIBUTES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "head": {},
    "opener": {},
    "dateline": {},
    "salute": {},
    "seg": {},
    "closer": {},
    "signed": {},
    "p": {"rend": ("sectiontitleital", "center", "flushleft", "right")},
    "quote": {"rend": ("blockquote",)},
    "list": {"type": _KINDS},
    "label": {},
    "item": {},
    "table": {"rows": _ANY, "cols": _ANY},
    "row": {"role": ("label",)},
    "cell": {"role": ("label",)},
    "persName": {"type": _SIDES, "corresp": _ANY},
    "gloss": {"type": _SIDES, "target": _ANY},
    "placeName": {},
    "date": dict.fromkeys(("when", "from", "to", "notBefore", "notAfter", "calendar")),
    "time": dict.fromkeys(("when", "from", "to")),
    "hi": {"rend": ("italic", "smallcaps", "strong", "roman", "underline", "superscript")},
    "ref": {"target": _ANY},
    "note": {"n": _ANY, "xml:id": _ANY, "type": ("source", "summary"), "rend": ("inline",), "target": _ANY},
    "pb": {"n": _ANY, "xml:id": _ANY, "facs": _ANY},
    "lb": {},
}
_NEEDED = {"ref": "target", "hi": "rend"}  # without it the element says nothing
_OF_DATELINES = frozenset(("date", "placeName", "time"))
_GLOBAL = frozenset(("pb", "lb", "note"))
_TOP = frozenset(("head", "opener", "dateline"))
_FILE = re.compile(r"[\w-]+\.xml#")


def frus(tei: Element, edition: Edition) -> Element:
    """The TEI element of a file with the document of `tei`, which is not changed, as a volume has it."""
    ours = next(div for div in tei.iter("div") if div.get("type") == "document")
    made = Element("TEI")
    _header(made, ours, edition)
    document = add(add(add(made, "text"), "body"), "div")
    for key in ("type", "subtype", "n", "xml:id"):
        if ours.get(key):
            document.set(key, ours.get(key, ""))
    _blocks(document, ours)
    return made


def _header(parent: Element, ours: Element, edition: Edition) -> None:
    """The volume's titleStmt, publicationStmt and sourceDesc, as far as edition.toml knows the volume."""
    file = add(add(parent, "teiHeader"), "fileDesc")
    titles = add(file, "titleStmt")
    head = next(ours.iter("head"), ours)
    title = edition.volume_title or " ".join("".join(_words(head)).split())
    add(titles, "title", title, type="complete")
    for editor in edition.editors:
        role = "general" if "general" in editor.role.lower() else "primary"
        add(titles, "editor", editor.name, role=role)
    publication = add(file, "publicationStmt")
    add(publication, "publisher", edition.volume_publisher or edition.publisher or "not published")
    for name, value in (("pubPlace", edition.volume_place), ("date", edition.volume_date)):
        if value:
            add(publication, name, value)
    for kind, value in (("frus", edition.volume_id), ("isbn-13", edition.isbn)):
        if value:
            add(publication, "idno", value, type=kind)
    add(add(file, "sourceDesc"), "p", "Converted from plain text by tei-edition.")


def _words(element: Element) -> Iterator[str]:
    """The text of an element without that of its notes."""
    yield element.text or ""
    for child in element:
        if child.tag != "note":
            yield from _words(child)
        yield child.tail or ""


def _blocks(document: Element, ours: Element) -> None:
    """The blocks of a document, of its parts too, in one row."""
    blocks = list(_flat(ours))
    last = max((at for at, block in enumerate(blocks) if _is_text(block)), default=-1)
    begun = False
    for at, block in enumerate(blocks):
        begun = begun or _is_text(block)
        if block.tag in _TOP and begun:
            _title_or_line(document, block)
        elif block.tag == "salute" or (block.tag == "closer" and at < last):
            _lines(document, block, "" if block.tag == "salute" else "right")
        else:
            _put(document, block)


def _flat(parent: Iterable[Element]) -> Iterator[Element]:
    """The blocks of a div; those of the divs and postscripts in it stand in their places, and so do the
    words with which a closer begins: in the volumes they are a paragraph before it."""
    for child in parent:
        if child.tag in ("div", "postscript"):
            yield from _flat(child)
        elif child.tag == "closer" and not child.text and len(child) and child[0].tag == "salute":
            yield child[0]
            rest = Element("closer")
            rest.text = child[0].tail
            rest.extend(child[1:])
            if len(rest) or (rest.text or "").strip():
                yield from _flat([rest])
        else:
            yield child


def _is_text(block: Element) -> bool:
    """Whether a block is of the text itself: what is about its place or its end is not."""
    return block.tag not in _GLOBAL | _TOP and block.tag != "closer"


def _title_or_line(document: Element, block: Element) -> None:
    """The title of an attachment, in bold type; its dateline, at the right. A document has one date, and one
    head that names its correspondents: they are not marked here."""
    if block.tag == "head":
        _fill(add(add(document, "p"), "hi", rend="strong"), _without_sides(block))
    else:
        _lines(document, block, "right")


def _without_sides(head: Element) -> Element:
    """A heading in which nobody is a sender or an addressee."""
    made = deepcopy(head)
    for named in made.iter():
        if named.tag in ("persName", "gloss"):
            named.attrib.pop("type", None)
    return made


def _lines(document: Element, block: Element, rend: str) -> None:
    """Each part of a block as a paragraph of its own."""
    parts = [block] if block.text or not len(block) else list(block)
    for part in parts:
        if part.tag in _GLOBAL:
            _put(document, part)
        else:
            line = add(document, "p", rend="" if part.tag in ("salute", "seg") else rend)
            _fill(line, part, opened=_OF_DATELINES)
        if part is not block and (part.tail or "").strip():
            add_text(add(document, "p"), (part.tail or "").strip())


def _fill(made: Element, ours: Element, opened: frozenset[str] = frozenset()) -> None:
    """The words and elements of one of our elements, after what is in `made` already."""
    if ours.text:
        add_text(made, ours.text)
    for child in ours:
        _put(made, child, opened)
        if child.tail:
            add_text(made, child.tail)


def _put(parent: Element, ours: Element, opened: frozenset[str] = frozenset()) -> None:
    """One of our elements as the volumes have it; only its words where they do not, or if it is `opened`."""
    known = None if ours.tag in opened else _ATTRIBUTES.get(ours.tag)
    if known is None or (ours.tag == "seg" and parent.tag != "opener"):
        _fill(parent, ours, opened)
        return
    given = {key: _value(key, ours.get(key, "")) for key in known if ours.get(key)}
    given = {key: value for key, value in given.items() if known[key] is None or value in (known[key] or ())}
    if ours.tag == "seg":
        given = {"rendition": "#left"}
    needed = _NEEDED.get(ours.tag)
    if (needed and needed not in given) or (ours.tag == "gloss" and not given):
        _fill(parent, ours, opened)
        return
    made = add(parent, ours.tag)
    for key, value in given.items():
        made.set(key, value)
    _fill(made, ours, opened)


def _value(key: str, value: str) -> str:
    """An attribute's value in the volumes' form: pointers without our prefix, a calendar's bare name."""
    if key == "calendar":
        return value.removeprefix("#")
    return _pointer(value) if key in ("target", "corresp") else value


def _pointer(target: str) -> str:
    """frus:d41 and d41.xml#d41 -> #d41; frus:frus1969-76v18#d1 -> frus1969-76v18#d1."""
    first = (target.split() or [""])[0]
    if _FILE.match(first):
        return "#" + first.partition("#")[2]
    if not first.startswith("frus:"):
        return first
    pointer = first.removeprefix("frus:")
    return pointer if pointer.startswith("frus") else f"#{pointer}"


def words_of(tei: Element) -> str:
    """The words of a document without white space: the same in every profile."""
    document = next(div for div in tei.iter("div") if div.get("type") == "document")
    return "".join(text_of(document).split())
