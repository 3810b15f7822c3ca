"""An edition with a theme: every page has the user's rules, style and words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from small_edition import EDITION, dead_links, lay_down

from tei_edition.batch.fingerprint import of_settings
from tei_edition.errors import SettingsError
from tei_edition.publishing import publish
from tei_edition.theme import Theme

OWN = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:import href="tei-edition:{0}.xsl"/><xsl:template name="{1}">{2}</xsl:template></xsl:stylesheet>'
)


def themed(folder: Path) -> Theme:
    folder.mkdir()
    (folder / "html.xsl").write_text(OWN.format("html", "top-hook", "<p>MY BANNER</p>"))
    (folder / "text.xsl").write_text(OWN.format("text", "top-hook", "<block>MY LINE</block>"))
    (folder / "epub.xsl").write_text(OWN.format("epub", "after-document", "<p>MY CHAPTER</p>"))
    (folder / "my.css").write_text(":root { --link: teal }")
    texts = (("about", "One & <two>.\n\nThree."), ("page-index", "Briefe"), ("cited-by", "Zitiert von"))
    files = (folder / "html.xsl", folder / "text.xsl", folder / "epub.xsl", folder / "my.css")
    (folder / "font.woff2").write_bytes(b"font")
    return Theme(*files, (folder / "font.woff2",), texts)


def test_every_page_is_the_users(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lay_down(out)
    publish(out, replace(EDITION, theme=themed(tmp_path / "theme")))
    pages = sorted(out.rglob("*.html"))
    assert len(pages) > 6
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<p>MY BANNER</p>" in text, page
        href = "html/theme.css" if page.parent == out else "theme.css"
        assert f'edition.css">\n<link rel="stylesheet" href="{href}">' in text, page
        assert ">Briefe</a>" in text, page
    assert (out / "html" / "theme.css").read_text() == ":root { --link: teal }"
    assert (out / "html" / "theme" / "font.woff2").read_bytes() == b"font"
    assert all("MY LINE" in page.read_text() for page in (out / "text").glob("*.txt"))
    start = (out / "index.html").read_text()
    assert '<p class="about">One &amp; &lt;two&gt;.</p><p class="about">Three.</p>' in start
    assert "Zitiert von" in (out / "html" / "d9.html").read_text()
    with ZipFile(next(out.glob("*.epub"))) as book:
        assert b"MY CHAPTER" in book.read("book/d9.xhtml")
    assert not dead_links(out)


def test_a_broken_stylesheet_ends_the_build_before_it_writes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lay_down(out)
    theme = themed(tmp_path / "theme")
    (tmp_path / "theme" / "text.xsl").write_text("<xsl:stylesheet")
    with pytest.raises(SettingsError, match=r"text\.xsl cannot be read"):
        publish(out, replace(EDITION, theme=theme))
    assert not (out / "html").exists()


def test_a_theme_converts_nothing_anew(tmp_path: Path) -> None:
    theme = themed(tmp_path / "theme")
    assert of_settings(EDITION, None, None) == of_settings(replace(EDITION, theme=theme), None, None)


def test_without_its_theme_an_edition_has_no_file_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    lay_down(out)
    publish(out, replace(EDITION, theme=themed(tmp_path / "theme")))
    publish(out, EDITION)
    assert not (out / "html" / "theme.css").exists()
    assert not (out / "html" / "theme" / "font.woff2").exists()
    assert "MY BANNER" not in (out / "index.html").read_text()
