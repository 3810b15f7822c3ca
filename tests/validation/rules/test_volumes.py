"""No false alarm: what the rules say of the Office's own volumes, and a reader has confirmed.

Needs the shared data; a rule that tells more or less than this is to be looked at.
"""

from __future__ import annotations

import json
import lzma
import os
from collections import Counter
from pathlib import Path

import pytest
from ruled import ids, judged, wrapped

FRUS = Path(os.environ.get("TEI_EDITION_SHARED", "../shared")) / "frus"
FOUND = {
    "frus1955-57v02": {"I003": 1, "N031": 1, "P034": 3, "M001": 3, "F014": 2},
    "frus1961-63v06": {"N031": 1, "P035": 1, "M001": 2, "F014": 7},
    "frus1969-76v20": {"I003": 2, "N031": 2, "A001": 2, "A002": 2, "M001": 4, "F006": 3, "F013": 106},
}


@pytest.mark.skipif(not FRUS.is_dir(), reason="the shared data is not here")
@pytest.mark.parametrize("volume", FOUND)
def test_volume(volume: str) -> None:
    data = lzma.decompress((FRUS / "volumes" / f"{volume}.xml.xz").read_bytes())
    found = judged(data, "frus", path=FRUS / "volumes" / f"{volume}.xml")
    assert Counter(ids(found)) == FOUND[volume]
    tei = {rule for rule in FOUND[volume] if rule[0] != "F"}
    assert set(ids(judged(data, "tei", path=FRUS / "volumes" / f"{volume}.xml"))) == tei


@pytest.mark.skipif(not FRUS.is_dir(), reason="the shared data is not here")
def test_documents() -> None:
    """Single documents point to others and to lists that are elsewhere (I002); beside that, hardly "
    "anything."""
    count: Counter[str] = Counter()
    total = 0
    for file in sorted((FRUS / "dev").glob("*.jsonl.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in list(lines)[::20]:
                total += 1
                found = judged(wrapped(json.loads(line)["tei"]), "tei")
                count.update(set(ids(found)) - {"I002"})
    assert total
    assert sum(count.values()) < 0.02 * total, count
