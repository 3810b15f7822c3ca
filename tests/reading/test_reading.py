"""Reading: lines with their marks, and the notes at the foot."""

from __future__ import annotations

import pytest

from tei_edition.reading import LineKind, Page, read
from tei_edition.source import Source


def page_of(text: str) -> Page:
    return read(Source("test.txt", text, text.encode()))


def lines_of(text: str) -> list[tuple[str, str, int, int]]:
    """Kind, words, indent and gap of each line."""
    page = page_of(text)
    return [(str(x.kind), page.source.text[x.start : x.end], x.indent, x.gap) for x in page.lines]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("We shall wait.", LineKind.PROSE, "We shall wait."),
        ("[Page 12]", LineKind.PAGE, "[Page 12]"),
        ("[Page 12] [Page 13]", LineKind.PAGE, "[Page 12] [Page 13]"),
        ("[Page XIV]", LineKind.PAGE, "[Page XIV]"),
        ("[Page 12] goes on", LineKind.PROSE, "[Page 12] goes on"),
        ("[Page ]", LineKind.PROSE, "[Page ]"),
        ("  • One", LineKind.BULLET, "One"),
        ("  •", LineKind.PROSE, "•"),
        ("  •One", LineKind.PROSE, "•One"),
        ("• One", LineKind.PROSE, "• One"),
        ("1.", LineKind.LABEL, "1."),
        ("12.", LineKind.LABEL, "12."),
        ("(a)", LineKind.LABEL, "(a)"),
        ("a)", LineKind.LABEL, "a)"),
        ("iv.", LineKind.LABEL, "iv."),
        ("B.", LineKind.LABEL, "B."),
        ("1. One", LineKind.PROSE, "1. One"),
        ("Rusk", LineKind.PROSE, "Rusk"),
        ("1962", LineKind.PROSE, "1962"),
        ("a\tb", LineKind.ROW, "a\tb"),
        ("\t\tb", LineKind.ROW, "\t\tb"),
        ("a\t\t", LineKind.ROW, "a\t\t"),
    ],
)
def test_kind_of_a_line(line: str, kind: LineKind, words: str) -> None:
    page = page_of(f"head\n\n{line}\n")
    assert [(x.kind, page.source.text[x.start : x.end]) for x in page.lines[1:]] == [(kind, words)]


def test_gaps_and_indents() -> None:
    assert lines_of("a b\n\n\n  c d  \n   \ne f") == [
        ("prose", "a b", 0, 0),
        ("prose", "c d", 2, 2),
        ("prose", "e f", 0, 1),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["one", "two", "", "three"])
    assert [(w, g) for _, w, _, g in lines_of(text)] == [("one", 0), ("two", 0), ("three", 1)]


def test_mixed_line_ends() -> None:
    assert [w for _, w, _, _ in lines_of("one\rtwo\r\nthree\nfour")] == [
        "one", "two", "three", "four"
    ]  # fmt: skip


def test_nothing_but_blanks() -> None:
    assert page_of(" \n\t\n").lines == ()


NOTES = "main1 text\n\n  1. Source: A. B.\n  2. First.\n    Second.\n"


def test_notes_at_the_foot() -> None:
    page = page_of(NOTES)
    text = page.source.text
    assert [n.ordinal for n in page.notes] == [1, 2]
    assert [text[slice(*n.label)] for n in page.notes] == ["1.", "2."]
    assert [[text[slice(*p)] for p in n.paragraphs] for n in page.notes] == [
        ["Source: A. B."],
        ["First.", "Second."],
    ]
    assert page.main_end == text.index("  1.")
    assert [text[x.start : x.end] for x in page.lines] == ["main1 text"]


@pytest.mark.parametrize(
    "foot",
    [
        "1. One.\n2. Two.\n",  # not indented
        "  2. Two.\n  3. Three.\n",  # begins with another number
        "  1. One.\n  1. Two.\n  1. Three\nand a line that is not indented\n",
        "  1. One.\n  3. Three.\n  2. Two.\n",  # does not go up
        "  1. One.\n\nA paragraph.\n",  # the text goes on
        "  1.\n",  # no words
        "     1. One.\n",  # too deep for a note's number
    ],
)
def test_what_is_no_list_of_notes(foot: str) -> None:
    page = page_of(f"main text\n\n{foot}")
    assert page.notes == ()
    assert page.main_end == len(page.source.text)


def test_the_last_list_is_the_notes() -> None:
    page = page_of("main\n\n  1. One.\n  2. Two.\n\nmain again\n\n  1. Note.\n")
    text = page.source.text
    assert [text[slice(*p)] for n in page.notes for p in n.paragraphs] == ["Note."]


def test_notes_may_leave_numbers_out() -> None:
    assert [n.ordinal for n in page_of("main\n\n  1. One.\n  4. Four.\n").notes] == [1, 4]


@pytest.mark.parametrize("indent", ["  ", "\u00a0\u00a0", " \u00a0", "   "])
def test_indents_of_notes(indent: str) -> None:
    assert len(page_of(f"main\n\n{indent}1. One.\n").notes) == 1


def test_notes_after_carriage_returns() -> None:
    page = page_of(NOTES.replace("\n", "\r\n"))
    text = page.source.text
    assert [[text[slice(*p)] for p in n.paragraphs] for n in page.notes] == [
        ["Source: A. B."],
        ["First.", "Second."],
    ]
