"""Content models as automata, read from xmlschema's own components.

Each element name gets a smallest deterministic automaton of its content model. It does not judge:
it tells which questions to ask, since two sequences of children that go through the same
transitions are alike for every deterministic content model. Each transition has a witness, a
shortest sequence of children that uses it, and xmlschema judges the witness.

Raises Unsupported for what this reasoning does not cover: wildcards, counted occurrences, `all`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


class Unsupported(Exception):  # noqa: N818 (it is no error: the caller asks xmlschema in full)
    """The schema has something that cannot be judged piece by piece."""


@dataclass(frozen=True, slots=True)
class Automaton:
    """States are numbers, 0 is the start. `steps[state][name]` is the next state."""

    steps: tuple[Mapping[str, int], ...]
    final: frozenset[int]

    def access(self, state: int) -> tuple[str, ...]:
        """A shortest sequence of names from the start to a state."""
        return self._shortest(0, frozenset({state}))

    def completion(self, state: int) -> tuple[str, ...]:
        """A shortest sequence of names from a state to an end."""
        return self._shortest(state, self.final)

    def _shortest(self, start: int, goals: frozenset[int]) -> tuple[str, ...]:
        queue: deque[tuple[int, tuple[str, ...]]] = deque([(start, ())])
        seen = {start}
        while queue:
            state, word = queue.popleft()
            if state in goals:
                return word
            for name, following in self.steps[state].items():
                if following not in seen:
                    seen.add(following)
                    queue.append((following, (*word, name)))
        raise Unsupported(f"no way from state {start} to {sorted(goals)}")


@dataclass(slots=True)
class _Positions:
    """Glushkov's construction: each particle is a position; who may follow whom."""

    names: list[str] = field(default_factory=lambda: [""])
    follow: list[set[int]] = field(default_factory=lambda: [set()])

    def link(self, sources: set[int], targets: set[int]) -> None:
        for source in sources:
            self.follow[source] |= targets


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a content model: may it be empty, and which positions begin and end it."""

    nullable: bool
    first: frozenset[int]
    last: frozenset[int]


def automaton(group: Any) -> Automaton:
    """The automaton of an xmlschema XsdGroup."""
    positions = _Positions()
    part = _read(group, positions)
    positions.link({0}, set(part.first))
    ends = set(part.last) | ({0} if part.nullable else set())
    steps = [_named(targets, positions) for targets in positions.follow]
    return _smallest(steps, ends)


def _named(targets: set[int], positions: _Positions) -> dict[str, int]:
    named = {positions.names[target]: target for target in sorted(targets)}
    if len(named) < len(targets):
        raise Unsupported("the content model is not deterministic")
    return named


def _read(particle: Any, positions: _Positions) -> _Part:
    occurs = particle.min_occurs, particle.max_occurs
    if occurs not in {(0, 1), (1, 1), (0, None), (1, None)}:
        raise Unsupported(f"an occurrence of {occurs}")
    part = _group(particle, positions) if hasattr(particle, "model") else _leaf(particle, positions)
    if occurs[1] is None:
        positions.link(set(part.last), set(part.first))
    return _Part(part.nullable or not occurs[0], part.first, part.last)


def _leaf(element: Any, positions: _Positions) -> _Part:
    if element.name is None or element.ref is None:
        raise Unsupported("a wildcard, or an element declared in its parent")
    positions.names.append(element.name)
    positions.follow.append(set())
    here = frozenset({len(positions.names) - 1})
    return _Part(False, here, here)


def _group(group: Any, positions: _Positions) -> _Part:
    parts = [_read(particle, positions) for particle in group]
    if group.model == "choice" and parts:
        return _Part(
            any(part.nullable for part in parts),
            frozenset().union(*(part.first for part in parts)),
            frozenset().union(*(part.last for part in parts)),
        )
    if group.model == "all":
        raise Unsupported("an all group")
    return _sequence(parts, positions)


def _sequence(parts: Sequence[_Part], positions: _Positions) -> _Part:
    whole = _Part(True, frozenset(), frozenset())
    for part in parts:
        positions.link(set(whole.last), set(part.first))
        whole = _Part(
            whole.nullable and part.nullable,
            whole.first | part.first if whole.nullable else whole.first,
            whole.last | part.last if part.nullable else part.last,
        )
    return whole


def _smallest(steps: Sequence[Mapping[str, int]], ends: set[int]) -> Automaton:
    """Moore's algorithm: states that no continuation tells apart become one."""
    block = [int(state in ends) for state in range(len(steps))]
    count = 0
    while len(set(block)) > count:
        count = len(set(block))
        seen: dict[object, int] = {}
        block = [
            seen.setdefault(
                (block[state], frozenset((name, block[to]) for name, to in steps[state].items())),
                len(seen),
            )
            for state in range(len(steps))
        ]
    merged: dict[int, dict[str, int]] = {}
    for state, number in enumerate(block):
        merged.setdefault(number, {name: block[to] for name, to in steps[state].items()})
    return Automaton(
        tuple(merged[number] for number in range(len(merged))),
        frozenset(block[state] for state in ends),
    )
