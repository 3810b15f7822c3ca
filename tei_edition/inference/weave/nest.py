"""Findings as trees: what a span contains is a child of its finding. Knows spans, not what they mean."""

from __future__ import annotations

from typing import NamedTuple

from tei_edition.model import Finding, Role

# Where spans are equal, the earlier role holds the later one.
_ORDER = {role: place for place, role in enumerate(
    (Role.ATTACHMENT, Role.OPENER, Role.CLOSER, Role.POSTSCRIPT, Role.QUOTE, Role.TABLE, Role.ROW,
     Role.CELL, Role.LIST, Role.LABEL, Role.ITEM, Role.HEAD, Role.SOURCE_LINE, Role.DATELINE,
     Role.SALUTE, Role.MARKING, Role.SIGNED, Role.CAPACITY, Role.PARAGRAPH, Role.OFFICE, Role.PERSON,
     Role.PLACE, Role.DATE, Role.HOURS, Role.MESSAGE_NUMBER, Role.DELIVERY, Role.REFERENCE,
     Role.EXCISION, Role.NAMED, Role.TERM)
)}  # fmt: skip
_POINTS = frozenset((Role.PAGE_BREAK, Role.NOTE_REFERENCE, Role.LINE_BREAK, Role.BULLET))


class Node(NamedTuple):
    """A finding with the findings that its span contains."""

    finding: Finding
    children: list[Node]


def _key(finding: Finding) -> tuple[int, int, int]:
    start, end = finding.span
    return start, -end, _ORDER.get(finding.role, 99)


def nest(findings: list[Finding]) -> tuple[list[Node], list[Finding]]:
    """The findings as trees, in the order of the text, and those that cross others."""
    top: list[Node] = []
    stack: list[Node] = []
    losers: list[Finding] = []
    for finding in sorted(findings, key=_key):
        start, end = finding.span
        while stack and stack[-1].finding.span.end <= start and not _last_cell(stack[-1], finding):
            stack.pop()
        if stack and end > stack[-1].finding.span.end:
            losers.append(finding)
            continue
        node = Node(finding, [])
        (stack[-1].children if stack else top).append(node)
        if finding.role not in _POINTS:
            stack.append(node)
    return top, losers


def _last_cell(node: Node, finding: Finding) -> bool:
    """Whether a finding is the empty cell at the very end of a row, which has no length."""
    start, end = finding.span
    return start == end == node.finding.span.end and node.finding.role is Role.ROW
