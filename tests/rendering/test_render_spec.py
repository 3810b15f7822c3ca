"""The spec files: TEI in, HTML, text or Markdown out."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import DOCUMENT, Case, cases, document

from tei_edition.rendering import TextForm, render

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
    assert below_the_head(case.given, "text") == case.expected, case.title


@pytest.mark.parametrize("case", of("markdown.md"))
def test_markdown(case: Case) -> None:
    assert below_the_head(case.given, "markdown") == case.expected, case.title


@pytest.mark.parametrize("case", of("plain.md"))
def test_plain(case: Case) -> None:
    assert below_the_head(case.given, "plain") == case.expected, case.title


def below_the_head(given: str, form: TextForm) -> str:
    text = render(document(f"<head>1. X</head>{given}"), form).decode()
    return text.partition("1. X\n\n")[2]


@pytest.mark.parametrize(("form", "golden"), [("markdown", "d43.md"), ("plain", "d43.txt")])
def test_the_texts_of_a_whole_document(form: TextForm, golden: str) -> None:
    assert render(DOCUMENT.read_bytes(), form).decode() == DOCUMENT.with_name(golden).read_text("utf-8")


def test_the_specs_are_read() -> None:
    assert len(cases(SPEC / "html.md")) > 30
    assert len(cases(SPEC / "text.md")) > 7
    assert len(cases(SPEC / "markdown.md")) > 7
    assert len(cases(SPEC / "plain.md")) > 3
