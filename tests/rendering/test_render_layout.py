"""Wrapping words, and laying out the text edition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_edition.rendering.layout import lay_out
from tei_edition.rendering.wrap import _SIMPLE, WIDTH, _cut, _fill, columns, squeeze, wrap


def laid_out(layout: str) -> str:
    return lay_out(etree.fromstring(f"<layout>{layout}</layout>")).decode()


@given(st.text(st.sampled_from("ab —é\n\t中"), max_size=300), st.integers(5, 90))
def test_wrapping_changes_blanks_only(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == squeeze(line) for line in lines)
    assert all(columns(line) <= width for line in lines if " " in line)


def test_wide_letters_take_two_columns_and_accents_none() -> None:
    assert columns("中文") == 4
    assert columns("e\u0301") == 1


def test_a_no_break_space_holds_a_line_together() -> None:
    text = "a " * 34 + "pp.\u00a0245"
    assert wrap(text)[-1] == "pp.\u00a0245"


def test_facts_hang_from_their_labels() -> None:
    fact = f"<facts><fact label='From'>{'word ' * 20}</fact><fact label='Archive'>x</fact></facts>"
    assert laid_out(fact).splitlines() == [
        "From:     word word word word word word word word word word word word",
        "          word word word word word word word word",
        "Archive:  x",
    ]


def test_a_long_label_stands_above_its_entry() -> None:
    text = laid_out("<list><label>A label of many words</label><item>x</item></list>")
    assert text == "A label of many words\n        x\n"


def test_words_beside_blocks_are_kept() -> None:
    text = laid_out("a<block>b</block>c<list>d<label>e</label>f<item>g</item>h</list>i")
    assert sorted("".join(text.split())) == list("abcdefghi")


def test_a_wide_table_is_wrapped_and_a_hopeless_one_stands_in_lines() -> None:
    words = "<cell>some words to wrap in a cell</cell>" * 4
    text = laid_out(f"<table><row>{words}</row></table>")
    assert max(map(len, text.splitlines())) <= WIDTH
    many = "".join(f"<cell>{n}</cell>" for n in range(40))
    assert laid_out(f"<table><row>{many}</row></table>").split() == [str(n) for n in range(40)]


@given(st.text("aab  é’\x1f-–", max_size=60), st.integers(1, 20))
def test_the_quick_way_cuts_as_the_careful_one(text: str, width: int) -> None:
    text = squeeze(text)
    assert list(_cut(text, width)) == list(_fill(text, width))


def test_the_quick_way_is_for_letters_of_one_column() -> None:
    for number in range(0x11000):
        if _SIMPLE.fullmatch(chr(number)):
            assert columns(chr(number)) == 1
