"""The stylesheets: loaded once, run without any access to network or files.

Knows where they lie and how libxslt runs them; knows nothing of what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import load_stylesheet
from tei_edition.validation.places import place_of

_UNKNOWN = re.compile(r"unknown element: (\S{1,200})")


def stylesheet_path(name: str) -> Path:
    """The path of a stylesheet of ours ("html.xsl"), for other XSLT processors and for imports."""
    return Path(str(files("tei_edition.rendering").joinpath(name)))


@cache
def css() -> str:
    """The style sheet of the pages."""
    return stylesheet_path("edition.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The script of the pages of an edition."""
    return stylesheet_path("edition.js").read_text(encoding="utf-8")


@cache
def load(path: Path) -> etree.XSLT:
    """A compiled stylesheet; SettingsError if it is missing or broken."""
    return load_stylesheet(path)


def run(path: Path, root: etree._Element) -> tuple[etree._XSLTResultTree, list[str]]:
    """The result of a stylesheet on a document, and the elements it said it does not know.

    SettingsError where the stylesheet fails; its message says why.
    """
    transform = load(path)
    try:
        result = transform(root)
    except etree.XSLTError as error:
        raise SettingsError(f"{path.name}: {error}") from None
    said = getattr(transform, "error_log", ())
    found = (_UNKNOWN.search(str(entry.message)) for entry in said)
    return result, list(dict.fromkeys(match[1] for match in found if match))


def unknown(names: list[str], root: etree._Element, file: str) -> Iterator[Diagnostic]:
    """T003 for each element without a rule, at the first place where it stands."""
    for name in names:
        first = next(root.iter(f"{{*}}{name}"), None)
        place = Place(file) if first is None else place_of(first, file)
        said = f"The stylesheets have no rule for the element {name}; its text is shown."
        yield diagnose("T003", said, place)
