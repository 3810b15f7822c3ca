"""The files of a schema: from a folder, or from a bundle. Knows how they name each other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import load_grammar, parse


class Folder:
    """A schema file and what it includes from its own folder and below."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._folder = self._path.parent
        self._paths: dict[etree._Element, Path] = {}

    def first(self) -> etree._Element:
        """The root of the schema; SettingsError where it cannot be read."""
        return self._load(self._path)

    def referred(self, node: etree._Element) -> etree._Element:
        """The root of the file that an element names; SettingsError where it may not be read."""
        href = (node.get("href") or "").partition("#")[0].removeprefix("file://")
        by = self._paths[node.getroottree().getroot()]
        path = (by.parent / href).resolve()
        if not path.is_relative_to(self._folder):
            raise SettingsError(f"{href} is outside the folder {self._folder}")
        return self._load(path)

    def _load(self, path: Path) -> etree._Element:
        root = load_grammar(path).getroot()
        self._paths[root] = path
        return root


class Bundle:
    """Files by the names that they call each other by; the first is the schema."""

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self._files = dict(files)

    def first(self) -> etree._Element:
        """The root of the schema."""
        return self._named(next(iter(self._files)))

    def referred(self, node: etree._Element) -> etree._Element:
        """The root of the file that an element names; SettingsError where there is none."""
        return self._named(node.get("href") or "")

    def _named(self, name: str) -> etree._Element:
        if name not in self._files:
            raise SettingsError(f"the schema includes {name}, which is not there")
        return parse(self._files[name], name)
