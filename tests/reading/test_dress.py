"""Undressing: what a text in other clothes is read as, the way back, and what may never happen."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_edition.edition import Edition
from tei_edition.model import Role
from tei_edition.pipeline import convert
from tei_edition.reading import HouseText, read
from tei_edition.reading.dress import undress
from tei_edition.reading.dress.edits import Change, Edit, Layer, Layers
from tei_edition.source import Source, Span, decode

HOUSE = """7. Telegram From the Consulate in Quito to the Department of State1

Quito, May 3, 1961, 4 p.m.

We told the minister that the harbor treaty, as it stands, favors neither side,2 and that the railway \
debt has to be discussed before anything else is.

He said three things:

  • The border is quiet.
  • The tariff is high, and will stay so until the new assembly has met and has voted on it, which no one \
expects before the autumn.
  • The embassy is welcome.

(1) We agree with the first. (2) We doubt the second (see telegram 18653).

Rusk

  1. Source: Department of State, Central Files, 611.22/5-361. Secret.
  2. The treaty of 1935, which was never ratified, and of which no copy was found in the files of the embassy.
  3. Not printed.
"""


def house(text: str) -> str:
    return undress(Source("test.txt", text, text.encode()))[0].text


def folded(text: str, width: int = 72) -> str:
    """Every line broken where the next word does not fit, without any indent."""
    lines = []
    for line in text.split("\n"):
        lines.append("")
        for word in line.split():
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


OTHERS = {
    "CRLF": HOUSE.replace("\n", "\r\n"),
    "CR": HOUSE.replace("\n", "\r"),
    "no-break spaces": HOUSE.replace(" ", "\u00a0"),
    "tabs": HOUSE.replace("\n  ", "\n\t"),
    "brackets": HOUSE.replace("State1", "State[1]").replace("side,2", "side,[2]").replace("18653", "1865[3]"),
    "parentheses": HOUSE.replace("State1", "State(1)").replace("side,2", "side,(2)").replace("53)", "5(3))"),
    "superscripts": HOUSE.replace("State1", "State¹").replace("side,2", "side,²").replace("18653", "1865³"),
    "foot 1)": HOUSE.replace("  1. S", "1) S").replace("  2. T", "2) T").replace("  3. N", "3) N"),
    "foot [1]": HOUSE.replace("  1. S", "[1] S").replace("  2. T", "[2] T").replace("  3. N", "[3] N"),
    "foot 1": HOUSE.replace("  1. S", "1 S").replace("  2. T", "2 T").replace("  3. N", "3 N"),
    "foot ¹": HOUSE.replace("  1. S", "¹ S").replace("  2. T", "² T").replace("  3. N", "³ N"),
    "foot at the margin": HOUSE.replace("  1. S", "1. S").replace("  2. T", "2. T").replace("  3. N", "3. N"),
    "foot without numbers": HOUSE.replace("  1. S", "S").replace("  2. T", "T").replace("  3. N", "N"),
    "hyphens": HOUSE.replace("•", "-"),
    "asterisks": HOUSE.replace("  •", "*"),
    "letters o": HOUSE.replace("•", "o"),
    "no blank lines": HOUSE.replace("\n\n", "\n"),
}


@pytest.mark.parametrize("dress", OTHERS)
def test_a_dress_is_taken_off(dress: str) -> None:
    plain, other = read(Source("a", HOUSE)), read(Source("b", OTHERS[dress]))
    assert isinstance(other.source, HouseText)
    assert [words(plain.source, (x.start, x.end)) for x in plain.lines] == [
        words(other.source, (x.start, x.end)) for x in other.lines
    ]
    assert [(n.ordinal, [words(plain.source, p) for p in n.paragraphs]) for n in plain.notes] == [
        (n.ordinal, [words(other.source, p) for p in n.paragraphs]) for n in other.notes
    ]


def words(source: Source, span: tuple[int, int]) -> str:
    return source.text[slice(*span)]


@pytest.mark.parametrize("width", [60, 65, 72, 80])
def test_hard_wrapped_lines(width: int) -> None:
    page = read(Source("a", folded(HOUSE, width)))
    plain = read(Source("a", HOUSE))
    assert [words(page.source, p) for n in page.notes for p in n.paragraphs] == [
        words(plain.source, p) for n in plain.notes for p in n.paragraphs
    ]
    assert [words(page.source, (x.start, x.end)) for x in page.lines] == [
        words(plain.source, (x.start, x.end)) for x in plain.lines
    ]


@pytest.mark.parametrize("above", ["Notes", "FOOTNOTES:", "-----", "* * *", "________"])
def test_what_stands_above_the_notes_is_no_text(above: str) -> None:
    assert "".join(house(HOUSE.replace("\n  1.", f"\n{above}\n  1.")).split()) == "".join(HOUSE.split())


def test_the_house_s_layout_is_left_alone() -> None:
    source = Source("test.txt", HOUSE)
    assert undress(source)[0] is source


@pytest.mark.parametrize(
    "text",
    [
        "7. Letter\n\nHe gave reasons: (1) the debt, (2) the border.1\n\n  1. Not printed.\n  2. Nor this.\n",
        "7. Letter\n\n- A dash of its own.\n\n- And one more.\n",
        "7. Letter\n\nNo.\u00a07 is lost.\n",
        "7. Letter\n\n1. A first paragraph.\n\n2. A second paragraph.\n\nRusk\n",
        "7. Letter\n\nParticipants:\t\tMr. Hill\n\t\tMr. Dale\n",
        "7. Letter\n\nArea: 12 km² of woods.\n\n  1. Not printed.\n  2. Nor this.\n  3. Nor this one.\n",
    ],
)
def test_what_is_the_text_s_own(text: str) -> None:
    assert house(text) == text


def test_places_are_those_of_the_file() -> None:
    text = folded(OTHERS["brackets"]).replace("\n", "\r\n")
    done = convert(decode(text.encode(), "d7.txt"), Edition())
    references = [f for f in done.findings if f.role is Role.NOTE_REFERENCE]
    assert [text[slice(*f.span)] for f in references] == ["[1]", "[2]", "[3]"]
    assert [text[slice(*f.span)] for f in done.findings if f.role is Role.BULLET] == ["• "] * 3
    layout = [f for f in done.findings if f.role is Role.LAYOUT]
    assert "references as [2]" in [f.value for f in layout]
    assert [d.id for d in done.diagnostics if d.id.startswith("R")] == ["R014"]
    assert done.tei is not None
    assert "references as [2]" in done.tei.decode()


def test_a_diagnostic_leads_to_the_file() -> None:
    text = folded(HOUSE.replace("18653", "1865"))
    done = convert(decode(text.encode(), "d7.txt"), Edition())
    told = next(d for d in done.diagnostics if d.id == "N001")
    assert text.split("\n")[told.place.line - 1].startswith("3. Not printed")


# --- what may never happen -----------------------------------------------------------------------

PIECE = st.sampled_from(
    [
        "  1. ", "1. ", "[1] ", "1) ", "² ", "[2]", "(2)", "²", "1", "•", "- ", "* ", "o ", "\n", "\n\n",
        "\r\n", "\t", " ", "    ", "\u00a0", "Source: a.", "Not printed.", "Notes", "-----",
        "[Page 2]", "the treaty", "favors, ", "x" * 70,
        "We told the minister that the harbor is quiet, and that the debt is old. " * 2,
    ]
)  # fmt: skip
TEXTS = st.lists(PIECE, max_size=40).map("".join)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(TEXTS)
def test_edits_are_allowed_and_can_be_undone(text: str) -> None:
    source = undress(Source("test.txt", text))[0]
    if not isinstance(source, HouseText):
        assert source.text == text
        return
    assert source.is_faithful()
    back = source.text
    for layer in reversed(source.layers.layers):
        assert layer.is_allowed()
        assert layer.text == back
        back = Layer(back, layer.inverse()).text
    assert back == text
    for offset in range(len(source.text) + 1):
        span = source.original(Span(offset, len(source.text)))
        assert 0 <= span.start <= span.end <= len(text)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(TEXTS)
def test_once_is_enough(text: str) -> None:
    once = house(text)
    assert house(once) == once


@settings(deadline=None, max_examples=100, derandomize=True)
@given(TEXTS)
def test_no_word_is_lost_or_made(text: str) -> None:
    letters = [c for c in text if c.isalpha() and c not in "oNotes"]
    assert [c for c in house(text) if c.isalpha() and c not in "oNotes"] == letters


@pytest.mark.parametrize(
    "piece",
    [" ", "\t", "\n\t", "[", "(", "1", "²", "[1]", "(1)", ",1", ", 1", "1. a\n", "  1. a\n", "[1] a\n",
     "- a\n", "a\n", "\u00a0", "\r", "-----\n", "1 a\n", "a,1\n", "Source: a\n", "\n \t", "9" * 50 + " ",
     "(1) [1] ² "],
)  # fmt: skip
def test_hostile_text_takes_no_longer(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begin = time.process_time()
    undress(Source("test.txt", text))
    assert time.process_time() - begin < 2


def test_an_edit_that_changes_a_word_is_found() -> None:
    assert not Layer("a word", [Edit(2, 6, "bird")]).is_allowed()
    assert not Layer("see[12]", [Edit(3, 7, "1", Change.REFERENCE)]).is_allowed()
    assert not Layer("  2. b", [Edit(0, 5, "  3. ", Change.NOTE_NUMBER)]).is_allowed()
    assert not Layers((Layer("a  b", [Edit(1, 3, " ")]),)).is_faithful("a  b", "a c")
