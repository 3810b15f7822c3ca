"""Dates and times as they are written."""

from __future__ import annotations

import pytest

from tei_edition.inference.dates import read_date


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Saigon, May 1, 1963.", "May 1, 1963", "1963-05-01"),
        ("Saigon, May 31, 1963", "May 31, 1963", "1963-05-31"),
        ("May 1 , 1963", None, None),
        ("May 1,1963", "May 1,1963", "1963-05-01"),
        ("1 May 1963", "1 May 1963", "1963-05-01"),
        ("1 May, 1963", "1 May, 1963", "1963-05-01"),
        ("January 1963", "January 1963", "1963-01"),
        ("January, 1963", "January, 1963", "1963-01"),
        ("December 7, 1941, 1 p.m.", "December 7, 1941, 1 p.m.", "1941-12-07T13:00:00"),
        ("May 1, 1963, 9 a.m.", "May 1, 1963, 9 a.m.", "1963-05-01T09:00:00"),
        ("May 1, 1963, 12 a.m.", "May 1, 1963, 12 a.m.", "1963-05-01T00:00:00"),
        ("May 1, 1963, 12 p.m.", "May 1, 1963, 12 p.m.", "1963-05-01T12:00:00"),
        ("May 1, 1963, 12:05 p.m.", "May 1, 1963, 12:05 p.m.", "1963-05-01T12:05:00"),
        ("May 1, 1963, 9:59 p.m.", "May 1, 1963, 9:59 p.m.", "1963-05-01T21:59:00"),
        ("May 1, 1948—9 p. m.", "May 1, 1948—9 p. m.", "1948-05-01T21:00:00"),
        ("May 1, 1948–9 p.m.", "May 1, 1948–9 p.m.", "1948-05-01T21:00:00"),
        ("May 1, 1948—noon", "May 1, 1948—noon", "1948-05-01T12:00:00"),
        ("May 1, 1963, noon.", "May 1, 1963, noon", "1963-05-01T12:00:00"),
        ("May 1, 1963, midnight.", "May 1, 1963, midnight", "1963-05-01T00:00:00"),
        ("May 1, 1963, 1625Z.", "May 1, 1963, 1625Z", "1963-05-01T16:25:00+00:00"),
        ("May 1, 1963, 0000Z.", "May 1, 1963, 0000Z", "1963-05-01T00:00:00+00:00"),
        ("May 1, 1963, 2460Z.", "May 1, 1963, 2460Z", "1963-05-01"),
        ("May 1, 1963 , 1625Z.", "May 1, 1963 , 1625Z", "1963-05-01T16:25:00+00:00"),
        ("May 1, 1975, 1830 EDT.", "May 1, 1975, 1830 EDT", "1975-05-01T18:30:00-04:00"),
        ("May 1, 1975, 6:30 p.m. EST.", "May 1, 1975, 6:30 p.m. EST", "1975-05-01T18:30:00-05:00"),
        ("May 1, 1975, 9 pm.", "May 1, 1975, 9 pm", "1975-05-01T21:00:00"),
        ("May 1, 1963, 10–11 a.m.", "May 1, 1963", "1963-05-01"),
        ("June 6 and 7, 1970", "June 6 and 7, 1970", "1970-06-06/1970-06-07"),
        ("June 6–7, 1970", "June 6–7, 1970", "1970-06-06/1970-06-07"),
        ("June 29–July 2, 1970.", "June 29–July 2, 1970", "1970-06-29/1970-07-02"),
        ("May 18/30, 1881", "May 18/30, 1881", "1881-05-30"),
        ("May 18/19, 1881", "May 18/19, 1881", "1881-05-18/1881-05-19"),
        ("June 7–6, 1970", "June 7–6, 1970", "1970-06-07"),
        ("February 29, 1964", "February 29, 1964", "1964-02-29"),
        ("February 29, 1963", "February 29, 1963", ""),
        ("April 31, 1963, 9 p.m.", "April 31, 1963, 9 p.m.", ""),
        ("May 1, 1963, 25 men", "May 1, 1963", "1963-05-01"),
        ("no date here, in 1963", None, None),
        ("may 1, 1963", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_date(text: str, words: str | None, value: str | None) -> None:
    found = read_date(text)
    if value is None:
        assert found is None
        return
    assert found is not None
    assert found.value == value
    if words is not None:
        assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("May 1, 1963, 10–11 a.m.", "10–11 a.m.", "10:00:00/11:00:00"),
        ("May 1, 1963, 10:15 a.m.–1:30 p.m.", "10:15 a.m.–1:30 p.m.", "10:15:00/13:30:00"),
        ("May 1, 1963, 11–1 p.m.", "11–1 p.m.", "11:00:00/13:00:00"),
        ("May 1, 1963, noon–1 p.m.", "noon–1 p.m.", "12:00:00/13:00:00"),
        ("May 1, 1963, 10 a.m. to noon", "10 a.m. to noon", "10:00:00/12:00:00"),
        ("May 1, 1963, 19:30-22:45 p.m.", "19:30-22:45 p.m.", "19:30:00/22:45:00"),
        ("May 1, 1963, 0830–1010Z", "0830–1010Z", "08:30:00+00:00/10:10:00+00:00"),
        ("May 1, 1963, 9–8 p.m.", "9–8 p.m.", "09:00:00/20:00:00"),
        ("May 1, 1963, 9 p.m.–8 p.m.", "9 p.m.–8 p.m.", ""),
        ("May 1, 1963, 9–99 p.m.", "9–99 p.m.", ""),
    ],
)  # fmt: skip
def test_hours_are_no_part_of_the_date(text: str, words: str, value: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.hours is not None
    assert (text[found.start : found.end], found.value) == ("May 1, 1963", "1963-05-01")
    assert (text[slice(*found.hours[:2])], found.hours[2]) == (words, value)
    assert found.last == len(text)


def test_the_first_date_between_two_offsets() -> None:
    text = "May 1, 1963, June 2, 1964"
    assert read_date(text, 5) == (13, 25, "1964-06-02", None)
    assert read_date(text, 0, 8) is None


def test_every_value_is_iso() -> None:
    for month in ("January", "June", "December"):
        for day in (1, 9, 28):
            found = read_date(f"{month} {day}, 1970, {day % 12 + 1}:30 p.m.")
            assert found is not None
            assert len(found.value) == len("1970-01-01T13:30:00")
