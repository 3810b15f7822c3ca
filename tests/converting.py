"""How the tests convert: from a string to the finished TEI, and to what of it is worth reading."""

from __future__ import annotations

import re

from lxml import etree

from tei_edition.corrections import parse
from tei_edition.edition import Edition
from tei_edition.pipeline import Conversion, convert
from tei_edition.source import decode

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
NO_EDITION = Edition()
DIV = "t:text/t:body/t:div"
_STEP = re.compile(r"(^|[/\[(|=]\s*|::|\b(?:and|or)\s+)([A-Za-z]\w*)(?=[\[/\]\s)|=]|$)")
_DECLARATION = re.compile(r' xmlns="[^"]*"')


def converted(
    text: str, edition: Edition = NO_EDITION, name: str = "test.txt", corrections: str = ""
) -> Conversion:
    """The conversion of a text."""
    source = decode(text.encode("utf-8", "surrogatepass"), name)
    return convert(source, edition, corrections=parse(corrections.encode(), "test.corrections.toml"))


def tei(text: str, edition: Edition = NO_EDITION, name: str = "test.txt") -> etree._Element:
    """The TEI of a text, which must be fit to be written."""
    found = converted(text, edition, name)
    assert found.tei is not None, found.diagnostics
    return etree.fromstring(found.tei)


def document(text: str, edition: Edition = NO_EDITION, name: str = "test.txt") -> etree._Element:
    """The `div` of a text's document."""
    found = tei(text, edition, name).find(DIV, NAMESPACES)
    assert found is not None
    return found


def xpath(element: etree._Element, path: str) -> list[etree._Element | str]:
    """What an XPath finds in which TEI names need no prefix: `//head/persName[@type='to']`."""
    found = element.xpath(_STEP.sub(r"\1t:\2", path), namespaces=NAMESPACES)
    return found if isinstance(found, list) else [found]


def words(found: etree._Element | str) -> str:
    """The text of an element or an attribute, blanks made single."""
    text = found if isinstance(found, str) else "".join(found.itertext())
    return " ".join(text.split())


def texts(element: etree._Element, path: str) -> list[str]:
    """The words of all that an XPath finds."""
    return [words(found) for found in xpath(element, path)]


def source_of(element: etree._Element) -> str:
    """An element as it is written, without its declaration of TEI and without the outer indent."""
    text = _DECLARATION.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
    first, *rest = text.split("\n")
    outer = len(rest[-1]) - len(rest[-1].lstrip()) if rest else 0
    return "\n".join([first, *(line[outer:] for line in rest)])
