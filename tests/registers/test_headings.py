"""The headings of lists, as names and forms."""

from __future__ import annotations

import pytest

from tei_edition.registers.headings import forms_of, names_of


@pytest.mark.parametrize(
    ("heading", "names", "ranks"),
    [
        ("Hale, Ann B.", [("Hale", ("Ann", "B."), "")], ""),
        ("Hale, Gen. John, Jr.", [("Hale", ("John",), "Jr.")], "Gen."),
        ("Hale, J.B.", [("Hale", ("J.", "B."), "")], ""),
        ("Castro Silva, José", [("Castro Silva", ("José",), "")], ""),
        ("Lo Tan Minh", [("Lo Tan Minh", (), "")], ""),
        ("Lo Tan, General", [("Lo Tan", (), "")], "General"),
        ("Lo Tan, Deputy Minister of State", [("Lo Tan", (), "")], "Deputy Minister of State"),
        ("Thant, U", [("Thant", ("U",), "")], ""),
        ("Hale, Ann (Nan)", [("Hale", ("Ann", "Nan"), "")], ""),
        ("Hale, Ann (Paul D. Marsh)", [("Hale", ("Ann",), ""), ("Marsh", ("Paul", "D."), "")], ""),
        (
            "Mukarno (also Moekarno), Ali",
            [("Mukarno", ("Ali", "Moekarno"), ""), ("Moekarno", ("Ali",), "")],
            "",
        ),
        ("Hale, Ann (retired)", [("Hale", ("Ann",), "")], ""),
    ],
)
def test_names(heading: str, names: list[tuple[str, tuple[str, ...], str]], ranks: str) -> None:
    found, told = names_of(heading)
    assert [tuple(name) for name in found] == names
    assert told == ranks


@pytest.mark.parametrize(
    ("heading", "forms"),
    [
        ("NSC", ("NSC",)),
        ("ChiCom(s)", ("ChiCom",)),
        ("FAR or FARK", ("FAR", "FARK")),
        ("Delga; DelGA", ("Delga", "DelGA")),
        ("PBS, PBSUCCESS", ("PBS", "PBSUCCESS")),
        ("UFCO, UNFC, UNIFRUIT", ("UFCO", "UNFC", "UNIFRUIT")),
        ("F–4 (Phantom)", ("F–4", "Phantom")),
        ("NVA (also NVNA)", ("NVA", "NVNA")),
        ("P.L.", ("P.L.",)),
        ("S. Rept.", ("S. Rept.",)),
    ],
)
def test_forms(heading: str, forms: tuple[str, ...]) -> None:
    assert forms_of(heading) == forms
