"""Cross-references: what is cited, and where it points."""

from __future__ import annotations

import pytest

from tei_edition.inference.words.references import Citing, references
from tei_edition.inference.words.references.volumes import by_number, by_title, roman, volumes, years_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99), ("c", 100), ("7", 7)],
)
def test_roman(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize(
    ("years", "number", "part", "identifier"),
    [
        ("1969–1976", "XVIII", "", "frus1969-76v18"),
        ("1969-1976", "I", "", "frus1969-76v01"),
        ("1955–1957", "XXIII", "1", "frus1955-57v23p1"),
        ("1951", "VII", "2", "frus1951v07p2"),
        ("1948", "v", "II", "frus1948v05p2"),
        ("1969–1976", "E–14", "1", "frus1969-76ve14p1"),
        ("1961–1963", "XCIX", "", ""),
    ],
)
def test_a_volume_by_number(years: str, number: str, part: str, identifier: str) -> None:
    assert by_number(years, number, part) == identifier


@pytest.mark.parametrize(
    ("years", "title", "identifier"),
    [
        ("1969–1976", "China, 1969–1972", "frus1969-76v17"),
        ("1969–1976", "Vietnam, 1969–1970", "frus1969-76v06"),
        ("", "The Conferences at Cairo and Tehran, 1943", "frus1943CairoTehran"),
        ("1969–1976", "Vietnam", ""),
        ("1969–1976", "The Moon", ""),
        ("1969–1976", "", ""),
    ],
)
def test_a_volume_by_title(years: str, title: str, identifier: str) -> None:
    assert by_title(years, title) == identifier


@pytest.mark.parametrize(
    ("year", "number", "identifier"),
    [(1965, "II", "frus1964-68v02"), (1950, "III", "frus1950v03"), (1965, "LXX", ""), (1700, "II", "")],
)
def test_a_volume_by_the_year_of_the_document(year: int, number: str, identifier: str) -> None:
    assert years_of(year, number) == identifier


def test_the_list_of_volumes() -> None:
    assert len(volumes()) > 500
    assert all(v.identifier.startswith("frus") and v.first <= v.last for v in volumes().values())


def cited(text: str, *, numbered: bool = True, year: int = 1965) -> list[tuple[str, str]]:
    """Words and target of each reference of a note in document 9."""
    citing = Citing("d9", frozenset(("1", "3")), year, numbered)
    found = sorted(references(text, [(0, len(text))], citing))
    return [(text[slice(*f.span)], f.value) for f in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Document 4", [("Document 4", "frus:d4")]),
        ("Document 4a.", [("Document 4a", "frus:d4a")]),
        ("Documents 4–6", [("Documents 4", "frus:d4"), ("6", "frus:d6")]),
        ("Documents 4, 5, and 6.", [("Documents 4", "frus:d4"), ("5", "frus:d5"), ("6", "frus:d6")]),
        ("Document 4, 5 p.m.", [("Document 4", "frus:d4")]),
        ("Footnote 3, Document 4", [("Footnote 3, Document 4", "frus:d4fn3")]),
        ("footnote 3 above", [("footnote 3", "#d9fn3")]),
        ("footnote 7, supra", [("footnote 7", "frus:d8fn7")]),
        (
            "footnotes 1 and 3, Document 4",
            [("footnotes 1", "frus:d4fn1"), ("3", "frus:d4fn3"), ("Document 4", "frus:d4")],
        ),
        ("Document 4 and footnote 2 thereto", [("Document 4 and footnote 2", "frus:d4fn2")]),
        ("Document 4; see footnote 2 thereto", [("Document 4", "frus:d4"), ("footnote 2", "frus:d4fn2")]),
        (
            "Documents 114118 and 120",
            [("Documents 114", "frus:d114"), ("118", "frus:d118"), ("120", "frus:d120")],
        ),
        ("American Foreign Policy: Basic Documents, 1977–1980, Document 40", []),
        (
            "Foreign Relations, 1969–1976, vol. XVII, China, 1969–1972, Document 203",
            [
                (
                    "Foreign Relations, 1969–1976, vol. XVII, China, 1969–1972, Document 203",
                    "frus:frus1969-76v17#d203",
                )
            ],
        ),
        (
            "Foreign Relations, 1969–1976, China, 1969–1972.",
            [("Foreign Relations, 1969–1976, China, 1969–1972", "frus:frus1969-76v17")],
        ),
        (
            "Foreign Relations, 1952–1954, vol. IV, pp. 11–13 (Document 7)",
            [("Foreign Relations, 1952–1954, vol. IV, pp. 11–13 (Document 7)", "frus:frus1952-54v04#d7")],
        ),
        (
            "Foreign Relations, 1952–1954, vol. IV, pp. 11–13",
            [("Foreign Relations, 1952–1954, vol. IV", "frus:frus1952-54v04")],
        ),
        ("Foreign Relations, 1961–1963, vol. XCIX, Document 7", []),
        (
            "See vol. II, Document 7, and ibid., Documents 8 and 9",
            [
                ("Document 7", "frus:frus1964-68v02#d7"),
                ("Documents 8", "frus:frus1964-68v02#d8"),
                ("9", "frus:frus1964-68v02#d9"),
            ],
        ),
        ("p. 12", []),
        ("footnote 8", []),
        ("ibid., vol. IV, Document 7", []),
        (
            "Foreign Relations, 1951, vol. I, Documents 7 and 8; see also Document 9",
            [
                ("Foreign Relations, 1951, vol. I, Documents 7", "frus:frus1951v01#d7"),
                ("8", "frus:frus1951v01#d8"),
                ("Document 9", "frus:d9"),
            ],
        ),
        ("Documentation 7", []),
        ("a document 7", []),
    ],
)
def test_references(text: str, found: list[tuple[str, str]]) -> None:
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dated May 3, p. 107.", [("p. 107", "frus:pg_107")]),
        ("Not printed, but see footnote 1, p. 107.", [("p. 107", "frus:pg_107")]),
        ("Dated May 3, pp. 107, 109.", [("pp. 107", "frus:pg_107"), ("109", "frus:pg_109")]),
        ("Department of State Bulletin, May 3, 1948, p. 107.", []),
        ("See Foreign Relations, 1945, vol. II, p. 15 and ibid., 1946, vol. VII, p. 40.",
         [("Foreign Relations, 1945, vol. II, p. 15", "frus:frus1945v02#pg_15"),
          ("ibid., 1946, vol. VII, p. 40", "frus:frus1946v07#pg_40")]),
        ("See Foreign Relations, 1945, vol. II, p. 15; ibid., p. 16.",
         [("Foreign Relations, 1945, vol. II, p. 15", "frus:frus1945v02#pg_15"),
          ("ibid., p. 16", "frus:frus1945v02#pg_16")]),
    ],
)  # fmt: skip
def test_pages_are_cited_where_documents_have_no_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert cited(text, numbered=False) == found
