"""[validation] in edition.toml: what it may say, how mistakes are told, and who goes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from judged import element, grammar

from tei_edition.edition import load_edition
from tei_edition.errors import SettingsError
from tei_edition.judging import read_judging
from tei_edition.validation.examine import examine
from tei_edition.validation.schemas import Wanted, settled


def _project(folder: Path, text: str) -> Path:
    (folder / "tei").mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(text)
    (folder / "a.rng").write_text(grammar(element("a")))
    return folder / "tei" / "a.xml"


FULL = """[validation]
schema = ["a.rng"]
engine = "jing"
rules = ["tei", "frus"]
constraints = true
[validation.severity]
V001 = "off"
"our.rule" = "warning"
"""


def test_everything(tmp_path: Path) -> None:
    asked = settled(Wanted(), _project(tmp_path, FULL))
    assert asked.schemas == (tmp_path / "a.rng",)
    assert asked.engine == "jing"
    assert asked.rules == ("tei", "frus")
    assert asked.constraints
    assert dict(asked.severities) == {"V001": "off", "our.rule": "warning"}
    assert asked.origin.startswith("edition.toml of ")
    assert settled(asked, tmp_path / "tei" / "a.xml") == asked
    assert load_edition(tmp_path / "edition.toml").title == ""


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    other = tmp_path / "b.rng"
    given = Wanted((other,), engine="both", rules=("none",), severities=(("V001", "error"),))
    asked = settled(given, _project(tmp_path, FULL))
    assert (asked.schemas, asked.engine, asked.rules, asked.origin) == (
        (other,),
        "both",
        ("none",),
        "--schema",
    )
    assert dict(asked.severities)["V001"] == "error"


def test_the_nearest_file_decides(tmp_path: Path) -> None:
    file = _project(tmp_path, '[validation]\nengine = "jing"\n')
    assert settled(Wanted(), file).engine == "jing"
    inner = tmp_path / "tei" / "inner"
    inner.mkdir()
    (inner / "edition.toml").write_text('[validation]\nengine = "both"\n')
    assert settled(Wanted(), inner / "a.xml").engine == "both"


def test_without_settings(tmp_path: Path) -> None:
    asked = settled(Wanted(), tmp_path / "a.xml")
    assert (asked.engine, asked.rules, asked.schemas) == ("libxml2", ("tei",), ())
    assert settled(Wanted(), None).engine == "libxml2"


def test_severities_are_used(tmp_path: Path) -> None:
    file = _project(tmp_path, '[validation]\nschema = "a.rng"\n[validation.severity]\nV001 = "warning"\n')
    assert [str(each.severity) for each in examine(b"<a/>", "a.xml", file)] == ["warning"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("validation = 1", "is a table"),
        ('[validation]\nschemas = "a.rng"', "schemas: no such setting; known are schema, catalog"),
        ("[validation]\nschema = 1", "schema: must be a text in quotes"),
        ('[validation]\nschema = [""]', "schema: must be a text in quotes"),
        ('[validation]\nengine = "jink"', "“jink” is none of libxml2, jing, both, xmlschema"),
        ('[validation]\nrules = "office"', "“office” is none of tei, frus, none"),
        ('[validation]\nconstraints = "yes"', "constraints: must be true or false"),
        ("[validation]\nseverity = 1", "is a table of ids"),
        ('[validation.severity]\nV001 = "fatal"', "“fatal” is none of error, warning, info, off"),
        ("[validation.severity]\nV001 = 1", "“1” is none of"),
        ('[validation.severity]\nV999 = "off"', "V999: there is no such rule"),
        ('[validation.severity]\nN31 = "off"', "N31: there is no such rule"),
        ("[validation", "is not valid TOML"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(text)
    for read in (read_judging, load_edition):
        with pytest.raises(SettingsError, match=r"edition\.toml") as raised:
            read(path)
        assert said in str(raised.value)


@pytest.mark.parametrize("key", ["schema", "catalog"])
def test_files_that_are_not_there(tmp_path: Path, key: str) -> None:
    file = _project(tmp_path, f'[validation]\n{key} = "none.xml"\n')
    with pytest.raises(SettingsError, match=r"there is no file none\.xml beside it"):
        settled(Wanted(), file)
