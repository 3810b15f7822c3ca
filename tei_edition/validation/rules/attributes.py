"""The attributes of a file that the rules ask for, each pair of name and value once.

A volume has twenty thousand attributes, a quarter of them different, and nearly always nothing is wrong with
them: what is judged is the pairs, and elements are looked for only where one is bad. Judges nothing itself.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from tei_edition.validation.document import Document
from tei_edition.validation.places import XML_ID

XML_LANG = XML_ID.replace("}id", "}lang")

ELSEWHERE = frozenset(
    "target targetEnd ref corresp sameAs copyOf next prev source resp who ana decls wit synch exclude"
    " select spanTo edRef nymRef active passive mutual toWhom scribeRef scriptRef".split()
)
"""The attributes of TEI that hold pointers, to the file itself or elsewhere."""

HERE = ELSEWHERE | frozenset(
    "facs rendition scheme hand change datingPoint datingMethod period calendar domains feats fVal inst"
    " parts perf start end since new location from to code class origin where unitRef toUnit fromUnit".split()
)
"""The attributes in which at least what begins with # is a pointer."""

DATES = frozenset(("when", "from", "to", "notBefore", "notAfter"))
"""The attributes that give a date, or begin or end a range of dates."""


class Attributes(NamedTuple):
    """What a file's attributes hold: the xml:ids, pointers, languages, dates.

    `twice` tells whether an xml:id may be given more than once.
    """

    ids: frozenset[str]
    twice: bool
    pointers: set[tuple[str, str]]
    languages: set[str]
    dates: set[tuple[str, str]]


def attributes(document: Document) -> Attributes:
    """The attributes of a document."""
    pairs = {pair for node in document.root.iter(etree.Element) for pair in node.items()}
    ids: set[str] = set()
    local: set[tuple[str, str]] = set()
    pointers: set[tuple[str, str]] = set()
    languages: set[str] = set()
    dates: set[tuple[str, str]] = set()
    for pair in pairs:
        name, value = str(pair[0]), str(pair[1])
        if name == XML_ID:
            ids.add(value)
        elif value[:1] == "#":
            if name in HERE:
                local.add((name, value))
        elif name in ELSEWHERE:
            pointers.add((name, value))
        elif name in DATES or name.endswith("dateTime-min"):
            dates.add((name, value))
        elif name == XML_LANG:
            languages.add(value)
    twice = document.data.count(b"xml:id") != len(ids) and _count(document.root) != len(ids)
    return Attributes(frozenset(ids), twice, local | pointers, languages, dates)


def _count(root: etree._Element) -> int:
    """How many elements have an xml:id; the bytes may also have the words in text and comments."""
    return int(root.xpath("count(//@xml:id)"))  # type: ignore[arg-type]
