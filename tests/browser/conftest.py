"""The editions that browsers open, each built once, and the browsers, each started once."""

from __future__ import annotations

import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

from at import SCHEMES, Site, watched
from bidi import BROWSERS, Browser, missing
from small_edition import published

SEEDS = Path(__file__).parents[2] / "seeds"
VOLUME = "frus1961-63v06"
LARGER_VOLUME = "frus1969-76v20"


def built(source: Path, out: Path) -> Path:
    """Where the command published an edition. Files that are not valid (1) are published all the same."""
    command = (sys.executable, "-m", "tei_edition", "build", str(source), "-o", str(out), "-q", "-j", "2")
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    return out


@pytest.fixture(scope="session")
def seeds_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tei-edition build seeds` gives now."""
    return built(SEEDS, tmp_path_factory.mktemp("seeds") / "dist")


@pytest.fixture(scope="session")
def volume_edition(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tei-edition build volume.xml` gives for a volume of some 120 documents; skips without one."""
    return built_volume(VOLUME, shared, tmp_path_factory.mktemp("volume"))


@pytest.fixture(scope="session")
def larger_edition(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a volume of some 330 documents, whose lists are several pages each."""
    return built_volume(LARGER_VOLUME, shared, tmp_path_factory.mktemp("larger"))


def built_volume(name: str, shared: Path, folder: Path) -> Path:
    source = folder / f"{name}.xml"
    source.write_bytes(lzma.decompress((shared / "frus" / "volumes" / f"{name}.xml.xz").read_bytes()))
    return built(source, folder / "dist")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents that cite one another."""
    out = tmp_path_factory.mktemp("small")
    published(out)
    return out


@pytest.fixture(scope="module", params=list(BROWSERS))
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Each browser in turn; skips where one is not installed."""
    if reason := missing(request.param):
        pytest.skip(reason)
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as window:
        yield window


@pytest.fixture(params=list(SCHEMES))
def site(request: pytest.FixtureRequest, seeds_edition: Path) -> Iterator[Site]:
    """The edition of the seeds, from disk and from a server."""
    with SCHEMES[request.param](seeds_edition) as site:
        yield site


@pytest.fixture
def window(browser: Browser, site: Site) -> Iterator[Browser]:
    """A window that is watched."""
    yield from watched(browser, site)
