"""What an edition keeps of its sources while it is built: the findings, and where the text is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tei_edition.batch.originals import Kept
from tei_edition.batch.packed import packed, unpacked
from tei_edition.edition import Edition
from tei_edition.explanation import explanations
from tei_edition.output import digest
from tei_edition.pipeline import convert
from tei_edition.source import decode

SEED = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[0]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    path, data = tmp_path / "a.txt", SEED.read_bytes()
    path.write_bytes(data)
    found = convert(decode(data, "a.txt"), Edition()).findings
    return Kept(str(path), "a.txt", digest(data), packed(found))


def test_findings_come_back_as_they_were() -> None:
    found = convert(decode(SEED.read_bytes(), "a.txt"), Edition()).findings
    assert tuple(unpacked(packed(found))) == found
    assert len(packed(found)) < 4000


def test_a_source_is_given_with_its_findings(kept: Kept) -> None:
    original = kept()
    assert original is not None
    source = decode(SEED.read_bytes(), "a.txt")
    assert (original.data, original.text) == (source.data, source.text)
    assert original.findings == explanations(source, unpacked(kept.found))


def test_a_source_that_was_changed_meanwhile_is_not_shown(kept: Kept) -> None:
    Path(kept.path).write_text("43. Another text", encoding="utf-8")
    assert kept() is None


def test_a_source_that_is_gone_is_not_shown(kept: Kept) -> None:
    Path(kept.path).unlink()
    assert kept() is None


def test_it_is_read_in_the_encoding_that_was_asked_for(kept: Kept) -> None:
    data = SEED.read_text(encoding="utf-8").encode("utf-16-le")
    Path(kept.path).write_bytes(data)
    original = replace(kept, sha256=digest(data), encoding="utf-16-le")()
    assert original is not None
    assert original.text == SEED.read_text(encoding="utf-8")
