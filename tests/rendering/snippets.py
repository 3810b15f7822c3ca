"""Short TEI for the tests, and the words of what it is rendered to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
HTML = "{http://www.w3.org/1999/xhtml}"
DOCUMENT = Path(__file__).parent / "d43.xml"


def document(body: str, header: str = "") -> bytes:
    """A TEI file of one document with the id d1 that holds `body`."""
    div = f'<div type="document" n="1" xml:id="d1">{body}</div>'
    text = f"<text><body>{div}</body></text>"
    head = f"<teiHeader>{header}</teiHeader>" if header else ""
    return f'<TEI xmlns="{TEI}">{head}{text}</TEI>'.encode()


def html_tree(page: bytes, *, strict: bool = False) -> Element:
    """The page as a browser would parse it; with `strict`, any parse error is an exception."""
    parser = html5lib.HTMLParser(strict=strict, namespaceHTMLElements=True)
    return parser.parse(page, transport_encoding="utf-8")


def letters(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())


def tei_words(data: bytes) -> Counter[str]:
    """How often each letter stands in the text of a TEI document."""
    root = etree.fromstring(data)
    text = root.find(f"{{{TEI}}}text")
    return Counter(letters("".join((root if text is None else text).itertext())))


def document_words(page: bytes) -> str:
    """What the document says on a page, without what the edition says."""
    main = next(e for e in html_tree(page).iter(f"{HTML}main"))
    return letters("".join(_texts(main)))


def _texts(element: Element) -> list[str]:
    classes = element.get("class", "").split()
    is_ours = "ed" in classes or "noteref" in classes or callable(element.tag)
    inner = [] if is_ours else [element.text or ""]
    for child in element:
        inner += [] if is_ours else _texts(child)
        inner += [] if is_ours else [child.tail or ""]
    return inner


class Case(NamedTuple):
    """A case of a spec file: what goes in, what is to come out, and the line where it stands."""

    title: str
    given: str
    expected: str
    line: int


def cases(path: Path) -> list[Case]:
    """The cases of a spec: a heading, a fenced block of TEI, a fenced block of the output."""
    found: list[Case] = []
    title, line, blocks, inside = "", 0, [], False
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.startswith("```"):
            inside = not inside
            blocks += [""] if inside else []
            if not inside and len(blocks) == 2:
                found.append(Case(title, blocks[0], blocks[1], line))
                blocks = []
        elif inside:
            blocks[-1] += f"{text}\n"
        elif text.startswith("## "):
            title, line = text[3:], number
    return found
