from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.diagnostics import Detail, Diagnostic, Place, Severity
from tei_edition.diagnostics.baseline import compare, dump, parse, tally
from tei_edition.diagnostics.identity import Identity
from tei_edition.errors import SettingsError


def _told(line: int, value: str = "v", *, xpath: str = "/a/b[1]", xml_id: str = "") -> Diagnostic:
    detail = Detail("b", "a", "when", value, cause="when")
    return Diagnostic("G001", Severity.ERROR, f"Bad {value}.", Place("f", line, 1, xpath, xml_id), "", detail)


def test_what_is_known_stays_known_when_lines_move() -> None:
    known = tally([_told(1), _told(2, xpath="/a/b[2]")])
    flags, gone = compare([_told(11, xpath="/a/b[4]"), _told(12), _told(13)], known)
    assert (flags, gone) == ([True, True, False], 0)
    flags, gone = compare([_told(11)], known)
    assert (flags, gone) == ([True], 1)


def test_another_value_or_another_place_is_new() -> None:
    known = tally([_told(1, xml_id="d1")])
    assert compare([_told(1, "w", xml_id="d1")], known) == ([False], 1)
    assert compare([_told(1, xml_id="d2")], known) == ([False], 1)
    assert compare([_told(1, xml_id="d1", xpath="/a/c/b")], known) == ([True], 0)


def test_what_cannot_be_read_is_never_known() -> None:
    told = Diagnostic("R001", Severity.ERROR, "No file.", Place("f"))
    assert not tally([told])
    assert compare([told], Counter({Identity("R001", "No file.", "", ""): 1})) == ([False], 1)


_KNOWN = st.dictionaries(
    st.text(max_size=10),
    st.builds(
        Counter,
        st.dictionaries(
            st.builds(Identity, *[st.text(st.characters(exclude_categories=()), max_size=6)] * 4),
            st.integers(1, 9),
            min_size=1,
            max_size=3,
        ),
    ),
    max_size=4,
)


@given(_KNOWN)
def test_it_is_read_as_it_was_written(baseline: dict[str, Counter[Identity]]) -> None:
    data = dump(baseline)
    assert parse(data, "b.json") == baseline
    assert dump(dict(reversed(baseline.items()))) == data
    assert json.loads(data)["tei-edition baseline"] == 1


def test_an_entry_is_a_line() -> None:
    data = dump({"b": tally([_told(1)]), "a": tally([_told(1), _told(2, "w"), _told(3)])})
    lines = data.decode().splitlines()
    assert len(lines) == 5
    assert [json.loads(line.rstrip(","))["file"] for line in lines[1:-1]] == ["a", "a", "b"]
    assert {json.loads(line.rstrip(","))["count"] for line in lines[1:-1]} == {1, 2}


def test_a_merge_may_leave_an_entry_twice() -> None:
    line = dump({"a": tally([_told(1)])}).decode().splitlines()[1]
    merged = f'{{"tei-edition baseline": 1, "known": [{line},{line}]}}'
    assert list(parse(merged.encode(), "b")["a"].values()) == [2]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is not JSON"),
        (b"\xff", "it is not JSON"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b"[]", "it does not say"),
        (b'{"tei-edition baseline": 2, "known": []}', "it does not say"),
        (b'{"tei-edition baseline": 1}', "it has no list"),
        (b'{"tei-edition baseline": 1, "known": [1]}', "its entry 1 is not"),
        (b'{"tei-edition baseline": 1, "known": [{"file": "a"}]}', "its entry 1 is not"),
        (
            b'{"tei-edition baseline": 1, "known": [{"file": "a", "id": "", "cause": "", "context": "",'
            b' "value": "", "count": true}]}',
            "its entry 1 is not",
        ),
        (b'<<<<<<< HEAD\n{"tei-edition baseline": 1}', "it is not JSON"),
    ],
)
def test_a_broken_baseline(data: bytes, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as raised:
        parse(data, "b.json")
    assert raised.value.diagnostic
    assert raised.value.diagnostic.id == "B013"
    assert raised.value.exit_code == 4
