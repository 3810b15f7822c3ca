"""Note references: what is seen at a number, and the best assignment of notes to numbers."""

from __future__ import annotations

import pytest

from tei_edition.inference.notes.assign import LARGEST, Anchor, assign
from tei_edition.inference.notes.candidates import Candidate, candidates, char_class
from tei_edition.inference.notes.features import features, score, weights


def assigned(text: str, notes: list[str]) -> list[Anchor]:
    """The anchors of the notes in a text that is all body."""

    def places(most: int) -> list[Candidate]:
        return candidates(text, len(text), (0, 0), most)

    return assign(places(len(notes) + 3), notes, lambda: places(LARGEST))


def placed(text: str, notes: list[str]) -> list[tuple[int, str]]:
    """Each note's ordinal with the 6 characters before its reference, and the reference."""
    found = assigned(text, notes)
    return [(a.ordinal, text[max(0, a.candidate.start - 6) : a.candidate.end]) for a in found]


@pytest.mark.parametrize(
    ("text", "notes", "expected"),
    [
        ("He agreed.1 She left.2 End.", ["a", "b"], [(1, "greed.1"), (2, " left.2")]),
        ("He agreed.1 She left. They go.3 x", ["a", "b", "c"], [(1, "greed.1"), (3, "ey go.3")]),
        ("He agreed.4 She left.5 End.", ["a", "b"], [(1, "greed.4"), (2, " left.5")]),
        ("He agreed.0 She left.1 End.", ["a", "b"], [(1, "greed.0"), (2, " left.1")]),
        ("No reference here.", ["a"], []),
        ("He agreed.1", [], []),
        ("He agreed.1 He agreed.1 She.2 x", ["a", "b"], [(1, "greed.1"), (2, "  She.2")]),
        ("He agreed.1 She left.* They go.2 x", ["a", "b", "c"],
         [(1, "greed.1"), (2, " left.*"), (3, "ey go.2")]),
    ],
)  # fmt: skip
def test_assign(text: str, notes: list[str], expected: list[tuple[int, str]]) -> None:
    got = placed(text, notes)
    assert [(o, w[-5:]) for o, w in got] == [(o, w[-5:]) for o, w in expected]


def test_labels_that_begin_anew_on_each_page() -> None:
    text = "He agreed.1 She left.2 [Page 9] They go.1 He came.2 She spoke.3 [Page 10] It ended,1 at last."
    found = assigned(text, list("abcdef"))
    assert [a.candidate.label for a in found] == ["1", "2", "1", "2", "3", "1"]
    assert [a.ordinal for a in found] == [1, 2, 3, 4, 5, 6]


def test_labels_that_begin_with_a_far_number() -> None:
    text = "He agreed.37 In 38 days she left.38 They go,39 and rest; 40 stay."
    assert [w for _, w in placed(text, ["a", "b", "c"])] == ["greed.37", " left.38", "ey go,39"]


def test_a_label_with_a_letter() -> None:
    text = "He agreed.1 She left.2 They go.2a He came.3 x"
    assert [w[-3:] for _, w in placed(text, ["a", "b", "c", "d"])] == ["d.1", "t.2", ".2a", "e.3"]


def test_symbols_of_a_table_are_no_rivals_of_its_figures() -> None:
    text = "Ports,1 in tons\nArmy\t\t4.0*\nNavy\t\t4.2\nAir\t\t6.5**\n"
    assert [w[-3:] for _, w in placed(text, ["a", "b", "c"])] == ["s,1", ".0*", "5**"]


def test_the_notes_own_words_settle_a_number() -> None:
    text = "He came.1 In telegrams 4412 and 5202 it is said."
    with_number = placed(text, ["x", "Telegram 520 was sent on Monday."])
    assert with_number[1][1].endswith("5202")
    other = placed(text, ["x", "Telegram 441 was sent on Monday."])
    assert other[1][1].endswith("4412")


def test_a_tie_has_no_margin() -> None:
    text = "He agreed.1 She agreed.1 They left.2 x"
    found = assigned(text, ["a", "b"])
    assert found[0].margin <= 0.5
    assert found[1].margin > 2


def test_a_lone_reference_is_sure() -> None:
    text = "In my last message,1 I said so."
    (anchor,) = assigned(text, ["a"])
    assert anchor.margin >= 5


def test_order_is_kept() -> None:
    text = " ".join(f"word{n}, and word." for n in (2, 1, 3))
    ordinals = [a.ordinal for a in assigned(text, ["a", "b", "c"])]
    assert ordinals == sorted(ordinals)


def test_the_labels_of_a_run_of_digits() -> None:
    text = "telegram 1865123"
    found = candidates(text, len(text), (0, 0), 200)
    assert [(c.label, c.rest, c.whole) for c in found] == [
        ("3", "186512", "1865123"),
        ("23", "18651", "1865123"),
        ("123", "1865", "1865123"),
    ]
    assert [c.label for c in candidates(text, len(text), (0, 0), 50)] == ["3", "23"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[Page 12] x", []),
        ("x05", ["5"]),
        ("x10", ["0", "10"]),
        ("word* other *", ["*"]),
        ("word†", ["†"]),
        ("no digits", []),
    ],
)
def test_candidates(text: str, labels: list[str]) -> None:
    assert [c.label for c in candidates(text, len(text), (0, 0), 20)] == labels


def test_candidates_end_where_the_main_text_ends() -> None:
    assert [c.label for c in candidates("a1 b2", 2, (0, 0), 9)] == ["1"]


@pytest.mark.parametrize(
    ("char", "kind"),
    [("", "n"), ("\n", "n"), (" ", "s"), ("7", "d"), ("A", "U"), ("ö", "l"), ("”", "q"), ("$", "$"),
     ("¿", "o"), ("—", "-")],
)  # fmt: skip
def test_char_class(char: str, kind: str) -> None:
    assert char_class(char) == kind


def test_the_weights_speak_for_a_comma_before_and_against_a_dollar() -> None:
    def seen(text: str) -> float:
        return score(candidates(text, len(text), (0, 0), 9)[0].sight)

    assert seen("my last message,2 he said") > 0 > seen("it costs $2 or so")
    assert seen("my last message,2 he said") > seen("there were 2 men")


def test_every_weight_can_be_used() -> None:
    assert weights()["bias"] < 0
    sight = candidates("message,2 he", 12, (0, 0), 9)[0].sight
    assert any(name in weights() for name in features(sight))
