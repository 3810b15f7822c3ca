"""Which of the names that were found an edition marks: once each, or also those that only nearness tells.

Knows where a document's heading ends and where its notes begin; not how names are found.
"""

from __future__ import annotations

from tei_edition.model import Finding, Role
from tei_edition.reading import Page

_NAMES = (Role.NAMED, Role.TERM)


def by_nearness(findings: list[Finding]) -> list[Finding]:
    """The findings, with each shared name marked, at low certainty, as that of the one bearer of it whom
    the document names elsewhere."""
    return [f._replace(role=Role.NAMED) if _is_near(f) else f for f in findings]


def _is_near(finding: Finding) -> bool:
    return finding.role is Role.UNRESOLVED and finding.rule == "name-near"


def first_mentions(findings: list[Finding], page: Page) -> list[Finding]:
    """The findings, with each entry of the lists once in the text and once in the notes: where it stands
    first. In the heading, which is no running text, none is marked; what an editor says stays."""
    head = next((f.span for f in findings if f.role is Role.HEAD and f.rule == "heading"), None)
    seen: set[tuple[bool, str]] = set()
    kept = []
    for finding in sorted(findings):
        if finding.role in _NAMES and not finding.resp:
            place = finding.span.start >= page.main_end, finding.value
            if place in seen or (head and head.start <= finding.span.start < head.end):
                continue
            seen.add(place)
        kept.append(finding)
    return kept
