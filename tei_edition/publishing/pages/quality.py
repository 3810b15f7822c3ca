"""How good the edition is, by its own account: what is missing, what leads nowhere, what is not sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from lxml import etree

from tei_edition.publishing.citations import Citation
from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.whole import Whole, add, group, mention, tree

_FACTS: dict[str, Callable[[Facts], object]] = {
    "a date": lambda facts: facts.date,
    "a sender": lambda facts: facts.sender,
    "an addressee": lambda facts: facts.addressee,
    "a classification": lambda facts: facts.particulars.get("classification", ""),
    "an archive": lambda facts: facts.particulars.get("repository", ""),
    "printed pages": lambda facts: facts.pages,
}


def make(whole: Whole) -> etree._Element:
    """The sums and the lists of the edition's quality."""
    root = tree()
    _known(root, whole)
    _links(root, whole)
    _doubts(root, whole)
    return root


def _known(root: etree._Element, whole: Whole) -> None:
    holder = group(root, whole.texts["known"])
    total = len(whole.documents)
    for label, get in _FACTS.items():
        without = [facts for facts in whole.documents if not get(facts)]
        share = add(holder, "share", label=label, number=str(total - len(without)), of=str(total))
        if len(without) < total:
            for facts in without:
                mention(share, facts, whole)


def _links(root: etree._Element, whole: Whole) -> None:
    known = {facts.id: facts for facts in whole.survey.facts}
    counts = Counter(citation.status for citation in whole.citations)
    holder = group(root, whole.texts["references"])
    for status, number in sorted(counts.items()):
        add(holder, "sum", label=status, number=str(number))
    for citation in whole.citations:
        if citation.status == "dead" and citation.citing in known:
            _dead(holder, citation, known[citation.citing], whole)


def _dead(holder: etree._Element, citation: Citation, facts: Facts, whole: Whole) -> None:
    mention(holder, facts, whole, words=citation.reference.words[:80], target=citation.reference.target[:80])


def _doubts(root: etree._Element, whole: Whole) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for facts in whole.documents:
        for element, certainty, number in facts.doubts:
            counts[element, certainty] += number
    if counts:
        holder = group(root, whole.texts["not-sure"], about=whole.texts["not-sure-about"])
        for (element, certainty), number in sorted(counts.items()):
            add(holder, "sum", label=f"{element}, {certainty}", number=str(number))
