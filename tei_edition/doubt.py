"""What an editor should look at: one doubt as a value, how much it weighs, and the order of many.

The weight of a doubt is the harm of an error times its chance, in per cent: what a reader is misled by comes
before what is merely untidy, and `low` before `medium`. Documents are ranked by the sum of their weights, for
who opens one looks at all its doubts; in a document the heaviest come first. Knows nothing of rules or files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tei_edition.finding import Certainty, Role

CHANCE = {Certainty.LOW: 30, Certainty.MEDIUM: 5, Certainty.HIGH: 0}
"""Per cent of the decisions of each certainty that are wrong, rounded: bench/calibration.py measures it."""

CERTAIN = 100
"""A note without a reference is not where it belongs, a document without number has no name: no chance."""

HARM = {
    Role.NOTE_REFERENCE: 10,
    Role.NOTE_LINK: 8,
    Role.NOTE: 10,
    Role.DOCUMENT_NUMBER: 10,
    Role.DATE: 8,
    Role.FACT: 1,
    Role.PERSON: 6,
    Role.OFFICE: 6,
    Role.HEAD: 5,
    Role.PAGE_BREAK: 5,
    Role.DATELINE: 5,
    Role.PLACE: 4,
    Role.ATTACHMENT: 4,
    Role.SIGNED: 4,
    Role.CLOSER: 4,
    Role.SOURCE_LINE: 4,
    Role.OPENER: 3,
    Role.LIST: 3,
    Role.TABLE: 3,
    Role.REFERENCE: 3,
    Role.MESSAGE_NUMBER: 3,
    Role.QUOTE: 2,
    Role.POSTSCRIPT: 2,
    Role.ITEM: 2,
    Role.LABEL: 2,
}
"""How much an error misleads a reader or an index, for each role; 1 for those that are not here."""

_NOUNS = {
    Role.NOTE_REFERENCE: "note",
    Role.NOTE: "note",
    Role.NOTE_LINK: "note",
    Role.HEAD: "heading",
    Role.PERSON: "name",
    Role.SIGNED: "signature",
    Role.CLOSER: "signature",
    Role.REFERENCE: "cross-reference",
}


class Doubt(NamedTuple):
    """A decision that is not sure: where, what, which words, what else it could be, and why.

    `words` shows the words in their context, between bars; `correction` is what to paste into the file of
    corrections if the decision is right, or to begin with if it is not.
    """

    line: int
    column: int
    what: str
    certainty: str
    weight: int
    words: str
    value: str
    alternatives: str
    why: str
    rule: str
    correction: str

    def record(self) -> dict[str, Any]:
        """The doubt as it stands in the manifest."""
        return self._asdict()


_COUNTED = ("line", "column", "weight")


def from_record(record: Mapping[str, Any]) -> Doubt:
    """The doubt that a manifest recorded; KeyError, TypeError, ValueError where it is none."""
    values = (int(record[key]) if key in _COUNTED else str(record[key]) for key in Doubt._fields)
    return Doubt(*values)  # type: ignore[arg-type]


def weigh(role: Role, chance: int) -> int:
    """The weight of a doubt."""
    return HARM.get(role, 1) * chance


def in_order(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts of one document, the heaviest first, then by their places."""
    return tuple(sorted(doubts, key=lambda d: (-d.weight, d.line, d.column, d.what)))


class Looked(NamedTuple):
    """A document with its doubts: the source's name, the TEI's, both as the manifest has them."""

    source: str
    output: str
    doubts: tuple[Doubt, ...]

    @property
    def weight(self) -> int:
        """The sum of the weights of its doubts."""
        return sum(doubt.weight for doubt in self.doubts)


def ranked(documents: Iterable[Looked]) -> list[Looked]:
    """The documents that have doubts, those first where an hour of an editor gains most."""
    return sorted((d for d in documents if d.doubts), key=lambda d: (-d.weight, d.source, d.output))


@dataclass(slots=True)
class Tally:
    """How many doubts of each kind there are, in how many documents, and how much they weigh."""

    doubts: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    weights: Counter[str] = field(default_factory=Counter)

    def add(self, doubts: Iterable[Doubt]) -> None:
        """Counts the doubts of one document."""
        nouns: Counter[str] = Counter()
        for doubt in doubts:
            noun = _noun(doubt.what)
            nouns[noun] += 1
            self.weights[noun] += doubt.weight
        self.doubts += nouns
        self.documents += Counter(set(nouns))

    def record(self) -> dict[str, dict[str, int]]:
        """The counts for the manifest, the heaviest kind first."""
        return {
            noun: {"doubts": self.doubts[noun], "documents": self.documents[noun]} for noun in self._nouns()
        }

    def in_words(self) -> str:
        """`12 notes in 9 documents, 1 date in 1 document`; '' where there is nothing to look at."""
        return ", ".join(
            f"{counted(self.doubts[noun], noun)} in {counted(self.documents[noun], 'document')}"
            for noun in self._nouns()
        )

    def _nouns(self) -> Iterator[str]:
        yield from sorted(self.doubts, key=lambda noun: (-self.weights[noun], noun))


def _noun(what: str) -> str:
    """What the doubts about a role are counted as."""
    role = next((role for role in Role if role.value == what), None)
    return _NOUNS.get(role, what) if role else what


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`, `3 delivery instructions`, `2 persons of the lists`."""
    kind, of, whole = noun.partition(" of ")
    return f"{number} {kind}{'' if number == 1 else 's'}{of}{whole}"
