"""TEI to a page or a text: parse, add what the edition knows, transform, finish.

A table says which outputs there are. To add one: a stylesheet beside this file, a function that
makes its result bytes, and a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from lxml import etree

from tei_edition.diagnostics import Diagnostic
from tei_edition.rendering import page, stylesheets, xhtml
from tei_edition.rendering.context import Context
from tei_edition.rendering.layout import lay_out
from tei_edition.rendering.markdown import markdown
from tei_edition.rendering.plain import words_alone
from tei_edition.rendering.prepare import Prepared
from tei_edition.theme import Theme
from tei_edition.validation.parsing import parse

TextForm = Literal["text", "plain", "markdown"]
Form = Literal["html", "epub", TextForm]
F = TypeVar("F", bound=Form)
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


def _laid_out(by: Callable[[etree._Element], bytes]) -> Callable[[etree._XSLTResultTree], bytes]:
    return lambda result: by(result.getroot())


OUTPUTS: dict[Form, Output] = {
    "html": Output("html.xsl", page.finish, ".html"),
    "text": Output("text.xsl", _laid_out(lay_out), ".txt"),
    "epub": Output("epub.xsl", xhtml.chapter, ".xhtml"),
    "plain": Output("text.xsl", _laid_out(words_alone), ".txt"),
    "markdown": Output("text.xsl", _laid_out(markdown), ".md"),
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
    """The TEI document `data` as an HTML page, a text or Markdown, in UTF-8.

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
    return Renderer(parse(data, name), name).render((to,), context, stylesheet)[to]


class Renderer:
    """One document in several forms, of which the tree, called `name` in messages, is made ready once.

    It changes the tree.
    """

    def __init__(self, root: etree._Element, name: str) -> None:
        self._prepared = Prepared(root, name)
        self._name = name

    def render(
        self, forms: Sequence[F], context: Context, stylesheet: Path | None = None
    ) -> dict[F, Rendering]:
        """The document in forms of one stylesheet (text, plain and markdown), transformed once; `stylesheet`
        and errors as `render_document`."""
        root = self._prepared.root
        css = stylesheets.css(context.theme.css) if "html" in forms and not context.style else ""
        found = self._prepared.put_in(context, css)
        path = stylesheet or stylesheet_of(context.theme, forms[0])
        result, strangers = stylesheets.run(path, root, context.theme.texts)
        found += stylesheets.unknown(strangers, root, self._name)
        return {form: Rendering(OUTPUTS[form].finish(result), tuple(found)) for form in forms}
