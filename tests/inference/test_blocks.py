"""The rules for blocks that stand alone; the examples of tests/spec show them together."""

from __future__ import annotations

import pytest

from tei_edition.inference import identifier, infer
from tei_edition.inference.blocks.closing import closing_formulas, is_formula, is_signature
from tei_edition.inference.toplists.features import item_features
from tei_edition.model import Certainty, Finding, Role
from tei_edition.reading import read
from tei_edition.source import Source, Span


def found(text: str, role: Role) -> list[str]:
    """The words that a role was given to."""
    findings = infer(read(Source("test.txt", text, text.encode())), "test")
    return [text[slice(*f.span)] for f in sorted(findings) if f.role is role]


@pytest.mark.parametrize(
    "words",
    ["Rusk", "Dean Hale", "H. R.", "Robert W. Hale, Jr.", "For the Secretary", "/s/ Carl Wynn",
     "[Carl Wynn]", "Carl van der Wynn", "Director, Office of Peace", "[name not declassified]",
     "C[arl] W. W[ynn]", "[C.] W[ynn]", "Dean deB. Hale", "Hale/Wynn", "/S/ Carl Wynn", "Message unsigned",
     "[signed]"],
)  # fmt: skip
def test_signature(words: str) -> None:
    assert is_signature(words)


@pytest.mark.parametrize(
    "words",
    ["", "We shall wait.", "the end", "No battalion has a strength over 150.", "A " * 60,
     "He said: Carl Wynn", "1962", "Approve", "Disapproved", "Option 2", "UNQUOTE KISSINGER", "End Message",
     "(Ibid.)", "“Carl Wynn", "Carl Wynn”", "Attachment: Draft", "Enclosures"],
)  # fmt: skip
def test_no_signature(words: str) -> None:
    assert not is_signature(words)


@pytest.mark.parametrize(
    ("end", "signed", "capacity"),
    [
        ("Hale", ["Hale"], []),
        ("For the Director:\nHale", ["Hale"], ["For the Director:"]),
        ("For the Director:\n\nHale", ["Hale"], []),
        ("Dean Hale\n\nChief, WHF", ["Dean Hale"], ["Chief, WHF"]),
        ("Dean Hale\n\nWH/CPF", ["Dean Hale"], ["WH/CPF"]),
        ("Hale\nChief, WHF\nand Director for Peace", ["Hale\nChief, WHF\nand Director for Peace"], []),
        ("Dean Hale\n\nFleet Admiral, U.S. Navy", ["Dean Hale"], ["Fleet Admiral, U.S. Navy"]),
        ("[\nHale\n]", ["[\nHale\n]"], []),
        ("Chief, WHF", [], []),
        ("“Sincerely,\n\n“Carl Wynn”\n\nHale", ["Hale"], []),
        ("Approve\n\nHale", ["Hale"], []),
        ("[name not declassified]", [], []),
        ("[signature not declassified]", ["[signature not declassified]"], []),
        ("[name not declassified]\nChief, WHF", ["[name not declassified]\nChief, WHF"], []),
        ("I am, sir, etc.,\n\nCarl Hale.", ["Carl Hale."], []),
        ("He has gone.\n\nCarl Hale.", [], []),
        ("He has gone.\nHale", [], []),
    ],
)  # fmt: skip
def test_closing(end: str, signed: list[str], capacity: list[str]) -> None:
    text = f"5. Note\n\nWe shall wait.\n\n{end}"
    assert found(text, Role.SIGNED) == signed
    assert found(text, Role.CAPACITY) == capacity


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Hale", Certainty.HIGH),
        ("H. R.", Certainty.HIGH),
        ("Sincerely,\n\nCarl Wynn", Certainty.HIGH),
        ("Carl Wynn", Certainty.MEDIUM),
        ("HARLOW", Certainty.LOW),
        ("Carl Wynn\nDirector", Certainty.MEDIUM),
        ("Hale\n\nWynn", Certainty.MEDIUM),
        ("Hale\n\nP.S. We shall.", Certainty.LOW),
        ("Hale\n\n[Enclosure]\n\nWe shall.", Certainty.LOW),
    ],
)  # fmt: skip
def test_how_sure_a_closing_is(text: str, certainty: Certainty) -> None:
    text = f"5. Note\n\nWe shall wait.\n\n{text}"
    findings = infer(read(Source("test.txt", text, text.encode())), "test")
    assert {f.certainty for f in findings if f.role is Role.CLOSER} == {certainty}


def test_every_closing_formula_is_one_with_punctuation() -> None:
    assert len(closing_formulas()) > 30
    for formula in closing_formulas():
        assert is_formula(formula)
        assert is_formula(formula.capitalize() + ",")
        assert is_formula(formula.capitalize() + ".")
    assert not is_formula("Warm regards to your wife.")
    assert not is_formula("")


@pytest.mark.parametrize(
    "words",
    ["The Secretary", "Mr. Hale, EUR", "Ambassador Stone", "Carl Wynn, Director", "Lt. General Ames",
     "Deputy Under Secretary Marsh", "S/P—Mr. Hale"],
)  # fmt: skip
def test_person(words: str) -> None:
    assert "person" in item_features(words)


@pytest.mark.parametrize("words", ["Treaty on fishery", "visit of the Queen", "U.S. policy", "Aid to Nepal"])
def test_no_person(words: str) -> None:
    assert "person" not in item_features(words)


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("745G.00/3–1252: Telegram", True),
        ("501.BC Kashmir/3–348", True),
        ("S/P Files: Lot 64 D 563", True),
        ("Wynn Library, Reed Papers", True),
        ("12. Files of the Legation", False),
        ("Memorandum of Conversation", False),
    ],
)
def test_source_line(first: str, line: bool) -> None:
    text = f"{first}\n\nThe Minister (Hale) to the Secretary\n\nWe shall wait."
    assert found(text, Role.SOURCE_LINE) == ([first] if line else [])


@pytest.mark.parametrize(
    ("line", "number"),
    [("5. Note", ["5"]), ("[5]. Note", ["5"]), ("5a. Note", ["5a"]), ("1234. Note", ["1234"]),
     ("12345. Note", []), ("5.Note", []), ("Note 5. x", [])],
)  # fmt: skip
def test_document_number(line: str, number: list[str]) -> None:
    assert found(f"{line}\n\nWe shall wait.", Role.DOCUMENT_NUMBER) == number


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Lisbon, May 3, 1961.", Role.DATELINE),
        ("USUN, New York, May 3, 1961—9 p.m.", Role.DATELINE),
        ("Aboard Air Force One, May 3, 1961.", Role.DATELINE),
        ("[place not declassified], undated.", Role.DATELINE),
        ("secret", Role.MARKING),
        ("top secret", Role.MARKING),
        ("TOP SECRET—EYES ONLY", Role.MARKING),
        ("limited official use", Role.MARKING),
        ("us urgent", Role.MARKING),
        ("No. 412", Role.MARKING),
        ("[Received May 4—3 a.m.]", Role.MARKING),
        ("[Extract]", Role.MARKING),
        ("Dear Mr. President:", Role.SALUTE),
        ("My dear Dean:", Role.SALUTE),
        ("Sir:", Role.SALUTE),
        ("Gentlemen:", Role.SALUTE),
        ("Mr. President:", Role.SALUTE),
        ("The secret of May 3, 1961, is out.", Role.PARAGRAPH),
        ("Dear friends of peace, we shall wait.", Role.PARAGRAPH),
        ("On May 3, 1961, he left.", Role.PARAGRAPH),
    ],
)
def test_opening_line(words: str, role: Role) -> None:
    assert words in found(f"5. Note\n\n{words}\n\nWe shall wait.", role)


@pytest.mark.parametrize(
    ("line", "opens"),
    [("[Enclosure]", True), ("[Enclosure 2]", True), ("[Sub-Enclosure]", True), ("[Annex B]", True),
     ("Tab A", True), ("ATTACHMENT", True), ("Attachment 1", True), ("Appendix:", True),
     ("[Tab A—Extracts]", True), ("Tab A is lost.", False), ("Enclosures", False), ("Tables", False)],
)  # fmt: skip
def test_attachment(line: str, opens: bool) -> None:
    text = f"5. Note\n\nWe shall wait.\n\n{line}\n\nThe ships shall pass."
    expected = [f"{line}\n\nThe ships shall pass."] if opens else []
    assert found(text, Role.ATTACHMENT) == expected


def number(value: str) -> Finding:
    return Finding(Span(0, 1), Role.DOCUMENT_NUMBER, Certainty.HIGH, "r", "e", value)


@pytest.mark.parametrize(
    ("name", "findings", "expected"),
    [("x", [number("5")], "d5"), ("d7", [number("5")], "d5"), ("d7", [], "d7"), ("d7a", [], "d0"),
     ("x", [], "d0"), ("", [], "d0")],
)  # fmt: skip
def test_identifier(name: str, findings: list[Finding], expected: str) -> None:
    assert identifier(name, findings) == expected


def test_every_finding_has_a_rule_and_evidence() -> None:
    text = (
        "5. Telegram From the Embassy in Peru to the Department of State1\n\nLima, May 3, 1961.\n\n"
        "  • Subject\n\n412. See Document 4.2 [Page 2]\nMore.\n\n1.\nOne\n\na\tb\n\nHale\n\n"
        "  1. Source: A. Secret.\n  2. x\n"
    )
    page = read(Source("test.txt", text, text.encode()))
    for finding in infer(page, "test"):
        assert finding.rule
        assert finding.evidence
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
