"""What holds for every text: nothing raises, and what is written is valid, conserved and stable.

And for documents that are made up with known places of notes, pages and lists: they come out there.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import NamedTuple

import pytest
from converting import DIV, NAMESPACES, document, texts, words, xpath
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_edition.diagnostics import Severity
from tei_edition.edition import Edition
from tei_edition.inference import infer
from tei_edition.inference.dates import read_date
from tei_edition.inference.facts.source_note import read_source_note
from tei_edition.inference.words.correspondents import correspondents
from tei_edition.inference.words.references import Citing, references
from tei_edition.model import Role
from tei_edition.pipeline import Conversion, convert
from tei_edition.reading import read
from tei_edition.source import Source
from tei_edition.validation import validate

MARKUP = (Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.BULLET, Role.NOTE_NUMBER)

# Lines of cables, and what they are made of.
PIECES = st.sampled_from(
    [
        "5. Telegram From the Embassy in Peru (Hale) to the Department of State1", "Lima, May 3, 1961.",
        "745G.00/3–1252: Telegram", "We shall wait.2", "November 73", "Tohak 84.2", "Hale", "H. R.",
        "Sincerely,", "Warm regards.", "P.S. More.", "[Enclosure]", "Tab A", "Dear Sir:", "secret",
        "No. 412", "  • One", "    • Two", "      • Three", "  •", "1.", "2.", "a.", "(i)", "IV.",
        "a\t\tb", "\t\tb\t", "x\t", "[Page 12]", "[Page 13] [Page 14]", "see [Page 9] here", "REF:",
        "See Documents 4, 5 and footnote 2, Document 7.", "[2 lines not declassified]", "* * *",
        "412. Deliver immediately. Reference: Lima 7.1", "word*", "1. Paragraph.", "<b>&amp;</b>", "",
        "", "", "  1. Source: National Archives, RG 59. Secret; Exdis.", "  2. Document 4.", "    More.",
        "  3. Footnote 1 above.", "PARTICIPANTS", "The Secretary", "undated", "Washington, undated.",
    ]
)  # fmt: skip
NOISE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    | st.sampled_from(" \t\n[]().,;:0123456789•*†"),
    max_size=30,
)
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "", " "])
TEXT = st.lists(st.tuples(PIECES | NOISE, ENDS), min_size=1, max_size=25).map(
    lambda parts: "".join(part + end for part, end in parts)
)
settings.register_profile(
    "repeatable", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
REPEATABLE = settings.get_profile("repeatable")


def conversion(text: str) -> Conversion:
    return convert(Source("test.txt", text, text.encode("utf-8", "replace")), Edition())


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def characters(text: str) -> Counter[str]:
    """The characters without white space; raised digits are references, and become digits."""
    return Counter("".join(text.translate(_RAISED).split()))


def errors(found: Conversion) -> list[tuple[str, str]]:
    return [(d.id, d.message) for d in found.diagnostics if d.severity is Severity.ERROR]


def is_xml(text: str) -> str:
    """The text with what XML cannot hold left out, as decoding does."""
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else " " for c in text)


@settings(REPEATABLE, max_examples=150)
@given(TEXT.map(is_xml))
def test_any_text_is_converted(text: str) -> None:
    found = conversion(text)
    if not any(f.rule == "heading" for f in found.findings):  # then it is refused, and told
        assert found.tei is None
        return
    assert errors(found) == []
    assert found.tei is not None
    assert [d for d in validate(found.tei, "x.xml") if d.severity is Severity.ERROR] == []
    div = etree.fromstring(found.tei).find(DIV, NAMESPACES)
    assert div is not None
    taken = "".join(text[slice(*f.span)] for f in found.findings if f.role in MARKUP)
    kept = "".join(div.itertext())
    assert characters(text) == characters(kept + taken)
    assert conversion(text) == found


@settings(REPEATABLE, max_examples=60)
@given(TEXT.map(is_xml))
def test_findings_lie_in_the_text(text: str) -> None:
    page = read(Source("test.txt", text, b""))
    text = page.source.text
    for finding in infer(page, "test"):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        if finding.role is Role.PAGE_BREAK:
            assert text[slice(*finding.span)] == f"[Page {finding.value}]"
        if finding.role is Role.BULLET:
            assert text[slice(*finding.span)] == "•"


class Made(NamedTuple):
    """A document that was made up: its text, and what must come out of it."""

    text: str
    notes: list[tuple[str, str]]  # the words before the reference, the words of the note
    pages: list[str]
    items: list[str]
    paragraphs: list[str]


NOUNS = st.sampled_from("treaty harbor minister fishery embassy railway cotton debt border tariff".split())
VERBS = st.sampled_from("delays favors mentions avoids discusses supports questions resents".split())
SENTENCE = st.builds(lambda a, v, b: f"the {a} {v} the {b}", NOUNS, VERBS, NOUNS)
STOP = st.sampled_from([".", ",", ";", ".”"])


class Part(NamedTuple):
    kind: str  # note, page, or nothing
    sentence: str
    stop: str


PARTS = st.lists(
    st.builds(Part, st.sampled_from(["note", "note", "", "", "page"]), SENTENCE, STOP), min_size=2, max_size=5
)
BLOCKS = st.lists(st.tuples(st.sampled_from(["p", "p", "p", "list"]), PARTS), min_size=1, max_size=6)


def make(number: int, day: int, blocks: list[tuple[str, list[Part]]]) -> Made:
    """A telegram with notes, pages and lists; note 1 is the source note."""
    notes = [("State", "Source: National Archives, RG 59, Central Files 1960–63. Secret.")]
    pages: list[str] = []
    items: list[str] = []
    paragraphs: list[str] = []
    body: list[str] = []
    for kind, parts in blocks:
        words = [_words(part, notes, pages) for part in parts]
        if kind == "p":
            body.append("He says that " + " and ".join(words) + " at last.")
            paragraphs.append(body[-1])
        else:
            body.append("These are the points:")
            paragraphs.append(body[-1])
            body.append("\n".join(f"  • —{w}" for w in words))
            items += [f"—{w}" for w in words]
    foot = "\n".join(f"  {i}. {note}" for i, (_, note) in enumerate(notes, start=1))
    head = f"{number}. Telegram From the Embassy in Peru to the Department of State1"
    text = "\n\n".join([head, f"Lima, May {day}, 1961, 9 p.m.", *body, foot])
    return Made(text, notes, pages, items, paragraphs)


def _words(part: Part, notes: list[tuple[str, str]], pages: list[str]) -> str:
    if part.kind == "note":
        notes.append((part.sentence.split()[-1] + part.stop, f"Not printed, copy {len(notes)} is lost."))
        return f"{part.sentence}{part.stop}{len(notes)}"
    if part.kind == "page":
        pages.append(str(240 + len(pages)))
        return f"{part.sentence} [Page {pages[-1]}] now"
    return part.sentence


MADE = st.builds(make, st.integers(1, 400), st.integers(1, 28), BLOCKS)


def bare(element: etree._Element) -> str:
    """The words of an element without its notes."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for note in xpath(copy, "//note"):
        assert isinstance(note, etree._Element)
        note.clear(keep_tail=True)
    return words(copy)


def without_marks(text: str) -> str:
    """A made sentence without its references and page marks."""
    out = []
    for word in text.split():
        stripped = word.rstrip("0123456789")
        out.append(stripped if stripped != word and stripped[-1:] in ".,;”" else word)
    return " ".join(" ".join(out).replace("[Page ", "☞[").split())


@settings(REPEATABLE, max_examples=80)
@given(MADE)
def test_made_up_documents_come_out_as_they_were_made(made: Made) -> None:
    div = document(made.text)
    assert texts(div, ".//note") == [note for _, note in made.notes]
    assert texts(div, ".//note/@n") == [str(i) for i in range(1, len(made.notes) + 1)]
    assert texts(div, ".//pb/@n") == made.pages
    for (before, _), note in zip(made.notes, xpath(div, ".//note"), strict=True):
        assert isinstance(note, etree._Element)
        previous = note.xpath("preceding::text()[1]")
        assert isinstance(previous, list)
        assert str(previous[0]).endswith(before)
    got = [bare(e) for e in xpath(div, "p | list/item") if isinstance(e, etree._Element)]
    pages = [f"[Page {n}]" for n in made.pages]
    wanted = [without_marks(_drop(t, pages)) for t in _in_order(made)]
    assert got == wanted


def _drop(text: str, marks: list[str]) -> str:
    for mark in marks:
        text = text.replace(mark, "")
    return text


def _in_order(made: Made) -> list[str]:
    """Paragraphs and items in the order of the text."""
    blocks = [*made.paragraphs, *made.items]
    return sorted(blocks, key=made.text.index) if len(set(blocks)) == len(blocks) else _lines(made)


def _lines(made: Made) -> list[str]:
    body = made.text.split("\n\n")[2:-1]
    return [line.strip().removeprefix("• ") for part in body for line in part.split("\n")]


# --- time ----------------------------------------------------------------------------------------

HEAD = "5. Telegram From the Embassy in Peru to the Department of State\n\nLima, May 3, 1961.\n\nHe.1 "
FOOT = "\n\n  1. Source: A, B Files. Secret.\n  2. x\n"
HOSTILE = {
    "letters": "A", "words": "Aa ", "digits": "1", "numbers": "12 ", "brackets": "[", "parentheses": "(",
    "page": "[Page ", "blanks": " ", "lines": "\n", "tabs": "\t", "commas": ",", "periods": ".",
    "names": "Hale ", "dates": "May 3, 1961 ", "documents": "Documents 1, ", "footnotes": "footnote 1 ",
    "volumes": "Foreign Relations, 1969, vol. I, ", "withheld": "[ not declassified ",
    "repeated": "Repeated to ",
    "from": "From the A to ", "labels": "1.\n", "rows": "x\ty\n", "paragraphs": "x y\n\n", "nbsp": "\u00a0",
    "source": "Source: ", "sentences": "A. ", "marks": "<&>", "returns": "\r", "notes": "  1. x\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_long_time(name: str) -> None:
    """A guard against what hangs: the bound is far above what is measured."""
    unit = HOSTILE[name]
    began = time.process_time()
    found = conversion(HEAD + unit * (10_000 // len(unit)) + FOOT)
    assert time.process_time() - began < 5
    assert found.tei is not None or errors(found)


PARSERS = {
    "read_date": read_date,
    "read_source_note": lambda text: read_source_note("Source: " + text),
    "correspondents": lambda text: list(correspondents(text, 0, len(text))),
    "references": lambda text: list(
        references(text, [(0, len(text))], Citing("d1", frozenset("1"), 1965, False))
    ),
    "read": lambda text: read(Source("x", text, b"")),
}


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "1",
        " ",
        "\n",
        "(",
        "[",
        ",",
        ", ",
        "From A to ",
        "May 3",
        "Lot 6",
        "Document 3, ",
        "Documents 3, 4",
        "ibid., Foreign Relations, 1961, vol. II, ",
        "p. 3 ",
        "Documents 1",
    ],
)
@pytest.mark.parametrize("parser", PARSERS)
def test_parsers_take_no_long_time(parser: str, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    PARSERS[parser](text)
    assert time.process_time() - began < 2
