"""The source notes that were labelled by reading, and how right the parser is on them.

The labels are in data/source_notes.jsonl; what they mean is told in the README beside it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from tei_edition.inference.facts.source_note import read_source_line, read_source_note, source_at
from tei_edition.inference.facts.vocabulary import folded

LABELS = Path(__file__).parent / "data" / "source_notes.jsonl"
# The kind of a claim -> the field of the labels.
FIELDS = {
    "repository": "repository", "record-group": "record group", "collection": "collection", "lot": "lot",
    "job": "lot", "accession": "lot", "box": "box", "folder": "folder", "file": "file",
    "classification": "classification", "precedence": "precedence", "handling": "handling",
    "slug": "slug", "info": "repeated", "passed": "passed", "sent": "sent", "action": "action",
    "drafted": "drafted by", "drafted on": "drafted on", "cleared": "cleared", "approved": "approved",
    "signed": "signed", "received": "received", "no-marking": "no marking", "copy": "copy",
    "ibid": "ibid", "copied": "copies", "copied person": "copies",
}  # fmt: skip


class Score(NamedTuple):
    """How many values of a field are right, claimed wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the claimed that is right; 1 where nothing is claimed."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the labelled that is found; 1 where nothing is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def labelled() -> list[dict[str, Any]]:
    """The notes with their labels."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claimed(note: str) -> dict[str, list[str]]:
    """What the parser makes of a note: field -> values, as the labels have them."""
    read = read_source_note if source_at(note) >= 0 else read_source_line
    found = defaultdict(list)
    for claim in read(note).claims:
        field = FIELDS.get(claim.kind.partition(" ")[0] if "collection" in claim.kind else claim.kind)
        if field:
            found[field].append("yes" if field in ("no marking", "copy", "ibid") else claim.value)
    return found


def measure() -> tuple[dict[str, Score], list[str]]:
    """The score of each field, and a line for each value that is wrong or missed."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    told = []
    for row in labelled():
        found = claimed(row["note"])
        for field in dict.fromkeys(FIELDS.values()):
            gold_values = Counter(map(_compared, row["labels"].get(field, ())))
            own = Counter(map(_compared, found.get(field, ())))
            right[field] += (gold_values & own).total()
            wrong[field] += (own - gold_values).total()
            missed[field] += (gold_values - own).total()
            place = f"{row['volume']} {row['document']} {field}"
            told += [f"{place}: wrong: {value}" for value in (own - gold_values).elements()]
            told += [f"{place}: missed: {value}" for value in (gold_values - own).elements()]
    fields = dict.fromkeys(FIELDS.values())
    return {field: Score(right[field], wrong[field], missed[field]) for field in fields}, told


def _compared(value: str) -> str:
    """A value as it is compared: without an article, and a term without hyphens."""
    return folded(value.removeprefix("the "))
