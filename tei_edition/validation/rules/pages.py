"""Rules P031-P035: the numbers of pages. Knows page breaks, with Arabic and Roman numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.places import XML_ID
from tei_edition.validation.rules.subject import Subject, quoted

_ROMAN = re.compile(r"(?i:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_STEM = re.compile(r"(.*?)[0-9ivxlcdmIVXLCDM]*")
_GAPS = 0.05


class _Page(NamedTuple):
    """A page break and its number, in Arabic or Roman figures."""

    node: etree._Element
    number: int
    roman: bool


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the page breaks of a file."""
    breaks = subject.elements("pb")
    if len(breaks) < 2:
        return
    series: dict[tuple[str | None, str | None], list[etree._Element]] = {}
    for node in breaks:
        series.setdefault((node.get("ed"), node.get("edRef")), []).append(node)
    for each in series.values():
        yield from _numbers(subject, each)
        yield from _images(subject, each)


def _numbers(subject: Subject, breaks: list[etree._Element]) -> Iterator[Diagnostic]:
    pages = [page for node in breaks if (page := _page(node))]
    steps = [
        (a, b)
        for a, b in pairwise(pages)
        if b.number != a.number + 1 and a.roman == b.roman and _stem(a) == _stem(b)
    ]
    holes = [(a, b) for a, b in steps if b.number > a.number + 1]
    for before, page in steps:
        if page.number == before.number:
            said = f"Page {_n(page)} is marked twice: the page break before this one has the same number."
            yield subject.tell("P033", page.node, said, attribute="n")
        elif page.number < before.number and page.number != 1:
            yield subject.tell(
                "P031", page.node, f"Page {_n(page)} comes after page {_n(before)}.", attribute="n"
            )
    selection = len(holes) > max(2, _GAPS * len(pages))
    nameless = _nameless(breaks)
    for before, page in holes:
        between = nameless.get(page.node)
        if between is not None and page.number == before.number + 2:
            said = f"The page break between pages {_n(before)} and {_n(page)} has no number."
            yield subject.tell("P034", between, said)
        elif not selection and between is None:
            yield subject.tell("P032", page.node, _hole(before, page), attribute="n")


def _hole(before: _Page, page: _Page) -> str:
    count = page.number - before.number - 1
    missing = "a page has" if count == 1 else f"{count} pages have"
    return f"Page {_n(page)} comes after page {_n(before)}: {missing} no page break."


def _nameless(breaks: list[etree._Element]) -> dict[etree._Element, etree._Element]:
    """The breaks without a number, by the numbered one that follows."""
    return {b: a for a, b in pairwise(breaks) if not a.get("n") and b.get("n")}


def _page(node: etree._Element) -> _Page | None:
    n = node.get("n", "").strip("[] ")
    roman = not n.isdecimal()
    value = _roman(n) if roman else int(n[:9])
    return _Page(node, value, roman) if value else None


def _stem(page: _Page) -> str:
    """What the xml:ids of a series of pages begin with."""
    found = _STEM.fullmatch(page.node.get(XML_ID, ""))
    return found[1] if found else ""


def _roman(n: str) -> int:
    if not n or not _ROMAN.fullmatch(n):
        return 0
    values = [_VALUES[c] for c in n.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _n(page: _Page) -> str:
    return page.node.get("n", "")


def _images(subject: Subject, breaks: list[etree._Element]) -> Iterator[Diagnostic]:
    """P035, where each page of a file has an image of its own but for a few."""
    images = [(node, node.get("facs", "")) for node in breaks if node.get("facs")]
    count = Counter(facs for _, facs in images)
    if not images or len(images) - len(count) > max(1, _GAPS * len(images)):
        return
    first: dict[str, str] = {}
    for node, facs in images:
        if count[facs] > 1:
            here = node.get("n") or "without a number"
            other = first.setdefault(facs, here)
            if other is not here:
                said = f"Page {here} has the image {quoted(facs)}, as page {other} has."
                yield subject.tell("P035", node, said, attribute="facs")
