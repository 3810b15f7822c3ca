"""The pages of an edition that show source, TEI and reading text side by side, and the sources themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from beside import ATTACHED, CABLE, HOSTILE
from lxml import html
from small_edition import dead_links, tree

from tei_edition import build

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the two seeds and two cables."""
    sources, out = tmp_path_factory.mktemp("cables"), tmp_path_factory.mktemp("edition") / "out"
    for path in SEEDS.iterdir():
        (sources / path.name).write_bytes(path.read_bytes())
    (sources / "seven.txt").write_text(CABLE, encoding="utf-8")
    (sources / "hostile.txt").write_bytes(HOSTILE.encode())
    build(sources, out)
    return out


def test_an_edition_has_the_sources_as_they_are(edition: Path) -> None:
    assert sorted(path.name for path in (edition / "source").iterdir()) == [
        "d43.txt",
        "d54.txt",
        "d7.txt",
        "d9.txt",
    ]
    assert (edition / "source" / "d9.txt").read_bytes() == HOSTILE.encode()
    files = (edition / "manifest.json").read_text(encoding="utf-8")
    assert '"source/d43.txt"' in files
    assert '"compare/d43.html"' in files


def test_a_documents_page_leads_to_both(edition: Path) -> None:
    page = html.fromstring((edition / "html" / "d43.html").read_text(encoding="utf-8"))
    links = {link.text_content(): link.get("href") for link in page.iterfind(".//p[@class='forms']/a")}
    assert links["Side by side"] == "../compare/d43.html"
    assert links["Source text"] == "../source/d43.txt"


def test_no_link_of_an_edition_is_dead(edition: Path) -> None:
    assert dead_links(edition) == []


def test_building_again_gives_the_same(edition: Path, tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    for name, text in (("seven.txt", CABLE), ("eight.txt", ATTACHED)):
        (sources / name).write_text(text, encoding="utf-8")
    build(sources, tmp_path / "one")
    build(sources, tmp_path / "two", workers=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    (sources / "eight.txt").unlink()
    build(sources, tmp_path / "one")
    assert [path.name for path in (tmp_path / "one" / "compare").iterdir()] == ["d7.html"]


def test_an_edition_of_tei_has_no_such_page(small: Path) -> None:
    assert not (small / "compare").exists()
    assert not (small / "source").exists()
    assert not (small / "html" / "compare.css").exists()
