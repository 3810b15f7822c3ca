"""The file itself: a ZIP archive whose first entry says what it is.

Knows the container; what is in a chapter, in the package and in the navigation is known beside this file.
"""

from __future__ import annotations

import io
import re
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tei_edition.edition import Edition
from tei_edition.publishing.ebook.navigation import navigation
from tei_edition.publishing.ebook.package import package
from tei_edition.publishing.ebook.title import title_page

_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the beginning of time in ZIP: a build has no clock


_UNSAFE = re.compile(r"^-|[^A-Za-z0-9._-]")  # what begins with a hyphen is the book's own


def file_name(stem: str) -> str:
    """The name of a document's file in the book: safe in any archive and address, another for each stem."""
    return _UNSAFE.sub(lambda found: f"~{ord(found[0]):x}~", stem) + ".xhtml"


class Chapter(NamedTuple):
    """A document or section of the book: its id, its number as printed ('' for a section), its title, the
    headings of the parts around it, its printed pages as (id, number), and its XHTML."""

    identifier: str
    number: str
    title: str
    divisions: tuple[str, ...]
    pages: tuple[tuple[str, str], ...]
    data: bytes

    @property
    def file(self) -> str:
        """The name of its file in the book."""
        return file_name(self.identifier)


def ebook_name(edition: Edition) -> str:
    """The name of the e-book's file: after the volume, if that is known."""
    return f"{edition.volume_id or 'edition'}.epub"


class Book:
    """Takes the chapters of an e-book one by one, in their order, and gives the file."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._stream = io.BytesIO()
        self._listed: list[Chapter] = []
        self._archive = ZipFile(self._stream, "w")
        _put(self._archive, "mimetype", b"application/epub+zip", ZIP_STORED)
        _put(self._archive, "META-INF/container.xml", _CONTAINER)

    def add(self, chapter: Chapter) -> None:
        """Adds a chapter."""
        _put(self._archive, f"book/{chapter.file}", chapter.data)
        self._listed.append(chapter._replace(data=b""))

    def close(self, css: bytes) -> bytes:
        """The bytes of the e-book, when all chapters were added."""
        with self._archive as archive:
            _put(archive, "book/edition.css", css)
            _put(archive, "book/-title.xhtml", title_page(self._edition))
            _put(archive, "book/-nav.xhtml", navigation(self._listed, self._edition))
            _put(archive, "book/package.opf", package(self._listed, self._edition))
        return self._stream.getvalue()


def _put(archive: ZipFile, name: str, data: bytes, how: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = how
    info.create_system = 3  # the same on every system
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
