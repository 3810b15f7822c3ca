"""A list too long for a page is several: none too heavy, each document once, a way from each to each."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from small_edition import Page, dead_links, tei, tree
from test_edition_pages import H, read, said

from tei_edition.edition import Edition
from tei_edition.publishing import publish
from tei_edition.publishing.pages.parts import ROOM

MANY = 580
DAY = "<date notBefore='1972-10-01' notAfter='1972-10-31' cert='medium'>October 1972</date>"
SENDER = "<persName>Kissinger</persName>"


def long_document(at: int) -> bytes:
    """A document of its own month, sender and chapter, the same for some in a row."""
    year, month = divmod(at // 5, 12)
    data = tei(f"d{at}", f"<p>see <ref target='frus:d{at % MANY + 1}'>next</ref></p>").decode()
    date = f"<date when='{1950 + year}-{month + 1:02}-03'>{1950 + year}</date>"
    sender = f"<persName>{chr(65 + at % 26)}{at}</persName>"
    data = data.replace(DAY, date).replace(SENDER, sender)
    inner = f"<div type='chapter' xml:id='ch{at // 40}'><head>Chapter {at // 40}</head>"
    return data.replace("<body>", f"<body>{inner}").replace("</body>", "</div></body>").encode()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large")
    (out / "tei").mkdir()
    for at in range(1, MANY + 1):
        (out / "tei" / f"d{at}.xml").write_bytes(long_document(at))
    publish(out, Edition(title="A large edition", volume_id="frus1969-76v09"))
    return out


def parts_of(folder: Path, name: str) -> list[Path]:
    found = [folder / f"html/{name}.html"]
    while (further := folder / f"html/{name}-{len(found) + 1}.html").is_file():
        found.append(further)
    return found


LISTS = ["index", "by-date", "by-correspondent", "by-reference"]


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_is_several_pages_none_too_heavy(large: Path, name: str) -> None:
    found = parts_of(large, name)
    assert len(found) > 2
    style = (large / "html/edition.css").stat().st_size
    for path in found:
        words = sum(len(text) for text in map(str, read(path).itertext()))
        assert path.stat().st_size + style - words < 60 * 1024, path.name
        assert path.stat().st_size > ROOM / 4 or path == found[-1]


@pytest.mark.parametrize("name", ["index", "by-date"])
def test_each_document_is_listed_once(large: Path, name: str) -> None:
    links = [
        str(link.get("href"))
        for path in parts_of(large, name)
        for entry in read(path).iter(f"{H}li")
        for link in entry.iterfind(f"{H}div/{H}a")
    ]
    assert sorted(links) == sorted(f"d{at}.html" for at in range(1, MANY + 1))


def test_headings_are_repeated_where_a_group_goes_on(large: Path) -> None:
    for path in parts_of(large, "index"):
        main = next(read(path).iter(f"{H}main"))
        first = next(element for element in main.iter(f"{H}h2", f"{H}li") if "chapters" not in up(element))
        assert first.tag == f"{H}h2"
        assert said(first).startswith("Chapter ")


def up(element: etree._Element) -> str:
    return " ".join(str(parent.get("class", "")) for parent in element.iterancestors())


@pytest.mark.parametrize("name", LISTS)
def test_each_page_leads_to_every_other(large: Path, name: str) -> None:
    names = [path.name for path in parts_of(large, name)]
    for at, path in enumerate(parts_of(large, name)):
        nav = next(nav for nav in read(path).iter(f"{H}nav") if "parts" in str(nav.get("class")).split())
        links = [str(link.get("href")) for link in nav.iter(f"{H}a")]
        assert {link.partition("#")[0] or path.name for link in links} == set(names)
        following = [str(a.get("href")) for a in read(path).iter(f"{H}a") if a.get("rel") == "next"]
        assert following == names[at + 1 : at + 2]


def test_a_name_with_too_many_documents_goes_on_with_them(large: Path) -> None:
    found = [
        [str(link.get("href")) for link in entry.iter(f"{H}a")]
        for path in parts_of(large, "by-correspondent")
        for entry in read(path).iter(f"{H}div")
        if said(entry).startswith("Haig")
    ]
    assert len(found) > 1
    assert [link for links in found for link in links] == [f"d{at}.html" for at in range(1, MANY + 1)]


def test_no_link_is_dead_and_no_id_stands_twice(large: Path) -> None:
    assert dead_links(large) == []
    for name in LISTS:
        for path in parts_of(large, name):
            ids = Page(path).ids
            assert len(set(ids)) == len(ids), path.name


@pytest.mark.parametrize("name", ["index.html", "html/index.html"])
def test_the_start_leads_to_every_chapter(large: Path, name: str) -> None:
    nav = next(nav for nav in read(large / name).iter(f"{H}nav") if nav.get("class") == "chapters")
    assert [said(link) for link in nav.iter(f"{H}a")] == [f"Chapter {at}" for at in range(MANY // 40 + 1)]


def test_titles_of_pages_tell_them_apart(large: Path) -> None:
    titles = [said(next(read(path).iter(f"{H}title"))) for name in LISTS for path in parts_of(large, name)]
    assert len(set(titles)) == len(titles)


def test_a_second_publication_gives_the_same(large: Path) -> None:
    first = tree(large)
    publish(large, Edition(title="A large edition", volume_id="frus1969-76v09"))
    assert tree(large) == first


def test_a_document_called_as_a_part_keeps_its_own_page(tmp_path: Path) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei/by-date-2.xml").write_bytes(tei("d2", "<p>x</p>"))
    publish(tmp_path, Edition(title="One"))
    assert (tmp_path / "html/by-date-2-document.html").is_file()
