"""axe-core finds nothing on the pages of an edition, in the light and in the dark.

TEI_EDITION_AXE is the path of axe.min.js (npm package axe-core).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bidi import BROWSERS, Browser, missing

AXE = Path(os.environ.get("TEI_EDITION_AXE", "axe.min.js"))
DARK = "(prefers-color-scheme: dark)"
_ASK = """axe.run(document, {resultTypes: ["violations"]}).then(found => JSON.stringify(
found.violations.flatMap(rule => rule.nodes.map(node =>
rule.id + ": " + node.target.join(" ") + ": " + node.html.slice(0, 120)))))"""


@pytest.fixture(scope="module", params=list(BROWSERS))
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: set TEI_EDITION_AXE to its axe.min.js")
    if reason := missing(request.param):
        pytest.skip(reason)
    with BROWSERS[request.param](tmp_path_factory.mktemp("axe")) as window:
        yield window


def violations(window: Browser, folder: Path, pages: list[Path]) -> dict[str, list[str]]:
    script = AXE.read_text(encoding="utf-8")
    found = {}
    for page in pages:
        window.open(page.as_uri())
        window.run(f"{script};0")
        if told := json.loads(window.run(_ASK)):
            found[page.relative_to(folder).as_posix()] = told
    return found


def copied(folder: Path, copy: Path, scheme: str) -> Path:
    """A copy of an edition that is light or dark whatever the browser would have it."""
    shutil.copytree(folder, copy)
    for style in (copy / "html").glob("*.css"):
        css = style.read_text(encoding="utf-8")
        assert DARK in css
        if scheme == "dark":
            style.write_text(css.replace(DARK, "all"), encoding="utf-8")
    return copy


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["seeds_edition", "small"])
def test_every_page_of_a_small_edition(
    window: Browser, request: pytest.FixtureRequest, tmp_path: Path, edition: str, scheme: str
) -> None:
    copy = copied(request.getfixturevalue(edition), tmp_path / "edition", scheme)
    assert violations(window, copy, sorted(copy.rglob("*.html"))) == {}


def test_a_search_with_hits(window: Browser, seeds_edition: Path) -> None:
    window.open(f"{(seeds_edition / 'html' / 'search.html').as_uri()}?q=president")
    window.wait("document.querySelector('.hit-text mark')")
    window.run("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    window.run(f"{AXE.read_text(encoding='utf-8')};0")
    assert json.loads(window.run(_ASK)) == []


def test_an_open_note(window: Browser, seeds_edition: Path) -> None:
    window.open((seeds_edition / "html" / "d43.html").as_uri())
    window.run("document.querySelector('a[role=doc-noteref]').click()")
    window.run(f"{AXE.read_text(encoding='utf-8')};0")
    assert window.run("document.querySelector('.note-box').matches(':popover-open')")
    assert json.loads(window.run(_ASK)) == []


def test_every_page_of_a_volume(window: Browser, volume_edition: Path) -> None:
    pages = sorted(volume_edition.rglob("*.html"))
    assert len(pages) >= 120
    # All of them in one browser; the other has the same engine of axe, and other styles of its own.
    step = 1 if window.name == "chromium" else 12
    assert violations(window, volume_edition, pages[::step]) == {}


def test_a_volume_in_the_dark(window: Browser, volume_edition: Path, tmp_path: Path) -> None:
    copy = copied(volume_edition, tmp_path / "dark", "dark")
    lists = [page for page in sorted(copy.glob("html/*.html")) if not page.stem.startswith("d")]
    documents = sorted(copy.glob("html/d*.html"))[::15]
    assert violations(window, copy, [*lists, *documents]) == {}
