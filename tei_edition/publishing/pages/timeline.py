"""The documents on a line of time: a row for each month, a mark for each document."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.facts import in_words
from tei_edition.publishing.pages.dates import by_month
from tei_edition.publishing.pages.whole import Whole, add, mention, tree

_LONGEST = 600  # months; what lies farther apart is no line


def make(whole: Whole) -> etree._Element | None:
    """The months from the first to the last, also those without a document; none for less than two months."""
    months = dict(by_month(whole.documents))
    dated = sorted(month for month in months if len(month) == 7)
    if len(dated) < 2:
        return None
    root = tree()
    line = months_between(dated[0], dated[-1])
    for month in line if len(line) <= _LONGEST else dated:
        row = add(root, "month", when=month, label=in_words(month), year=month[:4])
        for facts in months.get(month, ()):
            mention(row, facts, whole, date=facts.date)
    return root


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last, both included: 1972-11, 1972-12, 1973-01."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, min(end, start + 2 * _LONGEST) + 1)]
