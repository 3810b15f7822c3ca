"""Conservation: every change to the text of the TEI is found, and told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy

import pytest
from converting import DIV, NAMESPACES, xpath
from lxml import etree

from tei_edition.edition import Edition
from tei_edition.encoding import encode, serialise
from tei_edition.header import Header
from tei_edition.inference import identifier, infer
from tei_edition.inference.weave import weave
from tei_edition.model import Finding, Role
from tei_edition.reading import Page, read
from tei_edition.source import Source
from tei_edition.validation.conservation import accounted, conserved

TEXT = (
    "5. Memorandum of Conversation1\n\nWashington, May 3, 1961.\n\nHe said that [Page 12] he would "
    "wait.2\nAnd more.\n\n  • One\n  • Two\n\n1.\nFirst.\n\na\tb\n\n  1. Source: A. Secret.\n"
    "  2. On Monday,\n    he [Page 13] said.\n"
)


def made(text: str = TEXT) -> tuple[Page, list[Finding], etree._Element]:
    page = read(Source("test.txt", text, text.encode()))
    findings = infer(page, "test")
    cable = weave(page, findings, identifier("test", findings)).cable
    tei = serialise(encode(cable, Header("x", ""), Edition(), "0" * 64), "schema")
    return page, findings, etree.fromstring(tei)


def one(tei: etree._Element, path: str) -> etree._Element:
    found = xpath(tei, path)[0]
    assert isinstance(found, etree._Element)
    return found


def drop(element: etree._Element) -> None:
    """Take an element out, its tail kept."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def test_nothing_is_lost() -> None:
    assert conserved(*made()) == []


def test_blanks_do_not_count() -> None:
    page, findings, tei = made()
    one(tei, "//div/p[1]").text = "He  said\n that "
    assert conserved(page, findings, tei) == []


def _lose(tei: etree._Element) -> None:
    one(tei, "//div/p[1]").text = "He sad that "


def _add(tei: etree._Element) -> None:
    one(tei, "//div/p[1]").text = "He said that that "


def _swap(tei: etree._Element) -> None:
    one(tei, "//div/p[1]").text = "He siad that "


def _change(tei: etree._Element) -> None:
    one(tei, "//div/p[1]").text = "He said That "


def _move(tei: etree._Element) -> None:
    items = xpath(tei, "//list[1]/item")
    items[0].text, items[1].text = items[1].text, items[0].text  # type: ignore[union-attr]


def _lose_item(tei: etree._Element) -> None:
    one(tei, "//list[1]").remove(one(tei, "//list/item[2]"))


def _lose_label(tei: etree._Element) -> None:
    one(tei, "//div//label").text = ""


def _lose_cell(tei: etree._Element) -> None:
    one(tei, "//row").remove(one(tei, "//row/cell[2]"))


def _lose_tail(tei: etree._Element) -> None:
    one(tei, "//pb").tail = " he would "


def _lose_note_words(tei: etree._Element) -> None:
    one(tei, "//note[@n='2']/p[1]").text = "On Monday"


def _lose_note(tei: etree._Element) -> None:
    drop(one(tei, "//note[@n='2']"))


def _note_into_text(tei: etree._Element) -> None:
    note = one(tei, "//note[@n='1']")
    note.tag = "{http://www.tei-c.org/ns/1.0}hi"


def _swap_notes(tei: etree._Element) -> None:
    first, second = one(tei, "//note[@n='1']"), one(tei, "//note[@n='2']/p[1]")
    first.text, second.text = second.text, first.text


def _lose_page(tei: etree._Element) -> None:
    drop(one(tei, "//div/p/pb"))


def _turn_pages(tei: etree._Element) -> None:
    one(tei, "//div/p/pb").set("n", "99")


def _exchange_notes(tei: etree._Element) -> None:
    first, second = one(tei, "//note[@n='1']"), one(tei, "//note[@n='2']")
    first.text, second.text = None, "Source: A. Secret."
    first[:], second[:] = list(second), []


def _double_note(tei: etree._Element) -> None:
    one(tei, "//div/p[1]").append(deepcopy(one(tei, "//note[@n='1']")))


def _move_note(tei: etree._Element) -> None:
    note = one(tei, "//note[@n='2']")
    drop(note)
    note.tail = None
    one(tei, "//list/item").append(note)


def _lose_all(tei: etree._Element) -> None:
    div = tei.find(DIV, NAMESPACES)
    assert div is not None
    del div[:]


MUTATIONS: list[Callable[[etree._Element], None]] = [
    _lose, _add, _swap, _change, _move, _lose_item, _lose_label, _lose_cell, _lose_tail,
    _lose_note_words, _lose_note, _note_into_text, _swap_notes, _lose_all,
]  # fmt: skip
# The text alone does not tell where markup stands.
MARKUP: list[Callable[[etree._Element], None]] = [
    _lose_page, _turn_pages, _exchange_notes, _double_note, _move_note
]  # fmt: skip


@pytest.mark.parametrize("mutate", MUTATIONS)
def test_change_is_found(mutate: Callable[[etree._Element], None]) -> None:
    page, findings, tei = made()
    mutate(tei)
    found = conserved(page, findings, tei)
    assert [d.id for d in found] == ["C001"]
    assert found[0].place.file == "test.txt"
    assert found[0].place.line >= 1


@pytest.mark.parametrize("mutate", MARKUP)
def test_change_of_markup_is_found(mutate: Callable[[etree._Element], None]) -> None:
    test_change_is_found(mutate)


@pytest.mark.parametrize(
    ("mutate", "line", "column"),
    [(_lose, 5, 6), (_add, 5, 14), (_change, 5, 9), (_lose_item, 9, 5), (_lose_cell, 14, 3)],
)
def test_the_place_is_where_the_texts_part(
    mutate: Callable[[etree._Element], None], line: int, column: int
) -> None:
    page, findings, tei = made()
    mutate(tei)
    place = conserved(page, findings, tei)[0].place
    assert (place.line, place.column) == (line, column)


def test_a_note_that_lost_words_is_told_at_the_foot() -> None:
    page, findings, tei = made()
    _lose_note_words(tei)
    assert conserved(page, findings, tei)[0].place.line == 17


def test_what_is_accounted_for_is_listed_in_order() -> None:
    page, findings, _ = made()
    rows = accounted(page, findings)
    assert [(row.role, row.text) for row in rows] == [
        (Role.NOTE_REFERENCE, "1"),
        (Role.PAGE_BREAK, "[Page 12]"),
        (Role.NOTE_REFERENCE, "2"),
        (Role.BULLET, "•"),
        (Role.BULLET, "•"),
        (Role.NOTE_NUMBER, "1."),
        (Role.NOTE_NUMBER, "2."),
        (Role.PAGE_BREAK, "[Page 13]"),
    ]
    assert all(page.source.text[slice(*row.span)] == row.text for row in rows)


def test_text_and_what_is_accounted_for_make_the_source() -> None:
    page, findings, tei = made()
    taken = "".join(row.text for row in accounted(page, findings))
    div = tei.find(DIV, NAMESPACES)
    assert div is not None
    kept = "".join(div.itertext())
    squeezed = re.sub(r"\s", "", page.source.text)
    assert sorted(re.sub(r"\s", "", taken + kept)) == sorted(squeezed)
