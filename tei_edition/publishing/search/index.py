"""The inverted index: for each word the documents that have it, how often, in which field.

Written in shards by the first letter, so that a page loads only those that a question needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

FIELDS = ("title", "text")
"""What is searched; a word of the title weighs more."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Index:
    """Words and where they are. Documents are added in their order, and are numbered from 0."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[list[tuple[int, int]], ...]] = {}
        self.lengths: list[tuple[int, ...]] = []

    def add(self, fields: Iterable[Mapping[str, int]]) -> None:
        """Adds a document by the words of its fields, and how often each has them."""
        number = len(self.lengths)
        lengths = []
        for field, counts in enumerate(fields):
            lengths.append(len(counts))
            for word, count in counts.items():
                places = self._words.get(word)
                if places is None:
                    places = self._words[word] = tuple([] for _ in FIELDS)
                places[field].append((number, count))
        self.lengths.append(tuple(lengths))

    def shards(self) -> Iterator[tuple[str, str]]:
        """The letter and the lines of each shard: a word, then for each field its documents.

        A document is the distance to the last in base 36, with `*` and how often where that is not once.
        """
        shards: dict[str, list[str]] = {}
        for word in sorted(self._words):
            postings = " ".join(",".join(_postings(field)) or "-" for field in self._words[word])
            shards.setdefault(shard_of(word), []).append(f"{word} {postings}")
        for letter in sorted(shards):
            yield letter, "\n".join(shards[letter])


def shard_of(word: str) -> str:
    """The shard of a word: its first letter, `0` for digits, `_` for other scripts."""
    first = word[0]
    if first.isascii():
        return first if first.isalpha() else "0"
    return "_"


def _postings(places: list[tuple[int, int]]) -> Iterator[str]:
    last = 0
    for number, count in places:
        times = f"*{_base36(count)}" if count > 1 else ""
        yield f"{_base36(number - last)}{times}"
        last = number


@cache
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
