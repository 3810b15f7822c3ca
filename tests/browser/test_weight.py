"""What a reader loads for a page beside its words: at most 50 KB, with style sheet and scripts."""

from __future__ import annotations

import html.parser
from pathlib import Path
from typing import NamedTuple

import pytest
from small_edition import Page

BUDGET = 50 * 1024
# What has a link for each mention of a whole volume: it grows with the volume, whatever the pages are like.
REGISTERS = {"by-person.html", "index-document.html"}
A_LINK = 30  # bytes beyond the budget


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


def test_a_volume(volume_edition: Path) -> None:
    too_heavy = heavy(volume_edition)
    assert set(too_heavy) <= REGISTERS
    for name, each in too_heavy.items():
        links = len(Page(volume_edition / "html" / name).links)
        assert each.counted <= BUDGET + A_LINK * links, name
