"""How good the edition is, by its own account: what is missing, what leads nowhere, what is not sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from lxml import etree

from tei_edition.publishing.citations import Citation
from tei_edition.publishing.facts import SURE, Facts
from tei_edition.publishing.pages.whole import Whole, add, group, mention, tree

_FACTS: dict[str, Callable[[Facts], object]] = {
    "date": lambda facts: facts.date,
    "from": lambda facts: facts.sender,
    "to": lambda facts: facts.addressee,
    "classification": lambda facts: facts.particulars.get("classification", ""),
    "archive": lambda facts: facts.particulars.get("repository", ""),
    "printed-pages": lambda facts: facts.pages,
}
_STATUSES = ("edition", "series", "web", "missing", "unresolved", "dead")
"""What may become of a reference; what it is called is the text lead-STATUS."""


def make(whole: Whole) -> etree._Element:
    """The sums and the lists of the edition's quality."""
    root = tree()
    _valid(root, whole)
    _known(root, whole)
    _links(root, whole)
    _doubts(root, whole)
    return root


def _valid(root: etree._Element, whole: Whole) -> None:
    """What the conversion judged before it wrote it is valid; what came as TEI was taken as it is."""
    if not whole.judged:
        group(root, whole.texts["validity"], about=whole.texts["not-judged"])
        return
    holder = group(root, whole.texts["validity"], about=whole.texts["judged"])
    _share(holder, whole.texts["valid"], [f for f in whole.documents if f.file not in whole.judged], whole)


def _known(root: etree._Element, whole: Whole) -> None:
    holder = group(root, whole.texts["known"])
    for name, get in _FACTS.items():
        _share(holder, whole.texts[name], [facts for facts in whole.documents if not get(facts)], whole)


def _share(holder: etree._Element, label: str, without: Sequence[Facts], whole: Whole) -> None:
    """How many documents have something; which have not, if some have it."""
    total = len(whole.documents)
    share = add(holder, "share", label=label, number=str(total - len(without)), of=str(total))
    for facts in without if len(without) < total else ():
        mention(share, facts, whole)


def _links(root: etree._Element, whole: Whole) -> None:
    known = {facts.id: facts for facts in whole.survey.facts}
    counts = Counter(citation.status for citation in whole.citations)
    holder = group(root, whole.texts["references"])
    for status in _STATUSES:
        if counts[status] or status == "dead":
            add(holder, "sum", label=whole.texts[f"lead-{status}"], number=str(counts[status]))
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
            add(holder, "sum", label=f"{element}: {whole.texts[SURE[certainty]]}", number=str(number))
