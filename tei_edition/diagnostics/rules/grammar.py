"""Rules G: RELAX NG and XSD."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

_REMEDY = "Compare the element with its definition in schema/cable.rnc."

RULES: tuple[Rule, ...] = (
    Rule(
        "G001",
        Severity.ERROR,
        "not valid by cable.rng",
        "The RELAX NG grammar does not allow this element, this attribute, this value or this text "
        "where it stands. The grammar is a part of TEI: what it allows, TEI allows.",
        _REMEDY,
    ),
    Rule(
        "G002",
        Severity.ERROR,
        "not valid by cable.xsd",
        "The XML Schema, made from the same source as the RELAX NG grammar, does not allow this, "
        "though the grammar found nothing here.",
        _REMEDY,
    ),
    Rule(
        "G003",
        Severity.ERROR,
        "not valid by cable.xsd, as xmlschema reads it",
        "The second engine for the XML Schema does not allow this, though the first found nothing.",
        _REMEDY,
    ),
    Rule(
        "G004",
        Severity.WARNING,
        "more faults than are shown",
        "A document with very many faults is cut short: most of them follow from the first.",
        "Mend the first faults, and validate again.",
    ),
    Rule(
        "G005",
        Severity.ERROR,
        "not valid by frus.rng",
        "The file says by its xml-model that it is written as the volumes of the Office of the Historian "
        "are. Their documents have no such element, attribute or value here.",
        "Correct it by frus.rnc, or let the file name cable.rng if it is to be richer than a volume.",
    ),
    Rule(
        "G111",
        Severity.ERROR,
        "the engines disagree",
        "Two engines were asked, and only one of them finds the file valid by this schema. One of them is "
        "wrong, or the schema says something that they read in different ways.",
        "Look at the place that is named; if the file is right there, choose one engine with --engine.",
    ),
)
