from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import command

from tei_edition import __version__

VERBS = ("build", "convert", "explain", "render", "validate")


def _process(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    started = [sys.executable, "-m", "tei_edition", *map(str, arguments)]
    return subprocess.run(started, capture_output=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from tei_edition.cli import main\n"
        "sys.argv = ['tei-edition', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'xmlschema', 'pebble', 'multiprocessing', 'tomllib'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr == b""
    for verb in VERBS:
        assert verb.encode() in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_each_verb(monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    said = command(monkeypatch, verb, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: tei-edition {verb} ")
    assert "130  interrupted" in said.out or verb == "explain"


def test_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(monkeypatch, "--version").out == f"tei-edition, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["convert"],
        ["convert", "a.txt", "--jobs", "0"],
        ["convert", "a.txt", "b.txt"],
        ["convert", "-", "b.txt", "-o", "out"],
        ["convert", "a.txt", "b.txt", "-o", "-"],
        ["convert", "a.txt", "b.txt", "-o", "seed.txt"],
        ["convert", ".", "-o", "seed.txt"],
        ["convert", "a.txt", "--diagnostics", "xml"],
        ["render", "a.xml", "--to", "pdf"],
        ["build", "a"],
    ],
)
def test_wrong_command_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seed.txt").touch()
    said = command(monkeypatch, *arguments)
    assert said.code == 2
    assert said.out == ""
    assert "Error: " in said.err


def test_convert_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path) -> None:
    said = command(monkeypatch, "convert", seeds, "-o", tmp_path, "-j", "1")
    assert said.code == 0
    assert said.out == ""
    assert "2 documents: 2 written, 0 failed; " in said.err
    assert sorted(p.name for p in tmp_path.glob("*.xml")) == [
        "000_c25097c2aa175f47.xml",
        "001_7b9965d0cc23a81b.xml",
    ]
    said = command(monkeypatch, "convert", seeds, "-o", tmp_path, "-j", "1")
    assert said.err.startswith("2 documents: 0 written, 2 unchanged, 0 failed; ")


def test_a_file_to_standard_output(monkeypatch: pytest.MonkeyPatch, seeds: Path) -> None:
    path = next(seeds.glob("000*.txt"))
    said = command(monkeypatch, "convert", path)
    assert said.out.startswith("<?xml ")
    assert command(monkeypatch, "convert", path, "-o", "-").out == said.out


def test_standard_input_to_standard_output(monkeypatch: pytest.MonkeyPatch, seeds: Path) -> None:
    path = next(seeds.glob("000*.txt"))
    options = ["--edition", seeds / "edition.toml"]
    said = command(monkeypatch, "convert", "-", *options, standard_input=path.read_bytes())
    assert said.code == 0
    assert said.out == command(monkeypatch, "convert", path).out


def test_standard_input_to_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path) -> None:
    data = next(seeds.glob("000*.txt")).read_bytes()
    out = tmp_path / "new" / "a.xml"
    assert command(monkeypatch, "convert", "-", "-o", out, standard_input=data).code == 0
    assert out.read_bytes().startswith(b"<?xml ")
    out.write_text("an editor's")
    said = command(monkeypatch, "convert", "-", "-o", out, standard_input=data)
    assert (said.code, out.read_text()) == (5, "an editor's")
    assert " B005: " in said.err
    assert command(monkeypatch, "convert", "-", "-o", out, "--force", standard_input=data).code == 0


def test_a_file_to_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path) -> None:
    path = next(seeds.glob("000*.txt"))
    assert command(monkeypatch, "convert", path, "-o", tmp_path / "x" / "one.xml").code == 0
    assert (tmp_path / "x" / "one.xml").is_file()
    assert (tmp_path / "x" / "schema" / "cable.rng").is_file()


def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    said = command(monkeypatch, "convert", "-", standard_input=b"abc\xff\n")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("<stdin>:1:4: error R006: ")


def test_json_lines_are_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "é.txt").write_bytes(b"")
    said = command(monkeypatch, "convert", tmp_path, "-o", tmp_path / "out", "--diagnostics", "jsonl")
    assert json.loads(said.out)["id"] == "R004"
    assert said.err == "1 document: 0 written, 1 failed (1 unreadable); 0 warnings\n"
    said = command(monkeypatch, "convert", tmp_path / "é.txt", "--diagnostics", "jsonl")
    assert said.out == ""
    assert json.loads(said.err)["file"].endswith("é.txt")


def test_quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No number here.\n")
    said = command(monkeypatch, "convert", tmp_path, "-o", tmp_path / "out", "-q")
    assert said == (0, "", "")
    (tmp_path / "b.txt").touch()
    said = command(monkeypatch, "convert", tmp_path, "-o", tmp_path / "out", "-q")
    assert " R004: " in said.err
    assert "documents" not in said.err


def test_broken_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. A\n")
    (tmp_path / "edition.toml").write_text("title = ")
    for verb, *options in (["convert", "-o", str(tmp_path / "out")], ["convert"], ["explain"]):
        said = command(monkeypatch, verb, tmp_path / "a.txt", *options)
        assert said.code == 4
        assert "edition.toml" in said.err
        assert "Traceback" not in said.err


def test_validate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path) -> None:
    command(monkeypatch, "convert", seeds, "-o", tmp_path, "-j", "1")
    assert command(monkeypatch, "validate", tmp_path, "-j", "1") == (
        0,
        "",
        "judged by cable.rng (xml-model in line 2): 2 files\n"
        "judged by cable.sch (xml-model in line 3): 2 files\n"
        "2 files: 2 valid, 0 failed; 0 errors, 0 warnings\n",
    )
    path = next(tmp_path.glob("*.xml"))
    path.write_bytes(path.read_bytes().replace(b"<p>", b"<paragraph>", 1))
    (tmp_path / "b.xml").write_text("<TEI/>")
    said = command(monkeypatch, "validate", path, tmp_path / "b.xml", tmp_path / "none.xml")
    assert said.code == 3
    assert " X001: " in said.out
    assert " R001: " in said.out
    assert said.err.endswith("3 files: 0 valid, 3 failed (1 unreadable); 5 errors, 1 warning\n")


@pytest.mark.parametrize(("to", "ending"), [("html", ".html"), ("text", ".txt"), ("markdown", ".md")])
def test_render(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path, to: str, ending: str) -> None:
    command(monkeypatch, "convert", seeds, "-o", tmp_path / "tei", "-j", "1")
    out = tmp_path / "out"
    said = command(monkeypatch, "render", tmp_path / "tei", "-o", out, "--to", to, "-j", "1")
    assert said.code == 0
    assert said.err.splitlines()[-1].startswith("2 documents: 2 written")
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"000_c25097c2aa175f47{ending}", f"001_7b9965d0cc23a81b{ending}"]
    one = tmp_path / "tei" / "000_c25097c2aa175f47.xml"
    said = command(monkeypatch, "render", one, "--to", to)
    assert said.out.encode() == (out / names[0]).read_bytes()


def test_render_what_is_no_xml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI>")
    said = command(monkeypatch, "render", tmp_path / "a.xml", "-o", tmp_path / "out")
    assert said.code == 1
    assert " X001: " in said.err
    assert not list(tmp_path.glob("out/*"))


def test_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path) -> None:
    said = command(monkeypatch, "build", seeds, "-o", tmp_path / "dist", "-j", "1")
    assert said.code == 0
    assert "index.html" in said.err
    for name in ("tei/d43.xml", "html/d43.html", "text/d54.txt", "schema/cable.rng"):
        assert (tmp_path / "dist" / name).is_file()
    first = {p: p.read_bytes() for p in (tmp_path / "dist").rglob("*") if p.is_file()}
    command(monkeypatch, "build", seeds, "-o", tmp_path / "dist", "-j", "1")
    assert {p: p.read_bytes() for p in (tmp_path / "dist").rglob("*") if p.is_file()} == first


def test_explain(monkeypatch: pytest.MonkeyPatch, seeds: Path) -> None:
    path = next(seeds.glob("000*.txt"))
    said = command(monkeypatch, "explain", path)
    assert said.code == 0
    assert f"{path}:1:170: note reference = 1 (high)" in said.out
    lines = [json.loads(line) for line in command(monkeypatch, "explain", path, "--json").out.splitlines()]
    places = [(item["line"], item["column"]) for item in lines]
    assert places == sorted(places)
    assert set(lines[0]) == {
        *("file", "line", "column", "end_line", "end_column", "start", "end", "role", "text"),
        *("value", "certainty", "rule", "evidence", "markup"),
    }
    doubts = command(monkeypatch, "explain", path, "--json", "--doubts-first").out.splitlines()
    sure = ["low", "medium", "high"]
    order = [sure.index(json.loads(line)["certainty"]) for line in doubts]
    assert order == sorted(order)
    assert len(order) == len(lines)
    assert command(monkeypatch, "explain", "-", standard_input=path.read_bytes()).code == 0


def test_explain_what_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = command(monkeypatch, "explain", tmp_path / "none.txt")
    assert said.code == 3
    assert " R001: " in said.err


def test_an_internal_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*rest: object, **more: object) -> None:
        raise RuntimeError("not foreseen")

    monkeypatch.setattr("tei_edition.batch.run.convert_all", broken)
    said = command(monkeypatch, "convert", tmp_path, "-o", tmp_path / "out")
    assert said.code == 70
    assert "not foreseen" in said.err


def test_nobody_reads_the_output(seeds: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    started = [sys.executable, "-m", "tei_edition", "explain", next(seeds.glob("000*.txt"))]
    try:
        done = subprocess.run(started, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_whole_files_and_no_process(
    tmp_path: Path, seeds: Path, number: signal.Signals
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    data = next(seeds.glob("000*.txt")).read_bytes()
    for i in range(5000):
        (folder / f"{i:04}.txt").write_bytes(data)
    started = [sys.executable, "-m", "tei_edition", "convert", folder, "-o", out, "-j", "2"]
    running = subprocess.Popen(started, stderr=subprocess.PIPE, start_new_session=True)
    while not list(out.glob("*.xml")) and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
    errors = running.communicate()[1].decode()
    assert running.returncode == 130, errors
    assert " B010: " in errors
    assert "Traceback" not in errors
    assert not (out / ".tei-edition").exists()
    totals = json.loads((out / "conversion.jsonl").read_text().splitlines()[-1])
    whole = list(out.glob("*.xml"))
    assert len(whole) == totals["ok"]
    assert totals["not_done"] == 5000 - sum(totals[s] for s in ("ok", "failed"))
    assert all(path.read_bytes().endswith(b"</TEI>\n") for path in whole)
    _assert_gone(running.pid)


def test_a_killed_run_leaves_whole_files_and_no_process(tmp_path: Path, seeds: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    data = next(seeds.glob("000*.txt")).read_bytes()
    for i in range(3000):
        (folder / f"{i:04}.txt").write_bytes(data)
    started = [sys.executable, "-m", "tei_edition", "convert", folder, "-o", out, "-j", "2"]
    running = subprocess.Popen(started, stderr=subprocess.DEVNULL, start_new_session=True)
    while not list(out.glob("*.xml")) and running.poll() is None:
        time.sleep(0.01)
    running.kill()
    running.wait()
    _assert_gone(running.pid)
    assert all(path.read_bytes().endswith(b"</TEI>\n") for path in out.glob("*.xml"))
    for path in folder.glob("0[1-9]*.txt"):
        path.unlink()
    for path in folder.glob("[12]*.txt"):
        path.unlink()
    assert _process("convert", folder, "-o", out, "-j", "1").returncode == 0
    assert not (out / ".tei-edition").exists()


def _assert_gone(group: int) -> None:
    """No process of the run's session is left, after a moment for it to end."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a process of the run is still there")
