"""Imported by the server that workers are born of, to publish: the stylesheets are compiled once for all."""

import gc

import tei_edition.publishing.documents  # noqa: F401
from tei_edition.rendering.render import OUTPUTS, stylesheet_of
from tei_edition.rendering.stylesheets import load
from tei_edition.theme import OURS

for form in OUTPUTS:
    load(stylesheet_of(OURS, form))
gc.collect()
gc.freeze()
