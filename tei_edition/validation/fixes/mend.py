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

_CAUSES = 24
"""So many causes are tried one at a time, where they did harm together."""


class Mended(NamedTuple):
    """The data after mending, what is still wrong with them, and how many diagnostics were mended."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]
    number: int = 0


def mend(data: bytes, found: Sequence[Diagnostic], examine: Examine) -> Mended:
    """Mends data of which `found` is known; `examine` tells what is wrong with mended data."""
    state = Mended(data, tuple(found))
    refused: set[Cause] = set()
    for _ in range(_ROUNDS):
        offered = _offered(state, refused)
        if not offered:
            break
        state = _try(state, offered, examine) or _one_by_one(state, offered, examine, refused)
    return state


def _offered(state: Mended, refused: set[Cause]) -> list[Diagnostic]:
    """The diagnostics whose edits can all be made: the first in the file first, where some overlap."""
    encoding = encoding_of(state.data)
    room = Room()
    mending = [d for d in state.diagnostics if d.detail.edits and cause_of(d) not in refused]
    mending.sort(key=lambda d: min(d.detail.edits))
    return [d for d in mending if fits(d.detail.edits, state.data, encoding) and room.take(d.detail.edits)]


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


def _one_by_one(
    state: Mended, offered: Sequence[Diagnostic], examine: Examine, refused: set[Cause]
) -> Mended:
    """The state after each cause was tried on its own; what does not help is refused for good."""
    causes = list(dict.fromkeys(map(cause_of, offered)))
    for cause in causes[:_CAUSES]:
        of_cause = [each for each in _offered(state, refused) if cause_of(each) == cause]
        better = _try(state, of_cause, examine) if of_cause and len(causes) > 1 else None
        if better is None:
            refused.add(cause)
        else:
            state = better
    refused.update(causes[_CAUSES:])
    return state


def _sameness(told: Diagnostic) -> tuple[str, ...]:
    """What stays the same when an element around it gets another name: not the XPath, not the parent."""
    detail = told.detail
    what = (detail.element, detail.attribute, detail.value)
    return (told.id, str(told.severity), *(what if any(what) else (told.message,)))
