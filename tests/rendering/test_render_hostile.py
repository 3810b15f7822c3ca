"""Files that mean harm, or are too much: no program runs, nothing is fetched, nothing crashes."""

from __future__ import annotations

import time

import pytest
from snippets import HTML, document, document_words, html_tree

from tei_edition.errors import InputError
from tei_edition.rendering import Context, render, render_document

BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java&#9;script:alert(1)",
    "&#1234;javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/x",
    "https://example.org/ onclick=x",
    "https:javascript:x",
    "frus:javascript:alert(1)",
    "#x:javascript:alert(1)",
    "ftp://example.org",
    "../../../etc/passwd",
]


@pytest.mark.parametrize("target", BAD)
def test_such_an_address_is_never_a_link(target: str) -> None:
    data = document(f'<p><ref target="{target}">words</ref></p>')
    page = render(data, "html")
    hrefs = [a.get("href", "") for a in html_tree(page).iter(f"{HTML}a")]
    assert hrefs == ["#:text"]
    assert "words" in document_words(page)


def test_a_forbidden_address_is_told() -> None:
    data = document('<p><ref target="javascript:alert(1)">words</ref></p>')
    found = render_document(data, "html", Context(), "d1.xml").diagnostics
    assert [(d.id, d.place.line) for d in found] == [("T002", 1)]


@pytest.mark.parametrize("place", ["URI", "licence"])
def test_the_header_cannot_bring_a_program_in(place: str) -> None:
    header = (
        "<fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt>"
        "<idno type='URI'>javascript:alert(1)</idno><idno type='volume'>v</idno>"
        "<availability><licence target='javascript:alert(1)'><p>x</p></licence></availability>"
        "</publicationStmt></fileDesc>"
    )
    page = render(document("<p><ref target='frus:d2'>x</ref></p>", header), "html")
    links = [e for e in html_tree(page).iter() if "href" in e.attrib]
    assert not [e for e in links if "javascript" in e.attrib["href"]], place


def test_attributes_cannot_break_out() -> None:
    page = '<pb n="1&quot; onclick=&quot;x" xml:id="p1"/>'
    data = document(f'<p>{page}<note n="&lt;b&gt;">x</note></p>')
    tree = html_tree(render(data, "html"))
    assert not [e for e in tree.iter() if "onclick" in e.attrib or e.tag == f"{HTML}b"]


def test_the_style_sheet_of_the_page_ends_where_it_ends() -> None:
    page = render(document("<p>x</p>"), "html")
    assert page.count(b"</style>") == 1


@pytest.mark.parametrize("to", ["html", "text"])
def test_a_long_paragraph_is_fast(to: str) -> None:
    data = document(f"<p>{'word ' * 20_000}</p><p>{'x' * 100_000}</p>")
    start = time.perf_counter()
    page = render(data, to)  # type: ignore[arg-type]
    assert len(page) > 200_000
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("name", ["hi", "list", "quote", "div", "note", "seg", "strange", "item"])
@pytest.mark.parametrize("to", ["html", "text"])
def test_deep_nesting(name: str, to: str) -> None:
    data = document(f"{f'<{name}>' * 240}deep{f'</{name}>' * 240}")
    assert b"deep" in render(data, to)  # type: ignore[arg-type]


@pytest.mark.parametrize("to", ["html", "text"])
def test_thousands_of_notes_are_fast(to: str) -> None:
    notes = "".join(f"a<note n='{i}'>b</note> " for i in range(4000))
    start = time.perf_counter()
    render(document(f"<p>{notes}</p>"), to)  # type: ignore[arg-type]
    assert time.perf_counter() - start < 10


def test_what_is_not_xml_is_an_input_error() -> None:
    with pytest.raises(InputError):
        render(b"<TEI><p></TEI>", "html")


def test_an_external_entity_is_not_read() -> None:
    data = b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI><p>&x;</p></TEI>'
    with pytest.raises(InputError):
        render(data, "html")


def test_an_unknown_element_is_told_once_with_its_place() -> None:
    data = document("<p>a</p>\n<weather>x</weather><weather>y</weather>")
    found = render_document(data, "html", Context(), "d1.xml").diagnostics
    assert [(d.id, d.place.line) for d in found] == [("T003", 2)]
