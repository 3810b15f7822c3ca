"""Rules M: what is missing from an element."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "M001",
        Severity.WARNING,
        "an element with nothing in it",
        "An element that is there to hold words holds none: it is left over, or its text was lost. Cells "
        "and labels may be empty, and elements that point to what they mean.",
        "Add the text, or remove the element; for what cannot be read use gap.",
        "<p> </p>\n<p>Text.</p>",
        "<p>Text.</p>",
    ),
)
