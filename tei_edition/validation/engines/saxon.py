"""SaxonC, which runs XSLT 3 and so Schematron in XPath 2 and 3; an extra, and only in a process of its own.

It is told to open no address, to call nothing outside and to write no file; and documents come to it as text
that was parsed and written by us, for it would read external entities.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_SETTINGS = {
    "http://saxon.sf.net/feature/allow-external-functions": "false",
    "http://saxon.sf.net/feature/allowedProtocols": "",
}
HOW_TO_INSTALL = "pip install 'tei-edition[saxon]'"


def is_installed() -> bool:
    """Whether the extra is there; nothing is loaded for that."""
    return find_spec("saxonche") is not None


@cache
def _processor() -> Any:
    processor = import_module("saxonche").PySaxonProcessor(license=False)
    for name, value in _SETTINGS.items():
        processor.set_configuration_property(name, value)
    return processor


def load(sheet: str) -> Callable[[str], str]:
    """A stylesheet as a function from a document's text to the text of what it gives."""
    processor = _processor()
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=sheet)
    if compiled is None:
        raise ValueError("no stylesheet")

    def transform(document: str) -> str:
        given = compiled.transform_to_string(xdm_node=processor.parse_xml(xml_text=document))
        if given is None:
            raise ValueError("no result")
        return str(given)

    return transform
