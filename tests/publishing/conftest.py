"""What tests of the published edition share: the editions of the seeds and of a small volume."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_edition import published
from small_volume import published_volume

from tei_edition.edition import Edition

DIST = Path(__file__).parents[2] / "dist"


@pytest.fixture(scope="session")
def dist() -> Path:
    """The edition of the seeds, as it is kept beside the code."""
    return DIST


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small edition, not to be changed."""
    out = tmp_path_factory.mktemp("small")
    published(out)
    return out


@pytest.fixture(scope="session")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small volume's edition, which has an address, not to be changed."""
    out = tmp_path_factory.mktemp("volume")
    published_volume(out, given=Edition(title="Atlantis", address_of_edition="https://example.org/atlantis/"))
    return out
