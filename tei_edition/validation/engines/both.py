"""Two opinions on one document: libxml2's and jing's. Where they differ, both are told.

The verdict of a schema is one word, valid or not; the engines find different numbers of faults in an invalid
document (libxml2 the first below each parent, jing all), and that is no disagreement.
"""

from __future__ import annotations

from tei_edition.validation.fault import Fault


def compare(ours: tuple[Fault, ...], theirs: tuple[Fault, ...], names: tuple[str, str]) -> tuple[Fault, ...]:
    """The faults of both, those of the first first; one G111 where only one of the two finds any."""
    if bool(ours) == bool(theirs):
        there = {fault.node for fault in ours}
        return (*ours, *(fault for fault in theirs if fault.node not in there))
    said, silent = names if ours else names[::-1]
    first = (ours or theirs)[0]
    reason = f"{said} says: {first.reason}; {silent} finds the document valid"
    return (Fault("G111", first.node, reason, first.kind, first.attribute, first.value, first.allowed),)
