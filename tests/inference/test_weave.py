"""nest: spans that contain each other become trees; spans that cross are told."""

from __future__ import annotations

from tei_edition.inference.weave import nest
from tei_edition.model import Certainty, Finding, Role
from tei_edition.source import Span


def finding(start: int, end: int, role: Role) -> Finding:
    return Finding(Span(start, end), role, Certainty.HIGH, "rule", "evidence")


def shape(nodes: list[object]) -> list[object]:
    return [(str(n.finding.role), shape(n.children)) for n in nodes]  # type: ignore[attr-defined]


def nested(*findings: Finding) -> tuple[list[object], list[Finding]]:
    trees, losers = nest(list(findings))
    return shape(list(trees)), losers


def test_inside() -> None:
    inner, outer = finding(2, 4, Role.DATE), finding(0, 9, Role.PARAGRAPH)
    assert nested(inner, outer) == ([("paragraph", [("date", [])])], [])


def test_beside() -> None:
    found = nested(finding(0, 4, Role.PARAGRAPH), finding(4, 9, Role.PARAGRAPH))
    assert found == ([("paragraph", []), ("paragraph", [])], [])


def test_equal_spans_nest_by_role() -> None:
    found = nested(finding(0, 9, Role.ITEM), finding(0, 9, Role.LIST), finding(0, 9, Role.PARAGRAPH))
    assert found == ([("list", [("item", [("paragraph", [])])])], [])


def test_crossing_spans_are_told() -> None:
    crossing = finding(3, 9, Role.DATE)
    assert nested(finding(0, 5, Role.PERSON), crossing) == ([("person", [])], [crossing])


def test_a_loser_does_not_take_what_is_inside_it() -> None:
    crossing = finding(3, 9, Role.PERSON)
    found = nested(finding(0, 5, Role.PARAGRAPH), crossing, finding(4, 5, Role.DATE))
    assert found == ([("paragraph", [("date", [])])], [crossing])


def test_points_hold_nothing() -> None:
    found = nested(finding(0, 9, Role.PARAGRAPH), finding(2, 4, Role.PAGE_BREAK),
                   finding(3, 4, Role.DATE))  # fmt: skip
    assert found == ([("paragraph", [("page break", []), ("date", [])])], [])


def test_an_empty_cell_at_the_end_belongs_to_its_row() -> None:
    found = nested(finding(0, 4, Role.TABLE), finding(0, 4, Role.ROW), finding(0, 2, Role.CELL),
                   finding(4, 4, Role.CELL), finding(5, 6, Role.PARAGRAPH))  # fmt: skip
    assert found == (
        [("table", [("row", [("cell", []), ("cell", [])])]), ("paragraph", [])], []
    )  # fmt: skip


def test_nothing() -> None:
    assert nested() == ([], [])
