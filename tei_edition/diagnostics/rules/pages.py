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
    Rule(
        "P031",
        Severity.WARNING,
        "page numbers go back",
        "A page break has a lower number than the one before it in the same edition: the number is wrong, "
        "or a page stands in the wrong place. Pages that begin again with 1, or whose xml:id shows another "
        "series, are well.",
        "Compare with the printed page; correct n, or move the page.",
        '<p><pb n="246"/>One <pb n="242"/>two.</p>',
        '<p><pb n="246"/>One <pb n="247"/>two.</p>',
    ),
    Rule(
        "P032",
        Severity.INFO,
        "a page has no page break",
        "The numbers of two page breaks leave out one or more. The page may be blank, or its mark was "
        "forgotten. A file that is a selection, with many gaps, is not judged.",
        "Compare with the printed pages; add the page break where it is missing.",
        '<p><pb n="245"/>One <pb n="248"/>two.</p>',
        '<p><pb n="245"/>One <pb n="246"/>two.</p>',
    ),
    Rule(
        "P033",
        Severity.WARNING,
        "a page is marked twice",
        "Two page breaks that follow one another have the same number.",
        "Compare with the printed page; correct the number, or remove the one that is too many.",
        '<p><pb n="246"/>One <pb n="246"/>two.</p>',
        '<p><pb n="246"/>One <pb n="247"/>two.</p>',
    ),
    Rule(
        "P034",
        Severity.INFO,
        "a page break without its number",
        "A page break has no number, and just this one is missing between those before and after it.",
        "Write the number of the page as n; in brackets if it is not printed.",
        '<p><pb n="245"/>One <pb/>two <pb n="247"/>three.</p>',
        '<p><pb n="245"/>One <pb n="246"/>two <pb n="247"/>three.</p>',
    ),
    Rule(
        "P035",
        Severity.INFO,
        "two pages have the same image",
        "In this file each page has an image of its own, but these two point to the same one.",
        "Compare the images, and correct facs.",
        '<p><pb n="245" facs="0245"/>One <pb n="246" facs="0245"/>two.</p>',
        '<p><pb n="245" facs="0245"/>One <pb n="246" facs="0246"/>two.</p>',
    ),
)
