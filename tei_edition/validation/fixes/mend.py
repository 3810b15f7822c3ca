"""Mends a file as far as that is safe: an edit stays only if it helps and does no harm.

Knows diagnostics with edits and a function that examines bytes; knows nothing of what is wrong, nor of
files. What helps is decided by examining the mended bytes: the diagnostics that offered the edits must be
gone, and no other may have come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tei_edition.diagnostics.diagnostic import Diagnostic
from tei_edition.diagnostics.found import Cause, cause_of
from tei_edition.validation.encoding import encoding_of
from tei_edition.validation.fixes.edits import Room, apply, fits

Examine = Callable[[bytes], Sequence[Diagnostic]]

_ROUNDS = 5
"""Edits that overlap others, or that are offered only when others are made, come in a further round."""

_TRIALS = 48
"""So many times a file is examined at most, to find out which of its edits do harm."""


class Mended(NamedTuple):
    """The data after mending, what is still wrong with them, and how many diagnostics were mended."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]
    number: int = 0


def mend(data: bytes, found: Sequence[Diagnostic], examine: Examine) -> Mended:
    """Mends data of which `found` is known; `examine` tells what is wrong with mended data."""
    state = Mended(data, tuple(found))
    trials = _TRIALS
    for _ in range(_ROUNDS):
        better, trials = _most(state, _offered(state), examine, trials)
        if better is state:
            break
        state = better
    return state


def _offered(state: Mended) -> list[Diagnostic]:
    """The diagnostics whose edits can all be made: the first in the file first, where some overlap."""
    encoding = encoding_of(state.data)
    room = Room()
    mending = sorted((d for d in state.diagnostics if d.detail.edits), key=lambda d: min(d.detail.edits))
    return [d for d in mending if fits(d.detail.edits, state.data, encoding) and room.take(d.detail.edits)]


def _most(state: Mended, offered: list[Diagnostic], examine: Examine, trials: int) -> tuple[Mended, int]:
    """The state with as many as possible mended, and the trials that are left.

    All at once, as a rule. Where that does harm, one cause at a time, and the halves of one.
    """
    best, accepted = state, list[Diagnostic]()
    waiting = [offered] if offered else []
    while waiting and trials:
        group = waiting.pop()
        trials -= 1
        if better := _try(state, [*accepted, *group], examine):
            best = better
            accepted += group
        elif len(group) > 1:
            waiting += reversed(_parts(group))
    return best, trials


def _parts(group: list[Diagnostic]) -> list[list[Diagnostic]]:
    """A group by its causes, or, where it has but one, in halves."""
    causes: dict[Cause, list[Diagnostic]] = {}
    for each in group:
        causes.setdefault(cause_of(each), []).append(each)
    half = len(group) // 2
    return list(causes.values()) if len(causes) > 1 else [group[:half], group[half:]]


def _try(state: Mended, offered: Sequence[Diagnostic], examine: Examine) -> Mended | None:
    """The state with these edits made; None where they do not help, or do harm."""
    edits = {edit for each in offered for edit in each.detail.edits}
    data = apply(state.data, sorted(edits), encoding_of(state.data))
    after = tuple(examine(data))
    allowed = Counter(map(_sameness, state.diagnostics))
    allowed.subtract(map(_sameness, offered))
    if Counter(map(_sameness, after)) <= allowed:
        return Mended(data, after, state.number + len(offered))
    return None


def _sameness(told: Diagnostic) -> tuple[str, ...]:
    """What stays the same when an element around it gets another name: not the XPath, not the parent."""
    detail = told.detail
    what = (detail.element, detail.attribute, detail.value)
    return (told.id, str(told.severity), *(what if any(what) else (told.message,)))
