"""Names and terms of lists in a text: where they stand, and whose they are."""

from __future__ import annotations

import pytest

from tei_edition.inference.names import compile_index, find_names
from tei_edition.inference.names.forenames import may_be
from tei_edition.inference.names.offices import likeness, words_of
from tei_edition.inference.names.terms_of_office import in_office
from tei_edition.model import Certainty, Finding, Role
from tei_edition.registers import Person, Register, Term
from tei_edition.registers.headings import forms_of, names_of
from tei_edition.source import Span


def _person(key: str, heading: str, about: str = "") -> Person:
    names, ranks = names_of(heading)
    return Person(key, heading, names, about, ranks)


PERSONS = (
    _person("hale", "Hale, Robert S., Jr.", "Secretary of State, 1961–1963"),
    _person("marsh", "Marsh, Ann", "Ambassador to Peru"),
    _person("gordon", "Marsh, General Gordon", "Chief of Staff"),
    _person("alexis", "Reed, U. Alexis", "Deputy Under Secretary"),
    _person("nguyen", "Lo Tan Minh", "Foreign Minister"),
    _person("castro", "Castro Silva, José", "President of Peru"),
    _person("starke", "Starke", "pseudonym"),
    _person("vale", "Vale, Gordon (Ann B. Starke)"),
    _person("thant", "Thant, U"),
    _person("x", "X", "see Vale, Gordon"),
    _person("chancellor", "Chancellor, John"),
)
TERMS = tuple(
    Term(form, form, forms_of(form))
    for form in ("NSC", "NSC/PB", "P.L.", "H. Rept.", "reftel", "U", "R & D", "L")
)
INDEX = compile_index(Register(PERSONS, TERMS))


def found(text: str, findings: list[Finding] | None = None) -> list[tuple[str, str]]:
    """The words and the entry of each name and term that is tagged."""
    named = find_names(INDEX, text, findings or [])
    return [(text[slice(*f.span)], f.value) for f in named if f.role is not Role.UNRESOLVED]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. Hale's", [("Hale", "hale")]),
        ("HALE’S", [("HALE", "hale")]),
        ("Bob Hale, R. S. Hale and Robert Stone Hale",
         [("Bob Hale", "hale"), ("R. S. Hale", "hale"), ("Robert Stone Hale", "hale")]),
        ("Robert S. Hale, Jr., spoke", [("Robert S. Hale, Jr.", "hale")]),
        ("with Hale and Haley", [("Hale", "hale")]),
        ("Gordon Hale, W. Hale, Hale Library, Hale Foundation, New Hale", []),
        ("Hale Papers, U.S. Hale, P.M. Hale", [("Hale", "hale")] * 3),
        ("Yes.\nB. Hale said", [("Hale", "hale")]),
        ("U. Alexis Reed, U Thant", [("U. Alexis Reed", "alexis"), ("U Thant", "thant")]),
        ("Lo Tan Minh, Lo Tan-minh, LO TAN MINH", [("Lo Tan Minh", "nguyen"), ("Lo Tan-minh", "nguyen"),
                                                   ("LO TAN MINH", "nguyen")]),
        ("Minh of Laos", [("Minh", "nguyen")]),
        ("He saw Tran Quang Minh, Minh City, General Minh", [("Minh", "nguyen")]),
        ("of the Castro Government", [("Castro", "castro")]),
        ("José Castro, Jose Castro Silva", [("José Castro", "castro"), ("Jose Castro Silva", "castro")]),
        ("Hale men go. Hale and hale men, said Hale", [("Hale", "hale")]),
        ("Hale said a hale man met Hale. Mr. Hale left.", [("Hale", "hale")] * 3),
        ("Robertt Hale, Roberto Hale", [("Robertt Hale", "hale"), ("Roberto Hale", "hale")]),
        ("said X, and told X that", [("X", "x")] * 2),
        ("Box X, 3. X–15, X. Hale\nX said, X", []),
        ("Chancellor Erhard met Chancellor", [("Chancellor", "chancellor")]),
        ("Starke said", [("Starke", "starke")]),
        ("Ann Starke said", [("Ann Starke", "vale")]),
    ],
)  # fmt: skip
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ambassador Marsh", "marsh"),
        ("Amb. Marsh", "marsh"),
        ("the Ambassador to Peru (Marsh)", "marsh"),
        ("the Chief of Staff (Marsh)", "gordon"),
        ("Gen. Marsh", "gordon"),
        ("the General. Marsh", None),
        ("Mr. Marsh", None),
        ("Ann Marsh. Marsh", None),
        ("the Ambassador and Mrs. Marsh", None),
        ("From Ambassador Reed to General Marsh", "gordon"),
    ],
)
def test_who_of_two(text: str, key: str | None) -> None:
    last = find_names(INDEX, text, [])[-1]
    assert (last.value if last.role is Role.NAMED else None) == key
    assert last.certainty is (Certainty.MEDIUM if key else Certainty.LOW)


def test_a_signature_is_of_one_whom_the_heading_names() -> None:
    text = "From the Chief of Staff (Marsh)\nMarsh"
    signed = Finding(Span(32, 37), Role.SIGNED, Certainty.HIGH, "", "")
    assert found(text, [signed]) == [("Marsh", "gordon"), ("Marsh", "gordon")]


def test_nearness_is_told() -> None:
    last = find_names(INDEX, "Ann Marsh came. Marsh left.", [])[-1]
    assert (last.rule, last.value) == ("name-near", "marsh")
    first = find_names(INDEX, "Marsh left. Ann Marsh came.", [])[0]
    assert (first.rule, first.value) == ("name-near", "marsh")
    both = find_names(INDEX, "Ann Marsh came. General Marsh left. Marsh spoke.", [])[-1]
    assert (both.rule, both.value) == ("name-shared", "")


def _findings(text: str, *parts: tuple[str, Role, str]) -> list[Finding]:
    heading = Finding(Span(0, text.index("\n")), Role.HEAD, Certainty.HIGH, "heading", "")
    spans = [(Span(at := text.rindex(words), at + len(words)), role, value) for words, role, value in parts]
    return [heading, *(Finding(span, role, Certainty.HIGH, "", "", value) for span, role, value in spans)]


@pytest.mark.parametrize(
    ("text", "signature", "names"),
    [
        ("From Gordon Vale to Mr. Hale\nDear Robert: thank Robert.\nGordon", "Gordon",
         [("Robert", "hale"), ("Robert", "hale")]),
        ("From Mr. Hale to Mr. Vale\nAs he said to Frank Robert.\nR.H.", "R.H.", [("R.H.", "hale")]),
        ("From Mr. Hale to Mr. Vale\nYes.\nR.S.H.", "R.S.H.", [("R.S.H.", "hale")]),
        ("From Mr. Hale to Mr. Vale\nYes.\nA.H.", "A.H.", []),
    ],
)  # fmt: skip
def test_forenames_and_initials_alone(text: str, signature: str, names: list[tuple[str, str]]) -> None:
    body = found(text, _findings(text, (signature, Role.SIGNED, "")))
    assert [name for name in body if name[0] not in ("Hale", "Vale", "Gordon Vale")] == names


@pytest.mark.parametrize(
    ("office", "day", "key"),
    [
        ("Department of State", "1961-03-02", "first"),
        ("Department of State", "1963-02-09", "second"),
        ("Embassy in Peru", "1961-03-02", "envoy"),
        ("Embassy in Chile", "1961-03-02", ""),
    ],
)
def test_a_signature_is_of_the_one_in_office(office: str, day: str, key: str) -> None:
    persons = (
        _person("first", "Cole, Ann", "Secretary of State until January 20, 1963"),
        _person("second", "Cole, Ben", "Secretary of State from January 21, 1963"),
        _person("envoy", "Cole, Carl", "Ambassador to Peru, 1960–1962; member of the Staff, 1963"),
    )
    text = f"From the {office}\n{day}\nCole"
    parts = (office, Role.OFFICE, "from"), (day, Role.DATE, day), ("Cole", Role.SIGNED, "")
    last = find_names(compile_index(Register(persons)), text, _findings(text, *parts))[-1]
    assert (last.value, last.rule) == ((key, "name-sender") if key else ("", "name-shared"))


@pytest.mark.parametrize(
    ("about", "day", "held"),
    [
        ("Secretary of State", "1961-03-02", "Secretary of State"),
        ("Envoy until 1960; Chief from January 1961", "1961-03-02", "Chief from January 1961"),
        ("Envoy, 1959–1961; Chief, May 1961–", "1961-03-02", "Envoy, 1959–1961"),
        ("Envoy, Feb. 1959-Mar. 3, 1961", "1961-03-02", "Envoy, Feb. 1959-Mar. 3, 1961"),
        ("Envoy in 1960; Chief since 1962", "1961-03-02", ""),
    ],
)
def test_who_was_in_office(about: str, day: str, held: str) -> None:
    assert in_office(about, day) == held


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("NSC, NSCs and the NSC’s NSC/PB-23", ["NSC", "NSC", "NSC", "NSC/PB"]),
        ("P.L. 480, H. Rept. 12, R & D", ["P.L.", "H. Rept.", "R & D"]),
        ("Reftel, REFTEL, reftels", ["Reftel", "REFTEL", "reftel"]),
        ("BE SO KIND TO GIVE NSC TO US AT ONCE. The nsc", []),
        ("NSCX, ANSC, U, A&NSC", []),
        ("RefTel, RefTels, RefTelX", ["RefTel", "RefTel"]),
        ("Mr. Hart, L\nMiss Moss, L/UNA\nFROM: L — Mr. Bell", ["L", "L", "L"]),
        ("Plan L, and L. Box L–14, L/una", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert [words for words, _ in found(text)] == terms


def test_what_crosses_another_finding_is_left() -> None:
    text = "the NSC and Robert Hale"
    crossing = Finding(Span(8, 18), Role.REFERENCE, Certainty.HIGH, "", "")
    number = Finding(Span(4, 7), Role.MESSAGE_NUMBER, Certainty.HIGH, "", "")
    assert found(text, [crossing, number]) == []
    around = Finding(Span(0, len(text)), Role.PARAGRAPH, Certainty.HIGH, "", "")
    assert found(text, [around]) == [("NSC", "NSC"), ("Robert Hale", "hale")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("bob", "robert", True), ("r", "robert", True), ("phil", "philander", True), ("ed", "mary", False),
     ("al", "alan", False), ("ann", "robert", False)],
)  # fmt: skip
def test_forenames(one: str, other: str, same: bool) -> None:
    assert may_be(one, other) is same
    assert may_be(other, one) is same


def test_offices() -> None:
    about = "Assistant Secretary of State until 1962; thereafter Ambassador to Peru"
    assert likeness(words_of("Amb."), about) > 0.8
    peru, chile = words_of("Ambassador to Peru"), words_of("Ambassador to Chile")
    assert likeness(peru, about) > likeness(chile, about)
    assert likeness(words_of("Senator"), about) == 0
