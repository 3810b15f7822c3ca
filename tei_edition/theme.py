"""How an edition is made to look one's own: stylesheets, a style sheet, and other words.

Knows the settings and where the files lie; opens none of them, and knows nothing of XML or of CSS.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tei_edition.errors import SettingsError

STYLESHEETS = {
    "html": "stylesheet",
    "text": "text_stylesheet",
    "epub": "epub_stylesheet",
    "plain": "text_stylesheet",
    "markdown": "text_stylesheet",
}
"""The setting that names the stylesheet for a form."""
FILES = (*dict.fromkeys(STYLESHEETS.values()), "css")
"""The settings of [edition] that name a file of the user's, relative to edition.toml."""
_NEVER_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Theme:
    """The user's own files, each None where there is none, and words that replace ours, by their names.

    `stylesheet` is for pages, `text_stylesheet` for text and Markdown, `epub_stylesheet` for the e-book; each
    imports ours. `css` is added to the pages' own style sheet; `assets` are what it shows: fonts, images.
    """

    stylesheet: Path | None = None
    text_stylesheet: Path | None = None
    epub_stylesheet: Path | None = None
    css: Path | None = None
    assets: tuple[Path, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    def stylesheet_for(self, form: str) -> Path | None:
        """The user's stylesheet for a form: html, text, epub, plain, markdown."""
        found: Path | None = getattr(self, STYLESHEETS[form])
        return found

    @property
    def files(self) -> tuple[Path, ...]:
        """The user's files that there are."""
        named = tuple(path for name in FILES if (path := getattr(self, name)))
        return named + self.assets


OURS = Theme()
"""Nothing of the user's own."""


def read_file(value: object, name: str, path: Path) -> Path:
    """The file that a setting in the edition.toml at `path` names; SettingsError where there is none."""
    if not isinstance(value, str) or not value:
        raise SettingsError(f"{path}: [edition] {name}: must be a file's name in quotes")
    file = path.parent / value
    if not file.is_file():
        raise SettingsError(f"{path}: [edition] {name}: there is no file {file}")
    return file


def read_assets(value: object, path: Path) -> tuple[Path, ...]:
    """The files of [edition] files; SettingsError where one is missing, or two have one name."""
    if not isinstance(value, list):
        raise SettingsError(f"{path}: [edition] files: must be files' names in quotes, in []")
    found = tuple(read_file(name, "files", path) for name in value)
    names = [file.name.casefold() for file in found]
    twice = next((name for at, name in enumerate(names) if name in names[:at]), "")
    if twice:
        raise SettingsError(f"{path}: [edition] files: two files have the name {twice}")
    return found


def read_texts(given: Mapping[str, Any], known: Collection[str], path: Path) -> tuple[tuple[str, str], ...]:
    """The words of [texts]; SettingsError for a name that is not `known`, and for what is no text."""
    for name, value in given.items():
        where = f"{path}: [texts] {name}"
        if name not in known:
            raise SettingsError(f"{where}: no such text; {_did_you_mean(name, known)}")
        if not isinstance(value, str) or not value.strip():
            raise SettingsError(f"{where}: must be a text in quotes")
        if _NEVER_IN_XML.search(value):
            raise SettingsError(f"{where}: has a character that no page can hold")
    return tuple((name, "\n\n".join(paragraphs(value))) for name, value in given.items())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line stands between two; other blanks and line ends are alike."""
    return tuple(" ".join(part.split()) for part in _PARAGRAPHS.split(text.strip()) if part.strip())


def _did_you_mean(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
