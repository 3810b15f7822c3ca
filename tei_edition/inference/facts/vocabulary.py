"""The vocabularies of markings, from markings.toml."""

from __future__ import annotations

from functools import cache, lru_cache

from tei_edition.data import table_of


@cache
def taxonomies() -> dict[str, tuple[str, ...]]:
    """The vocabularies: kind of marking -> its terms as they are written."""
    table = table_of("tei_edition.inference", "markings.toml")
    return {kind: tuple(terms) for kind, terms in table.items()}


@cache
def terms() -> dict[str, tuple[str, str]]:
    """A term in lower case without hyphens -> its kind, and how it is written."""
    return {folded(term): (kind, term) for kind, names in taxonomies().items() for term in names}


@cache
def longest_first() -> tuple[str, ...]:
    """The terms as they are compared, long ones before those that they contain."""
    return tuple(sorted(terms(), key=len, reverse=True))


@lru_cache(maxsize=4096)
def term_of(words: str) -> tuple[str, str] | None:
    """The kind of the marking that the words are, and how it is written; None if they are none."""
    return terms().get(folded(words))


def folded(term: str) -> str:
    """A term as it is compared: lower case, hyphens and dashes as blanks."""
    return " ".join(term.lower().replace("-", " ").replace("–", " ").split())
