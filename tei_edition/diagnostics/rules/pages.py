"""Rules P: pages."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "P001",
        Severity.WARNING,
        "page numbers do not ascend",
        "A page mark has a number that is not higher than the one before it.",
        "Compare the mark with the printed page; correct the number, or the order of the text.",
    ),
    Rule(
        "P002",
        Severity.WARNING,
        "a page mark is missing",
        "The numbers of two page marks leave out a page: its mark is not in the text.",
        "Compare with the print; put the mark, such as [Page 10], where that page begins.",
    ),
)
