"""What all tests share: the folder of gold data, the seeds, and the switch --accept."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data (see TEI_EDITION_SHARED in the README); skips where it is absent."""
    path = (ROOT / os.environ.get("TEI_EDITION_SHARED", "../shared")).resolve()
    if not (path / "frus").is_dir():
        pytest.skip(f"no gold data at {path}: set TEI_EDITION_SHARED to the folder that has frus/")
    return path


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the two seed cables."""
    return ROOT / "seeds"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that needs a browser must not be skipped: then it fails. The gold data may be absent."""
    report = yield
    in_ci = os.environ.get("CI") and "no gold data at" not in str(report.longrepr)
    if report.skipped and in_ci and item.nodeid.startswith("tests/browser"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report
