"""Every link of every page of an edition leads somewhere in it, and no page loads anything from outside."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import html5lib
import pytest
from small_edition import Page, dead_links

EDITIONS = ("seeds_edition", "small", "volume_edition", "larger_edition")
OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
WEB = re.compile(r"https?://[^/\s]+/|mailto:")
LOADED_BY_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!#|data:image/)([^)\"']*)")
H = "{http://www.w3.org/1999/xhtml}"

of_each = pytest.mark.parametrize("edition", EDITIONS)


@pytest.fixture
def folder(request: pytest.FixtureRequest, edition: str) -> Path:
    path = request.getfixturevalue(edition)
    assert isinstance(path, Path)
    return path


@of_each
def test_links_within_lead_to_a_file_and_an_id_that_are_there(folder: Path) -> None:
    assert dead_links(folder) == []


@of_each
def test_nothing_is_loaded_from_outside(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        page = Page(path)
        assert not [load for load in page.loads if OUTSIDE.match(load)], path.name
        missing = [load for load in page.loads if not (path.parent / unquote(load)).is_file()]
        assert not missing, path.name
        beyond = [link for link in page.links if OUTSIDE.match(link) and not WEB.match(link)]
        assert not beyond, path.name
    styles = [*folder.rglob("*.css")]
    assert styles
    for style in styles:
        assert not LOADED_BY_STYLE.search(style.read_text(encoding="utf-8")), style.name


@of_each
def test_links_stay_in_the_edition(folder: Path) -> None:
    """An edition is whole when its folder is copied alone."""
    for path in folder.rglob("*.html"):
        for link in Page(path).links:
            if not OUTSIDE.match(link):
                target = (path.parent / unquote(urldefrag(link)[0])).resolve()
                assert target.is_relative_to(folder.resolve()), f"{path.name}: {link}"


@of_each
def test_what_leads_nowhere_is_text_that_says_so_and_is_in_the_list(folder: Path) -> None:
    """On the page a word with a class or, where the volume is on the web, a link there; never a dead link."""
    with (folder / "references.csv").open(encoding="utf-8", newline="") as stream:
        listed = [row for row in csv.DictReader(stream) if row["status"] in ("missing", "dead")]
    shown = {path.stem: dead_words(path) for path in (folder / "html").glob("*.html")}
    told = {row["document"] for row in listed}
    assert {document for document, words in shown.items() if words} <= told
    for row in listed:
        outside = [link for link in Page(folder / f"html/{row['document']}.html").links if WEB.match(link)]
        assert outside or row["words"] in shown[row["document"]]


def dead_words(path: Path) -> list[str]:
    if b"dead-link" not in path.read_bytes():
        return []
    root = html5lib.parse(path.read_bytes(), transport_encoding="utf-8")
    marked = (element for element in root.iter() if "dead-link" in element.get("class", "").split())
    return [" ".join("".join(element.itertext()).split()) for element in marked]


def test_the_small_edition_has_a_reference_that_leads_nowhere(small: Path) -> None:
    assert dead_words(small / "html/d43.html") == ["gone"]
