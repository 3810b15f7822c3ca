"""What is required next in a pattern. Knows patterns only."""

from __future__ import annotations

from tei_edition.validation.explain.relaxng.derive import Derivatives, Leaves
from tei_edition.validation.explain.relaxng.patterns import Leaf, Op, Pattern

_FAR = 1_000_000


class Needs:
    """The least that makes a pattern whole, remembered."""

    def __init__(self, derivatives: Derivatives) -> None:
        self._derivatives = derivatives
        self._far: dict[Pattern, int] = {}

    def of(self, pattern: Pattern) -> Leaves:
        """What has to come next on the shortest ways to the end; () where nothing has to come."""
        if pattern.nullable or pattern.op is Op.NOT_ALLOWED:
            return ()
        if isinstance(pattern, Leaf):
            return (pattern,)
        parts = [part for part in pattern.parts if not part.nullable]
        if pattern.op is Op.CHOICE:
            least = min(map(self._steps, parts))
            parts = [part for part in parts if self._steps(part) == least]
            return tuple(dict.fromkeys(leaf for part in parts for leaf in self.of(part)))
        return self.of(parts[0])

    def _steps(self, pattern: Pattern) -> int:
        """How many things have to come at least."""
        if pattern.nullable:
            return 0
        if pattern.op is Op.LEAF or not pattern.parts:
            return 1 if pattern.op is Op.LEAF else _FAR
        if pattern not in self._far:
            steps = [self._steps(part) for part in pattern.parts]
            self._far[pattern] = min(steps) if pattern.op is Op.CHOICE else sum(steps)
        return self._far[pattern]
