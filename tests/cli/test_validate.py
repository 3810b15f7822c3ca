"""The command validate: where its reports go, what is known, what is mended."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Said, command
from lxml import etree

from tei_edition.diagnostics import Detail, Diagnostic, Edit
from tei_edition.diagnostics.catalogue import diagnose
from tei_edition.diagnostics.formats import FORMATS
from tei_edition.validation import examine
from tei_edition.validation.document import Document
from tei_edition.validation.encoding import encoding_of

MACHINES = [name for name in FORMATS if name != "text"]
VALID = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
<text><body><div xml:id="d1">{}</div></body></text>
</TEI>
"""


def _paras(document: Document, *rest: object) -> Iterator[Diagnostic]:
    """A stand-in for the checks: `para` is to be `p`, `lost` is nothing that can be mended."""
    for node in document.root.iter("{*}para", "{*}lost"):
        name = etree.QName(node).localname
        edits: tuple[Edit, ...] = ()
        if name == "para":
            start, end = (sign.encode(encoding_of(document.data)) for sign in ("<", "</"))
            tag = "para".encode(encoding_of(document.data))
            first = document.tag(node).offset + len(start)
            last = document.data.index(end + tag, first) + len(end)
            edits = (Edit(first, first + len(tag), "p"), Edit(last, last + len(tag), "p"))
        told = diagnose("G001", f"TEI has no element {name}.", document.place(node), "Write p.")
        yield told._replace(detail=Detail(name, "div", cause=name, edits=edits))


@pytest.fixture(autouse=True)
def checks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examine, "faults", lambda *given: ())
    monkeypatch.setattr(examine, "run", _paras)
    monkeypatch.chdir(tmp_path)


def _write(name: str, body: str, **how: str) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(VALID.format(body).encode(**how))
    return path


def _validate(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> Said:
    return command(monkeypatch, "validate", "-j", "1", *arguments)


def test_one_cause_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("in/a.xml", "<para>1</para>" * 30)
    _write("in/b.xml", "<para>1</para>" * 7 + "<lost/>")
    _write("in/c.xml", "<p>fine</p>")
    said = _validate(monkeypatch, "in")
    assert said.code == 1
    assert said.out.count("error G001") == 2
    assert "    37 times in 2 files; also at line 4:44, line 4:58 and 34 more places (--all" in said.out
    assert "c.xml" not in said.out
    assert said.err.splitlines() == [
        "judged by cable.rng (no schema is named): 3 files",
        "judged by cable.sch (no schema is named): 3 files",
        "37 diagnostics may be mended by --fix; --diff shows how",
        "3 files: 1 valid, 2 failed; 38 errors, 0 warnings",
    ]
    said = _validate(monkeypatch, "in", "--all")
    assert said.out.count("error G001") == 38
    places = re.findall(r"(?m)^in/(.)\.xml:(\d+):(\d+): ", said.out)
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))


def test_the_commonest_causes_are_told_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>")
    for name in "bcde":
        Path(f"{name}.xml").write_text(f"<a><{name}></a>")
    said = _validate(monkeypatch, "a.xml", "a.xml", "b.xml", "c.xml", "d.xml")
    assert said.err.startswith("most often:\n    G001 twice in 2 files: TEI has no element lost.\n")


def test_counts_are_right_where_not_all_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>" * 1234)
    document = json.loads(_validate(monkeypatch, "a.xml", "--diagnostics", "json").out)
    assert len(document["diagnostics"]) == 101
    assert document["diagnostics"][-1]["id"] == "B011"
    assert document["causes"] == [{"id": "G001", "cause": "lost", "count": 1234, "files": 1}]
    assert document["summary"]["errors"] == document["files"][0]["errors"] == 1234
    lines = _validate(monkeypatch, "a.xml", "--diagnostics", "jsonl", "--all").out.splitlines()
    assert len(lines) == 1234


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_a_file(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    _write("a.xml", "<para>1</para><lost/>")
    said = _validate(monkeypatch, "a.xml", "--diagnostics", form)
    assert said.code == 1
    again = _validate(monkeypatch, "a.xml", "--diagnostics", form, "-o", "new/report")
    assert (again.out, again.err, again.code) == ("", said.err, 1)
    assert Path("new/report").read_text(encoding="utf-8") == said.out
    assert os.listdir("new") == ["report"]


@pytest.mark.parametrize("form", MACHINES)
def test_the_same_bytes_for_any_number_of_workers(form: str) -> None:
    for number in range(40):
        Path(f"{number}.xml").write_text("<a>" + "<b>" * (number % 5) + "</a>")

    def report(workers: int) -> bytes:
        line = [sys.executable, "-m", "tei_edition", "validate", ".", "--diagnostics", form, "-q"]
        return subprocess.run([*line, "-j", str(workers)], capture_output=True, check=False).stdout

    assert report(1) == report(3)
    assert report(1)


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>")
    assert "\x1b" not in _validate(monkeypatch, "a.xml").out
    assert "\x1b[1;31merror G001:\x1b[0m" in _validate(monkeypatch, "a.xml", "--color", "always").out
    assert "\x1b" not in _validate(monkeypatch, "a.xml", "--color", "never").out


def test_quiet_has_errors_only(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<para>1</para>")
    monkeypatch.setattr(
        examine, "run", lambda *given: (d._replace(severity="warning") for d in _paras(*given))
    )
    said = _validate(monkeypatch, "a.xml", "-q")
    assert said == (0, "", "")
    said = _validate(monkeypatch, "a.xml", "--strict")
    assert said.code == 1
    assert "warning G001" in said.out


def test_a_baseline(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("old/a.xml", "<lost/><lost/>")
    _write("old/b.xml", "<lost/>")
    said = _validate(monkeypatch, "old", "--write-baseline", "old/known.json")
    assert said.code == 0
    assert "the baseline is written: old/known.json" in said.err
    first = Path("old/known.json").read_bytes()

    said = _validate(monkeypatch, "old", "--baseline", "old/known.json")
    assert (said.code, said.out) == (0, "")
    assert "known by the baseline, and not counted: 3 diagnostics" in said.err
    assert said.err.endswith("2 files: 0 valid, 2 with nothing new, 0 failed; 0 errors, 0 warnings\n")

    _write("old/a.xml", "\n\n<p/>\n<lost/>\n<lost/><para>new</para>")
    said = _validate(monkeypatch, "old/a.xml", "--baseline", "old/known.json")
    assert said.code == 1
    assert "TEI has no element para." in said.out
    assert "no element lost" not in said.out
    monkeypatch.chdir("old")  # the names are those from the baseline's folder
    assert "known.json" not in _validate(monkeypatch, "b.xml", "--baseline", "known.json").out
    monkeypatch.chdir("..")

    _write("old/a.xml", "<lost/>")
    Path("old/b.xml").unlink()
    said = _validate(monkeypatch, "old", "--baseline", "old/known.json")
    assert said.code == 0
    assert "2 entries of the baseline no longer occur: write it anew with --write-baseline" in said.err
    _write("old/a.xml", "<lost/><lost/>")
    _write("old/b.xml", "<lost/>")
    _validate(monkeypatch, "old", "--write-baseline", "old/known.json")
    assert Path("old/known.json").read_bytes() == first


def test_a_baseline_keeps_what_was_not_examined(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>")
    _write("b.xml", "<lost/>")
    _validate(monkeypatch, ".", "--write-baseline", "known.json")
    whole = Path("known.json").read_bytes()
    _validate(monkeypatch, "a.xml", "--write-baseline", "known.json")
    assert Path("known.json").read_bytes() == whole
    Path("b.xml").unlink()
    _validate(monkeypatch, "a.xml", "--write-baseline", "known.json")
    assert b"b.xml" not in Path("known.json").read_bytes()


def test_sarif_tells_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>")
    _validate(monkeypatch, "a.xml", "--write-baseline", "known.json")
    said = _validate(monkeypatch, "a.xml", "--baseline", "known.json", "--diagnostics", "sarif")
    assert said.code == 0
    assert json.loads(said.out)["runs"][0]["results"][0]["suppressions"]


@pytest.mark.parametrize("content", [None, "", "[]"])
def test_a_broken_baseline(monkeypatch: pytest.MonkeyPatch, content: str | None) -> None:
    _write("a.xml", "<lost/>")
    if content is not None:
        Path("known.json").write_text(content)
    said = _validate(monkeypatch, "a.xml", "--baseline", "known.json")
    assert (said.code, said.out) == (4, "")
    assert "known.json:1: error B013: The baseline cannot be used: " in said.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_fix(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    path = _write("a.xml", "<para>ü</para>\r\n<lost/>", encoding=encoding)
    before = path.read_bytes()
    path.chmod(0o640)
    said = _validate(monkeypatch, "a.xml", "--fix")
    assert path.read_bytes() == before.decode(encoding).replace("para>", "p>").encode(encoding)
    assert "mended: 1 diagnostic in 1 file" in said.err
    assert said.code == 1
    assert "para" not in said.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir() == ["a.xml"]


def test_fix_that_is_all(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<para>1</para>")
    assert _validate(monkeypatch, "a.xml", "--fix").code == 0
    said = _validate(monkeypatch, "a.xml", "--fix")
    assert (said.code, said.out) == (0, "")
    assert "mended" not in said.err


@pytest.mark.parametrize("options", [["--diff"], ["--fix", "--diff"]])
def test_diff(monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    path = _write("a.xml", "\n<para>1</para>\n")
    before = path.read_bytes()
    said = _validate(monkeypatch, "a.xml", *options)
    assert said.code == 1
    assert said.out.startswith("--- a/a.xml\n+++ b/a.xml\n@@ -2,6 +2,6 @@\n")
    assert "\n-<para>1</para>\n+<p>1</p>\n" in said.out
    assert "1 diagnostic would be mended by --fix; nothing is written" in said.err
    assert path.read_bytes() == before
    _validate(monkeypatch, "a.xml", *options, "--diagnostics", "json", "-o", "r.json")
    assert json.loads(Path("r.json").read_text())["summary"]["mendable"] == 1


def test_a_link_is_not_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write("elsewhere/a.xml", "<para>1</para>")
    before = path.read_bytes()
    Path("in").mkdir()
    Path("in/a.xml").symlink_to(path.resolve())
    said = _validate(monkeypatch, "in", "--fix")
    assert "in/a.xml: warning B014: The file is not mended: it is a symbolic link." in said.out
    assert said.code == 1
    assert Path("in/a.xml").is_symlink()
    assert path.read_bytes() == before


def test_a_file_that_changed_in_the_meantime_is_not_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write("a.xml", "<para>1</para>")

    def checked(document: Document, *rest: object) -> Iterator[Diagnostic]:
        path.write_text("an editor's")
        return _paras(document)

    monkeypatch.setattr(examine, "run", checked)
    said = _validate(monkeypatch, "a.xml", "--fix")
    assert "someone has changed it in the meantime" in said.out
    assert path.read_text() == "an editor's"


def test_a_file_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write("a.xml", "<para>1</para>")
    before = path.read_bytes()

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    said = _validate(monkeypatch, "a.xml", "--fix")
    assert said.code == 5
    assert "error B004: a.xml cannot be written: No space left on device." in said.out
    assert path.read_bytes() == before
    assert os.listdir() == ["a.xml"]


def test_an_interrupted_run_ends_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.xml", "<lost/>")
    _write("b.xml", "<para>1</para>")

    def interrupted(document: Document, *rest: object) -> Iterator[Diagnostic]:
        raise KeyboardInterrupt

    monkeypatch.setattr(examine, "run", interrupted)
    said = _validate(monkeypatch, ".", "--diagnostics", "json", "--write-baseline", "known.json")
    assert said.code == 130
    assert json.loads(said.out)["summary"]["files"] == 2
    assert "2 not done" in said.err
    assert not Path("known.json").exists()


@pytest.mark.parametrize("verb", ["convert", "build", "render"])
@pytest.mark.parametrize("form", ["json", "jsonl", "github"])
def test_other_commands_have_the_same_forms(monkeypatch: pytest.MonkeyPatch, verb: str, form: str) -> None:
    name = "in/a.xml" if verb == "render" else "in/a.txt"
    Path("in").mkdir()
    Path(name).write_bytes(b"")
    said = command(monkeypatch, verb, "in", "-o", "out", "--diagnostics", form, "-j", "1")
    assert said.code in (1, 3)
    if form == "json":
        document = json.loads(said.out)
        assert document["command"] == verb
        assert document["files"][0]["status"] in ("unreadable", "failed")
        assert document["summary"]["errors"] == 1
        assert document["diagnostics"][0]["severity"] == "error"
    elif form == "jsonl":
        assert json.loads(said.out.splitlines()[0])["severity"] == "error"
    else:
        assert said.out.startswith(f"::error file={name},line=1,col=1,title=tei-edition ")
