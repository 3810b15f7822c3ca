"""Every value of a header is followed back to the words that it comes from."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.edition import Edition
from tei_edition.inference.facts.vocabulary import folded
from tei_edition.inference.view import blank_out
from tei_edition.model import Certainty, Role
from tei_edition.pipeline import Conversion, convert
from tei_edition.source import Source, Span

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
NOTE = (
    "  1. Source: Wynn Library, RG 7, Marsh Papers,  Box 12, Nepal. Secret; Priority; Eyes Only for "
    "Hale; Zebra. Drafted by Hale (NEA/X) on May 3, cleared by Stone and in G/PM, and approved by "
    "Reed. Also sent to Rome and repeated priority to Paris. Received at 4:12 p.m. and passed to the "
    "White House. Printed from a copy. Copies were sent to General Vane, S/S, and the Secretaries of State "
    "and Defense. It rained."
)
OWN = f"""5. Telegram From the Embassies in Portugal and Spain to the Department of State1

Lisbon, May 3, 1961, 4 p.m.

712. We shall wait.

{NOTE}
"""
LINE = """890F.6363/5–848: Telegram

The Secretary of State to the Legation in Nepal

Washington, May 8, 1948—11 a. m.
[Received May 8—2:15 p. m.]
secret us urgent

171. We shall wait. Sent Katmandu 171, repeated London 30 and Cape Town.
"""
CLAIMS = (
    "//t:msIdentifier//t:repository | //t:msIdentifier//t:collection | //t:msIdentifier//t:idno"
    " | //t:msItem//t:persName | //t:msItem//t:orgName | //t:objectDesc/t:p"
    " | //t:correspAction/*[not(self::t:date[@cert])] | //t:creation/*[not(@cert) and not(self::t:rs)]"
    " | //t:teiHeader//t:catDesc"
)


def converted(text: str) -> Conversion:
    return convert(Source("test.txt", text, text.encode()), Edition())


def texts() -> Iterator[str]:
    yield OWN
    yield LINE
    for path in sorted(SEEDS.glob("*.txt")):
        yield path.read_bytes().decode()


def values(found: Conversion) -> list[str]:
    """What the header claims of this document."""
    assert found.tei is not None, found.diagnostics
    elements = etree.fromstring(found.tei).xpath(CLAIMS, namespaces=NAMESPACES)
    words = [" ".join("".join(element.itertext()).split()) for element in elements]
    return [each for each in words if each]


def evidence(found: Conversion, text: str) -> set[str]:
    """The words of every finding, note references and page marks left out, as they are compared."""
    marks = [f for f in found.findings if f.role in (Role.NOTE_REFERENCE, Role.PAGE_BREAK)]
    clean = blank_out(text, marks)
    spans = {f.span for f in found.findings if f.role not in (Role.NOTE_REFERENCE, Role.PAGE_BREAK)}
    dates = [f.span for f in found.findings if f.role is Role.DATE]
    hours = [f.span for f in found.findings if f.role is Role.HOURS]  # a date with its hours is one value
    spans |= {Span(day.start, hour.end) for day in dates for hour in hours if day.end <= hour.start}
    words = {folded(clean[start:end]) for start, end in spans} | _of_several(found, clean)
    lines = [f.span for f in found.findings if f.role is Role.MARKING]
    return words | {term for start, end in lines for term in _runs(folded(clean[start:end]))}


def _of_several(found: Conversion, text: str) -> set[str]:
    """The names of posts that one noun in the plural names together, those whose words the text has."""
    names = set()
    for fact in (f for f in found.findings if f.role is Role.FACT):
        name = fact.value.partition(": ")[2]
        own = " ".join(text[slice(*fact.span)].split())
        noun = name.removesuffix(own).split()
        before = " ".join(text[: fact.span.start].split())
        if own and name.endswith(f" {own}") and noun and noun[-2][:-1] in before and noun[-1] in before:
            names.add(folded(name))
    return names


def _runs(line: str) -> Iterator[str]:
    """Every run of words of a line: markings stand in it without a sign between them."""
    words = line.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


@pytest.mark.parametrize("text", list(texts()), ids=["note", "line", "seed 0", "seed 1"])
def test_every_value_has_its_words(text: str) -> None:
    found = converted(text)
    words = evidence(found, text)
    assert len(values(found)) > 3
    assert [value for value in values(found) if folded(value) not in words] == []


def test_every_value_of_the_published_documents_has_its_words(shared: Path) -> None:
    paths = sorted((shared / "frus" / "dev").glob("*.jsonl.xz"))
    assert paths
    for text in islice(_published(paths), 60):
        found = converted(text)
        words = evidence(found, text)
        assert [value for value in values(found) if folded(value) not in words] == []


def _published(paths: list[Path]) -> Iterator[str]:
    """The first documents of each volume, by turns."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 20, 24):
                yield json.loads(line)["text"]


def test_what_is_not_understood_is_listed() -> None:
    rest = [f for f in converted(OWN).findings if f.rule == "source-note-rest"]
    assert [(f.value, f.certainty) for f in rest] == [("It rained", Certainty.LOW)]
    assert OWN[slice(*rest[0].span)] == "It rained"
