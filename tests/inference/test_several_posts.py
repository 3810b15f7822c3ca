"""Several posts under one noun, and those who got copies. The names are invented."""

from __future__ import annotations

import pytest

from tei_edition.inference.facts.original import Told
from tei_edition.inference.facts.source_note import read_source_note
from tei_edition.inference.facts.source_note.claims import masked
from tei_edition.inference.words.several import cities, several


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the Embassies in Norland and the Westlands", ["Embassy in Norland", "Embassy in the Westlands"]),
        ("Consulates General at Aden, Rome, and Bonn.",
         ["Consulate General at Aden", "Consulate General at Rome", "Consulate General at Bonn"]),
        ("CIA Stations in Nepal and [2 places not declassified]",
         ["CIA Station in Nepal", "CIA Stations in [2 places not declassified]"]),
        ("the Secretaries of the Treasury and of Health, Education, and Welfare",
         ["Secretary of the Treasury", "Secretary of Health, Education, and Welfare"]),
        ("Embassies in Trinidad and Tobago and Nepal",
         ["Embassy in Trinidad and Tobago", "Embassy in Nepal"]),
        ("the Embassies in Rome, Bonn, and the Mission in Aden", ["Embassy in Rome", "Embassy in Bonn"]),
        ("Assistant Secretaries of State Hale, Reed, and Marsh", []),
        ("the Embassies in Norland", []),
        ("the Embassy in Norland and Rome", []),
        ("Certain Embassies in Asia", []),
        ("Norland and Nepal", []),
    ],
)  # fmt: skip
def test_each_post_of_several(words: str, names: list[str]) -> None:
    found = several(words, masked(words), 0, len(words))
    assert [post.name for post in found] == names
    assert all(post.name.endswith(words[post.start : post.end]) for post in found)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Paris, Bonn, and New Delhi", ["Paris", "Bonn", "New Delhi"]),
        ("Paris", []),
        ("Paris and Marsh", []),
        ("Secretary of State", []),
    ],
)
def test_cities(words: str, names: list[str]) -> None:
    assert [post.name for post in cities(words)] == names


def copied(sentence: str) -> tuple[list[str], list[str]]:
    """Who got copies, persons with their titles in parentheses; and what was not understood."""
    note = f"Source: A, B Files. Secret. {sentence}"
    read = read_source_note(note)
    parties = Told(words=note, note=read).correspondents
    names = [f"{p.person} ({p.office})" if p.person else p.place for p in parties if p.side == "info"]
    return names, [note[start:end] for start, end in read.rest]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Copies were sent to Hale, Ann B. Marsh, and Stone.", ["Hale ()", "Ann B. Marsh ()", "Stone ()"]),
        ("A copy was sent to General Marsh.", ["Marsh (General)"]),
        ("An information copy of this memorandum was also sent to INR Director Hale.",
         ["Hale (INR Director)"]),
        ("Drafted by Hale; copies to S/S, NEA, CINCPAC, and Stone.", ["S/S", "NEA", "CINCPAC", "Stone ()"]),
        ("Copies were sent to the President, the Secretary of Defense, and the Director of the Office of "
         "Management and Budget.",
         ["the President", "the Secretary of Defense",
          "the Director of the Office of Management and Budget"]),
        ("The source text indicates that a copy was sent to Hale.", ["Hale ()"]),
        ("Copies were sent to the Secretaries of State and Defense; Hale, Director of the Office of Western "
         "Affairs; and Marsh.",
         ["Secretary of State", "Secretary of Defense", "Hale ()", "Marsh ()"]),
        ("Copies were given to the White House for Hale and to Rome under cover of a note.",
         ["the White House", "Rome"]),
        ("Sent for information to the Chief, Western Hemisphere Division.",
         ["the Chief, Western Hemisphere Division"]),
        ("Repeated to the Embassies in Rome, Bonn, and Aden, and to Paris.",
         ["Embassy in Rome", "Embassy in Bonn", "Embassy in Aden", "Paris"]),
    ],
)  # fmt: skip
def test_copies(sentence: str, names: list[str]) -> None:
    assert copied(sentence) == (names, [])


@pytest.mark.parametrize(
    ("sentence", "names", "left"),
    [
        ("Copies were sent to Hale, Marsh's assistant, and Stone.", ["Hale ()"],
         ["Marsh's assistant, and Stone"]),
        ("Copies were sent to the Directors of three agencies.", [], ["the Directors of three agencies"]),
        ("Hale sent a copy to the President.", [], ["Hale sent a copy to the President"]),
        ("A copy of the paper is in B Files.", [], ["A copy of the paper is in B Files"]),
    ],
)  # fmt: skip
def test_what_is_not_understood_of_copies_is_listed(sentence: str, names: list[str], left: list[str]) -> None:
    found, rest = copied(sentence)
    assert found == names
    assert [line.rstrip(".") for line in rest] == left
