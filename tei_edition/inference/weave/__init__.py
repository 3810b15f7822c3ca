"""Findings -> Cable. The only place that nests.

Findings whose spans contain each other become nodes in each other; of two that cross, the one that
begins first stays, and the other is returned as a loser, to be reported.
"""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.inference.weave.blocks import BlockWeaver
from tei_edition.inference.weave.nest import nest
from tei_edition.model import Cable, Finding, Head, Part, Role, Text
from tei_edition.reading import Page

__all__ = ["Woven", "nest", "weave"]

_UNWOVEN = frozenset((Role.DOCUMENT_NUMBER, Role.NOTE_NUMBER, Role.NOTE, Role.FACT, Role.UNRESOLVED))


class Woven(NamedTuple):
    """The cable, and the findings that had no place in it because surer ones crossed them."""

    cable: Cable
    losers: list[Finding]


def weave(
    page: Page, findings: list[Finding], identifier: str, without: frozenset[int] = frozenset()
) -> Woven:
    """The cable that the findings about a page make. `without` are the notes, by their positions, of which
    an editor says that nothing refers to them."""
    body = [f for f in findings if f.role not in _UNWOVEN]
    in_main = [f for f in body if f.span.start < page.main_end]
    in_notes = [f for f in body if f.span.start >= page.main_end]
    trees, losers = nest(in_main)
    weaver = BlockWeaver(page, in_main, in_notes)
    parts = [n for n in trees if n.finding.role is Role.ATTACHMENT]
    message = weaver.blocks([n for n in trees if n.finding.role is not Role.ATTACHMENT])
    attachments = tuple(Part(weaver.blocks(n.children), *n.finding.claim) for n in parts)
    number = next((f.value for f in findings if f.role is Role.DOCUMENT_NUMBER), "")
    head = next((b for b in message if isinstance(b, Head)), None)
    title = "".join(p.text for p in head.content if isinstance(p, Text)) if head else ""
    cable = Cable(
        identifier, number, "Editorial Note" in title, Part(message), attachments, weaver.unanchored(without)
    )  # fmt: skip
    return Woven(cable, losers)
