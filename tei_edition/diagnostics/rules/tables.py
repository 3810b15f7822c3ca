"""Rules A: tables."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "A001",
        Severity.WARNING,
        "rows of different widths",
        "A row has more or fewer cells than most rows of its table, also when those are counted that span "
        "several columns or reach down from the rows before. What is shown is crooked.",
        "Add the cells that are missing (empty ones too), or say with cols how many columns a cell spans.",
        "<table><row><cell>A</cell><cell>B</cell></row><row><cell>C</cell><cell>D</cell></row><row><cell>E</cell></row></table>",
        "<table><row><cell>A</cell><cell>B</cell></row><row><cell>C</cell><cell>D</cell></row>"
        '<row><cell cols="2">E</cell></row></table>',
    ),
    Rule(
        "A002",
        Severity.INFO,
        "a table that miscounts itself",
        "The attributes rows and cols of a table give another number than it has.",
        "Correct the number, or remove the attribute: programs can count.",
        '<table rows="3" cols="1"><row><cell>A</cell></row><row><cell>B</cell></row></table>',
        '<table rows="2" cols="1"><row><cell>A</cell></row><row><cell>B</cell></row></table>',
    ),
    Rule(
        "A003",
        Severity.WARNING,
        "an empty table",
        "A table has no rows, or nothing stands in any of its cells.",
        "Add what the table holds, or remove it; for a table that is left out use gap.",
        "<table><row><cell/></row></table>",
        "<table><row><cell>A</cell></row></table>",
    ),
)
