"""Who cites whom: for each document those that it cites, and those that cite it."""

from __future__ import annotations

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.pages.whole import Whole, add, mention, tree


def make(whole: Whole) -> etree._Element | None:
    """The table of references within the edition; none where no document cites another."""
    known = {facts.id: facts for facts in whole.documents}
    cites: dict[str, dict[str, Facts]] = {}
    for citation in whole.citations:
        there = citation.status == "edition" and citation.document in known and citation.citing in known
        if there and citation.document != citation.citing:
            cites.setdefault(citation.citing, {})[citation.document] = known[citation.document]
    if not cites:
        return None
    root = tree()
    for facts in whole.documents:
        citers = [known[other] for other in whole.survey.cited_by.get(facts.id, ()) if other in known]
        if facts.id in cites or citers:
            row = add(root, "row", href=whole.href(facts), number=facts.number, title=facts.title)
            for name, found in (("cites", [*cites.get(facts.id, {}).values()]), ("cited", citers)):
                cell = add(row, name)
                for other in sorted(found, key=lambda other: other.order):
                    mention(cell, other, whole)
    return root
