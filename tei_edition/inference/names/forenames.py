"""Whether two forenames may be one person's: initials, short forms. Knows English; no lists, no text."""

from __future__ import annotations

from functools import cache

from tei_edition.data import lines_of


def may_be(one: str, other: str) -> bool:
    """Whether two forenames, in small letters and without full stop, may be the same."""
    if one == other:
        return True
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) != 2 and full.startswith(short):
        return True
    if len(short) > 4 and short[0] == full[0] and _near(short, full):
        return True
    forms = _short_forms()
    return full in forms.get(short, ()) or short in forms.get(full, ())


def _near(short: str, full: str) -> bool:
    """Whether one word is the other but for a letter that is left out: `yitzak`, `yitzhak`."""
    if len(full) - len(short) != 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != full[i]), len(short))
    return short[at:] == full[at + 1 :]


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """The short forms of forenames (`bob`), with what each may stand for."""
    rows = (line.split() for line in lines_of(__package__, "forenames.txt"))
    return {short: frozenset(full) for short, *full in rows}
