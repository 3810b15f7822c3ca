"""Small documents and schemas for the tests of validation."""

from __future__ import annotations

from pathlib import Path

from tei_edition.validation.document import Document
from tei_edition.validation.schemas import Language, Schema
from tei_edition.validation.schemas.schema import ENDINGS

TEI = "http://www.tei-c.org/ns/1.0"
SECRET = "the-secret-of-the-file"
RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'


def model(href: str, pens: str = RNG, more: str = "") -> str:
    """An xml-model instruction."""
    return f'<?xml-model href="{href}" schematypens="{pens}"{more}?>\n'


def written(folder: Path, files: dict[str, str]) -> Path:
    """Files in a folder; gives the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def document(path: Path, text: str) -> Document:
    """A document in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return Document(text.encode(), path.name, path)


def schema(path: Path, text: str = "", *, line: int = 0, catalogs: tuple[Path, ...] = ()) -> Schema:
    """A schema in a file, whose language its name tells."""
    if text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    language = ENDINGS.get(path.suffix, Language.RNG)
    return Schema(language, path, "--schema", line=line, catalogs=catalogs)


def grammar(body: str) -> str:
    """A RELAX NG grammar without a namespace."""
    types = "http://www.w3.org/2001/XMLSchema-datatypes"
    return f'<grammar xmlns="{RNG}" datatypeLibrary="{types}">{body}</grammar>'


def element(name: str, content: str = "<text/>") -> str:
    """An element pattern as the start of a grammar."""
    return f'<start><element name="{name}">{content}</element></start>'


def xsd(body: str, more: str = "") -> str:
    """An XML Schema without a namespace."""
    return f"<xs:schema {XS} {more}>{body}</xs:schema>"


def rules(body: str, binding: str = "xslt", more: str = "") -> str:
    """A Schematron schema."""
    return f'<schema xmlns="{SCH}" queryBinding="{binding}" {more}>{body}</schema>'
