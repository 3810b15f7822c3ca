"""Files that are too much: time is bounded, whatever is in them. The table is in test_hostile.py."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import command
from traps import SEED, cable_with, said_by

from tei_edition.errors import TeiEditionError
from tei_edition.rendering import Context, render_document
from tei_edition.validation.examine import examine

BOUND = 10  # seconds of this process; each takes less than one on a quiet machine


def _laughs(use: str) -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return cable_with(use, f'<!DOCTYPE TEI [<!ENTITY e0 "boom">{levels}]>')


def _attributes(number: int) -> str:
    return "<p " + " ".join(f'a{n}=""' for n in range(number)) + "/>"


DIGITS = "9" * 100_000
HEAVY: dict[str, Callable[[], str]] = {
    "billion laughs": lambda: _laughs("<p>&e11;</p>"),
    "billion laughs in an attribute": lambda: _laughs('<p n="&e11;"/>'),
    "quadratic": lambda: cable_with(
        f"<p>{'&a;' * 20_000}</p>", f'<!DOCTYPE TEI [<!ENTITY a "{"x" * 200_000}">]>'
    ),
    "recursive": lambda: cable_with("<p>&a;</p>", '<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
    "depth of 100,000": lambda: cable_with("<div>" * 100_000 + "</div>" * 100_000),
    "depth of 200": lambda: cable_with("<quote>" * 200 + "x" + "</quote>" * 200),
    "a million attributes": lambda: cable_with(_attributes(1_000_000)),
    "20,000 attributes": lambda: cable_with(_attributes(20_000)),
    "a giant attribute": lambda: cable_with(f'<p n="{"x" * 8_000_000}"/>'),
    "a giant list of pointers": lambda: cable_with(f'<p ana="{"#x " * 300_000}">x</p>'),
    "a giant comment": lambda: cable_with(f"<!--{'x' * 8_000_000}-->"),
    "a giant instruction": lambda: cable_with("", f"<?xml-model {'href ' * 100_000}?>"),
    "a giant line": lambda: cable_with(f"<p>{'x' * 3_000_000}</p>"),
    "blanks": lambda: cable_with(f"<p>{' ' * 3_000_000}</p>"),
    "brackets": lambda: cable_with(f"<p>{'[' * 300_000}</p>"),
    "50,000 empty elements": lambda: cable_with(f"<p>{'<lb/>' * 50_000}</p>"),
    "20,000 unknown elements": lambda: cable_with(f"<p>{'<x/>' * 20_000}</p>"),
    "20,000 unknown names": lambda: cable_with(f"<p>{''.join(f'<x{n}/>' for n in range(20_000))}</p>"),
    "20,000 namespaces": lambda: cable_with("".join(f'<a:x xmlns:a="urn:{n}"/>' for n in range(20_000))),
    "5,000 ids, a few alike": lambda: cable_with("".join(f'<p xml:id="i{n % 5}"/>' for n in range(5_000))),
    "10,000 pointers to nowhere": lambda: cable_with(
        "".join(f'<ref target="#i{n}"/>' for n in range(10_000))
    ),
    "10,000 notes": lambda: cable_with("".join(f'<note n="{n}">x</note>' for n in range(10_000))),
    "digits": lambda: cable_with(f'<pb n="{DIGITS}"/><note n="{DIGITS}">x</note>'
                            f'<table rows="{DIGITS}"><row><cell cols="{DIGITS}"/></row></table>'),
    "a date of digits": lambda: cable_with(f'<date when="{"9" * 100_000}" from="-{"9" * 50}">x</date>'),
}  # fmt: skip


@pytest.mark.parametrize("threat", HEAVY)
def test_time_is_bounded(threat: str) -> None:
    data = HEAVY[threat]().encode()
    for work in (
        lambda: examine(data, "in.xml"),
        lambda: render_document(data, "html", Context(), "in.xml"),
        lambda: render_document(data, "text", Context(), "in.xml"),
    ):
        begun = time.process_time()
        said = ""
        try:
            work()
        except TeiEditionError as error:
            said = str(error)
        assert len(said) < 2000
        assert time.process_time() - begun < BOUND


ENDLESS = {
    "brackets": "x = " + "[" * 100_000,
    "tables": "x = " + "{a=" * 100_000,
    "digits": "x = " + "9" * 100_000,
    "keys": "[" + ".".join("a" * 20_000) + "]",
    "quotes": "x = " + "'" * 100_000,
    "blanks": "x" + " " * 100_000,
}


@pytest.mark.parametrize("name", ["edition.toml", "a.corrections.toml"])
@pytest.mark.parametrize("threat", ENDLESS)
def test_settings_of_endless_depth(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, threat: str, name: str
) -> None:
    (tmp_path / "a.txt").write_bytes(SEED.read_bytes())
    (tmp_path / name).write_text(ENDLESS[threat])
    begun = time.process_time()
    said = command(monkeypatch, "convert", tmp_path, "-o", tmp_path / "out", "-j", "1")
    assert said.code in (1, 3, 4)
    assert "B003" not in said.err
    assert time.process_time() - begun < BOUND


def test_a_manifest_of_endless_depth(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "conversion.jsonl").write_text("[" * 100_000)
    (out / "manifest.json").write_text("[" * 100_000)
    assert command(monkeypatch, "convert", SEED.parent, "-o", out, "-j", "1").code in (0, 1, 5)
    assert command(monkeypatch, "build", SEED.parent, "-o", out, "-j", "1").code in (0, 1, 5)


def test_a_pattern_that_never_ends(tmp_path: Path) -> None:
    """By the schema of the user; libxml2's automata know no going back."""
    schema = tmp_path / "a.rng"
    schema.write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" '
        'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
        '<data type="string"><param name="pattern">(a+)+b</param></data></element>'
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<a>{'a' * 5000}</a>")
    said_by("validate", path, "--schema", schema, within=30)
