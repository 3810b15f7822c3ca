"""The editions that browsers open, each built once, and the browsers, each started once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

from bidi import BROWSERS, Browser, missing
from small_edition import published

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tei-edition build seeds` gives now."""
    out = tmp_path_factory.mktemp("seeds") / "dist"
    command = (sys.executable, "-m", "tei_edition", "build", str(SEEDS), "-o", str(out), "-q", "-j", "1")
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return out


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
