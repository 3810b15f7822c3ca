"""What readers do with an edition, in Chromium and Firefox, from disk and from a server on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from at import SCHEMES, Site, watched
from bidi import Browser
from small_edition import WITH_LISTS, published

REFERENCE = "a[role=doc-noteref]"
PHRASE = "toughness of Thieu"


def seen(selector: str) -> str:
    """The script that says whether an element is in the window: it may still be scrolled to."""
    box = f'document.querySelector("{selector}").getBoundingClientRect()'
    return f"{box}.top >= 0 && {box}.bottom <= innerHeight"


def test_from_the_index_by_a_phrase_to_the_words_on_the_page(window: Browser, site: Site) -> None:
    window.open(f"{site.base}index.html")
    assert window.run("document.querySelectorAll('.documents > li').length") == 2
    window.tab_to("nav.menu a[href$='search.html']")
    window.press("Enter")
    window.wait("location.pathname.endsWith('/search.html') && !document.getElementById(':search').hidden")
    window.run("document.getElementById(':q').focus()")
    window.press(*f'"{PHRASE}"', "Enter")
    window.wait("document.querySelector('#\\\\:hits .hit-text mark')")
    assert window.run("document.getElementById(':status').textContent") == "1 document"
    marked = "Array.from(document.querySelectorAll('{} mark'), mark => mark.textContent).join(' ')"
    assert window.run(marked.format(".hit-text")) == PHRASE
    # The phrase and nothing else, be its words ever so frequent.
    assert window.run("document.querySelectorAll('.hit-text mark').length") == 1
    window.tab_to("#\\:hits a")
    window.press("Enter")
    window.wait("location.pathname.endsWith('/d43.html') && document.querySelector('main mark')")
    # The phrase and nothing else, be its words ever so frequent.
    assert window.run(marked.format("article")) == PHRASE
    window.wait(seen("article mark"))


def test_hits_are_not_drawn_again_under_the_hands_of_the_reader(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/search.html")
    window.wait("!document.getElementById(':search').hidden")
    window.run("""
        document.getElementById(':q').value = 'Thieu';
        document.getElementById(':q').dispatchEvent(new Event('input'));
        document.getElementById(':search').requestSubmit();
    """)
    window.wait("document.querySelector('#\\\\:hits .hit-text mark')")
    window.run("document.querySelector('#\\\\:hits a').focus()")
    # Longer than the page waits for another letter.
    window.run("new Promise(function (done) { setTimeout(done, 500); })")
    assert window.run("document.activeElement.matches('#\\\\:hits a')")


def test_a_phrase_that_no_document_has_is_not_found(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/search.html?q=%22Thieu%20of%20toughness%22")
    window.wait("document.getElementById(':status').textContent === '0 documents'")
    assert window.run("document.querySelectorAll('#\\\\:hits li').length") == 0


def test_every_page_has_a_title_of_its_own(window: Browser, site: Site, seeds_edition: Path) -> None:
    pages = sorted(path.relative_to(seeds_edition).as_posix() for path in seeds_edition.glob("html/*.html"))
    titles = set()
    for page in pages:
        window.open(f"{site.base}{page}")
        titles.add(window.run("document.title"))
    assert len(titles) == len(pages) >= 6


def test_a_note_opens_and_closes_by_keyboard(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/d43.html")
    window.tab_to(REFERENCE)
    reference = window.run("document.activeElement.id")
    window.press("Enter")
    box = "document.querySelector('.note-box')"
    window.wait(f"{box}.matches(':popover-open')")
    note = window.run(
        f"document.querySelector(document.getElementById('{reference}').hash + ' .note-text').textContent"
    )
    words = note.split()[:5]
    assert words
    assert window.run(f"{box}.textContent").split()[:5] == words
    assert window.run(f"document.activeElement === {box}")
    assert window.run("location.hash") == ""
    window.press("Escape")
    window.wait(f"!{box}.matches(':popover-open')")
    assert window.run("document.activeElement.id") == reference


def test_an_open_note_goes_with_its_reference_until_that_is_gone(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/d43.html")
    window.run("document.documentElement.style.scrollBehavior = 'auto'")
    window.run("document.querySelectorAll('a[role=doc-noteref]')[2].scrollIntoView({block: 'center'})")
    window.run("document.querySelectorAll('a[role=doc-noteref]')[2].click()")
    window.wait("document.querySelector('.note-box:popover-open')")
    top = "document.querySelector('.note-box').getBoundingClientRect().top"
    before = window.run(top)
    window.run("scrollBy(0, 40)")
    window.wait(f"Math.abs({top} - {before} + 40) < 1")
    window.run("scrollBy(0, 2 * innerHeight)")
    window.wait("!document.querySelector('.note-box:popover-open')")


def test_a_note_may_be_opened_before_its_reference_is_in_the_window(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/d43.html")
    window.run("document.documentElement.style.scrollBehavior = 'auto'")
    window.run("scrollTo(0, document.body.scrollHeight)")
    window.run("document.querySelector('a[role=doc-noteref]').click()")
    window.wait("document.querySelector('.note-box:popover-open')")
    window.run("scrollBy(0, -10)")
    # A frame later the page has heard of it.
    window.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert window.run("document.querySelector('.note-box').matches(':popover-open')")


def test_the_list_of_notes_is_a_link_of_the_open_note(window: Browser, site: Site) -> None:
    window.open(f"{site.base}html/d43.html")
    window.tab_to(REFERENCE)
    window.press("Enter")
    window.wait("document.querySelector('.note-box:popover-open')")
    window.tab_to(".note-more", most=5)
    window.press("Enter")
    window.wait("document.querySelector(':target') && !document.querySelector('.note-box:popover-open')")
    assert window.run("document.querySelector(':target').matches('#d43fn1')")
    window.run("document.querySelector('#d43fn1 [role=doc-backlink]').click()")
    window.wait("location.hash === '#d43fn1-ref'")


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_a_name_opens_and_closes_by_keyboard(browser: Browser, tmp_path: Path, scheme: str) -> None:
    published(tmp_path, {"d43.xml": WITH_LISTS})
    with SCHEMES[scheme](tmp_path) as site:
        for window in watched(browser, site):
            window.open(f"{site.base}html/d43.html")
            window.tab_to("article a[href='#p_B1']")
            window.press("Enter")
            window.wait("document.querySelector('.note-box:popover-open')")
            said = window.run("document.querySelector('.note-box').textContent")
            assert said.split() == "Bunker, Ellsworth Ambassador to Vietnam".split()
            assert window.run("document.querySelectorAll('#p_B1').length") == 1
            window.press("Escape")
            window.wait("!document.querySelector('.note-box:popover-open')")
            assert window.run("document.activeElement.textContent") == "Bunker"
            window.press("Enter")
            window.tab_to(".note-box a", most=5)
            window.press("Enter")
            window.wait("location.pathname.endsWith('/by-person.html') && document.querySelector(':target')")


def test_a_printed_page_is_gone_to_and_cited(window: Browser, site: Site) -> None:
    cited = "document.getElementById(':cited-page').textContent"
    window.open(f"{site.base}html/d43.html#pg_247")
    assert window.run(cited) == "p. 247"
    window.wait(seen("a.page[href='#pg_247']"))
    window.open(f"{site.base}html/d43.html")
    assert window.run(cited) == "pp. 245–247"
    window.tab_to("nav.pages a[href='#pg_247'], a.page[href='#pg_247']", most=100)
    window.press("Enter")
    window.wait(f"{cited} === 'p. 247'")


def test_pages_can_be_printed(window: Browser, site: Site) -> None:
    for name in ("index.html", "html/d43.html", "html/search.html"):
        window.open(f"{site.base}{name}")
        assert window.print().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_who_cites_a_document_is_followed(browser: Browser, small: Path, scheme: str) -> None:
    with SCHEMES[scheme](small) as site:
        for window in watched(browser, site):
            window.open(f"{site.base}html/d9.html")
            window.tab_to(".cited-by a[href^='d54.html']")
            window.press("Enter")
            window.wait("location.pathname.endsWith('/d54.html')")
            window.tab_to("article a[href^='d43.html'], .notes a[href^='d43.html']")
            window.press("Enter")
            window.wait("location.pathname.endsWith('/d43.html')")
