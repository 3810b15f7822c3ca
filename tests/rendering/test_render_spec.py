"""The spec files: TEI in, HTML or text out."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import Case, cases, document

from tei_edition.rendering import render

SPEC = Path(__file__).parent / "spec"


def of(name: str) -> list[object]:
    return [pytest.param(case, id=f"{name}:{case.line}") for case in cases(SPEC / name)]


def flat(html: str) -> str:
    return html.replace("\n", "")


@pytest.mark.parametrize("case", of("html.md"))
def test_html(case: Case) -> None:
    page = render(document(case.given), "html").decode()
    assert flat(case.expected) in flat(page), case.title


@pytest.mark.parametrize("case", of("text.md"))
def test_text(case: Case) -> None:
    text = render(document(f"<head>1. X</head>{case.given}"), "text").decode()
    _, _, below = text.partition("1. X\n\n")
    assert below == case.expected, case.title


def test_the_specs_are_read() -> None:
    assert len(cases(SPEC / "html.md")) > 30
    assert len(cases(SPEC / "text.md")) > 7
