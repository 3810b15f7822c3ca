"""The edition in a real browser, from disk: links, notes, pages, and no word to the network."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

from chromium import CHROMIUM, after, chromium
from small_edition import Page, dead_links

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
DIST = Path(__file__).parents[2] / "dist"


@pytest.fixture
def site(small: Path) -> Path:
    return small


def test_a_note_reference_opens_the_note_and_the_note_leads_back(site: Path, tmp_path: Path) -> None:
    seen = after(
        tmp_path,
        site / "html/d43.html",
        "document.getElementById('d43fn1-ref').click();"
        "const box = document.querySelector('.note-box'), text = box.textContent.trim().split(' ')[0];"
        "const open = box.matches(':popover-open'); box.querySelector('.note-more').click();"
        "const there = document.querySelector(':target').id;"
        "document.querySelector('#d43fn1 [role=doc-backlink]').click();"
        "seen([open, text, there, document.querySelector(':target').id, location.hash].join(' '));",
    )
    assert seen == "true Document d43fn1 d43fn1-ref #d43fn1-ref"


def test_a_printed_page_can_be_linked_and_is_shown(site: Path, tmp_path: Path) -> None:
    seen = after(
        tmp_path,
        site / "html/d43.html",
        "const target = document.querySelector(':target');"
        "seen([target.id, target.nextElementSibling.textContent, target.nextElementSibling"
        ".getBoundingClientRect().height > 0].join(' '));",
        "#pg_246",
    )
    assert seen == "pg_246 [246] true"


@pytest.mark.parametrize("index", ["index.html", "html/index.html"])
def test_every_link_of_the_index_opens_a_document(site: Path, tmp_path: Path, index: str) -> None:
    path = site / index
    links = [link for link in Page(path).links if not link.startswith("#")]
    assert all((path.parent / link).is_file() for link in links)
    pages = [link for link in links if re.fullmatch(r"(html/)?d\d+\.html", link)]
    assert len(pages) == 3
    for link in pages:
        dom = chromium(tmp_path, (path.parent / link).as_uri(), "--dump-dom")
        assert 'class="document"' in dom


def test_the_style_sheet_is_used(site: Path, tmp_path: Path) -> None:
    script = "seen(getComputedStyle(document.querySelector('.notes h2')).fontVariantCaps);"
    assert after(tmp_path, site / "html/d43.html", script) == "all-small-caps"


@pytest.mark.parametrize("width", [412, 700, 1400])
def test_nothing_is_wider_than_the_screen(site: Path, tmp_path: Path, width: int) -> None:
    # The window has a least width of its own, a frame has none.
    frame = site / "html" / f"frame-{width}.html"
    page = (site / "html/d43.html").read_text(encoding="utf-8").replace('"', "&quot;")
    inner = f'<iframe id="f" width="{width}" height="800" srcdoc="{page}"></iframe>'
    frame.write_text(f"<!DOCTYPE html><body>{inner}</body>", encoding="utf-8")
    script = (
        "const inner = document.getElementById('f').contentDocument.documentElement;"
        "seen(inner.scrollWidth <= inner.clientWidth);"
    )
    try:
        assert after(tmp_path, frame, script) == "true"
    finally:
        frame.unlink()


def test_the_page_can_be_printed(site: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    chromium(tmp_path, (site / "html/d43.html").as_uri(), f"--print-to-pdf={pdf}")
    assert pdf.read_bytes().startswith(b"%PDF-")


def loaded_from_elsewhere(folder: Path) -> list[str]:
    """Whatever the pages and style sheets load that is not a file beside them."""
    found = []
    for path in folder.rglob("*.html"):
        found += [load for load in Page(path).loads if not (path.parent / load).is_file()]
    for path in (*folder.rglob("*.css"), *folder.rglob("*.html")):
        found += re.findall(r"url\([^)]*\)|@import", path.read_text(encoding="utf-8"))
    return found


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert loaded_from_elsewhere(site) == []


def test_the_seeds_edition_is_whole() -> None:
    if not DIST.is_dir():
        pytest.skip("the edition of the seeds has not been built")
    assert dead_links(DIST) == []
    assert loaded_from_elsewhere(DIST) == []
