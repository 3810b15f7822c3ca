"""The lists of an edition: every kind of page, and the files that tell others of them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import html5lib
import pytest
from lxml import etree
from small_edition import Page, dead_links, published
from small_volume import PARTS

from tei_edition.edition import Edition
from tei_edition.publishing import publish
from tei_edition.publishing.pages import KINDS
from tei_edition.publishing.structure import page_number

H = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z")


def read(path: Path) -> etree._Element:
    root = html5lib.parse(path.read_bytes(), treebuilder="lxml", transport_encoding="utf-8").getroot()
    assert isinstance(root, etree._Element)
    return root


def said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def documents_of(path: Path) -> list[str]:
    """The documents that a page links to in its main part, in order, each once."""
    main = next(read(path).iter(f"{H}main"))
    links = (str(link.get("href")).rpartition("/")[2] for link in main.iter(f"{H}a"))
    found = (link.partition("#")[0].removesuffix(".html") for link in links if ".html" in link)
    return [*dict.fromkeys(name for name in found if name in PARTS)]


def test_every_kind_of_page_is_made_of_a_volume(volume: Path) -> None:
    assert {kind.name for kind in KINDS} <= {path.stem for path in (volume / "html").glob("*.html")}


def test_a_kind_that_has_nothing_to_list_is_not_made(small: Path) -> None:
    made = {path.stem for path in (small / "html").glob("*.html")}
    assert "by-term" not in made
    assert "by-term.html" not in Page(small / "html/index.html").links


@pytest.mark.parametrize("which", ["volume", "small", "dist"])
def test_every_link_of_every_page_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    assert dead_links(request.getfixturevalue(which)) == []


@pytest.mark.parametrize("name", [*(f"html/{kind.name}.html" for kind in KINDS), "index.html"])
def test_a_page_is_whole(volume: Path, name: str) -> None:
    root = read(volume / name)
    assert len([*root.iter(f"{H}h1")]) == 1
    assert root.get("lang") == "en"
    ids = [str(element.get("id")) for element in root.iter(etree.Element) if element.get("id") is not None]
    assert len(set(ids)) == len(ids)
    loaded = Page(volume / name).loads
    assert all((volume / name).parent.joinpath(link).is_file() for link in loaded)


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_the_menu_is_the_same_on_every_page(volume: Path, name: str) -> None:
    menu = next(
        nav for nav in read(volume / f"html/{name}.html").iter(f"{H}nav") if nav.get("class") == "menu"
    )
    links = [*menu.iter(f"{H}a")]
    assert [link.get("href") for link in links] == [f"{kind.name}.html" for kind in KINDS]
    assert [link.get("href") for link in links if link.get("aria-current")] == [f"{name}.html"]


@pytest.mark.parametrize("name", ["html/index.html", "index.html"])
def test_the_index_has_documents_under_chapters_in_order(volume: Path, name: str) -> None:
    assert documents_of(volume / name) == [*PARTS]
    main = next(read(volume / name).iter(f"{H}main"))
    order = [
        said(element)
        for element in main.iter(f"{H}h2", f"{H}h3", f"{H}a")
        if element.tag != f"{H}a" or str(element.get("href")).endswith(("d1.html", "d2.html", "d3.html"))
    ]
    heads = [words for words in order if words in ("Atlantis", "The Sea Wall", "Ys")]
    assert heads == ["Atlantis", "The Sea Wall", "Ys"]
    places = [order.index(head) for head in heads]
    assert places == [places[0], places[0] + 1, places[0] + 4]


def test_the_list_by_date_has_the_earliest_first(volume: Path) -> None:
    assert documents_of(volume / "html/by-date.html")[:2] == ["d1", "d2"]


def test_persons_and_terms_are_explained_with_their_documents(volume: Path) -> None:
    persons = said(next(read(volume / "html/by-person.html").iter(f"{H}main")))
    assert persons.index("Brook, Jane") < persons.index("Rill, Samuel")
    assert "Ambassador in Atlantis" in persons
    assert {*documents_of(volume / "html/by-person.html")} == {"d1", "d2"}
    terms = said(next(read(volume / "html/by-term.html").iter(f"{H}main")))
    assert "ATL" in terms
    assert "Atlantis desk" in terms
    assert documents_of(volume / "html/by-term.html") == ["d1"]


@pytest.mark.parametrize(
    ("which", "words"), [("dist", "Valid2 of 2"), ("small", "The TEI was taken as it came.")]
)
def test_the_quality_says_what_was_judged(which: str, words: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(which) / "html/quality.html")
    assert words in said(next(page.iter(f"{H}main")))


def test_the_quality_counts_where_references_lead(small: Path) -> None:
    words = said(next(read(small / "html/quality.html").iter(f"{H}main")))
    assert "To documents of this edition5" in words
    assert "To documents of the volume that are not in this edition1" in words
    assert words.endswith("Leading nowhere0")


def test_references_are_listed_with_what_they_lead_to(volume: Path) -> None:
    assert {*documents_of(volume / "html/by-reference.html")} == {"d1", "d2"}


def test_the_concordance_leads_from_pages_to_documents(volume: Path) -> None:
    with (volume / "pages.csv").open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream)]
    assert [row["page"] for row in rows] == ["I", "III", "IV", "V", "1", "2", "3", "4", "9"]
    for row in rows:
        file, _, identifier = row["file"].partition("#")
        assert identifier == row["id"]
        assert identifier in Page(volume / file).ids
        assert Path(file).stem == row["document"]


@pytest.mark.parametrize(("printed", "number"), [("IX", 9), ("xiv", 14), ("245", 245), ("A1", 0), ("", 0)])
def test_printed_pages_are_counted(printed: str, number: int) -> None:
    assert page_number(printed) == number


def test_linked_data_are_json_that_names_document_and_volume(volume: Path) -> None:
    scripts = [
        s for s in read(volume / "html/d2.html").iter(f"{H}script") if "ld+json" in (s.get("type") or "")
    ]
    (data,) = (json.loads(str(script.text)) for script in scripts)
    assert data["@context"] == "https://schema.org"
    assert data["identifier"] == "frus1901-03v60-d2"
    assert data["isPartOf"]["@type"] == "Book"
    assert data["pagination"] == "3-4"
    assert "ld+json" not in (volume / "html/preface.html").read_text(encoding="utf-8")


def test_the_sitemap_has_every_page_of_a_document(volume: Path) -> None:
    root = etree.parse(volume / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    base = "https://example.org/atlantis/"
    places = [str(loc.text) for loc in root.iter(f"{SITEMAP}loc")]
    assert places == [f"{base}html/{name}.html" for name in ("d1", "d2", "d3")]
    assert all((volume / place.removeprefix(base)).is_file() for place in places)


def test_the_feed_has_what_atom_asks_for(volume: Path) -> None:
    root = etree.parse(volume / "atom.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in (root, *entries):
        assert len(element.findall(f"{ATOM}id")) == len(element.findall(f"{ATOM}title")) == 1
        assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated", ""))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Office of Invented Papers"
    identifiers = [element.findtext(f"{ATOM}id") for element in (root, *entries)]
    assert len(set(identifiers)) == len(identifiers)
    assert entries[1].findtext(f"{ATOM}title") == (
        "2. Letter From the Ambassador in Atlantis (Brook) to the Under Secretary of State (Rill)"
    )


def test_an_edition_without_address_has_no_sitemap(small: Path) -> None:
    assert not (small / "sitemap.xml").exists()
    assert not (small / "atom.xml").exists()


@pytest.mark.parametrize(
    ("date", "moment"), [("2024", "2024-01-01"), ("2024-05", "2024-05-01"), ("", "1970-01-01")]
)
def test_a_feed_is_as_old_as_the_edition(tmp_path: Path, date: str, moment: str) -> None:
    published(tmp_path)
    publish(tmp_path, Edition(title="Small", date=date, address_of_edition="https://example.org"))
    root = etree.parse(tmp_path / "atom.xml").getroot()
    assert root.findtext(f"{ATOM}updated") == f"{moment}T00:00:00Z"
    assert root.findtext(f"{ATOM}id") == "https://example.org/"
