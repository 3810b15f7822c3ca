"""The stylesheets need no one processor: xsltproc and Saxon-HE give what lxml gives.

Compared are trees: how HTML is written (hidden or hidden="hidden", a line end after the meta of the
encoding) is each processor’s own affair.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from samples import SEEDS, documents
from snippets import DOCUMENT

from tei_edition import build
from tei_edition.batch.example import write_example
from tei_edition.edition import Edition
from tei_edition.errors import SettingsError
from tei_edition.publishing import pages, publish
from tei_edition.publishing.compare import page as compare_page
from tei_edition.rendering import Context, Entry, stylesheet_path
from tei_edition.rendering.prepare import prepare
from tei_edition.rendering.stylesheets import run
from tei_edition.validation.parsing import parse

STYLESHEETS = ("html.xsl", "text.xsl", "epub.xsl")
CONTEXT = Context(
    title="An edition",
    volume="frus1969-76v09",
    address="https://example.org/frus1969-76v09/{id}",
    documents={"d41": Entry("d41", "41", "A telegram", "d41.html")},
    previous=Entry("d41", "41", "A telegram", "d41.html"),
    next=Entry("d54", "54", "Another", "d54.html"),
    cited_by=(Entry("d54", "54", "Another", "d54.html"),),
    index="index.html",
    style="edition.css",
    script="edition.js",
    tei="../tei/d43.xml",
    text="../text/d43.txt",
    forms=(("../cite/d43.bib", "BibTeX"),),
    menu=(("index.html", "Documents"), ("by-date.html", "By date")),
    linked_data='{"@type": "Book", "name": "A & B"}',
)
Words = tuple[tuple[str, str], ...]


def lxml(stylesheet: Path, root: etree._Element, texts: Words = ()) -> bytes:
    return bytes(run(stylesheet, root, texts)[0])


def xsltproc(stylesheet: Path, source: Path, texts: Words = (), catalog: str = "") -> bytes:
    command = shutil.which("xsltproc")
    if not command:
        pytest.skip("xsltproc is not installed")
    given = [part for name, said in texts for part in ("--stringparam", f"text-{name}", said)]
    more = {"XML_CATALOG_FILES": catalog} if catalog else {}
    done = subprocess.run(
        [command, "--nonet", *given, str(stylesheet), str(source)],
        capture_output=True,
        check=True,
        timeout=60,
        env=dict(os.environ, **more),
    )
    assert b"rror" not in done.stderr, done.stderr.decode()
    return done.stdout


@cache
def processor() -> Any:
    return pytest.importorskip("saxonche").PySaxonProcessor(license=False)


@cache
def compiled(stylesheet: Path) -> Any:
    return processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))


def saxon(stylesheet: Path, source: Path, texts: Words = (), catalog: str = "") -> bytes:
    if catalog:
        processor().set_catalog(catalog)
    executable = compiled(stylesheet)
    executable.clear_parameters()
    for name, said in texts:
        executable.set_parameter(f"text-{name}", processor().make_string_value(said))
    return str(executable.transform_to_string(source_file=str(source))).encode()


PROCESSORS = pytest.mark.parametrize("other", [xsltproc, saxon])


def shape(data: bytes) -> list[object]:
    """A result as its elements, attributes and words; the meta that says the encoding left out."""
    html = b"<!DOCTYPE" in data[:60] and not data.startswith(b"<?xml")
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")) if html else etree.fromstring(data)
    return list(_events(root))


def _events(element: etree._Element) -> Iterator[object]:
    encoding = element.tag == "meta" and "http-equiv" in element.attrib
    if not encoding:
        yield element.tag, sorted((key, "" if key == value else value) for key, value in element.items())
        yield (element.text or "").strip("\n") if element.tag != "head" else ""
        for child in element:
            yield from _events(child)
        yield f"/{element.tag}"
    parent = element.getparent()
    in_head = parent is not None and parent.tag in ("head", "html")
    yield "" if in_head else (element.tail or "").strip("\n")


def compare(
    stylesheet: Path, root: etree._Element, other: Callable[..., bytes], folder: Path, title: str = ""
) -> None:
    source = folder / "source.xml"
    source.write_bytes(etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True))
    assert shape(other(stylesheet, source)) == shape(
        lxml(stylesheet, parse(source.read_bytes(), "source"))
    ), title


@PROCESSORS
@pytest.mark.parametrize("name", STYLESHEETS)
def test_all_give_the_same_of_a_document(name: str, other: Callable[..., bytes], tmp_path: Path) -> None:
    count = 0
    for title, data in documents():
        root = parse(data, title)
        prepare(root, CONTEXT, title)
        compare(stylesheet_path(name), root, other, tmp_path, title)
        count += 1
    assert count >= 3


@PROCESSORS
def test_all_give_the_same_of_the_pages_of_an_edition(
    other: Callable[..., bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (out / "tei").mkdir(parents=True)
    for title, data in documents():
        (out / "tei" / f"{title.partition('.')[0].replace(' ', '-')}.xml").write_bytes(data)
    trees: list[etree._Element] = []

    def keep(path: Path, tree: etree._Element, texts: Words = ()) -> Any:
        trees.append(parse(etree.tostring(tree), "page"))
        return run(path, tree, texts)

    monkeypatch.setattr(pages, "run", keep)
    publish(out, Edition(title="An edition", volume_id="frus1969-76v09"))
    kinds = {tree.get("kind") for tree in trees}
    assert {"index", "by-date", "by-correspondent", "quality", "search"} <= kinds
    for tree in trees:
        compare(stylesheet_path("html.xsl"), tree, other, tmp_path, tree.get("kind", ""))


@PROCESSORS
def test_all_give_the_same_of_the_page_with_the_source(
    other: Callable[..., bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees: list[etree._Element] = []

    def keep(path: Path, tree: etree._Element, texts: Words = ()) -> Any:
        trees.append(parse(etree.tostring(tree), "page"))
        return run(path, tree, texts)

    monkeypatch.setattr(compare_page, "run", keep)
    build(SEEDS.parents[1] / "seeds", tmp_path / "out")
    assert len(trees) == 2
    for tree in trees:
        compare(stylesheet_path("html.xsl"), tree, other, tmp_path)


@PROCESSORS
def test_all_give_the_same_of_a_users_own(other: Callable[..., bytes], tmp_path: Path) -> None:
    """The example and its catalog, a rule of the user's, and other words."""
    list(write_example(tmp_path))
    sheet = tmp_path / "theme.xsl"
    rule = (
        '<xsl:template match="tei:p" priority="-9"><p class="mine"><xsl:apply-templates/></p></xsl:template>'
    )
    sheet.write_text(sheet.read_text().replace("</xsl:stylesheet>", f"{rule}</xsl:stylesheet>"))
    texts = (("notes", "Anmerkungen <&> 'x'"),)
    result = other(sheet, DOCUMENT, texts, str(tmp_path / "catalog.xml"))
    assert b'<p class="mine">' in result
    assert shape(result) == shape(lxml(sheet, parse(DOCUMENT.read_bytes(), "d43.xml"), texts))


def test_a_file_alone_needs_no_preparation() -> None:
    page = xsltproc(stylesheet_path("html.xsl"), DOCUMENT)
    assert b'href="#d43fn2"' in page
    assert b'href="edition.css"' in page


def test_the_stylesheets_read_and_write_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<a>secret</a>")
    sheet = tmp_path / "own.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f"<xsl:template match='/'><a><xsl:copy-of select=\"document('{secret}')\"/></a>"
        "</xsl:template></xsl:stylesheet>"
    )
    with contextlib.suppress(SettingsError):
        result, _ = run(sheet, parse(b"<a/>", "a.xml"))
        assert b"secret" not in bytes(result)
