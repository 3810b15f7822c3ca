"""Several posts in one phrase of the heading, each a correspondent of its own.

Knows the parties of a heading; how the posts are told apart is known in words.several. The marks in the
heading stay: the phrase is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei_edition.header import Correspondent
from tei_edition.inference.facts.source_note.claims import masked
from tei_edition.inference.words.several import Post, cities, several
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span


def each_post(parties: Iterable[Correspondent]) -> tuple[Correspondent, ...]:
    """The parties, with each of the posts of a phrase by itself: `the Embassies in Rome and Bonn`."""
    return tuple(one for party in parties for one in _each(party))


def _each(party: Correspondent) -> tuple[Correspondent, ...]:
    posts = () if party.person else _posts(party.office)
    return tuple(party._replace(office=post.name) for post in posts) or (party,)


def _posts(office: str) -> tuple[Post, ...]:
    return several(office, masked(office), 0, len(office)) or cities(office)


def facts_of_posts(
    findings: list[Finding], text: str, parties: tuple[Correspondent, ...]
) -> Iterator[Finding]:
    """A finding for each such post at its own words, or at the phrase where lines or marks stand in it."""
    told = {(party.side, party.office) for party in parties if not party.person}
    for found in findings:
        if found.role is not Role.OFFICE:
            continue
        start, end = found.span
        words = text[start:end]
        even = words == " ".join(words.split())
        for post in _posts(" ".join(words.split())):
            if (found.value, post.name) in told:
                span = Span(start + post.start, start + post.end) if even else found.span
                evidence = "one of the posts that the heading names together"
                value = f"{found.value}: {post.name}"
                yield Finding(span, Role.FACT, Certainty.MEDIUM, "one-of-several", evidence, value)
