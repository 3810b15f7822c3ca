"""Every kind of bad input: a folder for each diagnostic, and what is said about it.

A folder has `input/`, `expected.txt`, and perhaps `case.toml`:

    inputs = ["input/none.txt"]     what the command is given; by default the folder input
    verb = "validate"               by default convert
    options = ["--encoding", "x"]   further options
    condition = "full disk"         what a file cannot show: a function below

`pytest tests/broken --accept` writes expected.txt anew; read what it wrote.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import command

from tei_edition.batch import pool, run, work
from tei_edition.diagnostics import Detail, Edit
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.validation import examine
from tei_edition.validation.engines import child, saxon

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if (path / "input").is_dir())


def _closed_folder(patch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir
    patch.setattr(os, "scandir", lambda path: _refuse() if "closed" in str(path) else scandir(path))


def _refuse() -> Any:
    raise PermissionError(13, "Permission denied")


def _closed_file(patch: pytest.MonkeyPatch) -> None:
    plain_open = open

    def opening(path: Any, *rest: Any, **more: Any) -> Any:
        return _refuse() if str(path).endswith("closed.txt") else plain_open(path, *rest, **more)

    patch.setattr("builtins.open", opening)


def _pipe(patch: pytest.MonkeyPatch) -> None:
    os.mkfifo("input/pipe.txt")


def _full_disk(patch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    patch.setattr(os, "write", full)


def _converting(patch: pytest.MonkeyPatch, instead: Callable[[], Any]) -> None:
    """Instead of converting a text that has the word TROUBLE."""
    convert = work.convert
    patch.setattr(work, "convert", lambda s, *rest: instead() if "TROUBLE" in s.text else convert(s, *rest))


def _raising(error: BaseException) -> Callable[[pytest.MonkeyPatch], None]:
    def instead() -> Any:
        raise error

    return lambda patch: _converting(patch, instead)


def _too_slow(patch: pytest.MonkeyPatch) -> None:
    def shared(jobs: Any, task: Any, **more: Any) -> Any:
        for job in jobs:
            slow = "TROUBLE" in Path(job.path).read_text()
            yield task.lose(job, *pool._why(TimeoutError())) if slow else task.work([job])[0]

    patch.setattr(run, "share", shared)


def _edited(patch: pytest.MonkeyPatch) -> None:
    Path("out").mkdir()
    Path("out/d43.xml").write_text("<p>an editor's work</p>")


def _case(patch: pytest.MonkeyPatch) -> None:
    text = Path("input/d43.txt").read_bytes()
    Path("input/D43.txt").write_bytes(text.replace(b"43. ", b"44. "))
    if len(os.listdir("input")) < 2:
        pytest.skip("a file system that ignores case")


def _reserved(patch: pytest.MonkeyPatch) -> None:
    shutil.copy("input/d43.txt", "input/con.txt")


def _broken_record(patch: pytest.MonkeyPatch) -> None:
    Path("out").mkdir()
    Path("out/conversion.jsonl").write_text('{"record": "run"}\n{"record": "docu')


def _mendable_link(patch: pytest.MonkeyPatch) -> None:
    """A link, and a rule whose diagnostic offers a blank more before the end of the tag."""
    os.symlink("a.xml", "input/link.xml")

    def offering(document: Any, *rest: object) -> Any:
        if b" />" not in document.data:
            at = document.data.index(b"/>")
            detail = Detail("TEI", edits=(Edit(at, at, " "),))
            yield diagnose("G001", "A blank is missing.", document.place(document.root))._replace(
                detail=detail
            )

    patch.setattr(examine, "run", offering)
    patch.setattr(examine, "faults", lambda *given: ())


def _no_saxon(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(saxon, "is_installed", lambda: False)


def _little_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(child, "_BASE_SECONDS", 2.0)


CONDITIONS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "closed folder": _closed_folder,
    "closed file": _closed_file,
    "a pipe": _pipe,
    "full disk": _full_disk,
    "no memory": _raising(MemoryError()),
    "too slow": _too_slow,
    "a bug": _raising(ZeroDivisionError("division by zero")),
    "interrupted": _raising(KeyboardInterrupt()),
    "edited output": _edited,
    "names that differ in case": _case,
    "a reserved name": _reserved,
    "a broken record": _broken_record,
    "a link that could be mended": _mendable_link,
    "no Saxon": _no_saxon,
    "little time": _little_time,
}


@pytest.mark.parametrize("case", CASES)
def test_broken(case: str, accept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / case / "input", tmp_path / "input")
    monkeypatch.chdir(tmp_path)
    settings = HERE / case / "case.toml"
    given = tomllib.loads(settings.read_text()) if settings.exists() else {}
    with monkeypatch.context() as patch:
        if "condition" in given:
            CONDITIONS[given["condition"]](patch)
        said = command(monkeypatch, *_arguments(given))
    got = re.sub(r"line \d+\)", "line N)", f"{said.out}{said.err}exit {said.code}\n")
    expected = HERE / case / "expected.txt"
    if accept:
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")
    assert f" {case}: " in got or f'"id": "{case}"' in got
    assert "Traceback" not in got
    _assert_nothing_is_left(tmp_path)


def _arguments(given: dict[str, Any]) -> list[str]:
    verb = given.get("verb", "convert")
    output = [] if verb == "validate" else ["-o", "out"]
    workers = ["-j", "1"] if verb != "explain" else []
    return [verb, *given.get("inputs", ["input"]), *output, *workers, *given.get("options", [])]


def _assert_nothing_is_left(folder: Path) -> None:
    assert not list(folder.rglob("*.tmp"))
    assert not list(folder.rglob(".tei-edition*"))
