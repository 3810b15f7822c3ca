"""What an independent parser (markdown-it) reads in Markdown, and what TEI says, as words to be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from snippets import TEI, letters

_T = f"{{{TEI}}}"
_LEGAL = re.compile(r"[A-Za-z0-9-]{1,40}")
_INLINE = "self::t:note[@rend = 'inline' or @place = 'inline' or @type = 'summary']"


class Words(NamedTuple):
    """The letters of a text without its blanks, and those of its notes, in the order of their texts."""

    text: str
    notes: list[str]


def parsed(markdown: str) -> list[Token]:
    """The tokens of CommonMark with footnotes and tables."""
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).parse(markdown)


def words_of(markdown: str) -> Words:
    """The words that a reader of the Markdown sees, the numbers of its lists among them."""
    text, notes, open_notes = [], [], 0
    for token in parsed(markdown):
        if token.type == "footnote_open":
            notes.append("")
            open_notes += 1
        elif token.type == "footnote_close":
            open_notes -= 1
        elif token.type == "list_item_open" and token.info:
            said = token.info + token.markup
            (notes if open_notes else text).append(said) if not open_notes else None
            if open_notes:
                notes[-1] += said
        elif token.type in ("inline", "code_block", "fence", "html_block"):
            said = _inline(token) if token.type == "inline" else token.content.replace("<!-- -->", "")
            if open_notes:
                notes[-1] += said
            else:
                text.append(said)
    return Words(letters("".join(text)), sorted(letters(note) for note in notes))


def _inline(token: Token) -> str:
    return "".join(
        child.content if child.type in ("text", "code_inline", "html_inline", "text_special") else " "
        for child in token.children or ()
    )


def words_of_tei(data: bytes, *, alone: bool = False) -> Words:
    """The words of a TEI document and its notes; `alone`: of the one document in it, without notes."""
    root = etree.fromstring(data)
    documents = root.findall(f".//{_T}div[@type='document']")
    text = documents[0] if alone and len(documents) == 1 else root.find(f"{_T}text")
    assert text is not None
    notes = [] if alone else [note for note in text.iter(f"{_T}note") if not _is_inline(note)]
    said = [(note.get("n") or "*", _words(note, alone=alone)) for note in notes]
    kept = [("" if _kept(label, said, at) else label) + words for at, (label, words) in enumerate(said)]
    return Words(_words(text, alone=alone), sorted(kept))


def _kept(label: str, said: list[tuple[str, str]], at: int) -> bool:
    """Whether a note's printed label can be that of a footnote: each only once."""
    return bool(_LEGAL.fullmatch(label)) and label not in [other for other, _ in said[:at]]


def _is_inline(note: etree._Element) -> bool:
    return bool(note.xpath(_INLINE, namespaces={"t": TEI}))


def _words(element: etree._Element, *, alone: bool) -> str:
    found = [element.text or ""]
    for child in element.iterchildren():
        is_note = child.tag == f"{_T}note" and (alone or not _is_inline(child))
        is_mark = child.tag == f"{_T}ref" and child.get("type") == "noteref"
        if isinstance(child.tag, str) and not is_note and not is_mark:
            found.append(_words(child, alone=alone))
        found.append(child.tail or "")
    return letters("".join(found))
