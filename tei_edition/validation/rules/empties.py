"""Rule M001: elements that are there to hold words, and hold nothing.

Knows which elements may well be empty: cells and labels (there is none), those that point to what they
mean, choices (a correction that strikes out), milestones.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.rules.subject import Subject, local_name

_WORDS = (
    "p head item q quote hi signed salute opener closer dateline placeName title idno l unclear supplied "
    "term div"
    " list".split()
)
_INSTEAD = ("ref", "key", "target", "corresp", "sameAs", "copyOf", "next", "prev", "facs", "when", "source")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The elements of a file that should not be empty."""
    for name in _WORDS:
        for node in subject.elements(name):
            if len(node) or ((text := node.text) and not text.isspace()):
                continue
            if not any(map(node.get, _INSTEAD)):
                parent = node.getparent()
                where = "" if parent is None else f" in {local_name(parent)}"
                yield subject.tell("M001", node, f"This {name}{where} has nothing in it.")
