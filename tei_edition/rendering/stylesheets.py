"""The stylesheets: loaded once, run without any access to network or files.

Knows where they lie and how libxslt runs them; knows nothing of what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import etree

from tei_edition.diagnostics import Diagnostic, Place
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import load_stylesheet
from tei_edition.validation.places import Places

THEME = "theme.css"
"""The name of the user's style sheet in an edition."""
_UNKNOWN = re.compile(r"unknown element: (\S{1,200})")


def stylesheet_path(name: str) -> Path:
    """The path of a stylesheet of ours ("html.xsl"), for other XSLT processors and for imports."""
    return Path(str(files("tei_edition.rendering").joinpath(name)))


@cache
def css(own: Path | None = None) -> str:
    """The style sheet of the pages, and behind it the user's own; SettingsError if that cannot be read."""
    ours = stylesheet_path("edition.css").read_text(encoding="utf-8")
    return f"{ours}\n{theme_css(own).decode()}" if own else ours


def theme_css(own: Path) -> bytes:
    """The user's style sheet; SettingsError where it cannot be read, or is not UTF-8."""
    data = read_asset(own)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SettingsError(f"the style sheet {own} is not UTF-8: {error}") from None
    return data


def read_asset(own: Path) -> bytes:
    """A file of the user's; SettingsError where it cannot be read."""
    try:
        return own.read_bytes()
    except OSError as error:
        raise SettingsError(f"{own} cannot be read: {error}") from None


def theme_href(style: str) -> str:
    """The address of the user's style sheet, which lies beside ours."""
    folder, slash, _ = style.rpartition("/")
    return f"{folder}{slash}{THEME}"


@cache
def script() -> str:
    """The script of the pages of an edition."""
    return stylesheet_path("edition.js").read_text(encoding="utf-8")


@cache
def load(path: Path) -> etree.XSLT:
    """A compiled stylesheet, ours or a user's; SettingsError if it is missing or broken."""
    return load_stylesheet(path, stylesheet_path(""))


def run(
    path: Path, root: etree._Element, texts: Iterable[tuple[str, str]] = ()
) -> tuple[etree._XSLTResultTree, list[str]]:
    """The result of a stylesheet on a document, and the elements it said it does not know.

    `texts` are words that replace the stylesheet's own, by their names.
    SettingsError where the stylesheet fails; its message says why.
    """
    transform = load(path)
    parameters: Any = {f"text-{name}": etree.XSLT.strparam(said) for name, said in texts}
    try:
        result = transform(root, **parameters)
    except etree.XSLTError as error:
        raise SettingsError(f"{path.name}: {error}") from None
    said = getattr(transform, "error_log", ())
    found = (_UNKNOWN.search(str(entry.message)) for entry in said)
    return result, list(dict.fromkeys(match[1] for match in found if match))


def unknown(names: list[str], root: etree._Element, file: str) -> Iterator[Diagnostic]:
    """T003 for each element without a rule, at the first place where it stands."""
    places, firsts = Places(file), _firsts(root) if names else {}
    for name in names:
        first = firsts.get(name)
        place = Place(file) if first is None else places.of(first)
        said = f"The stylesheets have no rule for the element {name}; its text is shown."
        yield diagnose("T003", said, place)


def _firsts(root: etree._Element) -> dict[str, etree._Element]:
    """The first element of each name, whatever its namespace is."""
    found: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        found.setdefault(str(element.tag).rpartition("}")[2], element)
    return found
