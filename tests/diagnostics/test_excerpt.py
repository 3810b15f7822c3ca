from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.diagnostics import Detail, Diagnostic, Place, Severity
from tei_edition.diagnostics.excerpt import AFTER, BEFORE, Excerpt, Lines
from tei_edition.diagnostics.formats import Look, make
from tei_edition.diagnostics.found import Found, Shown, Totals
from tei_edition.diagnostics.visible import cells, laid_out


def _told(line: int, column: int, attribute: str = "") -> Diagnostic:
    place = Place("a.xml", line, column)
    return Diagnostic("G001", Severity.ERROR, "M.", place, detail=Detail(attribute=attribute))


def _excerpt(text: str, line: int, column: int, attribute: str = "") -> Excerpt | None:
    return Lines(text.encode(), "utf-8").excerpt(_told(line, column, attribute))


def _marked(excerpt: Excerpt | None) -> list[str]:
    assert excerpt
    return [excerpt.text[a:b] for a, b in excerpt.marks]


def _as_shown(text: str, column: int, attribute: str = "") -> list[str]:
    form = make("text", Look("1", every=True))
    told = _told(1, column, attribute)
    excerpt = Lines(text.encode(), "utf-8").excerpt(told)
    found = Found("a.xml", shown=(Shown(told, excerpt),))
    shown = "".join((*form.file(found), *form.end(Totals())))
    return [line.partition("| ")[2] for line in shown.splitlines()[1:]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_and_its_tag(end: str) -> None:
    text = f"<a>{end}  <b c='1'>x</b>{end}</a>"
    assert _marked(_excerpt(text, 2, 3)) == ["<b"]
    assert _marked(_excerpt(text, 2, 3, "c")) == ["<b", "c='1'"]
    assert _marked(_excerpt(text, 2, 3, "d")) == ["<b"]
    assert _marked(_excerpt(text, 3, 1)) == ["</a"]
    excerpt = _excerpt(text, 2, 0)
    assert _marked(excerpt) == ["<b"]  # the column is not known: the first thing in the line


def test_the_attribute_of_this_tag_and_no_other() -> None:
    text = "<a x='y=\"1\"' xml:id=\"b\" n='>'><b id='2'/>"
    assert _marked(_excerpt(text, 1, 1, "id")) == ["<a", 'xml:id="b"']
    assert _marked(_excerpt(text, 1, 1, "{http://www.w3.org/XML/1998/namespace}id")) == ["<a", 'xml:id="b"']
    assert _marked(_excerpt(text, 1, 1, "y")) == ["<a"]
    assert _marked(_excerpt(text, 1, 1, "n")) == ["<a", "n='>'"]


@pytest.mark.parametrize(("line", "column"), [(0, 0), (9, 1), (2, 1)])
def test_no_line_to_show(line: int, column: int) -> None:
    assert _excerpt("<a>\n \n</a>", line, column) is None


def test_a_column_behind_the_line() -> None:
    assert _as_shown("<a", 99) == ["<a", "  ^"]


def test_a_place_that_is_no_tag() -> None:
    assert _as_shown("ab & c", 4) == ["ab & c", "   ^"]


@pytest.mark.parametrize(
    ("text", "column", "shown"),
    [
        ("\t<b>", 2, ["    <b>", "    ^^"]),
        ("a\t<b>", 3, ["a   <b>", "    ^^"]),
        ("國<b>", 2, ["國<b>", "  ^^"]),
        ("e\u0301<b>", 3, ["e\u0301<b>", " ^^"]),
        ("\x1b[2J<b>", 5, ["␛[2J<b>", "    ^^"]),
        ("\x7f\u202e<b>", 3, ["␡\\u202e<b>", "       ^^"]),
        ("\xa0\u3000<b>", 3, ["   <b>", "   ^^"]),
    ],
)
def test_the_caret_stands_below_the_tag(text: str, column: int, shown: list[str]) -> None:
    assert _as_shown(text, column) == shown


def test_a_long_line_is_cut_round_the_place() -> None:
    line, caret = _as_shown("x" * 1000 + "<b>" + "y" * 1000, 1001)
    assert line.index("<b>") == caret.index("^^") == BEFORE + 1
    assert line[0] == line[-1] == "…"
    assert len(line) == BEFORE + AFTER + 2
    line, caret = _as_shown("<b>" + "y" * 1000, 1)
    assert line.startswith("<b>yyy")
    assert len(line) == BEFORE + AFTER + 1
    line, _ = _as_shown("國" * 1000 + "<b>" + "國" * 1000, 1001)
    assert sum(map(cells, line)) <= BEFORE + AFTER + 2


def test_an_attribute_far_from_its_tag() -> None:
    line, caret = _as_shown(f"<b a='{'x' * 500}' when='1'/>", 1, "when")
    at = caret.index("^")
    assert line[at : at + 8] == "when='1'"


def test_a_volume_on_one_line_takes_no_time() -> None:
    data = b"<p>" + b"<q a='1'>x</q>" * 400_000
    lines = Lines(data, "utf-8")
    before = time.perf_counter()
    for column in range(4, 14_000, 140):
        assert lines.excerpt(_told(1, column, "a"))
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("piece", ["<", "'", '"', "a='", "<a b='", " x=", "\u0301", "["])
def test_hostile_lines_take_no_time(piece: str) -> None:
    lines = Lines(f"<p {piece * 100_000}".encode(), "utf-8")
    before = time.perf_counter()
    assert lines.excerpt(_told(1, 1, "x"))
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "latin-1", "cp1252"])
def test_encodings(encoding: str) -> None:
    lines = Lines("<a>\nfür <b/>\n".encode(encoding), encoding)
    excerpt = lines.excerpt(_told(2, 5))
    assert excerpt
    assert excerpt.text == "für <b/>"
    assert _marked(excerpt) == ["<b"]


def test_a_byte_order_mark_has_no_column() -> None:
    excerpt = Lines(b"\xef\xbb\xbf<a/>", "utf-8").excerpt(_told(1, 1))
    assert excerpt
    assert excerpt.text == "<a/>"


def test_the_number_of_a_line_by_its_offset() -> None:
    lines = Lines(b"ab\ncd\r\ne", "utf-8")
    assert [lines.number(at) for at in (0, 2, 3, 6, 7)] == [1, 1, 2, 2, 3]


@given(st.text(st.characters(exclude_categories=()), max_size=60), st.integers(0, 80), st.text(max_size=5))
def test_whatever_the_line(text: str, column: int, attribute: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    excerpt = Lines(data, "utf-8").excerpt(_told(1, column, attribute))
    if excerpt:
        shown, columns = laid_out(excerpt.text)
        assert shown.isprintable()
        assert len(columns) == len(excerpt.text) + 1
        assert all(0 <= a <= b <= len(excerpt.text) + 1 for a, b in excerpt.marks)
