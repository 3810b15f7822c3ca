"""Edits put into the bytes of a file: its encoding, byte order mark and line ends stay as they are.

Knows bytes; knows nothing of diagnostics or of what the edits are for.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tei_edition.diagnostics.diagnostic import Edit


class Room:
    """The places of edits that were taken, so that no other touches them."""

    def __init__(self) -> None:
        self._taken: list[Edit] = []

    def take(self, edits: Iterable[Edit]) -> bool:
        """Takes all of these, or none and False, where one touches another.

        Two insertions at one place touch, for nothing says which comes first; the same edit twice is one.
        """
        given = sorted(set(edits))
        new = [edit for edit in given if not self._has(edit)]
        if any(touch(a, b) for a, b in pairwise(given)) or not all(map(self._is_free, new)):
            return False
        for edit in new:
            insort(self._taken, edit)
        return True

    def edits(self) -> tuple[Edit, ...]:
        """All that were taken, in the order of their places."""
        return tuple(self._taken)

    def _has(self, edit: Edit) -> bool:
        at = bisect_left(self._taken, edit)
        return at < len(self._taken) and self._taken[at] == edit

    def _is_free(self, edit: Edit) -> bool:
        at = bisect_left(self._taken, edit)
        return not any(touch(edit, other) for other in self._taken[max(0, at - 1) : at + 1])


def touch(one: Edit, other: Edit) -> bool:
    """Whether two edits concern the same bytes, or the same place between bytes."""
    first, second = sorted((one, other))
    return first.start == second.start or first.end > second.start


def fits(edits: Iterable[Edit], data: bytes, encoding: str) -> bool:
    """Whether the edits lie within the data, and between its characters."""
    unit = 2 if encoding.startswith("utf-16") else 4 if encoding.startswith("utf-32") else 1
    return all(0 <= e.start <= e.end <= len(data) and e.start % unit == e.end % unit == 0 for e in edits)


def apply(data: bytes, edits: Sequence[Edit], encoding: str) -> bytes:
    """The data with edits that fit and do not overlap; what the encoding has not becomes a reference."""
    line_end = "\r\n" if _has_carriage_returns(data, encoding) else "\n"
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits):
        text = edit.text.replace("\r\n", "\n").replace("\n", line_end)
        pieces += [data[at : edit.start], text.encode(encoding, "xmlcharrefreplace")]
        at = edit.end
    return b"".join((*pieces, data[at:]))


def _has_carriage_returns(data: bytes, encoding: str) -> bool:
    """Whether the first line ends with both characters."""
    feed, back = "\n".encode(encoding), "\r".encode(encoding)
    first = data.find(feed)
    return first >= len(back) and data[first - len(back) : first] == back
