"""Words within blocks: correspondents, references, volumes, messages, excisions, pages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tei_edition.inference.words.correspondents import correspondents
from tei_edition.inference.words.datelines import head_dates, places_and_dates, signers
from tei_edition.inference.words.excisions import excisions
from tei_edition.inference.words.telegrams import message_number, message_reference
from tei_edition.model import Finding, Role


def marked(text: str, found: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Role, words, and value of each finding, in the order of the text."""
    return [(f.role.value, text[slice(*f.span)], f.value) for f in sorted(found)]


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        (
            "Telegram From the Embassy in Peru to the Department of State",
            [("office", "Embassy in Peru", "from"), ("office", "Department of State", "to")],
        ),
        (
            "Memorandum From the Director (Hale) to the Secretary of State (Marsh)",
            [("office", "Director", "from"), ("person", "Hale", "from"),
             ("office", "Secretary of State", "to"), ("person", "Marsh", "to")],
        ),
        (
            "Memorandum From the Assistant to the President (Hale) to the Secretary (Marsh)",
            [("office", "Assistant to the President", "from"), ("person", "Hale", "from"),
             ("office", "Secretary", "to"), ("person", "Marsh", "to")],
        ),
        (
            "Letter From Prime Minister Ames to President Wynn",
            [("office", "Prime Minister", "from"), ("person", "Ames", "from"),
             ("office", "President", "to"), ("person", "Wynn", "to")],
        ),
        (
            "Telegram From the Department of State to the Embassies in Peru and Chile",
            [("office", "Department of State", "from"),
             ("office", "Embassies in Peru and Chile", "to")],
        ),
        (
            "The Chargé in Iceland (Moss) to the Secretary of State",
            [("office", "Chargé in Iceland", "from"), ("person", "Moss", "from"),
             ("office", "Secretary of State", "to")],
        ),
        (
            "Memorandum by the Director of the Office (Hale)",
            [("office", "Director of the Office", "from"), ("person", "Hale", "from")],
        ),
        (
            "Letter From President Wynn to Prime Minister Ames, Washington, May 3, 1961",
            [("office", "President", "from"), ("person", "Wynn", "from"),
             ("office", "Prime Minister", "to"), ("person", "Ames", "to")],
        ),
        (
            "Memorandum From Robert Hale and Ann B. Marsh of the Policy Planning Staff to President Ames",
            [("person", "Robert Hale", "from"), ("person", "Ann B. Marsh", "from"),
             ("office", "Policy Planning Staff", "from"),
             ("office", "President", "to"), ("person", "Ames", "to")],
        ),
        (
            "Telegram From Acting Secretary of Defense Hale to Secretary of State Marsh and Ambassador Ames",
            [("office", "Acting Secretary of Defense", "from"), ("person", "Hale", "from"),
             ("office", "Secretary of State", "to"), ("person", "Marsh", "to"),
             ("office", "Ambassador", "to"), ("person", "Ames", "to")],
        ),
        (
            "Memorandum of Conversation Between President Hale and the Under Secretary of State (Marsh)",
            [("office", "President", "from"), ("person", "Hale", "from"),
             ("office", "Under Secretary of State", "to"), ("person", "Marsh", "to")],
        ),
        (
            "Letter From the Ambassador (Hale) to Thai Foreign Minister Ames Lee",
            [("office", "Ambassador", "from"), ("person", "Hale", "from"),
             ("office", "Thai Foreign Minister", "to"), ("person", "Ames Lee", "to")],
        ),
        ("Address by the President to the Garden Club",
         [("office", "President", "from"), ("office", "Garden Club", "to")]),
        ("Memorandum of Conversation", []),
        ("Editorial Note", []),
        ("National Security Council Report", []),
        ("The Visit of the King", []),
    ],
)  # fmt: skip
def test_correspondents(title: str, sides: list[tuple[str, str, str]]) -> None:
    assert marked(title, correspondents(title, 0, len(title))) == sides


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7767. Subj: x", "7767"),
        ("A-222. x", "A-222"),
        ("CA–1034. x", "CA–1034"),
        ("Secto 65. x", "Secto 65"),
        ("Hakto 41/219. x", "Hakto 41/219"),
        ("No. 12. x", ""),
        ("1234567. x", ""),
        ("412 ships", ""),
        ("We came. 12. x", ""),
    ],
)
def test_message_number(text: str, number: str) -> None:
    found = [f for f in message_number(text, 0, len(text), True) if f.role is Role.MESSAGE_NUMBER]
    assert [text[slice(*f.span)] for f in found] == ([number] if number else [])
    assert list(message_number(text, 0, len(text), False)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hakto 1. Deliver immediately. x", "Deliver immediately"),
        ("Hakto 1. Please deliver at opening of business. x", "Please deliver at opening of business"),
        ("Hakto 1. For immediate delivery to the Ambassador. x", "For immediate delivery to the Ambassador"),
        ("Hakto 1. We deliver. x", None),
    ],
)
def test_delivery(text: str, words: str | None) -> None:
    found = [f for f in message_number(text, 0, len(text), True) if f.role is Role.DELIVERY]
    assert [text[slice(*f.span)] for f in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reference: Tohak 84.", ["Tohak 84"]),
        ("Ref: Lisbon 7.", ["Lisbon 7"]),
        ("Refs: Lisbon 41/7 and others.", ["Lisbon 41/7"]),
        ("Reference is made.", []),
        ("Preference: Tohak 84.", []),
    ],
)
def test_message_reference(text: str, words: list[str]) -> None:
    found = message_reference(text, 0, len(text))
    assert [text[slice(*f.span)] for f in found] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a [2 lines not declassified] b", ["[2 lines not declassified]"]),
        ("[name not declassified] [place not declassified]",
         ["[name not declassified]", "[place not declassified]"]),
        ("[1 line of source text not declassified]", ["[1 line of source text not declassified]"]),
        ("[not yet declassified]", ["[not yet declassified]"]),
        ("not declassified", []),
        ("[a [b] not declassified]", []),
    ],
)  # fmt: skip
def test_excisions(text: str, words: list[str]) -> None:
    assert [w for _, w, _ in marked(text, excisions(text))] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lisbon, May 3, 1961.", [("place", "Lisbon", ""), ("date", "May 3, 1961", "1961-05-03")]),
        ("May 3, 1961.", [("date", "May 3, 1961", "1961-05-03")]),
        ("[Lisbon], undated.", [("place", "Lisbon", ""), ("date", "undated", "")]),
        ("New York, 3 May 1961.", [("place", "New York", ""), ("date", "3 May 1961", "1961-05-03")]),
        (
            "Lisbon, circa May 3, 1961.",
            [("place", "Lisbon", ""), ("date", "circa May 3, 1961", "1961-05-03")],
        ),
        (
            "Lisbon, May 3, 1961, 9–10 a.m.",
            [
                ("place", "Lisbon", ""),
                ("date", "May 3, 1961", "1961-05-03"),
                ("hours", "9–10 a.m.", "09:00:00/10:00:00"),
            ],
        ),
        ("Lisbon.", []),
    ],
)
def test_places_and_dates(text: str, found: list[tuple[str, str, str]]) -> None:
    assert marked(text, places_and_dates(text, 0, len(text))) == found


def test_head_dates_end_the_heading() -> None:
    text = "Minutes of a Meeting on the Treaty of May 1, 1950, Oslo, May 3, 1961"
    assert [w for _, w, _ in marked(text, head_dates(text, 0, len(text)))] == ["Oslo", "May 3, 1961"]
    assert list(head_dates("The Visit of May 1, 1950 to Oslo", 0, 32)) == []
    assert list(head_dates("Minutes of May 1950", 0, 19)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Letter From Ball, San Luis, May 3, 1961 [entered as May 4].", ["San Luis", "May 3, 1961"]),
        ("Study by the Planning Board, Oslo, May 1961", ["Oslo", "May 1961"]),
        ("Study by the Planning Board, May 1961", []),
        ("Study by the Planning Board, Oslo, undated.", ["Oslo", "undated"]),
        ("Telegram to the Department of State, May 3, 1961, 1010Z", ["May 3, 1961, 1010Z"]),
        ("Minutes, Fishery Board, May 3, 1961, 9–10 a.m.", ["May 3, 1961", "9–10 a.m."]),
        ("The Visit of May 1, 1950 [to Oslo] and [to Bergen]", []),
    ],
)
def test_place_and_date_at_the_end_of_a_heading(text: str, found: list[str]) -> None:
    assert [w for _, w, _ in marked(text, head_dates(text, 0, len(text)))] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [("Dean Hale", ["Dean Hale"]), ("[Carl Wynn]", ["Carl Wynn"]), ("Hale\nDirector", ["Hale"]),
     ("[name not declassified]", []), ("C[arl] W[ynn]", ["C[arl] W[ynn]"]), ("/s/ Dean Hale", ["Dean Hale"]),
     ("[signed]\nDean Hale", ["Dean Hale"]), ("Dean H. Hale.", ["Dean H. Hale"]), ("D. H.", ["D. H."]),
     ("Dean Hale, Jr.", ["Dean Hale, Jr."])],
)  # fmt: skip
def test_signers(text: str, name: list[str]) -> None:
    assert [w for _, w, _ in marked(text, signers(text, 0, len(text)))] == name
