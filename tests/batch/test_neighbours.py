"""A document without a date, in an edition: it stands between those beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tei_edition import verbs
from tei_edition.edition import Edition

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
COVERAGE = '[volume]\ncoverage_from = "1961-01"\ncoverage_to = "1963-12"\n'
CORRECTION = """
[[date]]
words = "undated"
when = 1961-05-05
"""


def cable(number: int, dateline: str) -> str:
    return f"""{number}. Telegram From the Embassy in Portugal to the Department of State1

Lisbon, {dateline}.

We shall wait.

  1. Source: Wynn Library, Marsh Papers, Box 12. Secret.
"""


def lay_down(folder: Path, *datelines: str, toml: str = COVERAGE) -> Path:
    folder.mkdir()
    (folder / "edition.toml").write_text(toml)
    for number, dateline in enumerate(datelines, 41):
        (folder / f"d{number}.txt").write_text(cable(number, dateline))
    return folder


def built(source: Path, number: int, workers: int = 1) -> tuple[dict[str, str], str]:
    """The attributes of a document's date after a build, and the evidence."""
    out = source.parent / f"out{workers}"
    assert verbs.build(source, out, workers=workers).exit_code == 0
    root = etree.parse(out / "tei" / f"d{number}.xml")
    (date,) = root.iterfind(".//t:creation/t:date", NAMESPACES)
    evidence = root.findtext(".//t:creation/t:rs", "", NAMESPACES)
    return dict(date.attrib), f"{date.text}: {evidence}"


def ranging(first: str, last: str) -> dict[str, str]:
    known = {"cert": "low", "resp": "#tei-edition", "evidence": "external"}
    return {"notBefore": first, "notAfter": last, **known}


def test_it_stands_between_its_neighbours(tmp_path: Path) -> None:
    date, said = built(lay_down(tmp_path / "in", "May 3, 1961, 4 p.m", "undated", "May 9, 1961"), 42)
    assert date == ranging("1961-05-03", "1961-05-09")
    assert said == (
        "between May 3, 1961, and May 9, 1961: between the documents 41 (May 3, 1961) and 43 (May 9, 1961)"
    )


def test_the_nearest_dated_ones_count(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "undated", "May 1961", toml="")
    assert built(source, 42)[0] == built(source, 43)[0] == ranging("1961-05-03", "1961-05-31")


def test_an_editorial_note_is_of_the_editors_time(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 9, 1961")
    (source / "d42.txt").write_text("42. Editorial Note\n\nIt rained in Lisbon.\n")
    verbs.build(source, tmp_path / "out")
    assert etree.parse(tmp_path / "out" / "tei" / "d42.xml").find(".//t:creation/t:date", NAMESPACES) is None


def test_a_day_between_the_same_days(tmp_path: Path) -> None:
    date, said = built(lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 3, 1961"), 42)
    assert date == ranging("1961-05-03", "1961-05-03")
    assert said.startswith("about May 3, 1961: ")


@pytest.mark.parametrize(
    ("number", "datelines"),
    [
        (42, ("May 9, 1961", "undated", "May 3, 1961")),
        (41, ("undated", "May 3, 1961", "May 9, 1961")),
        (43, ("May 3, 1961", "May 9, 1961", "undated")),
    ],
    ids=["not in order", "none before", "none after"],
)
def test_else_the_volume_tells(tmp_path: Path, number: int, datelines: tuple[str, ...]) -> None:
    assert built(lay_down(tmp_path / "in", *datelines), number)[0] == ranging("1961-01-01", "1963-12-31")


def test_a_date_that_an_editor_gives_counts_more(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 9, 1961")
    (source / "d42.corrections.toml").write_text(CORRECTION)
    date, _ = built(source, 42)
    assert date == {"when": "1961-05-05"}


def test_what_the_source_note_tells_counts_more(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 9, 1961")
    text = source / "d42.txt"
    text.write_text(text.read_text().replace("Box 12.", "Box 12, Portugal, June 1961."))
    assert built(source, 42)[0]["notBefore"] == "1961-06-01"


def test_a_document_alone_has_no_neighbours(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 9, 1961")
    found = verbs.convert(source / "d42.txt", Edition())
    assert found.tei is not None
    assert found.dating is None


def test_the_same_bytes_whoever_works_and_whenever(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", *("undated", "May 3, 1961", "undated", "May 9, 1961") * 8, toml="")
    trees = []
    for workers in (1, 2, 1):
        built(source, 43, workers)
        out = tmp_path / f"out{workers}"
        trees.append({str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert trees[0] == trees[1] == trees[2]


def test_the_record_tells_documents_apart_by_their_neighbours(tmp_path: Path) -> None:
    source = lay_down(tmp_path / "in", "May 3, 1961", "undated", "May 9, 1961")

    def settings() -> list[str]:
        built(source, 42)
        lines = (tmp_path / "out1" / "conversion.jsonl").read_text().splitlines()
        records = (json.loads(line) for line in lines)
        return [record["settings"] for record in records if record["record"] == "document"]

    before = settings()
    assert before[0] == before[2] != before[1]
    (source / "d43.txt").write_text(cable(43, "May 8, 1961"))
    after = settings()
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] != before[1]
    assert built(source, 42)[0]["notAfter"] == "1961-05-08"
