"""edition.toml: what it may say, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_edition.edition import Edition, Editor, find_edition, load_edition
from tei_edition.errors import SettingsError

FULL = """
[edition]
title = "Two Messages"
publisher = "Press"
date = 2026
licence = "Public domain."
licence_target = "https://example.org/pd"
language = "en-US"

[volume]
id = "frus1969-76v09"
title = "Volume IX"
series = "Series"
number = "IX"
publisher = "Office"
place = "Washington"
date = "2010"
isbn = "9780160829994"
coverage_from = "1972-10"
coverage_to = "1973-01-31"
page_address = "https://example.org/{id}"

[[editor]]
name = "Ada Marsh"

[[editor]]
name = "Carl Wynn"
role = "general editor"
"""


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    return tmp_path / "edition.toml"


def test_all_of_it(toml: Path) -> None:
    toml.write_text(FULL, encoding="utf-8")
    assert load_edition(toml) == load_edition(toml.parent) == Edition(
        title="Two Messages", publisher="Press", date="2026", licence="Public domain.",
        licence_target="https://example.org/pd", language="en-US", volume_id="frus1969-76v09",
        volume_title="Volume IX", series="Series", volume_number="IX", volume_publisher="Office",
        volume_place="Washington", volume_date="2010", isbn="9780160829994",
        coverage_from="1972-10", coverage_to="1973-01-31",
        page_address="https://example.org/{id}",
        editors=(Editor("Ada Marsh", "editor"), Editor("Carl Wynn", "general editor")),
    )  # fmt: skip


def test_none(tmp_path: Path) -> None:
    assert load_edition(None) == load_edition(tmp_path) == Edition()


def test_the_address_of_a_document() -> None:
    assert Edition(page_address="https://example.org/{id}/").address("d4") == "https://example.org/d4/"
    assert Edition().address("d4") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[volume]\nisbn = ", "is not valid TOML"),
        ("[volume]\nisnb = '1'", "[volume] isnb: no such setting; known are id, title"),
        ("[book]\ntitle = 'x'", "[book] title: no such setting; known sections are"),
        ("title = 'x'", "belongs into [edition] or [volume]"),
        ("[volume]\ntitle = ['x']", "must be a text in quotes"),
        ("[volume]\ntitle = true", "must be a text in quotes"),
        ("[volume]\ndate = 'spring'", "“spring” is not a date such as"),
        ("[volume]\ncoverage_from = '1972-1'", "is not a date such as"),
        ("[volume]\nid = '9 9'", "is not an identifier such as"),
        ("[volume]\npage_address = 'ftp://x/{id}'", "must begin with https:// or http://"),
        ("[volume]\npage_address = 'https://x/'", "must hold {id}"),
        ("[edition]\nlicence_target = 'javascript:x'", "must begin with https:// or http://"),
        ("[[editor]]\nrole = 'editor'", "a name in quotes is missing"),
        ("editor = 'x'", "editors are given as [[editor]]"),
    ],
)
def test_errors_name_the_file_and_the_key(toml: Path, text: str, said: str) -> None:
    toml.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_edition(toml)
    assert said in str(caught.value)
    assert "edition.toml" in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_file_that_is_not_utf_8(toml: Path) -> None:
    toml.write_bytes(b"[volume]\ntitle = '\xe9'")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_edition(toml)


def test_a_file_that_is_not_there(toml: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_edition(toml)


def test_the_nearest_one_applies(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_edition(inner, tmp_path) is None
    (tmp_path / "edition.toml").touch()
    assert find_edition(inner, tmp_path) == tmp_path / "edition.toml"
    (tmp_path / "a" / "edition.toml").touch()
    assert find_edition(inner, tmp_path) == tmp_path / "a" / "edition.toml"
    assert find_edition(inner, inner) is None
