"""Messages that are cited: which numbers are theirs, and whose."""

from __future__ import annotations

import pytest

from tei_edition.inference.words.messages import scan
from tei_edition.inference.words.messages.lexicon import names, words
from tei_edition.inference.words.messages.parties import Parties, parties_of
from tei_edition.inference.words.messages.reader import Messages
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

FROM_POST = Parties("Lisbon", "State")
TO_POST = Parties("State", "Embassy in Portugal")


def cited(text: str, parties: Parties = FROM_POST, cabled: bool = True) -> list[tuple[str, str]]:
    """The words of each message and its name, in a text whose first line is something else."""
    whole = f"Head\n512. {text}"
    reader = Messages(whole, parties, cabled, len(whole))
    found = reader.read(scan.numbers(whole), 5, len(whole))
    return [(whole[slice(*f.span)], f.value.removeprefix("telegram").strip()) for f in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Embtel 11", "Lisbon 11"),
        ("Reurtel 11", "State 11 to Lisbon"),
        ("DEPTEL 812", "State 812 to Lisbon"),
        ("DepTel 812", "State 812 to Lisbon"),
        ("your telegram No. 812", "State 812 to Lisbon"),
        ("mytel 11", "Lisbon 11"),
        ("Embassy’s 11", "Lisbon 11"),
        ("Department's 812", "State 812 to Lisbon"),
        ("Embdes 44", "Lisbon despatch 44"),
        ("airgram 55 from Oslo", "Oslo airgram 55"),
        ("Oslo A–222", "Oslo A-222"),
        ("Rio de Janeiro 1234", "Rio de Janeiro 1234"),
        ("THE HAGUE 1234", "The Hague 1234"),
        ("Hakto 41/219", "Hakto 41/219"),
        ("what I sent you in Tosec 12", "Tosec 12"),
        ("Depts 812", "State 812 to Lisbon"),
        ("a repeat of Tosec 12", "Tosec 12"),
        ("the press—Tosec 12", "Tosec 12"),
        ("telegram Polto 12", "Polto 12"),
        ("telegram WXYZ 4579", "WXYZ 4579"),
        ("JCS telegram 4827", "JCS 4827"),
        ("telegram 77 from the Legation in Norland", "Legation in Norland 77"),
        ("telegram 326–A from Oslo", "Oslo 326-A"),
        ("circular airgram 120", "State circular airgram 120"),
    ],
)
def test_a_message_has_a_name(text: str, name: str) -> None:
    ((said, named),) = cited(f"See {text}, please.")
    assert said in (text, name)
    assert named == name


@pytest.mark.parametrize(
    "text",
    [
        "telegram 2 days ago",
        "telegrams of 1,234 words",
        "Oslo 12 boats",
        "Oslo 1953 and",
        "Oslo 11/13 it",
        "our 400 boats",
        "in Mexico City 12",
        "Department of State 1234",
        "DEPARTMENT OF STATE A-12",
        "Sent Department Delga 12",
        "cabled 1234",
        "Backchannel Messages 1971",
        "JCS 1992/65",
        "repeated info Oslo 123",
        "telegram 12.5",
        "Circular 175",
    ],
)
def test_a_number_is_none(text: str) -> None:
    assert cited(f"He saw {text}.") == []


def test_your_number_is_a_message_in_messages_alone() -> None:
    assert cited("Your 485.", TO_POST) == [("Your 485", "Embassy in Portugal 485")]
    assert cited("Your 485.", TO_POST, cabled=False) == []


def test_your_number_in_words_for_another_post_has_no_name() -> None:
    assert cited("Embtel 3. For Oslo: Your 485.", TO_POST)[-1] == ("Your 485", "")


def test_numbers_go_on() -> None:
    assert cited("Embtels 11, March 3, and 12, May 9; 14 and 2055 are old.") == [
        ("Embtels 11", "Lisbon 11"), ("12", "Lisbon 12"), ("14", "Lisbon 14"),
    ]  # fmt: skip
    assert cited("Oslo 1234, 1235 and 1953.") == [("Oslo 1234", "Oslo 1234"), ("1235", "Oslo 1235")]
    assert cited("Embtel 11, 3 p.m.") == [("Embtel 11", "Lisbon 11")]


def test_parties_that_are_not_known_leave_a_message_without_a_name() -> None:
    assert cited("Embtel 11 and Deptel 12.", Parties()) == [("Embtel 11", ""), ("Deptel 12", "State 12")]


def test_a_name_in_the_words_is_sure() -> None:
    text = "See Oslo 1234 and Embtel 11."
    found = Messages(text, FROM_POST, True, 99).read(scan.numbers(text), 0, len(text))
    assert [f.certainty for f in found] == [Certainty.HIGH, Certainty.MEDIUM]


def test_attachments_are_of_others() -> None:
    text = "See Embtel 11.\nSee Embtel 12."
    found = Messages(text, FROM_POST, True, 15).read(scan.numbers(text), 0, len(text))
    assert [f.value for f in found] == ["telegram Lisbon 11", "telegram"]


def office(text: str, words: str, side: str) -> Finding:
    start = text.index(words)
    return Finding(Span(start, start + len(words)), Role.OFFICE, Certainty.HIGH, "", "", side)


@pytest.mark.parametrize(
    ("sender", "addressee", "expected"),
    [
        ("Embassy in Norland", "Department of State", ("Embassy in Norland", "State")),
        ("Acting Secretary of State", "Legation at Oslo", ("State", "Legation at Oslo")),
        ("Director of Planning", "Office of Legal Affairs", ("", "")),
    ],
)
def test_parties_are_read_from_the_heading(sender: str, addressee: str, expected: tuple[str, str]) -> None:
    text = f"{sender} to {addressee}"
    assert parties_of([office(text, sender, "from"), office(text, addressee, "to")], text) == expected


def test_the_dateline_names_the_post_but_not_for_the_department() -> None:
    text = "Embassy in Norland to Department of State, Oslo, Washington"
    place = {word: text.index(word) for word in ("Oslo", "Washington")}
    found = [office(text, "Embassy in Norland", "from"), office(text, "Department of State", "to")]
    for word, sender in (("Oslo", "Oslo"), ("Washington", "Embassy in Norland")):
        span = Span(place[word], place[word] + len(word))
        here = Finding(span, Role.PLACE, Certainty.HIGH, "", "")
        assert parties_of([*found, here], text).sender == sender


def test_several_addressees_are_no_one_post() -> None:
    text = "Department of State to Embassy in Norland and Embassy in Sweden"
    sides = [
        office(text, "Department of State", "from"), office(text, "Embassy in Norland", "to"),
        office(text, "Embassy in Sweden", "to"),
    ]  # fmt: skip
    assert parties_of(sides, text) == ("State", "")


def test_a_number_without_a_known_word_is_passed_over() -> None:
    text = "In 1962 he saw 44 men, $12 and Embtel 3."
    assert scan.numbers(text) == [text.index("3.")]
    assert scan.numbers("12") == []


def test_tels_without_a_number_are_seen() -> None:
    text = "reftel, ref tel, REFTEL, urtel, telling, hotel, Embtel 3"
    assert [text[at : at + 3] for at in scan.tels(text)] == ["ref", "ref", "REF", "urt", "Emb"]


@pytest.mark.parametrize("kind", ["posts", "series"])
def test_the_lists_have_each_name_once(kind: str) -> None:
    assert len(set(names(kind))) == len(names(kind))
    assert all(name == name.strip() for name in names(kind))


def test_no_name_takes_the_place_of_a_word() -> None:
    assert words()["Embtel"].name == words()["telegram"].form == ""
    assert words()["Despatch"].form == "despatch"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deptel to Oslo No. 694", "State 694 to Oslo"),
        ("telegrams to the New Delhi 694", "State 694 to New Delhi"),
        ("reference ALUSNA Oslo 232345Z", ""),
        ("IAEA OSLO 6457", ""),
    ],
)
def test_a_post_that_did_not_send_it(text: str, name: str) -> None:
    ((_, named),) = cited(f"He saw {text} there.")
    assert named == name


@pytest.mark.parametrize(
    "line",
    [
        "He leaves Oslo 2200 local on Friday.",
        "TO SECSTATE\nINFO USUN OSLO 891",
        "USMISSION ROME/AMEMBASSY OSLO 0001",
        "FROM OSLO 0000",
        "No. 3, Marsh Street, Room 8, NEW YORK 10017.",
    ],
)
def test_a_number_behind_a_post_is_not_always_a_message(line: str) -> None:
    assert cited(f"He wrote.\n{line}\n") == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("(Oslo 1234)", True),
        ("Ref: A. Oslo 1234", True),
        ("Oslo’s 1234", True),
        ("in Oslo 1234", False),
        ("telegram to Oslo 1234", False),
        ("see Oslo 232345Z", False),
        ("telegram 1234 from Oslo", True),
    ],
)
def test_how_sure_the_name_of_a_post_is(text: str, sure: bool) -> None:
    whole = f"Read {text}, please."
    (found,) = Messages(whole, FROM_POST, True, 99).read(scan.numbers(whole), 0, len(whole))
    assert (found.certainty is Certainty.HIGH) == sure
