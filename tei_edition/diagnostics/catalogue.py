"""The catalogue of rules: what each diagnostic id means, for people who meet it in a log.

Knows the words about each rule; knows nothing of the code that reports it. The entries stand by
subject in `rules/`: the letter of an id is its subject. How to add one: a `Rule` in the module of
its letter, a fixture folder in tests/broken/ID, and the place in the code that reports it.
"""

from __future__ import annotations

from tei_edition.diagnostics.diagnostic import Diagnostic, Place, Severity
from tei_edition.diagnostics.rule import Rule
from tei_edition.diagnostics.rules import (
    batch,
    conservation,
    corrections,
    dates,
    document,
    edition,
    empties,
    grammar,
    links,
    lists,
    notes,
    office,
    pages,
    pointers,
    reading,
    schemas,
    schematron,
    tables,
    xml,
)

SUBJECTS: dict[str, str] = {
    "R": "reading the input",
    "D": "document, heading, date",
    "N": "notes",
    "P": "pages",
    "C": "conservation",
    "X": "XML, well-formed and safe",
    "G": "grammar: RELAX NG and XSD",
    "S": "Schematron: relations inside the TEI",
    "V": "schemas: which are used, and which cannot be",
    "B": "batch and output",
    "E": "edition.toml",
    "K": "corrections",
    "L": "lists of persons and terms",
    "T": "rendering and links",
    "I": "ids, pointers and languages",
    "A": "tables",
    "M": "elements with nothing in them",
    "F": "the Office of the Historian's own rules (--rules frus)",
}

_SETS = (
    reading.RULES,
    document.RULES,
    notes.RULES,
    pages.RULES,
    conservation.RULES,
    xml.RULES,
    grammar.RULES,
    schematron.RULES,
    schemas.RULES,
    batch.RULES,
    edition.RULES,
    corrections.RULES,
    lists.RULES,
    links.RULES,
    dates.RULES,
    pointers.RULES,
    tables.RULES,
    empties.RULES,
    office.RULES,
)

CATALOGUE: dict[str, Rule] = {rule.id: rule for rules in _SETS for rule in rules}


def diagnose(rule_id: str, message: str, place: Place, hint: str | None = None) -> Diagnostic:
    """A diagnostic with the severity of its rule, and the rule's remedy where no hint is given."""
    rule = CATALOGUE[rule_id]
    return Diagnostic(rule.id, rule.severity, message, place, rule.remedy if hint is None else hint)


__all__ = ["CATALOGUE", "SUBJECTS", "Rule", "Severity", "diagnose"]
