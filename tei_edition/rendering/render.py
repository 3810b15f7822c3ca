"""TEI to a page or a text: parse, add what the edition knows, transform, finish.

A table says which outputs there are. To add one: a stylesheet beside this file, a function that
makes its result bytes, and a row.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.rendering import page, stylesheets, xhtml
from tei_edition.rendering.context import Context
from tei_edition.rendering.layout import lay_out
from tei_edition.rendering.prepare import Prepared
from tei_edition.theme import Theme
from tei_edition.validation.parsing import parse

Form = Literal["html", "text", "epub"]
_ALONE = Context()


class Output(NamedTuple):
    """A form that TEI is rendered to: its stylesheet, how its result becomes bytes, its suffix."""

    stylesheet: str
    finish: Callable[[etree._XSLTResultTree], bytes]
    suffix: str


class Rendering(NamedTuple):
    """A rendered document and what there is to say about it (T001, T002, T003)."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def _text(result: etree._XSLTResultTree) -> bytes:
    return lay_out(result.getroot())


OUTPUTS: dict[Form, Output] = {
    "html": Output("html.xsl", page.finish, ".html"),
    "text": Output("text.xsl", _text, ".txt"),
    "epub": Output("epub.xsl", xhtml.chapter, ".xhtml"),
}


def stylesheet_of(theme: Theme, to: Form) -> Path:
    """The stylesheet for a form: the user's own, or ours."""
    return theme.stylesheet_for(to) or stylesheets.stylesheet_path(OUTPUTS[to].stylesheet)


def check_theme(theme: Theme) -> None:
    """Compiles the user's stylesheets and reads their style: SettingsError now, not at each document."""
    for form in OUTPUTS:
        own = theme.stylesheet_for(form)
        if own:
            stylesheets.load(own)
    stylesheets.css(theme.css)


def render(data: bytes, to: Form, context: Context = _ALONE) -> bytes:
    """The TEI document `data` as an HTML page or as plain text, in UTF-8.

    Without a context the page stands alone: its style is in it, its links lead to the web.
    InputError where the data are not well-formed, SettingsError where the stylesheet fails.
    """
    return render_document(data, to, context, "TEI").data


def render_document(
    data: bytes, to: Form, context: Context, name: str, stylesheet: Path | None = None
) -> Rendering:
    """As `render`, with the diagnostics, in which the document is called `name`.

    `stylesheet` is a user's own, which imports ours; it goes before that of the context's theme. Errors as
    `render`.
    """
    return Renderer(parse(data, name), name).render(to, context, stylesheet)


class Renderer:
    """One document in several forms, of which the tree, called `name` in messages, is made ready once.

    It changes the tree.
    """

    def __init__(self, root: etree._Element, name: str) -> None:
        self._prepared = Prepared(root, name)
        self._name = name

    def render(self, to: Form, context: Context, stylesheet: Path | None = None) -> Rendering:
        """The document in one form; `stylesheet` and errors as `render_document`."""
        root, output = self._prepared.root, OUTPUTS[to]
        css = stylesheets.css(context.theme.css) if to == "html" and not context.style else ""
        found = self._prepared.put_in(context, css)
        path = stylesheet or stylesheet_of(context.theme, to)
        result, strangers = stylesheets.run(path, root, context.theme.texts)
        found += stylesheets.unknown(strangers, root, self._name)
        return Rendering(output.finish(result), tuple(found))
