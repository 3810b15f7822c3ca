"""edition.toml: what the text of a cable cannot know about the volume it is printed in.

Reads TOML into a frozen `Edition`; knows nothing of cables or of TEI.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tei_edition.errors import SettingsError
from tei_edition.intake import SETTINGS_LIMIT, take
from tei_edition.judging import judging
from tei_edition.neighbours import SETTINGS_NAME
from tei_edition.registers import ListFile, list_file
from tei_edition.theme import FILES, OURS, Theme, read_assets, read_file, read_texts

PROFILES = ("tei", "frus")
"""How TEI is written: with its own rich header, or as the Office of the Historian's volumes have it."""
MENTIONS = ("all", "first")
"""Which mentions of a person or a term are marked: all, or the first in the text and in the notes."""
SHARED_NAMES = ("report", "nearest")
"""What becomes of a name that several share where only another mention in the document tells whose it is."""
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9._-]*$")


@dataclass(frozen=True, slots=True)
class Editor:
    """A person who edited the volume, with the role that the title page gives."""

    name: str
    role: str = "editor"


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition.toml says; every field may be empty. Dates are ISO 8601, also without day."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    licence: str = ""
    licence_target: str = ""
    language: str = "en"
    address_of_edition: str = ""
    contact: str = ""
    email: str = ""
    profile: str = "tei"
    mentions: str = "all"
    shared_names: str = "report"
    volume_id: str = ""
    volume_title: str = ""
    series: str = ""
    volume_number: str = ""
    volume_publisher: str = ""
    volume_place: str = ""
    volume_date: str = ""
    isbn: str = ""
    coverage_from: str = ""
    coverage_to: str = ""
    page_address: str = ""
    editors: tuple[Editor, ...] = field(default=())
    lists: tuple[ListFile, ...] = ()
    theme: Theme = OURS

    def address(self, identifier: str) -> str:
        """The address of a document's page on the web; '' if the edition does not say."""
        return self.page_address.replace("{id}", identifier)


# Section and key in the file -> field of Edition.
_KEYS = {
    ("edition", "title"): "title",
    ("edition", "publisher"): "publisher",
    ("edition", "date"): "date",
    ("edition", "licence"): "licence",
    ("edition", "licence_target"): "licence_target",
    ("edition", "language"): "language",
    ("edition", "address"): "address_of_edition",
    ("edition", "contact"): "contact",
    ("edition", "email"): "email",
    ("edition", "profile"): "profile",
    ("edition", "mentions"): "mentions",
    ("edition", "shared_names"): "shared_names",
    ("volume", "id"): "volume_id",
    ("volume", "title"): "volume_title",
    ("volume", "series"): "series",
    ("volume", "number"): "volume_number",
    ("volume", "publisher"): "volume_publisher",
    ("volume", "place"): "volume_place",
    ("volume", "date"): "volume_date",
    ("volume", "isbn"): "isbn",
    ("volume", "coverage_from"): "coverage_from",
    ("volume", "coverage_to"): "coverage_to",
    ("volume", "page_address"): "page_address",
}
_LISTS = ("edition", "lists")
_CHOICES = {"profile": PROFILES, "mentions": MENTIONS, "shared_names": SHARED_NAMES}
_ASSETS = ("edition", "files")
_FILES = tuple(("edition", name) for name in FILES)
_DATES = frozenset(("date", "volume_date", "coverage_from", "coverage_to"))


def find_edition(start: Path, root: Path) -> Path | None:
    """The edition.toml that applies to a folder: the nearest one from `start` up to `root`."""
    folder = start
    while True:
        candidate = folder / SETTINGS_NAME
        if candidate.is_file():
            return candidate
        if folder == root or folder == folder.parent:
            return None
        folder = folder.parent


def load_edition(path: Path | None, profile: str = "") -> Edition:
    """Read an edition.toml, or the one in a folder; an empty Edition where there is none.

    A `profile` takes the place of the file's. Raises SettingsError that names the file, the key, and what
    is expected.
    """
    edition = _read(path)
    return replace(edition, profile=profile) if profile else edition


def _read(path: Path | None) -> Edition:
    if path is None:
        return Edition()
    if path.is_dir():
        path = path / SETTINGS_NAME
        if not path.exists():
            return Edition()
    try:
        data = tomllib.loads(take(path, SETTINGS_LIMIT).decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:  # also a number of too many digits, too many brackets
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    return _edition(data, path)


def _edition(data: dict[str, Any], path: Path) -> Edition:
    """An Edition from parsed TOML; an unknown key is an error, so that a misspelling is seen."""
    fields: dict[str, Any] = {}
    theme: dict[str, Any] = {}
    for section, content in data.items():
        if section == "editor":
            fields["editors"] = _editors(content, path)
            continue
        if section == "validation":  # is read where files are judged; here it is only checked
            judging(content, path)
            continue
        if not isinstance(content, dict):
            raise SettingsError(f"{path}: {section}: belongs into [edition] or [volume]")
        if section == "texts":
            theme["texts"] = _texts(content, path)
            continue
        for key, value in content.items():
            if (section, key) == _LISTS:
                fields["lists"] = _lists(value, path)
                continue
            if (section, key) == _ASSETS:
                theme["assets"] = read_assets(value, path)
                continue
            if (section, key) in _FILES:
                theme[key] = read_file(value, key, path)
                continue
            name = _KEYS.get((section, key))
            if name is None:
                raise SettingsError(f"{path}: [{section}] {key}: no such setting; {_known(section)}")
            fields[name] = _value(value, name, f"{path}: [{section}] {key}")
    return Edition(**fields, theme=Theme(**theme))


def _known(section: str) -> str:
    keys = ", ".join(key for part, key in (*_KEYS, _LISTS, *_FILES, _ASSETS) if part == section)
    known = "[edition], [volume], [texts], [validation], [[editor]]"
    return f"known are {keys}" if keys else f"known sections are {known}"


def _value(value: object, name: str, where: str) -> str:
    """A setting as text, checked where it has a form."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise SettingsError(f"{where}: must be a text in quotes")
    text = str(value).strip()
    if name in _DATES and not _DATE.match(text):
        raise SettingsError(f"{where}: “{text}” is not a date such as 2010, 1972-10 or 1972-10-22")
    if name == "volume_id" and not _IDENTIFIER.match(text):
        raise SettingsError(f"{where}: “{text}” is not an identifier such as frus1969-76v09")
    if name in _CHOICES and text not in _CHOICES[name]:
        raise SettingsError(f"{where}: “{text}” is none of {', '.join(_CHOICES[name])}")
    if name in ("page_address", "licence_target", "address_of_edition") and not text.startswith(
        ("https://", "http://")
    ):
        raise SettingsError(f"{where}: “{text}” must begin with https:// or http://")
    if name == "page_address" and "{id}" not in text:
        raise SettingsError(f"{where}: must hold {{id}} where the document's id (d43) goes")
    return text


def _texts(content: dict[str, Any], path: Path) -> tuple[tuple[str, str], ...]:
    """The texts of [texts]; which there are, the stylesheets say."""
    from tei_edition.rendering.texts import defaults  # costs time that only those pay who need it

    return read_texts(content, tuple(defaults()), path)


def _lists(value: object, path: Path) -> tuple[ListFile, ...]:
    """The files of `lists`, one or several, relative to the edition.toml."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        raise SettingsError(f"{path}: [edition] lists: must be a file's name in quotes, or several in []")
    return tuple(list_file(path.parent / name) for name in names)


def _editors(content: object, path: Path) -> tuple[Editor, ...]:
    """The [[editor]] entries."""
    if not isinstance(content, list):
        raise SettingsError(f"{path}: editors are given as [[editor]] with name and role")
    editors = []
    for entry in content:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            raise SettingsError(f"{path}: [[editor]]: a name in quotes is missing")
        editors.append(Editor(entry["name"], str(entry.get("role", "editor"))))
    return tuple(editors)
