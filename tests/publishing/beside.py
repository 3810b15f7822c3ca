"""Cables, and the page of each with source, TEI and reading text side by side."""

from __future__ import annotations

from lxml import html

from tei_edition.edition import Edition
from tei_edition.explanation import explanations
from tei_edition.pipeline import convert
from tei_edition.publishing.compare import Original, comparison
from tei_edition.rendering import Context
from tei_edition.source import decode

CONTEXT = Context(
    title="An edition",
    style="edition.css",
    script="edition.js",
    index="index.html",
    tei="../tei/d7.xml",
    text="../text/d7.txt",
    menu=(("index.html", "Documents"), ("search.html", "Search")),
)
CABLE = """7. Telegram From the Embassy in Atlantis to the Department of State1

Lemuria, May 3, 1961, 4 p.m.

Eyes only.

612. The harbour master called twice,2 and left these:

  • a lamp;
  • a rope of 30 fathoms.

[Page 12]

He wishes an answer, see Document 9.

Warm regards.

Hale

  1. Source: Department of State, Central Files, 611.00/5–361. Secret; Priority.
  2. He came at noon.
"""
ATTACHED = """8. Memorandum From the Secretary to the President1

Here is the paper.

Hale

Attachment

Paper Prepared in the Department2

The harbour is deep.

  1. Source: Department of State. Secret.
  2. No drafting information.
"""
HOSTILE = (
    "9. Telegram From A\u202e to <script>alert(1)</script>1\r\n\r\n"
    'AT&T said ]]> and &amp; \x85 x \u00ad y \u200b z\x01 "quoted" & <b onclick="x">.\r\n\r\n'
    "</td></table>\r\n\r\n  1. Source: Department of State. Secret. \u202eabc <!-- x -->\r\n"
)


def compared(text: str | bytes, context: Context = CONTEXT) -> tuple[html.HtmlElement, Original, bytes]:
    """The page of a cable, what it was made from, and its TEI."""
    data = text if isinstance(text, bytes) else text.encode()
    source = decode(data, "cable.txt")
    made = convert(source, Edition(title="An edition"))
    assert made.tei is not None, made.diagnostics
    original = Original(data, source.text, explanations(source, made.findings))
    files = dict(comparison(made.tei, original, context, "d7"))
    assert files["source/d7.txt"] == data
    return html.fromstring(files["compare/d7.html"].decode()), original, made.tei
