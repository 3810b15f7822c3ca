"""The catalogue for people: a list of all rules by subject, and a page about each; the same for programs.

Knows how words are laid out on a terminal; knows nothing of streams.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches

from tei_edition.diagnostics.catalogue import CATALOGUE, SUBJECTS
from tei_edition.diagnostics.rule import Rule

_WIDEST = 88
_BEFORE_TAG = re.compile(r"(?<=>)(?=\s*<[^/])|(?<=[\w.])(?=<note)")
_CHECKED = "AFGIMSV"
"""The subjects of which all rules are for TEI that comes in, whose severities the settings give."""


def as_lists() -> Iterator[str]:
    """All rules: the subjects with their letters, and below each its ids, severities and titles."""
    for letter, subject in sorted(SUBJECTS.items()):
        yield f"{letter}  {subject}"
        rules = sorted(rule for rule in CATALOGUE.values() if rule.id[0] == letter)
        yield from (f"   {rule.id}  {rule.severity:<7}  {rule.title}" for rule in rules)
        yield ""
    yield "More about one of them: tei-edition rules ID"


def as_page(rule: Rule, width: int = _WIDEST) -> str:
    """What there is to say about one rule."""
    wide = max(40, min(width, _WIDEST))
    parts = [
        f"{rule.id}  {rule.title}",
        f"{rule.severity}; subject: {SUBJECTS[rule.id[0]]}",
        textwrap.fill(rule.explanation, wide),
        textwrap.fill(rule.remedy, wide, initial_indent="What to do: ", subsequent_indent="  "),
    ]
    parts += [
        f"{title}:\n{textwrap.indent(_lines(example, wide - 4), '    ')}"
        for title, example in (("Wrong", rule.wrong), ("Right", rule.right))
        if example
    ]
    if rule.source:
        parts.append(f"Source: {rule.source}")
    if rule.wrong or rule.id[0] in _CHECKED:
        parts.append(
            f'To change its severity, in edition.toml:\n\n    [validation.severity]\n    {rule.id} = "off"'
        )
    return "\n\n".join(parts)


def _lines(example: str, width: int) -> str:
    """An example, its long lines broken, rather before a start tag than within one."""
    lines: list[str] = []
    for line in example.splitlines():
        held = ""
        for piece in _BEFORE_TAG.split(line):
            if held and len(held) + len(piece) > width:
                lines += _wrapped(held, width)
                held = ""
            held += piece
        lines += _wrapped(held, width)
    return "\n".join(lines)


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(line.strip(), width, break_long_words=False, break_on_hyphens=False)


def as_record(rule: Rule) -> str:
    """One line of JSON."""
    subject = SUBJECTS[rule.id[0]]
    record = {"id": rule.id, "severity": str(rule.severity), "subject": subject, "title": rule.title}
    rest = {name: getattr(rule, name) for name in ("explanation", "remedy", "wrong", "right", "source")}
    return json.dumps(record | rest, ensure_ascii=False)


def named(given: str) -> Rule | None:
    """The rule of an id, in whatever case it is written."""
    return CATALOGUE.get(given.strip().upper())


def nearest(given: str) -> list[str]:
    """The ids that were perhaps meant: at most three."""
    return get_close_matches(given.strip().upper(), CATALOGUE, 3, 0.5)
