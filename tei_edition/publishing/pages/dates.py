"""The documents by date: a heading for each month; those without a day behind the days of their month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from tei_edition.publishing.facts import Facts, in_words
from tei_edition.publishing.pages.whole import Whole, entry, group, tree


def first_day(facts: Facts) -> str:
    """The day, month or year of a document, or where its range begins; '' where nothing is known."""
    said = facts.particulars
    return str(facts.when or said.get("from") or said.get("not_before") or said.get("to") or "")[:10]


def by_month(documents: Iterable[Facts]) -> list[tuple[str, list[Facts]]]:
    """The documents by month (1972-10), in the order of their days; those without a date under ''."""
    ordered = sorted(documents, key=lambda facts: (first_day(facts) or "~", facts.order))
    return [(month, [*found]) for month, found in groupby(ordered, key=lambda facts: first_day(facts)[:7])]


def make(whole: Whole) -> etree._Element | None:
    """The list by date; none where no document has one."""
    if not any(map(first_day, whole.documents)):
        return None
    root = tree()
    for month, documents in by_month(whole.documents):
        holder = group(
            root, in_words(month) if month else whole.texts["without-date"], f"m-{month or 'undated'}"
        )
        for facts in documents:
            entry(holder, facts, whole)
    return root
