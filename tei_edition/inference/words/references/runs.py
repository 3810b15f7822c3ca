"""Runs of numbers and pages as they are cited, each of them a reference. Knows no volumes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_edition.inference.words.references import grammar
from tei_edition.inference.words.references.numbers import first_half, first_page
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span


def cited(start: int, end: int, target: str, volume: str, sure: Certainty = Certainty.MEDIUM) -> Finding:
    """A reference between two offsets, to a target in a volume or ('') in this one."""
    evidence = f"the volume {volume} is cited" if volume else "it is cited by number"
    return Finding(Span(start, end), Role.REFERENCE, sure, "reference", evidence, target)


def numbers(text: str, limit: int, at: int, prefix: str) -> Iterator[Finding]:
    """The numbers that go on after "Documents 31", up to a limit."""
    more = grammar.MORE.match(text, at, limit)
    while more:
        begin, end = more.span("number")
        half = begin + len(first_half(more["number"]))
        for a, b in ((begin, half), (half, end)):
            if a < b:
                yield cited(a, b, prefix + text[a:b], "")._replace(evidence="the list of numbers goes on")
        more = grammar.MORE.match(text, end, limit)


def pages_of(text: str, limit: int, start: int, pages: re.Match[str], volume: str) -> Iterator[Finding]:
    """A page, of a volume or ('') of this one, with the words before it, and those that go on after "pp."."""
    prefix = f"frus:{volume}#pg_" if volume else "frus:pg_"
    number, end = pages["page"], pages.end("page")
    plural = pages["sign"] in ("pp.", "pages")
    goes_on = bool(grammar.GOES_ON.match(text, end, limit))
    first = first_page(number, goes_on) if plural else number
    middle = end - len(number) + len(first)
    yield cited(start, middle, prefix + first, volume)
    if middle < end:
        yield cited(middle, end, prefix + number[len(first) :], volume)
    if plural:
        yield from numbers(text, limit, end, prefix)
