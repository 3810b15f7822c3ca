"""The files that a theme begins with: a stylesheet, a style sheet, the list of texts, a catalog.

Knows which files there are and where ours lie; what is in them is known in `rendering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tei_edition.errors import OutputError
from tei_edition.output import inside, write_atomic

_CATALOG = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the stylesheets of tei-edition lie on this machine, for other XSLT processors:
     XML_CATALOG_FILES=catalog.xml xsltproc theme.xsl FILE; with Saxon, -catalog:catalog.xml -->
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <rewriteURI uriStartString="tei-edition:" rewritePrefix={folder}/>
</catalog>
"""
_SETTINGS = """In edition.toml:

    [edition]
    stylesheet = "theme.xsl"
    css = "theme.css"

Other XSLT processors find ours by catalog.xml, or here:

{paths}
"""


def write_example(folder: Path, *, force: bool = False) -> Iterator[str]:
    """Writes the files of a new theme, and says what to do with them, line by line.

    OutputError where one of them is there already, unless `force`.
    """
    data = dict(_files())
    there = [name for name in data if inside(folder, name).exists()]
    if there and not force:
        raise OutputError(f"{folder / there[0]} is there already; --force overwrites it")
    for name, content in data.items():
        write_atomic(inside(folder, name), content)
        yield f"wrote {folder / name}"
    from tei_edition.rendering import OUTPUTS, stylesheet_path

    paths = (f"    {form}  {stylesheet_path(output.stylesheet)}" for form, output in OUTPUTS.items())
    yield _SETTINGS.format(paths="\n".join(paths)).rstrip()


def _files() -> Iterator[tuple[str, bytes]]:
    from tei_edition.rendering import stylesheet_path

    yield "theme.xsl", stylesheet_path("example.xsl").read_bytes()
    yield "theme.css", stylesheet_path("example.css").read_bytes()
    yield "texts.toml", _texts().encode()
    folder = stylesheet_path("html.xsl").parent.resolve().as_uri() + "/"
    yield "catalog.xml", _CATALOG.format(folder=quoteattr(folder)).encode()


def _texts() -> str:
    """All texts with our words, as comments: a line counts once its # is gone."""
    from tei_edition.rendering.texts import defaults

    lines = (f'# {name} = "{said}"' for name, said in defaults().items())
    return "# For edition.toml: what you say otherwise than we do.\n[texts]\n" + "\n".join(lines) + "\n"
