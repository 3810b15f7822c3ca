"""The Nu HTML checker finds no error and nothing to warn of, in the pages and in their style sheets.

TEI_EDITION_NU is the path of vnu.jar (npm package vnu-jar); it runs in Java, once for all files.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

NU = Path(os.environ.get("TEI_EDITION_NU", "vnu.jar"))
# VoiceOver takes a list without bullets for no list, unless it has the role: it is not superfluous there.
ACCEPTED = {"The “list” role is unnecessary for element “ol”."}

pytestmark = [
    pytest.mark.skipif(
        not NU.is_file(), reason="the Nu checker is not installed: set TEI_EDITION_NU to its vnu.jar"
    ),
    pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed"),
]


def told(folder: Path) -> list[str]:
    """What the checker says of all pages and style sheets below a folder, but for what is accepted."""
    files = sorted([*folder.rglob("*.html"), *folder.rglob("*.css")])
    command = ("java", "-Xss8m", "-jar", str(NU), "--format", "json", "--also-check-css", "--stdout")
    done = subprocess.run(
        [*command, "--exit-zero-always", *map(str, files)], capture_output=True, check=True, timeout=300
    )
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{message.get('url', '').rpartition('/')[2]}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
        if message["message"] not in ACCEPTED
    ]


@pytest.mark.parametrize("edition", ["seeds_edition", "small", "volume_edition", "larger_edition"])
def test_every_page_of_an_edition(request: pytest.FixtureRequest, edition: str) -> None:
    assert told(request.getfixturevalue(edition)) == []


def test_an_error_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p><div></div></p>")
    (tmp_path / "b.css").write_text("p { colour: red }")
    found = told(tmp_path)
    assert any(message.startswith("a.html") for message in found)
    assert any(message.startswith("b.css") for message in found)
