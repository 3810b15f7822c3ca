"""The page that lists the documents of an edition.

Knows the facts and the context vocabulary; how the list looks is the stylesheet's.
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree

from tei_edition.publishing.facts import Facts
from tei_edition.publishing.survey import page_name
from tei_edition.rendering import OUTPUTS, stylesheet_path
from tei_edition.rendering.prepare import CONTEXT
from tei_edition.rendering.stylesheets import run

_C = f"{{{CONTEXT}}}"


def index_page(
    title: str, facts: tuple[Facts, ...], style: str, folder: str = "", tables: tuple[str, ...] = ()
) -> bytes:
    """The index in HTML; `folder` is where the pages lie as seen from it ('' or 'html/'); `tables` are
    the files with the same facts for machines, in the folder of the edition."""
    root = etree.Element(f"{_C}edition", title=title, nsmap={"c": CONTEXT})
    for document in facts:
        etree.SubElement(root, f"{_C}document", _attributes(document, folder))
    for name in tables:
        etree.SubElement(root, f"{_C}table", href=name if folder else f"../{name}", name=name)
    etree.SubElement(root, f"{_C}context", kind="index", style=style)
    output = OUTPUTS["html"]
    result, _ = run(stylesheet_path(output.stylesheet), root)
    return output.finish(result)


def _attributes(document: Facts, folder: str) -> dict[str, str]:
    return {
        "href": folder + quote(page_name(document.stem)),
        "number": document.number,
        "title": document.title,
        "date": document.date,
        "when": document.when,
        "sure": document.sure,
        "from": document.sender,
        "to": document.addressee,
        "pages": document.pages,
    }
