"""Whatever the TEI: nothing is lost, nothing crashes, the page is HTML."""

from __future__ import annotations

from collections import Counter
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snippets import DOCUMENT, document, document_words, html_tree, letters, tei_words

from tei_edition.rendering import render

NAMES = """
    p hi list item label table row cell quote note ref pb lb seg persName date closer signed opener
    salute dateline head div figure lg l postscript gap unheardOf attachment choice sic corr
"""
VALUES = """
    1 source inline unanchored low medium noteref #d1 frus:d9 1972-10-01 bulleted blockquote
    attachment document excision 3 javascript:x https://example.org/
"""
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=9)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["n", "type", "rend", "place", "cert", "target", "when", "cols"]),
    st.sampled_from(VALUES.split()),
    max_size=3,
)


def written(name: str, attributes: dict[str, str], inner: list[str]) -> str:
    if name in ("pb", "lb", "gap"):
        inner = []
    pairs = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(inner)}</{name}>"


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=4)
    return st.builds(written, st.sampled_from(NAMES.split()), ATTRIBUTES, content)


TREES = st.lists(st.recursive(WORDS.map(escape), element, max_leaves=12), max_size=4).map("".join)


@settings(max_examples=400, deadline=None)
@given(TREES)
def test_every_letter_is_on_the_page_once(body: str) -> None:
    data = document(body)
    page = render(data, "html")
    assert Counter(document_words(page)) == tei_words(data)


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_every_letter_is_in_the_text(body: str) -> None:
    data = document(body)
    text = Counter(letters(render(data, "text").decode()))
    assert not tei_words(data) - text


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_rendering_twice_gives_the_same(body: str) -> None:
    data = document(body)
    assert render(data, "html") == render(data, "html")
    assert render(data, "text") == render(data, "text")


def test_the_order_of_the_text_is_kept() -> None:
    first = "<p>one <hi>two</hi><note n='1'>away</note> three</p>"
    body = f"{first}<list><item>four</item></list><p>5</p>"
    assert document_words(render(document(body), "html")) == "onetwothreefour5away"


def test_the_example_is_html_without_an_error() -> None:
    html_tree(render(DOCUMENT.read_bytes(), "html"), strict=True)


def test_an_empty_document_is_a_page() -> None:
    page = render(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "html")
    assert b"<h1" in page


OTHERS = ["<html><body><p>x</p></body></html>", "<a>x</a>", "<TEI.2>x</TEI.2>"]


@pytest.mark.parametrize("root", OTHERS)
def test_other_xml_is_shown(root: str) -> None:
    assert document_words(render(root.encode(), "html")).endswith("x")
    assert b"x" in render(root.encode(), "text")
