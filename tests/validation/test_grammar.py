"""The grammars' findings: one for each element, with place, words and a remedy."""

from __future__ import annotations

import threading

import pytest
from gold import DOCUMENT

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.catalogue import CATALOGUE
from tei_edition.validation import grammar
from tei_edition.validation.parsing import parse

# change, words in the message, words in the hint
CASES = [
    ("<signed>", "<Signed>", "Signed is not allowed here in closer", "Write signed"),
    ('<list type="subject"><head>', '<list type="subject">x<head>', "list in div", "content"),
    ("<list type=", "<list typ=", "typ", "Write the attribute type"),
    ('when="1972-10-03"', 'when="yesterday"', "'yesterday'", "attribute when"),
    ("<row><cell>x</cell><cell/></row>", "<row/>", "row in table", "content"),
    ('<div type="document"', "<div", "required attribute 'type'", "attribute type"),
    ('<div type="document"', '<div type="letter"', "'letter'", "attribute type"),
    ("<publicationStmt>", "<publicationStmt><date/>", "date is not allowed", "publisher"),
    ("<p>Reference:", '<p xmlns="">Reference:', "p is not allowed here in div", "namespace"),
    ('xml:id="pg_247"', 'xml:id="pg_246"', "'pg_246'", "attribute id"),
    ("<closer>", "<closer><p>x</p>", "p is not allowed here in closer", "Put here"),
]


def _check(text: str) -> tuple[Diagnostic, ...]:
    data = text.encode()
    return grammar.check(parse(data, "cable.xml"), data, "cable.xml")


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_a_valid_document_has_no_findings(text: str) -> None:
    assert _check(text) == ()


@pytest.mark.parametrize(("old", "new", "message", "hint"), CASES)
def test_words(text: str, old: str, new: str, message: str, hint: str) -> None:
    assert old in text
    broken = text.replace(old, new, 1)
    if old == "<signed>":
        broken = broken.replace("</signed>", "</Signed>")
    found = _check(broken)[0]
    assert found.id in ("G001", "G002", "G003")
    assert message in found.message
    assert hint in found.hint
    assert found.place.file == "cable.xml"
    assert found.place.line == text[: text.index(old)].count("\n") + 1
    tree = parse(broken.encode(), "cable.xml").getroottree()
    assert len(tree.xpath(found.place.xpath, namespaces={"tei": grammar_tei()})) == 1


def grammar_tei() -> str:
    return "http://www.tei-c.org/ns/1.0"


def test_each_element_is_reported_once(text: str) -> None:
    found = _check(text.replace("<closer>", '<closer bad="1" worse="2">'))
    assert len(found) == 1


def test_several_faults_come_in_order(text: str) -> None:
    broken = text.replace("<publicationStmt>", "<publicationStmt><date/>").replace(
        'when="1972-10-03"', 'when="yesterday"'
    )
    lines = [found.place.line for found in _check(broken)]
    assert lines == sorted(lines)
    assert len(lines) == 2


def test_a_flood_is_cut_short(text: str) -> None:
    broken = text.replace("<closer>", '<pb bad="1"/>' * (grammar.MAX_FAULTS + 5) + "<closer>")
    found = _check(broken)
    assert len(found) == grammar.MAX_FAULTS + 1
    assert found[-1].id == "G004"
    assert set(CATALOGUE) >= {diagnostic.id for diagnostic in found}


def test_threads_do_not_mix_their_findings(text: str) -> None:
    """A validator that is shared gives the messages of another thread's document."""
    broken = [text.replace('when="1972-10-03"', f'when="x{n}"') for n in range(4)]
    wrong: list[str] = []

    def work(mine: int) -> None:
        for _ in range(10):
            wrong.extend(d.message for d in _check(broken[mine]) if f"'x{mine}'" not in d.message)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_element_of_another_namespace_has_its_place(text: str) -> None:
    """libxml2 gives its path with the prefix of the file."""
    found = _check(text.replace("<closer>", '<closer><x:y xmlns:x="urn:x"/>'))
    assert len(found) == 1
    assert "closer" in found[0].place.xpath
