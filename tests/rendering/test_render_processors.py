"""The stylesheets need no one processor: xsltproc gives what lxml gives."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from snippets import DOCUMENT

from tei_edition.errors import SettingsError
from tei_edition.rendering import Context, Entry, stylesheet_path
from tei_edition.rendering.prepare import prepare
from tei_edition.rendering.stylesheets import run
from tei_edition.validation.parsing import parse

xsltproc = shutil.which("xsltproc")
needs_xsltproc = pytest.mark.skipif(not xsltproc, reason="xsltproc is not installed")
CONTEXT = Context(
    title="An edition",
    volume="frus1969-76v09",
    address="https://example.org/frus1969-76v09/{id}",
    documents={"d41": Entry("d41", "41", "A telegram", "d41.html")},
    previous=Entry("d41", "41", "A telegram", "d41.html"),
    cited_by=(Entry("d54", "54", "Another", "d54.html"),),
    index="index.html",
    style="edition.css",
)


def with_xsltproc(name: str, source: Path) -> bytes:
    command = [str(xsltproc), "--nonet", str(stylesheet_path(name)), str(source)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert not done.stderr, done.stderr.decode()
    return done.stdout


@needs_xsltproc
@pytest.mark.parametrize("name", ["html.xsl", "text.xsl"])
def test_xsltproc_gives_the_same(name: str, tmp_path: Path) -> None:
    root = parse(DOCUMENT.read_bytes(), "d43.xml")
    prepare(root, CONTEXT, "d43.xml")
    source = tmp_path / "d43.xml"
    source.write_bytes(etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True))
    result, _ = run(stylesheet_path(name), root)
    assert with_xsltproc(name, source).rstrip() == bytes(result).rstrip()


@needs_xsltproc
def test_a_file_alone_needs_no_preparation() -> None:
    page = with_xsltproc("html.xsl", DOCUMENT)
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
