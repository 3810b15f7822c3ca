"""Whether two forenames may be one person's: initials, short forms. Knows English; no lists, no text."""

from __future__ import annotations

from functools import cache
from importlib import resources


def may_be(one: str, other: str) -> bool:
    """Whether two forenames, in small letters and without full stop, may be the same."""
    if one == other:
        return True
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) != 2 and full.startswith(short):
        return True
    forms = _short_forms()
    return full in forms.get(short, ()) or short in forms.get(full, ())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """The short forms of forenames (`bob`), with what each may stand for."""
    text = resources.files(__package__).joinpath("forenames.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {short: frozenset(full) for short, *full in rows}
