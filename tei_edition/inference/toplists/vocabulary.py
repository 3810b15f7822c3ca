"""The vocabulary that tells items apart, from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The words of each group, without periods at their ends: titles, ranks, given names, topics ..."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return {group: frozenset(bare(w) for w in words.split()) for group, words in tomllib.loads(text).items()}


def bare(word: str) -> str:
    """A word as it is compared: without what stands around it."""
    return word.strip(".,;:()[]“”\"'’")
