"""How right the reading of source notes is, on 200 that were drawn at random and labelled by reading.

    python bench/source_notes.py             precision and recall of each field, in Markdown
    python bench/source_notes.py --wrong     what was claimed wrongly and what was missed, besides
    python bench/source_notes.py draw        the notes to label, as JSON lines (needs the data)

The notes are those of telegrams, airgrams, despatches and backchannel messages: so many of each decade,
from all volumes, by a fixed seed. In the oldest volumes the note is the line with the file's number
above the heading. The labels are in tests/data/source_notes.jsonl, and what they mean in the README
beside it; they were made before the parser, by reading, and no rule was made from these notes.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator

import gold
from lxml import etree

sys.path.insert(0, str(gold.ROOT / "tests"))  # the labels and their measure are a test's, too
from labelled import Score, measure

SEED = 1861
SHARES = {"1940s": 20, "1950s": 60, "1960s": 60, "1970s": 60}
_TEI = "{http://www.tei-c.org/ns/1.0}"
_KINDS = re.compile(r"telegram|backchannel message|airgram|despatch", re.IGNORECASE)


def draw() -> list[dict[str, str]]:
    """The drawn notes, in the order of the volumes: volume, document, words."""
    strata = defaultdict(list)
    for document in gold.documents():
        words = source_words(document)
        if words:
            row = {"volume": document.volume, "document": document.ident, "note": words}
            strata[decade(document.volume)].append(row)
    chance = random.Random(SEED)
    drawn = [row for name, share in SHARES.items() for row in chance.sample(strata[name], share)]
    return sorted(drawn, key=lambda row: (row["volume"], int(re.sub(r"\D", "", row["document"]))))


def decade(volume: str) -> str:
    """The decade of the middle of the years in a volume's name: frus1969-76v20 is of the 1970s."""
    years = re.match(r"frus([0-9]{2})([0-9]{2})(?:-([0-9]{2}))?", volume)
    if years is None:
        return ""
    middle = (int(years[2]) + int(years[3] or years[2])) // 2
    return f"{years[1]}{middle // 10}0s"


def source_words(document: gold.Document) -> str:
    """The words of the source note of a message; '' for other documents, and where there is no note."""
    root = etree.fromstring(document.tei.encode())
    heads, notes = root.findall(f"{_TEI}head"), root.iter(f"{_TEI}note")
    note = next((_words(n) for n in notes if n.get("type") == "source"), "")
    kinds = " ".join(_words(e) for e in heads)
    if "Source:" not in note:
        kinds += " " + note
    return note if _KINDS.search(kinds) else ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def table(scores: dict[str, Score]) -> Iterator[str]:
    """The scores as lines of a Markdown table."""
    yield "| field | labelled | right | wrong | missed | P | R |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for field, score in scores.items():
        if sum(score):
            counts = f"{score.right + score.missed} | {score.right} | {score.wrong} | {score.missed}"
            yield f"| {field} | {counts} | {score.precision:.3f} | {score.recall:.3f} |"


def main() -> None:
    """Reads the verb or option, prints."""
    given = sys.argv[1:]
    if given == ["draw"]:
        for row in draw():
            print(json.dumps(row, ensure_ascii=False))
    elif given in ([], ["--wrong"]):
        scores, told = measure()
        print(*table(scores), sep="\n")
        if given:
            print("", *told, sep="\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
