"""Markdown and plain text say what the TEI says: no word more, none less, none as a sign."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from reading_markdown import words_of, words_of_tei
from samples import documents
from snippets import letters

from tei_edition.rendering import Context, render_document
from tei_edition.rendering.markdown import markdown
from tei_edition.rendering.plain import words_alone
from tei_edition.theme import Theme

XSL = "http://www.w3.org/1999/XSL/Transform"
# The text without what the edition says: facts, pages, what was left out.
BARE = f"""<xsl:stylesheet version="1.0" xmlns:xsl="{XSL}" xmlns:tei="http://www.tei-c.org/ns/1.0">
<xsl:import href="tei-edition:text.xsl"/>
<xsl:variable name="edition-title"/>
<xsl:template name="facts-block"/><xsl:template name="colophon"/>
<xsl:template match="tei:pb | tei:gap | tei:graphic" priority="9"/>
</xsl:stylesheet>"""
_DOUBT = re.compile(rb' (?:cert|evidence)="[^"]*"')
_SAMPLES = pytest.mark.parametrize(("name", "data"), documents(), ids=[name for name, _ in documents()])


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Context:
    sheet = tmp_path_factory.mktemp("bare") / "bare.xsl"
    sheet.write_text(BARE)
    return Context(theme=Theme(text_stylesheet=sheet))


@pytest.mark.parametrize(("name", "data"), documents()[2:], ids=[name for name, _ in documents()[2:]])
def test_markdown_has_the_words_of_the_tei(name: str, data: bytes, bare: Context) -> None:
    sure = _DOUBT.sub(b"", data)
    said = render_document(sure, "markdown", bare, name).data.decode()
    assert words_of(said) == words_of_tei(sure)


@_SAMPLES
def test_plain_text_has_the_words_of_the_document_alone(name: str, data: bytes) -> None:
    said = render_document(data, "plain", Context(), name).data.decode()
    assert letters(said) == words_of_tei(data, alone=True).text


SIGNS = st.text("ab1 \n-+*_[]()!#<>&;:.\\`~|^='\"", max_size=12)
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=6)
WORDS = st.one_of(SIGNS, PLAIN)


@st.composite
def lines(draw: st.DrawFn, depth: int = 2) -> list[object]:
    """Words, and between them elements of a line."""
    found: list[object] = [draw(WORDS)]
    for name in draw(
        st.lists(st.sampled_from(["i", "b", "link", "br", "page", "noteref", "ed"]), max_size=3)
    ):
        inner = draw(lines(depth - 1)) if depth and name in ("i", "b", "link", "ed") else [""]
        found += [(name, inner), draw(WORDS)]
    return found


def fill(parent: etree._Element, line: list[object]) -> None:
    for part in line:
        if isinstance(part, str):
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + part
            else:
                parent.text = (parent.text or "") + part
        else:
            name, inner = part  # type: ignore[misc]
            given = {"link": {"href": "d1.html"}, "page": {"n": "2"}, "noteref": {"to": "n1"}}.get(name, {})
            fill(etree.SubElement(parent, name, given), inner)


def seen(line: list[object]) -> str:
    """The letters of a line; a page says its number, the mark of a note is none of its words."""
    texts = (
        part if isinstance(part, str) else "[p.2]" if part[0] == "page" else seen(part[1])  # type: ignore[index]
        for part in line
    )
    return letters("".join(texts))


BLOCKS = ["para", "heading", "indent", "item", "cell", "note", "label"]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(BLOCKS), lines()), min_size=1, max_size=3))
def test_no_word_becomes_a_sign(blocks: list[tuple[str, list[object]]]) -> None:
    layout = etree.Element("layout")
    notes = etree.Element("list", rend="notes")
    expected, noted = "", []
    for at, (name, line) in enumerate(blocks):
        if name == "note":
            fill(etree.SubElement(notes, "item", note=f"n{at + 2}", label=f"l{at}"), line)
            etree.SubElement(etree.SubElement(layout, "para"), "noteref", to=f"n{at + 2}")
            noted.append(seen(line))
            continue
        holder = layout
        if name in ("item", "label"):
            holder = etree.SubElement(layout, "list")
        if name == "label":
            fill(etree.SubElement(holder, "label"), line)
            etree.SubElement(holder, "item").text = "1. x"
        elif name == "cell":
            fill(etree.SubElement(etree.SubElement(etree.SubElement(holder, "table"), "row"), "cell"), line)
        else:
            fill(etree.SubElement(holder, name, {"level": "2"} if name == "heading" else {}), line)
        expected += seen(line) + ("1.x" if name == "label" else "")
    etree.SubElement(notes, "item", note="n1", label="1").text = "first"
    layout.append(notes)
    text, found = words_of(markdown(layout).decode())
    assert text == expected or text == expected + "[1]first"
    assert [note for note in found if note not in ("first", "")] == sorted(filter(None, noted))


@settings(max_examples=300, deadline=None)
@given(st.lists(lines(), min_size=1, max_size=3))
def test_plain_text_is_the_words_of_each_paragraph_in_a_line(paragraphs: list[list[object]]) -> None:
    layout = etree.Element("layout")
    for line in paragraphs:
        fill(etree.SubElement(layout, "para"), [part for part in line if _is_said(part)])
    said = [seen([part for part in line if _is_said(part)]) for line in paragraphs]
    found = words_alone(layout).decode().split("\n\n")
    assert [letters(line) for line in found if line.strip()] == [words for words in said if words]


def _is_said(part: object) -> bool:
    return isinstance(part, str) or part[0] == "br"  # type: ignore[index]
