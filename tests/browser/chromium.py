"""Runs headless Chromium on a page from disk, without driver or network."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)


def chromium(folder: Path, url: str, *options: str) -> str:
    """What Chromium prints for `url`; `folder` is for its profile. No name is looked up."""
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        *options,
        url,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode()


def after(folder: Path, page: Path, script: str, fragment: str = "") -> str:
    """The page's `data-seen` after a script, which sets it with seen(...), ran in a copy of it.

    The copy stands beside the page, so that its links and its style sheet are the page's own.
    """
    copy = page.with_name(f"probe-{page.name}")
    code = (
        "<script>window.addEventListener('load', () => { const seen = value => "
        "document.documentElement.setAttribute('data-seen', value); "
        f"try {{ {script} }} catch (error) {{ seen('error: ' + error); }} }});</script>"
    )
    copy.write_bytes(page.read_bytes().replace(b"</body>", code.encode() + b"</body>"))
    try:
        url = f"{copy.as_uri()}{fragment}"
        dom = chromium(folder, url, "--virtual-time-budget=3000", "--dump-dom")
    finally:
        copy.unlink()
    return dom.partition('data-seen="')[2].partition('"')[0]
