"""Fits the weights that type the items of the lists at the top, and says how well they do.

    python bench/fit_toplists.py            fit on one half of the volumes, evaluate on both
    python bench/fit_toplists.py --write    the same, and write inference/toplists/weights.toml

The items of several lists (subject, participants ...) stand in one run of bullets without headings. The
toolkit spells out what is seen of each item; a conditional random field over the run gives the weights
(the most likely ones, with a penalty on their squares). The fit sees every second volume, in the order
of their names. Evaluated are runs with all items right, on that half and on the other, which had no
part in the fit, and how often they are by the probability that the toolkit gives to its answer.

Needs numpy and SciPy (it comes with scikit-learn): pip install -e '.[bench]'. Data: see bench/README.md.
Takes two minutes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import gold
import numpy as np
from list_places import Typed, typed_runs
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from scipy.special import logsumexp  # type: ignore[import-untyped]

from tei_edition.inference.toplists.segment import START, TYPES, step_features, type_items, weights

WEIGHTS = gold.ROOT / "tei_edition" / "inference" / "toplists" / "weights.toml"
RARE = 4  # a feature seen less often is not fitted
SMALL = 0.05  # a weight nearer to zero is not kept
PENALTY = 1.5
ROUNDS = 60
_BOUNDS = (0.99, 0.9, 0.0)
_COMMENT = """\
# What speaks for a type of list at the top of a document: features of its items, and steps from the
# type of one item to that of the next. Fitted by bench/fit_toplists.py; "list" is a list without type.
[weights]
"""
_SIZE = len(TYPES)


class Field:
    """The likelihood of some runs as a function of the weights, with its gradient."""

    def __init__(self, found: Sequence[Typed]) -> None:
        self.names: dict[str, int] = {}
        seen = Counter(name for run in found for entry in run.entries for name in set(entry.features))
        items, steps = [], []
        for run in found:
            before: tuple[str, ...] = (START,)
            for entry in run.entries:
                kept = [name for name in entry.features if seen[name] >= RARE]
                items += [self._ids(f"{kind or 'list'}: {name}" for name in kept) for kind in TYPES]
                steps += [self._ids(step_features(b, kind, entry.steps)) for b in before for kind in TYPES]
                before = TYPES
        self.items, self.steps = self._matrix(items), self._matrix(steps)
        self.answers = [[TYPES.index(kind) for kind in run.types] for run in found]

    def _ids(self, names: Iterable[str]) -> list[int]:
        return [self.names.setdefault(name, len(self.names)) for name in names]

    def _matrix(self, rows: list[list[int]]) -> Any:
        columns = [i for row in rows for i in row]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        return csr_matrix((np.ones(len(columns)), columns, ends))

    def loss(self, given: Any) -> tuple[float, Any]:
        """Minus the log-likelihood, penalised, and its gradient."""
        items = _times(self.items, given).reshape(-1, _SIZE)
        steps = _times(self.steps, given)
        item_slope, step_slope = np.zeros_like(items), np.zeros_like(steps)
        total, item, step = 0.0, 0, 0
        for answer in self.answers:
            size = len(answer)
            steps_end = step + _SIZE + (size - 1) * _SIZE * _SIZE
            total += _likelihood(
                items[item : item + size],
                steps[step:steps_end],
                answer,
                item_slope[item : item + size],
                step_slope[step:steps_end],
            )
            item, step = item + size, steps_end
        slope = _back(self.items, item_slope.ravel(), len(given)) + _back(self.steps, step_slope, len(given))
        return PENALTY * float(given @ given) / 2 - total, PENALTY * given + slope


def _times(matrix: Any, given: Any) -> Any:
    return matrix @ given[: matrix.shape[1]]


def _back(matrix: Any, slope: Any, size: int) -> Any:
    found = np.zeros(size)
    found[: matrix.shape[1]] = matrix.T @ slope
    return found


def _likelihood(items: Any, steps: Any, answer: list[int], item_slope: Any, step_slope: Any) -> float:
    """The log-likelihood of one run, by the forward-backward algorithm; adds to the slopes."""
    first, later = steps[:_SIZE], steps[_SIZE:].reshape(-1, _SIZE, _SIZE)
    forward = [first + items[0]]
    for at, table in enumerate(later, start=1):
        forward.append(logsumexp(forward[-1][:, None] + table, axis=0) + items[at])
    everything = logsumexp(forward[-1])
    value = first[answer[0]] - everything + sum(items[at][kind] for at, kind in enumerate(answer))
    behind = np.zeros(_SIZE)
    inner_slope = step_slope[_SIZE:].reshape(-1, _SIZE, _SIZE)
    for at in range(len(answer) - 1, -1, -1):
        item_slope[at] += np.exp(forward[at] + behind - everything)
        item_slope[at, answer[at]] -= 1
        if at:
            onward = later[at - 1] + (items[at] + behind)[None, :]
            inner_slope[at - 1] += np.exp(forward[at - 1][:, None] + onward - everything)
            inner_slope[at - 1, answer[at - 1], answer[at]] -= 1
            value += later[at - 1][answer[at - 1], answer[at]]
            behind = logsumexp(onward, axis=1)
    step_slope[:_SIZE] += item_slope[0]
    return float(value)


def fit(found: Sequence[Typed]) -> dict[str, float]:
    """The weights that make the types of the runs most likely."""
    field = Field(found)
    start = np.zeros(len(field.names))
    best = minimize(field.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return {name: round(float(best[i]), 2) for name, i in field.names.items() if abs(best[i]) >= SMALL}


def install(fitted: dict[str, float]) -> None:
    """Lets the toolkit in this process use these weights in place of those in its file."""
    table = weights()
    table.clear()
    table.update(fitted)


def table_of_results(halves: dict[str, list[Typed]]) -> Iterator[str]:
    """Runs and items that are right, by the probability of the answer, as lines of a Markdown table."""
    yield "| runs | probability at least | number | wholly right | share | items | items right |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, found in halves.items():
        answers = [(type_items(run.entries), run.types) for run in found]
        above = 2.0
        for bound in _BOUNDS:
            here = [(a.types, true) for a, true in answers if bound <= a.probability < above]
            right = sum(said == true for said, true in here)
            pairs = [pair for said, true in here for pair in zip(said, true, strict=True)]
            yield (
                f"| {name} | {bound} | {len(here)} | {right} | {right / max(1, len(here)):.4f} "
                f"| {len(pairs)} | {sum(a == b for a, b in pairs)} |"
            )
            above = bound


def as_toml(fitted: dict[str, float]) -> str:
    """The file of weights, by name."""
    return _COMMENT + "".join(f'"{name}" = {fitted[name]:.2f}\n' for name in sorted(fitted))


def main() -> None:
    """Reads the options, fits, evaluates, prints; writes only when asked to."""
    given = gold.fit_arguments(__doc__)
    found = [run for d in gold.documents(given.volumes, given.limit) for run in typed_runs(d)]
    half, _ = gold.halves()
    fitted_on = [run for run in found if run.volume in half]
    if not fitted_on:
        sys.exit("There is no run of bullets to fit on.")
    fitted = fit(fitted_on)
    there = weights()
    changed = sum(abs(fitted.get(n, 0.0) - there.get(n, 0.0)) > 0.02 for n in fitted.keys() | there.keys())
    print(f"{len(fitted_on)} runs; {changed} of {len(fitted)} weights differ from {WEIGHTS.name}\n")
    install(fitted)
    held_out = [run for run in found if run.volume not in half]
    print(*table_of_results({"fitted on": fitted_on, "held out": held_out}), sep="\n")
    if given.write:
        gold.write_weights(WEIGHTS, as_toml(fitted))


if __name__ == "__main__":
    main()
