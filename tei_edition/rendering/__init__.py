"""TEI to HTML pages, text and Markdown: XSLT 1.0 stylesheets, and a table of outputs.

Knows XML only: nothing of the source text, of rules or of certainty beyond TEI's @cert.
"""

from tei_edition.rendering.context import Context, Entry
from tei_edition.rendering.render import (
    OUTPUTS,
    F,
    Form,
    Output,
    Renderer,
    Rendering,
    TextForm,
    check_theme,
    render,
    render_document,
)
from tei_edition.rendering.stylesheets import stylesheet_path

__all__ = [
    "OUTPUTS",
    "Context",
    "Entry",
    "F",
    "Form",
    "Output",
    "Renderer",
    "Rendering",
    "TextForm",
    "check_theme",
    "render",
    "render_document",
    "stylesheet_path",
]
