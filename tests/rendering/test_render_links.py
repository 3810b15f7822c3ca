"""Where pointers lead."""

from __future__ import annotations

import pytest

from tei_edition.rendering.context import Context, Entry
from tei_edition.rendering.links import Link, resolve

D41 = Entry("d41", "41", "Telegram", "d41.html", frozenset({"d41", "d41fn2", "pg_240"}))
D9 = Entry("d9", "[9]", "Odd", "a b.html", frozenset({"d9"}))
EDITION = Context(
    volume="frus1969-76v09",
    address="https://history.state.gov/historicaldocuments/frus1969-76v09/{id}",
    documents={"d41": D41, "d9": D9},
    pages={"pg_240": "d41"},
)
ALONE = Context(documents={"d41": D41})
WEB = "https://history.state.gov/historicaldocuments"
HERE = {"d43", "d43fn2", "pg_246"}


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("#d43fn2", "#d43fn2"),
        ("frus:d43fn2", "#d43fn2"),
        ("#pg_246", "#pg_246"),
        ("frus:d41", "d41.html"),
        ("#d41", "d41.html"),
        ("d41.xml", "d41.html"),
        ("d41.xml#d41fn2", "d41.html#d41fn2"),
        ("frus:d41fn2", "d41.html#d41fn2"),
        ("frus:pg_240", "d41.html#pg_240"),
        ("frus:d9", "a%20b.html"),
        ("frus:d50", f"{WEB}/frus1969-76v09/d50"),
        ("frus:d50fn3", f"{WEB}/frus1969-76v09/d50#d50fn3"),
        ("frus:pg_770", f"{WEB}/frus1969-76v09/pg_770"),
        ("frus:frus1969-76v09#d41", "d41.html"),
        ("frus:frus1969-76v18#d1", f"{WEB}/frus1969-76v18/d1"),
        ("frus1969-76v18#pg_12", f"{WEB}/frus1969-76v18/pg_12"),
        ("frus1969-76v18", f"{WEB}/frus1969-76v18"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_pointer_leads_there(target: str, href: str) -> None:
    link = resolve(target, HERE, EDITION)
    assert (link.href, link.problem) == (href, "")


@pytest.mark.parametrize("target", ["frus:d50", "#nowhere", "frus1969-76v18#d1", "", "x y", "#"])
def test_without_an_address_a_pointer_may_lead_nowhere(target: str) -> None:
    link = resolve(target, HERE, ALONE)
    assert link.href == ""
    assert "nowhere" in link.problem


def test_a_note_that_its_document_lacks_leads_to_the_document() -> None:
    link = resolve("frus:d41fn9", HERE, EDITION)
    assert link.href == "d41.html"
    assert "d41fn9" in link.problem


def test_a_link_tells_the_title_of_its_document() -> None:
    assert resolve("frus:d41", HERE, EDITION) == Link("d41.html", "41. Telegram")


def test_a_pointer_of_any_length_is_answered_at_once() -> None:
    assert resolve("frus:" + "d" * 1_000_000, HERE, EDITION).href == ""
    assert resolve("https://" + "a" * 1_000_000, HERE, EDITION).forbidden


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("7", "Letter", "7. Letter"),
        ("7", "7. Letter", "7. Letter"),
        ("", "Letter", "Letter"),
        ("Index", "Index", "Index"),
    ],
)
def test_a_document_is_called_by_number_and_title(number: str, title: str, name: str) -> None:
    assert Entry("d7", number, title, "d7.html").name == name
