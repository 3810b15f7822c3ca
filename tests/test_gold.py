"""A fixed sample of the gold: everything converts, all is valid by TEI's own schema, and the scores hold."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from tei_edition.diagnostics import Severity
from tei_edition.edition import Edition
from tei_edition.pipeline import convert
from tei_edition.registers import list_file
from tei_edition.source import decode

PER_VOLUME = 18
TEI = "{http://www.tei-c.org/ns/1.0}"

# F1 of each feature over the sample, a little below what was measured; a change may not fall below.
FLOORS = {
    "text identical": 0.985, "note text identical": 0.975, "documents whole": 0.945,
    "note": 0.985, "note, irregular": 0.955, "block": 0.998, "title": 0.99, "pb": 0.985, "p": 0.985,
    "head": 0.97, "item": 0.985, "label": 0.97, "list": 0.92, "listType": 0.88, "dateline": 0.98,
    "date": 0.91, "when": 0.91, "placeName": 0.95, "opener": 0.92, "closer": 0.93, "signed": 0.93,
    "inlineSource": 0.98, "ref": 0.84, "from": 0.93, "to": 0.9,
    "person": 0.85, "term": 0.86,
}  # fmt: skip


class Made(NamedTuple):
    volume: str
    identifier: str
    tei: bytes | None
    errors: tuple[str, ...]


def _convert(job: tuple[str, str, str, str]) -> Made:
    volume, identifier, text, lists = job
    edition = Edition(volume_id=volume, lists=(list_file(Path(lists)),))
    found = convert(decode(text.encode(), f"{identifier}.txt"), edition)
    errors = tuple(d.message for d in found.diagnostics if d.severity is Severity.ERROR)
    return Made(volume, identifier, found.tei, errors)


def _sample(path: Path) -> Iterator[str]:
    """Lines of a volume that lie at equal distances."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        lines = stream.readlines()
    step = max(1, len(lines) // PER_VOLUME)
    yield from lines[step // 2 :: step][:PER_VOLUME]


@pytest.fixture(scope="session")
def gold(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as score.py reads it: one .jsonl.xz for each volume."""
    folder = tmp_path_factory.mktemp("gold")
    for path in sorted((shared / "frus" / "dev").glob("*.jsonl.xz")):
        with lzma.open(folder / path.name, "wt", encoding="utf-8", preset=0) as out:
            out.writelines(_sample(path))
    return folder


@pytest.fixture(scope="session")
def conversions(gold: Path, shared: Path) -> list[Made]:
    """The sample, converted with the lists of each volume."""
    jobs = []
    for path in sorted(gold.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        volume = path.name.removesuffix(".jsonl.xz")
        lists = str(shared / "frus" / "dev" / f"{volume}.lists.xml")
        jobs += [(volume, row["id"], row["text"], lists) for row in rows]
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(_convert, jobs, chunksize=40))


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> etree.RelaxNG:
    path = next((shared / "schema").rglob("tei_all.rng"), None)
    if path is None:
        pytest.skip("there is no tei_all.rng among the gold data")
    return etree.RelaxNG(etree.parse(path))


def test_the_sample_is_of_all_volumes(conversions: list[Made]) -> None:
    assert len({made.volume for made in conversions}) == 22
    assert 360 <= len(conversions) <= 22 * PER_VOLUME


def test_all_convert(conversions: list[Made]) -> None:
    assert [(made.volume, made.identifier, made.errors) for made in conversions if not made.tei] == []


def test_all_are_valid_by_tei_all(conversions: list[Made], tei_all: etree.RelaxNG) -> None:
    faults = [
        (made.volume, made.identifier, str(tei_all.error_log.last_error))
        for made in conversions
        if made.tei and not tei_all.validate(etree.fromstring(made.tei))
    ]
    assert faults == []


@pytest.fixture(scope="session")
def figures(
    shared: Path, gold: Path, conversions: list[Made], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    """What score.py says of the sample: F1 by feature, and the shares of whole documents."""
    out = tmp_path_factory.mktemp("out")
    for made in conversions:
        if made.tei:
            (out / made.volume).mkdir(exist_ok=True)
            (out / made.volume / f"{made.identifier}.xml").write_bytes(made.tei)
    report = out / "score.json"
    command = [sys.executable, str(shared / "frus" / "score.py"), "--gold", str(gold), "score", str(out)]
    subprocess.run([*command, "--json", str(report)], check=True, capture_output=True, timeout=120)
    found = json.loads(report.read_text())
    scores = {name: feature["f1"] for name, feature in found["features"].items()}
    return scores | {k: v for k, v in found.items() if isinstance(v, float)}


@pytest.mark.parametrize("feature", FLOORS)
def test_score(figures: dict[str, float], feature: str) -> None:
    assert figures[feature] >= FLOORS[feature]
