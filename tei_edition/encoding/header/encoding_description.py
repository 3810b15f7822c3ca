"""encodingDesc: what was done to the text, what the tags are, how to cite, which markings there are."""

from __future__ import annotations

from functools import lru_cache

from tei_edition import __version__
from tei_edition.edition import Edition
from tei_edition.encoding.header.counts import Counts
from tei_edition.encoding.header.origin import Origin
from tei_edition.encoding.layout import indent
from tei_edition.encoding.tree import TEI, Element, add, add_text
from tei_edition.header import Header

_DEPTH = 3  # of the parts of an encodingDesc, in a file
_HISTORY = "https://history.state.gov/historicaldocuments/"
_OWN = "(d[0-9]+[A-Za-z]?)((fn[0-9A-Za-z]+)?)"
_PAGE = "(pg_[0-9A-Za-z]+)"
_OTHER = "(frus[^#]+)#((d|pg_)[0-9A-Za-z]+)"
_VOLUME = "(frus[^#]+)"
_CITED = (
    "Documents, notes and pages are cited by their xml:id: d and the number of the document (d43), the "
    "document's id with fn and the label of the note (d43fn2), pg_ and the number of the page (pg_246)."
)
_TAXONOMIES = {
    "classification": "Security classification",
    "precedence": "Precedence of transmission",
    "handling": "Handling and distribution",
    "slug": "Slugs: code words that limit distribution",
}


def encode_encoding(
    parent: Element, header: Header, edition: Edition, counts: Counts, digest: str, origin: Origin
) -> None:
    """Append the encodingDesc."""
    element = add(parent, "encodingDesc")
    before, after = _constants(edition, header.laid_out, origin)
    element.extend(before)
    namespace = add(add(element, "tagsDecl", partial="false"), "namespace", name=TEI)
    for name, number in counts.elements.items():
        add(namespace, "tagUsage", gi=name, occurs=str(number))
    element.extend(after)
    _taxonomies(element, header)
    tool = add(add(element, "appInfo"), "application", ident="tei-edition", version=__version__)
    add(tool, "label", "tei-edition")
    if digest:
        add(tool, "ptr", type="input", target=f"urn:sha256:{digest}")


@lru_cache(maxsize=16)
def _constants(
    edition: Edition, laid_out: tuple[str, ...], origin: Origin
) -> tuple[list[Element], list[Element]]:
    """What is the same in every file of an edition whose sources came in the same clothes, before and after
    the tagsDecl. It is built once and shared, laid out already, and never changed."""
    before, after = Element("encodingDesc"), Element("encodingDesc")
    _declarations(before, laid_out, origin)
    references = add(after, "refsDecl")
    add(references, "p", _CITED)
    _prefixes(after, edition)
    for part in (*before, *after):
        indent(part, _DEPTH)
    return list(before), list(after)


def _taxonomies(parent: Element, header: Header) -> None:
    """The four taxonomies, each with the categories that this document bears."""
    classes = add(parent, "classDecl")
    for kind, words in _TAXONOMIES.items():
        taxonomy = add(classes, "taxonomy", xml_id=kind)
        add(taxonomy, "desc", words)
        for term in (term for found, term in header.markings if found == kind):
            category = add(taxonomy, "category", xml_id=f"{kind}.{category_id(term)}")
            add(category, "catDesc", term)
    if header.terms:
        taxonomy = add(classes, "taxonomy", xml_id="terms")
        add(taxonomy, "desc", "Terms and abbreviations of the lists that the document has")
        for entry in header.terms:
            described = add(add(taxonomy, "category", xml_id=entry.key), "catDesc")
            add(described, "term", entry.label)
            if entry.about:
                add_text(described, f" {entry.about}")


def _declarations(parent: Element, laid_out: tuple[str, ...], origin: Origin) -> None:
    """projectDesc and editorialDecl: what was done to the text."""
    project = add(parent, "projectDesc")
    add(project, "p", origin.project)
    editorial = add(parent, "editorialDecl")
    add(add(editorial, "correction"), "p", "Nothing was corrected.")
    normalization = add(editorial, "normalization")
    add(normalization, "p", origin.normalization)
    if laid_out:
        words = f"The layout of the source was made regular: {', '.join(laid_out)}. No word was changed."
        add(normalization, "p", words)
    add(add(editorial, "interpretation"), "p", origin.interpretation)


def _prefixes(parent: Element, edition: Edition) -> None:
    """How `frus:` pointers are followed: to the file beside this one, else to the web."""
    element = add(parent, "listPrefixDef")
    rows = [(_OWN, "$1.xml#$1$2", "A document of the same edition, in the same folder.")]
    if edition.page_address:
        rows.append((_OWN, edition.address("$1") + "#$1$2", "The same document on the web."))
    if edition.page_address.startswith(_HISTORY):
        rows.append((_PAGE, edition.address("$1"), "A page of the same volume on the web."))
    rows.append((_OTHER, _HISTORY + "$1/$2", "A document or a page of another volume."))
    rows.append((_VOLUME, _HISTORY + "$1", "Another volume."))
    for pattern, replacement, words in rows:
        definition = add(
            element, "prefixDef", ident="frus", matchPattern=pattern, replacementPattern=replacement
        )
        add(definition, "p", words)


def category_id(term: str) -> str:
    """The xml:id of a marking's category: `Top Secret` -> top-secret."""
    return "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in term.lower()).split())
