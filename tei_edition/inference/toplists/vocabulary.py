"""The vocabulary that tells items apart, from words.toml."""

from __future__ import annotations

from functools import cache

from tei_edition.data import table_of


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The words of each group, without periods at their ends: titles, ranks, given names, topics ..."""
    table = table_of(__package__, "words.toml")
    return {group: frozenset(bare(word) for word in words.split()) for group, words in table.items()}


def bare(word: str) -> str:
    """A word as it is compared: without what stands around it."""
    return word.strip(".,;:()[]“”\"'’")
