from __future__ import annotations

from tei_edition.diagnostics import Detail, Diagnostic, Place, Severity
from tei_edition.diagnostics import grouping as module
from tei_edition.diagnostics.formats import Look, make
from tei_edition.diagnostics.formats.words import elsewhere, headline
from tei_edition.diagnostics.found import LISTED, Found, Shown, Totals, select
from tei_edition.diagnostics.grouping import Groups


def _told(file: str, line: int, cause: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    detail = Detail("para", meant="p", cause=cause)
    return Diagnostic("G001", severity, f"About {cause}.", Place(file, line, 1), "", detail)


def _found(file: str, diagnostics: list[Diagnostic], *, every: bool = False) -> Found:
    chosen = select(diagnostics, every=every)
    return Found(file, "failed", tuple(map(Shown, chosen.kept)), chosen.causes, chosen.severities)


def _groups(*files: Found) -> Groups:
    groups = Groups()
    for each in files:
        groups.add(each)
    return groups


def test_counts_are_right_whatever_is_kept() -> None:
    many = [_told("a", line, "x") for line in range(1, 5001)]
    rare = [_told("a", 6000, "y"), _told("a", 6001, "y")]
    found = _found("a", many + rare)
    assert len(found.shown) == LISTED + 2
    x, y = _groups(found, _found("b", [_told("b", 1, "x")]))
    assert (x.count, x.files, y.count, y.files) == (5001, 2, 2, 1)
    assert [place.line for place in x.places] == [1, 2, 3]
    assert y.diagnostic.place.line == 6000
    assert dict(found.severities) == {"error": 5002}


def test_every_diagnostic() -> None:
    assert len(_found("a", [_told("a", 1, str(n)) for n in range(3000)], every=True).shown) == 3000


def test_memory_is_bounded_by_the_causes() -> None:
    found = _found("a", [_told("a", 1, str(n)) for n in range(3000)])
    assert len(found.shown) == len(found.causes) == 1000
    groups = _groups(found)
    assert len(groups) == 1000
    assert groups.others == 2000


def test_causes_of_a_run_are_bounded(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "MOST", 2)
    files = [_found(name, [_told(name, 1, name), _told(name, 2, "a")]) for name in "abcd"]
    groups = _groups(*files)
    assert [(group.count, group.files) for group in groups] == [(5, 4), (1, 1)]
    assert groups.others == 2
    form = make("text", Look("1"))
    for each in files:
        assert not list(form.file(each))
    assert "".join(form.end(Totals())).endswith("2 more diagnostics of further causes: --all lists each\n")


def test_where_a_cause_is_found() -> None:
    files = [_found("a", [_told("a", 1, "x")]), _found("b", [_told("b", n, "x") for n in range(1, 37)])]
    (group,) = _groups(*files)
    assert elsewhere(group) == "also at b:1:1, b:2:1 and 34 more places"
    assert headline(group) == "<para> 37 times in 2 files; <p> is probably meant"
    (group,) = _groups(_found("a", [_told("a", 1, "x"), _told("a", 9, "x")]))
    assert elsewhere(group) == "also at line 9:1"
    (group,) = _groups(_found("a", [_told("a", 1, "x")]))
    assert elsewhere(group) == ""


def test_without_a_cause_the_words_are_one() -> None:
    place = Place("a", 1)
    told = [Diagnostic("X001", Severity.ERROR, words, place) for words in ("A.", "A.", "B.")]
    assert [group.count for group in _groups(_found("a", told))] == [2, 1]


def test_the_commonest_first_and_then_in_their_order() -> None:
    groups = _groups(_found("a", [_told("a", 1, cause) for cause in ("x", "y", "z", "z")]))
    assert [group.diagnostic.detail.cause for group in groups.commonest(2)] == ["z", "x"]
