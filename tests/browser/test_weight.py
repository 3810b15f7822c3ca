"""What a reader loads for a page beside its words: at most 50 KB, with style sheet and scripts."""

from __future__ import annotations

import html.parser
from pathlib import Path
from typing import NamedTuple

import pytest
from small_edition import Page

BUDGET = 50 * 1024
# What the book prints as one list, with thousands of entries: a page of the edition as it is one of the book.
PRINTED_LISTS = {"index-document.html", "terms.html"}
AN_ENTRY = 80  # bytes beyond the budget
VOLUMES = ("volume_edition", "larger_edition")


class Text(html.parser.HTMLParser):
    """How many bytes of a page are words to read or to hear, such as the title that a link has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.size, self._within = 0, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        said = (value or "" for name, value in attrs if name in ("aria-label", "content", "title"))
        self.size += sum(len(words.encode()) for words in said)

    def handle_data(self, data: str) -> None:
        if self._within not in ("script", "style"):
            self.size += len(data.encode())


class Weight(NamedTuple):
    """A page in bytes."""

    page: int
    loaded: int
    text: int

    @property
    def counted(self) -> int:
        return self.page + self.loaded - self.text


def weight(path: Path) -> Weight:
    loaded = sum((path.parent / load).stat().st_size for load in set(Page(path).loads))
    data = path.read_bytes()
    return Weight(len(data), loaded, Text(data.decode()).size)


def heavy(folder: Path) -> dict[str, Weight]:
    weights = {path.name: weight(path) for path in folder.rglob("*.html")}
    return {name: each for name, each in sorted(weights.items()) if each.counted > BUDGET}


@pytest.mark.parametrize("edition", ["seeds_edition", "small"])
def test_small_editions(request: pytest.FixtureRequest, edition: str) -> None:
    assert heavy(request.getfixturevalue(edition)) == {}


@pytest.mark.parametrize("edition", VOLUMES)
def test_a_volume(request: pytest.FixtureRequest, edition: str) -> None:
    folder = request.getfixturevalue(edition)
    too_heavy = heavy(folder)
    assert set(too_heavy) <= PRINTED_LISTS
    for name, each in too_heavy.items():
        entries = (folder / "html" / name).read_text(encoding="utf-8").count("<li")
        assert each.counted <= BUDGET + AN_ENTRY * entries, name
