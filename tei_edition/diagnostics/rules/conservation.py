"""Rules C: every character of the source is in the TEI."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "C001",
        Severity.ERROR,
        "the text was not conserved",
        "A character of the source that is no white space is not in the TEI at its place, and no "
        "finding accounts for it. The document is not written.",
        "This is a fault of the program: report it with the file.",
    ),
)
