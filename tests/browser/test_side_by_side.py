"""What a checker does with the page of source, TEI and reading text, in Chromium and Firefox."""

from __future__ import annotations

from pathlib import Path

import pytest
from at import Site
from bidi import Browser

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_from_the_document_to_its_doubts_by_keyboard(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/d43.html")
    window.tab_to("a[href$='compare/d43.html']", most=100)
    window.press("Enter")
    window.wait("location.pathname.endsWith('/compare/d43.html')")
    window.tab_to(".sum li:first-child a")
    first = window.run("document.activeElement.hash")
    window.press("Enter")
    window.wait(f"location.hash === '{first}' && document.querySelector(':target .medium')")
    window.run("document.querySelector(':target a.next').focus()")
    window.press("Enter")
    window.wait(f"location.hash !== '{first}' && document.querySelector(':target a.next')")


def test_the_same_words_are_shown_together(window: Browser, site: Site) -> None:
    window.open(f"{site.base}compare/d43.html")
    window.tab_to(".src a:nth-of-type(3)", most=120)
    lit = "Array.from(document.querySelectorAll('.lit'), one => one.closest('td').className).join()"
    window.wait(f"{lit} === 'src,xml,read'")
    assert window.run("document.querySelector('.src .lit').textContent") == "Kissinger"


def test_a_note_opens_in_the_reading_text(window: Browser, site: Site) -> None:
    window.open(f"{site.base}compare/d43.html")
    window.tab_to(".read a[role=doc-noteref]", most=120)
    window.press("Enter")
    window.wait("document.querySelector('.note-box:popover-open')")
    assert "Library of Congress" in window.run("document.querySelector('.note-box').textContent")


def test_it_can_be_printed(window: Browser, site: Site) -> None:
    window.open(f"{site.base}compare/d54.html")
    assert window.print().startswith(b"%PDF")


@pytest.mark.parametrize("width", [360, 700, 1100])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, seeds_edition: Path, tmp_path: Path, width: int
) -> None:
    page = (seeds_edition / "compare" / "d54.html").as_uri()
    frame = tmp_path / "frame.html"
    inner = (seeds_edition / "compare" / "d54.html").read_text(encoding="utf-8").replace('"', "&quot;")
    inner = inner.replace("<head>", f"<head><base href='{page}'>", 1)
    frame.write_text(
        f"<!DOCTYPE html><iframe width='{width}' height='800' srcdoc=\"{inner}\"></iframe>", encoding="utf-8"
    )
    browser.open(frame.as_uri())
    window = "document.querySelector('iframe').contentWindow"
    browser.wait(
        f"{window}.getComputedStyle({window}.document.querySelector('.src > div')).whiteSpace !== ''"
    )
    assert browser.run(WIDE.replace("document.", f"{window}.document.")) is False
