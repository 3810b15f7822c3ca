"""Persons and terms of the edition's lists in a text, as findings. Knows the order of the work."""

from __future__ import annotations

from collections.abc import Iterator

from tei_edition.inference.names.alone import alone
from tei_edition.inference.names.bearers import Bearers
from tei_edition.inference.names.find import Hit, hits
from tei_edition.inference.names.index import Index, compile_index
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span

__all__ = ["Index", "compile_index", "find_names"]

# Within these there is no room for a name: an identifier is one word or number.
_CLOSED = frozenset((Role.MESSAGE_NUMBER, Role.DOCUMENT_NUMBER))
_NOT_WORDS = frozenset((Role.NOTE, Role.FACT, Role.NOTE_NUMBER, Role.PAGE_BREAK, Role.NOTE_REFERENCE))


def find_names(index: Index, text: str, findings: list[Finding]) -> list[Finding]:
    """The names and terms in a text, notes and all, where nothing that was found crosses them.

    A name that several share, and of which nothing tells whose it is, becomes a finding of the role
    UNRESOLVED: it is reported, and not tagged.
    """
    found = hits(index, text)
    bearers = Bearers(text, found, findings)
    named = [finding for hit in found for finding in _finding(hit, bearers)]
    named = sorted([*named, *alone(index, text, named, findings)])
    return list(_free(named, findings))


def _finding(hit: Hit, bearers: Bearers) -> Iterator[Finding]:
    span = Span(hit.start, hit.end)
    if hit.bearers:
        choice = bearers.choose(hit)
        role = Role.UNRESOLVED if choice.certainty is Certainty.LOW else Role.NAMED
        yield Finding(span, role, choice.certainty, choice.rule, choice.evidence, choice.key)
    elif len(hit.terms) == 1:
        evidence = f"the form {hit.entry.form} of the lists"
        yield Finding(span, Role.TERM, Certainty.HIGH, "term", evidence, hit.terms[0].key)
    else:
        several = f"may be {', '.join(term.key for term in hit.terms)}"
        yield Finding(span, Role.UNRESOLVED, Certainty.LOW, "term-ambiguous", several)


def _free(named: list[Finding], findings: list[Finding]) -> Iterator[Finding]:
    """Those of `named` that lie within or outside each other finding, and in none that is closed."""
    around = (f for f in findings if f.role not in _NOT_WORDS and f.span.end > f.span.start)
    edges = sorted((f.span, f.role) for f in around)
    open_spans: list[tuple[Span, Role]] = []
    at = 0
    for finding in named:
        start, end = finding.span
        while at < len(edges) and edges[at][0].start < end:
            open_spans.append(edges[at])
            at += 1
        open_spans = [edge for edge in open_spans if edge[0].end > start]
        if not any(_in_the_way(edge, start, end) for edge in open_spans):
            yield finding


def _in_the_way(edge: tuple[Span, Role], start: int, end: int) -> bool:
    (first, last), role = edge
    if role in _CLOSED:
        return True
    inside = first <= start and end <= last
    return not inside and not (start <= first and last <= end)
