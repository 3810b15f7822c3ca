"""What a reader loads for a page: at most 50 KB with its style sheet and scripts; text beyond 30 KB is apart."""

from __future__ import annotations

import html.parser
from pathlib import Path
from typing import NamedTuple

import pytest
from small_edition import Page

BUDGET, TEXT = 50_000, 30_000


class Text(html.parser.HTMLParser):
    """How many bytes of a page are words to read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.size, self._within = 0, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._within = tag

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
        return self.page + self.loaded - max(0, self.text - TEXT)


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
    assert heavy(volume_edition) == {}
