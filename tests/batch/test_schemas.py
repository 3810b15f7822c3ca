"""The schemas of a run are compiled once, and used by all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tei_edition.batch.inputs import find
from tei_edition.batch.schemas import needed, read_needed
from tei_edition.validation.parsing import schema_path
from tei_edition.validation.schemas import Wanted

ROOT = Path(__file__).resolve().parents[2]
CABLE = next((ROOT / "dist" / "tei").glob("*.xml")).read_bytes()
# The script is imported by each worker process (not by the server that they are born of): so it hears what
# each of them opens and compiles.
WATCHED = """
import os, sys
from lxml import etree

def note(what):
    with open(os.environ["HEARD"], "a") as log:
        log.write(f"{__name__} {what}\\n")

def hear(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".xml"):
        note(os.path.basename(str(arguments[0])))

def compiling(compile):
    # What a fault is explained with is small: a grammar of one element for each datatype.
    def compiled(tree, *rest, **more):
        if sum(1 for _ in tree.iter()) > 100:
            note("compiled")
        return compile(tree, *rest, **more)
    return compiled

sys.addaudithook(hear)
etree.RelaxNG = compiling(etree.RelaxNG)

if __name__ == "__main__":
    from tei_edition.cli import main
    main()
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        data = CABLE if number % 7 else CABLE.replace(b"<body>", b"<boddy>").replace(b"</body>", b"</boddy>")
        (folder / f"{number:02}.xml").write_bytes(data if number % 9 else data[:700])
    return folder


def _validate(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "tei_edition", "validate", *map(str, arguments), "--no-progress"]
    return subprocess.run(line, capture_output=True, check=False)


def test_any_number_of_workers_says_the_same(files: Path) -> None:
    alone, *others = [_validate(files, "--all", "-j", number) for number in ("1", "2", "5")]
    assert alone.returncode == 1
    assert len(alone.stdout.splitlines()) > 10
    for other in others:
        assert (other.returncode, other.stdout, other.stderr) == (1, alone.stdout, alone.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are born of a server on Linux")
def test_no_worker_compiles_what_is_known_before(files: Path, tmp_path: Path) -> None:
    script, heard = tmp_path / "watched.py", tmp_path / "heard.txt"
    script.write_text(WATCHED)
    line = [sys.executable, str(script), "validate", str(files), "-j", "2", "-q"]
    grammar = tmp_path / "mine.rng"
    grammar.write_bytes(schema_path("cable.rng").read_bytes())
    environment = {**os.environ, "HEARD": str(heard), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [*line, "--schema", str(grammar)], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    lines = [line.split() for line in heard.read_text().splitlines()]
    by_workers = {name for who, name in lines if who == "__mp_main__"}
    assert {"00.xml", "39.xml"} <= by_workers, "the hook hears the workers"
    assert "compiled" not in by_workers


def test_what_is_needed_travels(files: Path) -> None:
    chosen = (schema_path("frus.rng"), schema_path("cable.rng"))
    found = [*find([str(files)], ".xml")]
    schemas, engine = read_needed(needed(found, Wanted(schemas=chosen, engine="both")))
    assert [schema.path for schema in schemas] == [*chosen]
    assert engine == "both"


def test_bad_files_need_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.xml").touch()
    (tmp_path / "text.xml").write_text("no XML")
    (tmp_path / "comment.xml").write_text("<!--" + "x" * 100_000)
    os.mkfifo(tmp_path / "fifo.xml")
    found = [*find([str(tmp_path), str(tmp_path / "missing.xml")], ".xml")]
    assert read_needed(needed(found, Wanted()))[0] == ()
