"""From an engine's no to words that help: what, in which parent, what is allowed, what to do.

What does the work is imported when there is a fault: a valid file never pays for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_edition.diagnostics import Diagnostic
from tei_edition.validation.document import Document
from tei_edition.validation.fault import Fault
from tei_edition.validation.schemas.schema import Schema

TWICE = "that stands twice"
"""Part of the cause where a grammar says that an id stands twice, which a rule (I) says as well."""


def explain(document: Document, schema: Schema, faults: Sequence[Fault]) -> Iterator[Diagnostic]:
    """A diagnostic for each thing that is wrong, in the order of the document.

    `faults` are what the engine found; a grammar is walked again for what the engine did not say. That two
    engines disagree is told as it is.
    """
    from tei_edition.validation.explain import finding

    return finding.explain(document, schema, faults)


def told_once(grammatical: Sequence[Diagnostic], ruled: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Both together, but ids that stand twice only once: as the rules for ids tell them, where they do."""
    rules = [each for each in ruled if each.id.startswith("I")]
    return [*(each for each in grammatical if not _is_told(each, rules)), *ruled]


def _is_told(each: Diagnostic, rules: Sequence[Diagnostic]) -> bool:
    if TWICE not in each.detail.cause:
        return False
    value = each.detail.value
    return any(
        rule.place[:3] == each.place[:3] and (rule.detail.value == value or value in rule.message)
        for rule in rules
    )
