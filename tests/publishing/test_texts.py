"""The texts of an edition: where they lie, what leads to them, what they lead to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from small_edition import Page, published, tei
from small_volume import PARTS

LINK = re.compile(r"[\w-]+\.md")


def markdown_links(path: Path) -> list[str]:
    tokens = MarkdownIt("commonmark").use(footnote_plugin).parse(path.read_text(encoding="utf-8"))
    inline = (child for token in tokens for child in token.children or ())
    return [str(child.attrs["href"]) for child in inline if child.type == "link_open"]


@pytest.mark.parametrize("edition", ["small", "volume"])
def test_links_between_markdown_files_lead_somewhere(edition: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(edition) / "markdown"
    links = {link for path in folder.glob("*.md") for link in markdown_links(path) if "://" not in link}
    assert links
    assert all(LINK.fullmatch(link) and (folder / link).is_file() for link in links)


def test_the_list_of_the_markdown_files_has_all_of_them(volume: Path) -> None:
    assert markdown_links(volume / "markdown/index.md") == [f"{part}.md" for part in PARTS]
    lines = (volume / "markdown/index.md").read_text(encoding="utf-8").splitlines()
    assert "- [Preface](preface.md)" in lines
    assert "- [3. Editorial Note](d3.md)" in lines


def test_every_document_has_its_texts_and_its_page_leads_to_them(volume: Path) -> None:
    files = {file["path"] for file in json.loads((volume / "manifest.json").read_text())["files"]}
    for part in PARTS:
        texts = {f"text/{part}.txt", f"plain/{part}.txt", f"markdown/{part}.md"}
        assert texts <= files
        assert {f"../{text}" for text in texts} <= set(Page(volume / f"html/{part}.html").links)


def test_a_document_called_as_a_list_keeps_its_own_name(tmp_path: Path) -> None:
    published(tmp_path, {"index.xml": tei("index", "<p>x</p>", "1"), "d2.xml": tei("d2", "<p>y</p>")})
    assert "index-document.md" in markdown_links(tmp_path / "markdown/index.md")
    assert (tmp_path / "markdown/index-document.md").is_file()
    assert (tmp_path / "plain/index.txt").is_file()
