"""The behaviour of the converter, example by example: see tests/spec/*.md and specs.py."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest
from specs import Example, accept, examples, outcome

SPEC = Path(__file__).parent / "spec"
EXAMPLES = [e for path in sorted(SPEC.glob("*.md")) for e in examples(path)]


def _difference(expected: str, got: str) -> str:
    lines = unified_diff(expected.split("\n"), got.split("\n"), "expected", "got", lineterm="")
    return "\n".join(lines)


@pytest.mark.parametrize("example", [pytest.param(e, id=f"{e.path.name}:{e.line}") for e in EXAMPLES])
def test_example(example: Example, request: pytest.FixtureRequest) -> None:
    xml, told = outcome(example)
    if (xml, told) == (example.xml, example.diagnostics):
        return
    if request.config.getoption("--accept"):
        accept(example, xml, told)
        return
    where = f"{example.path.relative_to(Path(__file__).parent.parent)}:{example.line}"
    said = [f"{where}: {example.title}"]
    said += [_difference(example.xml, xml), _difference(example.diagnostics, told)]
    pytest.fail("\n".join(filter(None, said)), pytrace=False)


def test_every_title_is_given_once() -> None:
    titles = Counter((e.path, e.title) for e in EXAMPLES)
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_specs_are_read() -> None:
    headings = sum(
        line.startswith("## ") for path in SPEC.glob("*.md") for line in path.read_text().split("\n")
    )
    assert len(EXAMPLES) == headings > 90
