"""Source, TEI and reading text side by side: nothing is lost, nothing breaks out, doubts can be reached."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from beside import ATTACHED, CABLE, CONTEXT, HOSTILE, compared
from lxml import etree, html

from tei_edition.publishing.compare import forms
from tei_edition.theme import Theme

SEEDS = Path(__file__).parents[2] / "seeds"


def source_column(page: html.HtmlElement) -> str:
    return "".join(line.text_content() for line in page.iterfind(".//td[@class='src']/div"))


def column(page: html.HtmlElement, name: str) -> list[str]:
    return [cell.text_content() for cell in page.iterfind(f".//td[@class='{name}']")]


def elements(tei: bytes) -> Counter[str]:
    """How often each element stands in the TEI column: a note at its reference, and in its own row."""
    document = etree.fromstring(tei).find(".//{*}div[@type='document']")
    assert document is not None
    found = Counter(etree.QName(each).localname for each in document.iter(etree.Element))
    notes = (note for note in document.iter("{*}note") if note.get("rend") != "inline")
    found["note"] += sum(note.get("place") != "unanchored" for note in notes)
    return found


SEED_TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
TEXTS = [CABLE, ATTACHED, HOSTILE, *SEED_TEXTS]


@pytest.mark.parametrize("text", TEXTS)
def test_the_source_stands_there_once_and_in_order(text: str) -> None:
    page, original, _ = compared(text)
    unseen = str.maketrans({"\x85": "\ufffd", "\x01": "\ufffd"})
    assert source_column(page) == original.text.replace("\r\n", "\n").translate(unseen)


@pytest.mark.parametrize("text", TEXTS)
def test_every_element_of_the_text_is_written(text: str) -> None:
    page, _, tei = compared(text)
    written = re.findall(r"<([A-Za-z]\w*)", "".join(column(page, "xml")))
    assert Counter(written) == elements(tei)


def test_what_is_written_is_the_tei() -> None:
    page, _, tei = compared(CABLE)
    cell = next(cell for cell in column(page, "xml") if cell.startswith("<p>"))
    assert f"{cell.replace('…', 'He came at noon.')}".split() == _paragraph(tei).split()


def _paragraph(tei: bytes) -> str:
    found = etree.fromstring(tei).find(".//{*}body//{*}p")
    assert found is not None
    found.tail = None
    return re.sub(r' xmlns="[^"]*"', "", etree.tostring(found, encoding="unicode"))


@pytest.mark.parametrize("text", TEXTS)
def test_rows_are_aligned(text: str) -> None:
    """Each block stands beside its lines; a note beside those at the foot."""
    page, _, _ = compared(text)
    rows = page.findall(".//table[@class='rows']/tbody")
    assert len(rows) > 3
    for row in rows:
        for ours in row[0].xpath("td[@class='read']//*[contains(@class, 'ed')]"):
            ours.drop_tree()
        lines, _, read = (cell.text_content() for cell in row[0])
        words = re.findall(r"[A-Za-z]{3,}", read)
        assert not [word for word in words if word not in lines]


def test_lines_have_their_numbers() -> None:
    page, original, _ = compared(CABLE)
    ids = [line.get("id") for line in page.iterfind(".//td[@class='src']/div")]
    assert ids == [f":l{number}" for number in range(1, len(original.text.splitlines()) + 1)]


@pytest.mark.parametrize("text", TEXTS)
def test_every_finding_is_told_as_explain_tells_it(text: str) -> None:
    page, original, _ = compared(text)
    told = " ".join(page.text_content().split())
    for finding in original.findings:
        assert f"{finding.rule}: {' '.join(finding.evidence.split())}" in told
    high, medium, low = (
        sum(finding.certainty == sure for finding in original.findings) for sure in ("high", "medium", "low")
    )
    count = f"{len(original.findings)} findings: {high} high, {medium} medium, {low} low"
    assert count in told
    assert f"Doubtful: {medium + low}" in told


def test_marked_words_lead_to_what_they_are_and_back() -> None:
    page, _, _ = compared(CABLE)
    links = {link.text_content(): link for link in page.iterfind(".//td[@class='src']//a")}
    assert {"7", "Lemuria", "May 3, 1961, 4 p.m.", "1", "2", "[Page 12]", "Document 9"} <= set(links)
    told = page.get_element_by_id(links["Document 9"].get("href")[1:])
    assert " ".join(told.text_content().split()).startswith(
        "reference = frus:d9 medium Document 9 reference: "
    )
    back = told.find(".//q/a").get("href")
    assert page.get_element_by_id(back[1:]) is links["Document 9"]


def test_the_same_words_are_tied_in_the_three_columns() -> None:
    page, _, _ = compared(CABLE)
    mark = next(link for link in page.iterfind(".//td[@class='src']//a") if link.text_content() == "Lemuria")
    key = mark.get("href").removeprefix("#:f")
    tied = page.findall(f".//*[@data-f='{key}']")
    assert [each.xpath("string(ancestor::td/@class)") for each in tied] == ["xml", "read"]
    assert [each.text_content() for each in tied] == ["<placeName>Lemuria</placeName>", "Lemuria"]


def test_one_goes_from_doubt_to_doubt() -> None:
    page, original, _ = compared(SEED_TEXTS[0])
    doubts = [link.get("href") for link in page.iterfind(".//section[@class='sum']//li/a")]
    assert len(doubts) == sum(finding.certainty != "high" for finding in original.findings) > 3
    at, gone = doubts[0], []
    while at != "#:doubts":
        gone.append(at)
        at = page.get_element_by_id(at[1:]).find(".//a[@class='next']").get("href")
    assert gone == doubts


def test_facts_of_the_header_have_their_evidence() -> None:
    page, _, _ = compared(SEED_TEXTS[0])
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.iterfind(".//table[@class='header']/tbody/tr")
    ]
    assert [
        "repository",
        "Library of Congress",
        "high",
        "source-note: the repository that the source note tells",
        "35",
    ] in rows
    facts = [row[0] for row in rows]
    assert {"document number", "office", "person", "message number", "date", "box", "classification"} <= set(
        facts
    )
    date = next(row for row in rows if row[0] == "date")
    assert date[1].endswith("1972-10-01..1972-10-31")
    assert date[2] == "medium"


def test_a_text_without_doubts_says_so() -> None:
    page, original, _ = compared("5. Letter\n\nThe lamp is lit.\n")
    sure = [finding for finding in original.findings if finding.certainty != "high"]
    assert ("Every finding is sure." in page.text_content()) == (not sure)


def test_an_attachment_begins_with_its_heading() -> None:
    page, _, tei = compared(ATTACHED)
    assert b'type="attachment"' in tei
    cells = column(page, "xml")
    opening = next(cell for cell in cells if '<div type="attachment"' in cell)
    assert "<head" in opening
    assert "</div>\n</div>" in "".join(cells)
    assert page.findall(".//td[@class='read']//h3")[1].text_content().startswith("Attachment")


def test_what_an_attachment_says_is_no_fact_of_the_header() -> None:
    text = ATTACHED.replace("Department2\n", "Department2\n\nAtlantis, May 5, 1961.\n")
    page, original, _ = compared(text)
    assert any(finding.role == "date" for finding in original.findings)
    facts = [row[0].text_content() for row in page.iterfind(".//table[@class='header']/tbody/tr")]
    assert "place" not in facts


def test_hostile_text_stays_text() -> None:
    page, _, _ = compared(HOSTILE)
    scripts = [script.get("src") for script in page.iter("script")]
    assert scripts == ["../html/compare.js", "../html/edition.js"]
    assert len(page.findall(".//table")) == 2
    assert not page.xpath("//@onclick")
    cells = " ".join(column(page, "xml"))
    assert "&lt;script&gt;" in cells
    assert "AT&amp;T said ]]&gt; and &amp;amp;" in cells
    odd = [each.get("title") for each in page.iter("bdi")]
    assert odd == ["U+202E", "U+0085", "U+00AD", "U+200B", "U+202E"]
    assert "\u202e" not in cells


def test_text_wrapped_by_another_tool_is_shown_as_it_is() -> None:
    words = CABLE.replace("He wishes an answer", "He wishes an answer " + "and another answer " * 12)
    wrapped = "\n".join(line for para in words.split("\n") for line in _wrap(para))
    page, original, _ = compared(wrapped)
    assert source_column(page) == original.text
    assert "layout" in page.text_content()


def _wrap(line: str) -> list[str]:
    return textwrap.wrap(line, 60) or [""]


def test_the_words_of_the_page_are_the_editions() -> None:
    texts = (("compare", "Nebeneinander"), ("source-text", "'Quelle'"), ("sure-medium", "mittel"))
    context = replace(CONTEXT, theme=Theme(texts=texts))
    page, _, _ = compared(SEED_TEXTS[0], context)
    assert page.findtext(".//title").startswith("Nebeneinander: 43. ")
    assert "mittel" in page.text_content()
    assert page.find(".//table[@class='rows']").get("style").startswith("--source:'Quelle';")
    assert [label for _, label in forms(context, "d7").forms] == ["Nebeneinander", "'Quelle'"]
