"""What a page does not say twice: titles in a printed index, the name of a fact, columns that a row lacks."""

from __future__ import annotations

import pytest
from snippets import DOCUMENT, HTML, document, html_tree

from tei_edition.rendering import Context, Entry, render

EDITION = Context(documents={"d41": Entry("d41", "41", "A telegram", "d41.html")}, style="edition.css")
TITLE = b'title="41. A telegram"'


@pytest.mark.parametrize(("matter", "said"), [("", True), ('type="back"', False), ('type="front"', False)])
def test_a_printed_index_does_not_repeat_titles(matter: str, said: bool) -> None:
    data = document('<p><ref target="#d41">41</ref></p>').replace(b"<text>", f"<text {matter}>".encode())
    page = render(data, "html", EDITION)
    assert b'href="d41.html"' in page
    assert (TITLE in page) is said


def facts(identifiers: str) -> list[tuple[str, str]]:
    header = (
        "<fileDesc><titleStmt><title>x</title></titleStmt><sourceDesc><msDesc>"
        f"<msIdentifier>{identifiers}</msIdentifier></msDesc></sourceDesc></fileDesc>"
    )
    page = html_tree(render(document("<head>1. X</head>", header), "html"))
    found = (row for each in page.iter(f"{HTML}dl") for row in each)
    return [("".join(row[0].itertext()), "".join(row[1].itertext())) for row in found]


def test_places_of_one_kind_are_one_fact() -> None:
    idnos = (
        '<idno type="file">A</idno><idno type="box">1</idno><idno type="file" cert="low">B</idno>'
        '<idno>C</idno><idno type="reel">D</idno>'
    )
    assert facts(idnos) == [("File", "A; B (uncertain)"), ("Box", "1"), ("Shelfmark", "C; D")]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (
            "<row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row>",
            [("a", ""), ("b", ""), ("c", "2")],
        ),
        ("<row><cell cols='2'>a</cell></row><row><cell>c</cell></row>", [("a", "2"), ("c", "")]),
        ("<row><cell rows='2'>a</cell><cell>b</cell></row><row><cell>c</cell></row>", [*"abc"]),
    ],
)
def test_rows_are_as_wide_as_the_widest_unless_the_tei_says_how_wide(rows: str, cells: list[object]) -> None:
    page = html_tree(render(document(f"<table>{rows}</table>"), "html"))
    found = [(cell.text or "", cell.get("colspan", "")) for cell in page.iter(f"{HTML}td")]
    assert found == [cell if isinstance(cell, tuple) else (cell, "") for cell in cells]


def test_a_page_keeps_its_facts_in_order() -> None:
    page = render(DOCUMENT.read_bytes(), "html").decode()
    assert page.index("<dt>Archive</dt>") < page.index("<dt>Box</dt>") < page.index("<dt>File</dt>")
