"""A command loads what it needs and no more: who validates one file waits for nothing else.

No clocks here: what is loaded is what takes time, and bench/validation.py measures it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CABLE = next((ROOT / "dist" / "tei").glob("*.xml"))
NEVER = ("xmlschema", "elementpath", "saxonche", "pebble", "concurrent", "multiprocessing", "html", "http",
         "email", "urllib.request", "sqlite3", "unittest")  # fmt: skip
INFERENCE = ("tei_edition.inference", "tei_edition.reading", "tei_edition.encoding", "tei_edition.pipeline",
             "tei_edition.corrections", "tei_edition.registers.headings",
             "tei_edition.publishing")  # fmt: skip
NEEDED_ONLY_FOR = {
    ("validate",): (*NEVER, *INFERENCE, "tei_edition.rendering", "tei_edition.batch.run",
                    "importlib.resources", "tempfile", "hashlib"),
    ("render", "--to", "text"): (*NEVER, *INFERENCE),
}  # fmt: skip


def _loaded(*arguments: str | Path) -> set[str]:
    """The modules that a command has loaded when it ends well."""
    code = (
        "import sys; from tei_edition.cli import main\n"
        f"sys.argv = {['tei-edition', *map(str, arguments)]!r}\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code, ended.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", NEEDED_ONLY_FOR, ids=lambda given: given[0])
def test_nothing_is_loaded_that_is_not_needed(arguments: tuple[str, ...]) -> None:
    loaded = _loaded(*arguments, CABLE)
    assert "lxml.etree" in loaded
    assert loaded & set(NEEDED_ONLY_FOR[arguments]) == set()


def test_what_would_be_loaded_is_seen(tmp_path: Path) -> None:
    """The test above can fail: a conversion does load the inference."""
    text = next((ROOT / "seeds").rglob("*.txt"))
    assert _loaded("convert", text, "-o", tmp_path / "out.xml") >= {"xmlschema", "tei_edition.inference"}
