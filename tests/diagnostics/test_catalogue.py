from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei_edition.diagnostics import Place, Severity
from tei_edition.diagnostics.catalogue import CATALOGUE, SUBJECTS, diagnose

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = ROOT / "tests"
_ID = re.compile(rf"[\"']([{''.join(SUBJECTS)}]\d{{3}})[\"']")
# What no text is known to cause: told all the same, should it ever happen.
_DEFENSIVE = {"D003"}


def _used() -> set[str]:
    """The ids that the code and the Schematron report."""
    words = ROOT / "tei_edition" / "diagnostics" / "rules"
    code = [path for path in (ROOT / "tei_edition").rglob("*.py") if path.parent != words]
    ids = {found for path in code for found in _ID.findall(path.read_text(encoding="utf-8"))}
    rules = (ROOT / "schema" / "cable.sch").read_text(encoding="utf-8")
    return ids | set(re.findall(r'<(?:\w+:)?(?:assert|report)\b[^>]*?\bid="(\w+)"', rules))


def test_what_is_reported_is_in_the_catalogue() -> None:
    assert _used() - set(CATALOGUE) == set()


def test_what_is_in_the_catalogue_is_reported() -> None:
    assert set(CATALOGUE) - _used() == set()


def test_ids_are_unique() -> None:
    words = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tei_edition" / "diagnostics" / "rules").glob("*.py")
    )
    ids = _ID.findall(words)
    assert sorted(ids) == sorted(CATALOGUE)


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=CATALOGUE)
def test_each_rule_says_what_to_do(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.id[0] in SUBJECTS
    assert isinstance(rule.severity, Severity)
    assert rule.title
    assert rule.title[-1] != "."
    for words in (rule.explanation, rule.remedy):
        assert words.strip() == words
        assert words.endswith((".", "?", "…"))


@pytest.mark.parametrize("rule", sorted(set(CATALOGUE) - _DEFENSIVE))
def test_each_rule_is_shown_by_a_test(rule: str) -> None:
    """Input has a folder in tests/broken; what needs TEI or an edition is shown by other tests."""
    if (TESTS / "broken" / rule / "expected.txt").is_file():
        return
    assert rule[0] in "CXGSTE", f"tests/broken/{rule} is missing"
    shown = [
        path
        for pattern in ("*.py", "*.md", "*.txt", "*.toml", "*.json")
        for path in TESTS.rglob(pattern)
        if rule in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert shown, f"no test mentions {rule}"


def test_severity_and_hint_come_from_the_rule() -> None:
    place = Place("a.txt", 1, 2)
    told = diagnose("R004", "Empty.", place)
    assert told[:5] == ("R004", Severity.ERROR, "Empty.", place, CATALOGUE["R004"].remedy)
    assert diagnose("R004", "Empty.", place, "Fill it.").hint == "Fill it."
