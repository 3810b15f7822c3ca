"""The lists that a run of items is made of: the best sequence of types, and how sure it is.

A conditional random field over the items, solved by dynamic programming: each item's features and each
step from one type to the next have a weight (weights.toml, fitted on half of the volumes of the gold;
data to be read and overruled there). Knows features, no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, log
from typing import NamedTuple

from tei_edition.data import weights_of

TYPES = ("subject", "participants", "to", "references", "")
START = "start"
SEQUENCE = "in sequence"  # of two items that are counted: A, B
_BROKEN = -10.0  # a sequence in two lists


class Entry(NamedTuple):
    """An item to be typed: what is seen of it, and what is seen between it and the item before it."""

    features: tuple[str, ...]
    steps: tuple[str, ...] = ()


class Typing(NamedTuple):
    """The type of every item, and the share of all weight that this answer has (0 to 1)."""

    types: tuple[str, ...]
    probability: float


@cache
def weights() -> dict[str, float]:
    """The weights of `type: feature` and of the steps `type > type`, from weights.toml."""
    return weights_of(__package__)


def step_features(before: str, kind: str, steps: Sequence[str]) -> list[str]:
    """The features of the step from type `before` to type `kind`."""
    step = f"{before or 'list'} > {kind or 'list'}"
    return [step, *(f"{step} {seen}" for seen in steps)]


def item_weight(kind: str, entry: Entry, table: dict[str, float]) -> float:
    """How well an item fits a type."""
    name = kind or "list"
    return sum(table.get(f"{name}: {feature}", 0.0) for feature in entry.features)


def type_items(entries: Sequence[Entry]) -> Typing:
    """The best types of the items of a run, in order."""
    table = weights()
    best: dict[str, tuple[float, tuple[str, ...]]] = {START: (0.0, ())}
    total = {START: 0.0}
    for entry in entries:
        fits = {kind: item_weight(kind, entry, table) for kind in TYPES}
        nexts: dict[str, tuple[float, tuple[str, ...]]] = {}
        sums: dict[str, float] = {}
        for kind in TYPES:
            ways = {b: _step(b, kind, entry.steps, table) for b in best}
            value, before = max((best[b][0] + way, b) for b, way in ways.items())
            nexts[kind] = value + fits[kind], (*best[before][1], kind)
            sums[kind] = _log_sum([total[b] + way for b, way in ways.items()]) + fits[kind]
        best, total = nexts, sums
    value, types = max(best.values())
    return Typing(types, exp(value - _log_sum(list(total.values()))))


def _step(before: str, kind: str, steps: Sequence[str], table: dict[str, float]) -> float:
    broken = _BROKEN if SEQUENCE in steps and before != kind else 0.0
    return broken + sum(table.get(name, 0.0) for name in step_features(before, kind, steps))


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))
