"""encodingDesc: what was done to the text, what the tags are, how to cite, which markings there are."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

from lxml import etree

from tei_edition.edition import Edition
from tei_edition.encoding.header.counts import Counts
from tei_edition.encoding.tree import TEI, add, root
from tei_edition.header import Header

VERSION = "0.1.0"
_HISTORY = "https://history.state.gov/historicaldocuments/"
_OWN = "(d[0-9]+[A-Za-z]?)((fn[0-9A-Za-z]+)?)"
_TAXONOMIES = {
    "classification": "Security classification",
    "precedence": "Precedence of transmission",
    "handling": "Handling and distribution",
    "slug": "Slugs: code words that limit distribution",
}


def encode_encoding(
    parent: etree._Element, header: Header, edition: Edition, counts: Counts, digest: str
) -> None:
    """Append the encodingDesc."""
    element = add(parent, "encodingDesc")
    for part in _declarations():
        element.append(deepcopy(part))
    _tags(element, counts)
    references = add(element, "refsDecl")
    own = counts.identifier
    add(
        references,
        "p",
        f"Documents, notes and pages are cited by their xml:id: {own}, {own}fn1, pg_1.",
    )
    _prefixes(element, edition)
    _taxonomies(element, header)
    application = add(
        add(element, "appInfo"), "application", ident="tei-edition", version=VERSION
    )  # fmt: skip
    add(application, "label", "tei-edition")
    if digest:
        add(application, "ptr", type="input", target=f"urn:sha256:{digest}")


@cache
def _declarations() -> tuple[etree._Element, ...]:
    """The parts that are the same in every file: they are built once and copied."""
    holder = root("encodingDesc")
    project = add(holder, "projectDesc")
    add(project, "p", "A digital edition of a diplomatic document, made from its plain text.")
    editorial = add(holder, "editorialDecl")
    add(add(editorial, "correction"), "p", "Nothing was corrected.")
    add(
        add(editorial, "normalization"), "p",
        "White space was made single. Bullets, the numbers of notes and the marks of pages became "
        "markup; every other character of the source is kept, in order.",
    )  # fmt: skip
    add(
        add(editorial, "interpretation"), "p",
        "The structure was inferred from the text by rules. What is not sure bears cert and resp.",
    )  # fmt: skip
    return tuple(holder)


def _tags(parent: etree._Element, counts: Counts) -> None:
    declaration = add(parent, "tagsDecl", partial="false")
    namespace = add(declaration, "namespace", name=TEI)
    for name, number in counts.elements.items():
        add(namespace, "tagUsage", gi=name, occurs=str(number))


def _prefixes(parent: etree._Element, edition: Edition) -> None:
    """How `frus:` pointers are followed: to the file beside this one, else to the web."""
    element = add(parent, "listPrefixDef")
    rows = [(_OWN, "$1.xml#$1$2", "A document of the same edition, in the same folder.")]
    if edition.page_address:
        rows.append((_OWN, edition.address("$1") + "#$1$2", "The same document on the web."))
    rows.append(
        ("(frus[^#]+)#(d[0-9]+[A-Za-z]?)", _HISTORY + "$1/$2", "A document of another volume.")
    )
    for pattern, replacement, words in rows:
        definition = add(
            element, "prefixDef", ident="frus", matchPattern=pattern, replacementPattern=replacement
        )
        add(definition, "p", words)


def category_id(term: str) -> str:
    """The xml:id of a marking's category: `Top Secret` -> top-secret."""
    return "-".join(
        "".join(c if c.isalnum() and c.isascii() else " " for c in term.lower()).split()
    )


def _taxonomies(parent: etree._Element, header: Header) -> None:
    """The four taxonomies, each with the categories that this document bears."""
    declaration = add(parent, "classDecl")
    for kind, words in _TAXONOMIES.items():
        taxonomy = add(declaration, "taxonomy", xml_id=kind)
        add(taxonomy, "desc", words)
        for term in (term for found, term in header.markings if found == kind):
            category = add(taxonomy, "category", xml_id=f"{kind}.{category_id(term)}")
            add(category, "catDesc", term)
