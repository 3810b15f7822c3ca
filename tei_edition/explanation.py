"""What was inferred about a cable: where, by which rule, how sure, and why.

Knows findings and places in the source; knows nothing of the rules that made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tei_edition.model import MARKUP, Finding
from tei_edition.source import Source

_SHOWN = 60


class Explanation(NamedTuple):
    """One finding with its place: lines and columns from 1, offsets in characters from 0, the end
    excluded. `markup` says that its characters became markup: they are not text in the TEI."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    role: str
    text: str
    value: str
    certainty: str
    rule: str
    evidence: str
    markup: bool


def explanations(
    source: Source, findings: Iterable[Finding], *, doubts_first: bool = False
) -> tuple[Explanation, ...]:
    """The findings in the order of their places; with `doubts_first` the least sure lead."""
    ordered = sorted(findings, key=lambda f: (f.span.start, -f.span.end, f.role, f.rule, f.value))
    if doubts_first:
        ordered.sort(key=lambda f: f.certainty.rank)
    return tuple(_explanation(source, finding) for finding in ordered)


def _explanation(source: Source, finding: Finding) -> Explanation:
    start, end = finding.span
    return Explanation(
        source.name,
        *source.line_column(start),
        *source.line_column(end),
        start=start,
        end=end,
        role=str(finding.role),
        text=source.text[start:end],
        value=finding.value,
        certainty=str(finding.certainty),
        rule=finding.rule,
        evidence=finding.evidence,
        markup=finding.role in MARKUP,
    )


def as_lines(explained: Iterable[Explanation]) -> Iterator[str]:
    """Two or three lines for each finding: where and what, the words, and why."""
    for item in explained:
        value = f" = {item.value}" if item.value else ""
        yield f"{item.file}:{item.line}:{item.column}: {item.role}{value} ({item.certainty})"
        if item.text.strip():
            yield f"    “{_short(item.text)}”"
        yield f"    {item.rule}: {item.evidence}"


def as_json(explained: Iterable[Explanation]) -> Iterator[str]:
    """A line of JSON for each finding."""
    for item in explained:
        yield json.dumps(item._asdict(), ensure_ascii=False)


def _short(text: str) -> str:
    """The beginning and the end of a long stretch, on one line."""
    words = " ".join(text[: 4 * _SHOWN].split())
    if len(text) <= 4 * _SHOWN and len(words) <= _SHOWN:
        return words
    last = " ".join(text[-4 * _SHOWN :].split())
    return f"{words[: _SHOWN // 2].rstrip()} … {last[-(_SHOWN // 3) :].lstrip()}"
