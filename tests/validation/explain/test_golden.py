"""Seventeen kinds of error, and what is said of each: by our schema as printed, by tei_all in essence.

`pytest tests/validation/explain --accept` writes the expected texts anew; read what it wrote.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from commands import command

from tei_edition.diagnostics import Diagnostic
from tei_edition.diagnostics.diagnostic import Detail
from tei_edition.validation.examine import examine
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas import Wanted

GOLDEN = Path(__file__).parent / "golden"
KINDS = sorted(path.name for path in GOLDEN.iterdir())


class Said(NamedTuple):
    """A diagnostic: its id, line and column, and words of its message and of its hint."""

    id: str
    line: int
    column: int
    message: tuple[str, ...]
    hint: str


# What any schema of TEI must give, whichever words stand around it.
# ruff: noqa: E501
ESSENTIAL: dict[str, list[Said]] = {
    "unknown-element": [
        Said("G101", 15, 70, ("<i>", "in <p>", "allowed here: <hi>"), 'Write <hi rend="italic"> instead of <i>'),
        Said("G101", 21, 9, ("<footnote>", "in <div>", "allowed here: <note>"), "Write <note>"),
    ],
    "misspelt-element": [Said("G101", 15, 16, ("<presName>", "in <p>", ": <persName>"), "Write <persName>")],
    "wrong-case": [Said("G101", 15, 16, ("<persname>", "in <p>", ": <persName>"), "capitals")],
    "wrong-namespace": [Said("G102", 15, 9, ("<p>", "in <div>", "no namespace"), 'Remove xmlns=""')],
    "wrong-place": [
        Said("G103", 16, 9, ("<item>", "in <div>", "after <p>"), "Put it into a <list>"),
        Said("G103", 20, 11, ("<head>", "in <list>", "after <item>"), "before the <item> in line 18"),
    ],
    "missing-child": [
        Said("G104", 4, 5, ("<fileDesc>", "in <teiHeader>", "<publicationStmt>", "line 6"), "before <sourceDesc>")
    ],
    "missing-attribute": [Said("G105", 21, 17, ("<graphic>", "in <figure>", "url"), "<graphic url=")],
    "unknown-attribute": [
        Said("G106", 14, 42, ("<date>", "in <dateline>", 'When="1972-10-22"'), "Write when instead of When"),
        Said("G106", 15, 9, ("<p>", "in <div>", 'id="p1"'), 'Write xml:id="p1"'),
    ],
    "bad-date": [
        Said("G107", 14, 42, ("when", "<date>", "in <dateline>", '"22 October 1972"'), 'when="1972-10-22"')
    ],
    "bad-enumeration": [
        Said("G107", 14, 42, ("cert", "<date>", "in <dateline>", '"sure"', '"high", "medium"'), "one of")
    ],
    "bad-pointer": [
        Said("G107", 21, 37, ("target", "<ref>", "in <p>", '"# d43fn1 %zz"'), 'target="#d43"')
    ],
    "stray-text": [
        Said("G108", 18, 11, ("<list>", "in <div>", '"Present were:"'), "<item>Present were:</item>")
    ],
    "empty-element": [
        Said("G104", 21, 9, ("<list>", "in <div>", "<item>"), "<list><item>...</item></list>")
    ],
    "three-siblings": [
        Said("G101", 21, 9, ("<para>", "in <div>"), "TEI calls a paragraph <p>"),
        Said("G101", 22, 9, ("<blurb>", "in <div>"), "remove the tags"),
        Said("G103", 23, 9, ("<item>", "in <div>"), "<list>"),
    ],
    "not-well-formed": [Said("X001", 15, 71, ("<persName>", "line 15, column 16", "</p>"), "</persName>")],
    "not-well-formed-ampersand": [Said("X001", 15, 75, ('"& his',), "&amp;")],
    "not-well-formed-less": [Said("X001", 15, 70, ('"< 5',), "&lt;")],
    "not-well-formed-quotes": [Said("X001", 13, 35, ("attribute n",), 'n="1"')],
    "not-well-formed-roots": [Said("X001", 27, 1, ("<TEI/>",), "one root")],
    "not-well-formed-unclosed": [Said("X001", 22, 40, ("<persName>", "column 25"), "</persName>")],
    "not-well-formed-end": [Said("X001", 11, 5, ("<body>", "line 11"), "</body></text></TEI>")],
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_printed(kind: str, accept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN / kind)
    said = command(monkeypatch, "validate", "input.xml", "--schema", schema_path("cable.rng"), "-j", "1")
    got = f"{said.out}{said.err}exit {said.code}\n"
    expected = GOLDEN / kind / "expected.txt"
    if accept:
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(ESSENTIAL))
def test_by_our_schema(kind: str) -> None:
    _hold(kind, (schema_path("cable.rng"),))


@pytest.mark.parametrize("kind", sorted(ESSENTIAL))
def test_by_all_of_tei(kind: str, shared: Path) -> None:
    schema = shared / "schema" / "tei_all.rng"
    if not schema.is_file():
        pytest.skip(f"no {schema}")
    _hold(kind, (schema,))


def _hold(kind: str, schemas: tuple[Path, ...]) -> None:
    found = _found(kind, schemas)
    assert [(each.id, *each.place[1:3]) for each in found] == [each[:3] for each in ESSENTIAL[kind]]
    for diagnostic, said in zip(found, ESSENTIAL[kind], strict=True):
        for words in said.message:
            assert words in diagnostic.message
        assert said.hint in diagnostic.hint
        _hold_detail(diagnostic, schemas)


def _hold_detail(diagnostic: Diagnostic, schemas: tuple[Path, ...]) -> None:
    if diagnostic.id == "X001":
        assert diagnostic.detail == Detail()
        return
    detail = diagnostic.detail
    assert f"<{detail.element}>" in diagnostic.message
    assert f"<{detail.parent}>" in diagnostic.message
    assert len(detail.allowed) <= 8
    assert detail.cause.startswith(diagnostic.id)
    assert f" {diagnostic.place.line}" not in detail.cause
    assert detail.source == schemas[0].name


@cache
def _found(kind: str, schemas: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    path = GOLDEN / kind / "input.xml"
    return examine(path.read_bytes(), "input.xml", path, Wanted(schemas=schemas, rules=("none",)))
