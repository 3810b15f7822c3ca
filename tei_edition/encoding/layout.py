"""Line breaks for human readers, only where TEI gives white space no meaning."""

from __future__ import annotations

from tei_edition.encoding.tree import Element

# Elements that hold elements only: blanks between their children mean nothing.
_HOLDERS = frozenset(
    (
        "TEI teiHeader fileDesc titleStmt editionStmt extent publicationStmt availability licence "
        "seriesStmt sourceDesc msDesc msIdentifier msContents msItem physDesc respStmt encodingDesc "
        "projectDesc editorialDecl correction normalization interpretation tagsDecl namespace refsDecl "
        "listPrefixDef prefixDef classDecl taxonomy category appInfo application profileDesc "
        "langUsage particDesc listPerson person correspDesc correspAction correspContext textClass "
        "revisionDesc text body div list table row quote closer postscript opener bibl"
    ).split()
)
_WITH_WORDS = frozenset(("quote", "bibl", "closer", "opener", "licence"))


def indent(element: Element, depth: int = 0) -> None:
    """Put each child of an element that holds elements only on a line of its own.

    What begins with words is left alone, and so is what has been laid out before.
    """
    if element.text:
        return
    if element.tag in _WITH_WORDS and any((child.tail or "").strip() for child in element):
        return
    inner = "\n" + "  " * (depth + 1)
    element.text = inner
    last = element
    for child in element:
        child.tail = inner
        if child.tag in _HOLDERS and len(child):
            indent(child, depth + 1)
        last = child
    last.tail = inner[:-2]
