from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Runner

from tei_edition.batch import ledger, told, work
from tei_edition.batch.inputs import find
from tei_edition.batch.job import Outcome, Status
from tei_edition.batch.run import Layout, Options, convert_all
from tei_edition.errors import OutputError, SettingsError

Texts = Callable[..., Path]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _names(folder: Path) -> list[str]:
    return [name for name in _files(folder) if not name.startswith("schema/")]


def _records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "conversion.jsonl").read_text().splitlines()]


def _ids(outcomes: list[Outcome]) -> dict[str, list[str]]:
    return {o.key: [d.id for d in o.diagnostics] for o in outcomes if o.diagnostics}


def test_layout_is_kept(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", b__c="2. y", b__d__e="3. z"), tmp_path / "out"
    summary, _ = run(folder, out)
    assert _names(out) == ["a.xml", "b/c.xml", "b/d/e.xml", "conversion.jsonl"]
    assert (out / "b/d/e.xml").read_bytes() == b"<TEI href='../../schema' title=''>3. z</TEI>"
    assert (out / "schema/cable.rng").is_file()
    assert (out / "schema/cable.sch").is_file()
    assert (summary.exit_code, summary.written, summary.unchanged) == (0, 3, 0)


def test_a_schema_elsewhere_is_not_copied(run: Runner, texts: Texts, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(texts(b__a="1. x"), out, schema_prefix="https://example.org/s")
    assert b"href='https://example.org/s'" in (out / "b/a.xml").read_bytes()
    assert not (out / "schema").exists()


def test_nearest_edition_is_used(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", v__b="2. y"), tmp_path / "out"
    (folder / "edition.toml").write_text('[edition]\ntitle = "One"\n')
    (folder / "v/edition.toml").write_text('[edition]\ntitle = "Two"\n')
    run(folder, out)
    assert b"title='One'" in (out / "a.xml").read_bytes()
    assert b"title='Two'" in (out / "v/b.xml").read_bytes()
    run(folder, out, edition=folder / "edition.toml")
    assert b"title='One'" in (out / "v/b.xml").read_bytes()


def test_broken_settings_stop_the_run_before_it_begins(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x"), tmp_path / "out"
    (folder / "edition.toml").write_text("title = ")
    with pytest.raises(SettingsError):
        run(folder, out)
    assert _names(out) == []


def test_bad_files_do_not_stop_the_run(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder = texts(a="1. x", b="", c="2. BUG", d="3. MEMORY", e="4. FAIL", f="5. y", g="%PDF-")
    summary, outcomes = run(folder, tmp_path / "out")
    assert _names(tmp_path / "out") == ["a.xml", "conversion.jsonl", "f.xml"]
    assert _ids(outcomes) == {
        "b.txt": ["R004"],
        "c.txt": ["B003"],
        "d.txt": ["B001"],
        "e.txt": ["D001"],
        "g.txt": ["R005"],
    }
    assert summary.exit_code == 6
    assert _records(tmp_path / "out")[-1] == {
        "record": "totals",
        **{"inputs": 7, "ok": 2, "failed": 1, "unreadable": 2, "refused": 0, "lost": 2},
        "not_done": 0,
        "to_look_at": {},
    }


@pytest.mark.parametrize(("text", "code"), [("1. x", 0), ("FAIL", 1), ("", 3), ("1. BUG", 6), ("1. WARN", 0)])
def test_exit_codes(run: Runner, texts: Texts, tmp_path: Path, text: str, code: int) -> None:
    assert run(texts(a="9. fine", b=text), tmp_path / "out")[0].exit_code == code


def test_an_internal_error_says_where(run: Runner, texts: Texts, tmp_path: Path) -> None:
    _, outcomes = run(texts(a="1. BUG"), tmp_path / "out")
    assert "ZeroDivisionError: division by zero (running.py, line" in (outcomes[0].diagnostics[0].message)


def test_unchanged_is_not_done_again(
    run: Runner, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = texts(a="1. x", b="2. WARN"), tmp_path / "out"
    run(folder, out)
    before = _files(out)
    texts(a="1. changed")
    converted: list[str] = []
    convert = work.convert
    monkeypatch.setattr(work, "convert", lambda s, *rest: (converted.append(s.name), convert(s, *rest))[1])
    summary, outcomes = run(folder, out)
    assert converted == [str(folder / "a.txt")]
    assert (summary.written, summary.unchanged, summary.warnings) == (1, 1, 1)
    assert [o.skipped for o in outcomes] == [False, True]
    assert _files(out)["b.xml"] == before["b.xml"]
    assert b"changed" in _files(out)["a.xml"]


def _converted_again(
    run: Runner, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch, **more: object
) -> int:
    calls: list[str] = []
    convert = work.convert
    monkeypatch.setattr(work, "convert", lambda s, *rest: (calls.append(s.name), convert(s, *rest))[1])
    run(folder, out, **more)
    return len(calls)


@pytest.mark.parametrize(
    "more", [{"force": True}, {"encoding": "utf-8"}, {"schema_prefix": "x"}, {"strict": True}]
)
def test_other_settings_are_done_again(
    run: Runner,
    texts: Texts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: dict[str, object],
) -> None:
    folder, out = texts(a="1. WARN"), tmp_path / "out"
    run(folder, out)
    assert _converted_again(run, folder, out, monkeypatch) == 0
    assert _converted_again(run, folder, out, monkeypatch, **more) == 1


def test_another_program_or_a_lost_output_is_done_again(
    run: Runner, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = texts(a="1. x", b="2. y"), tmp_path / "out"
    run(folder, out)
    (out / "a.xml").unlink()
    assert _converted_again(run, folder, out, monkeypatch) == 1
    assert (out / "a.xml").exists()
    monkeypatch.setattr("tei_edition.batch.fingerprint._program", lambda: "another")
    assert _converted_again(run, folder, out, monkeypatch) == 2


def test_an_editors_work_is_not_overwritten(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", b="2. y"), tmp_path / "out"
    run(folder, out)
    (out / "a.xml").write_text("edited")
    for _ in range(2):  # nor the next time: the manifest still knows what was written
        texts(a="1. changed", b="2. changed")
        summary, outcomes = run(folder, out)
        assert (out / "a.xml").read_text() == "edited"
        assert _ids(outcomes) == {"a.txt": ["B005"]}
        assert summary.exit_code == 5
    assert b"changed" in (out / "b.xml").read_bytes()
    assert run(folder, out, force=True)[0].exit_code == 0
    assert b"changed" in (out / "a.xml").read_bytes()
    texts(a="1. changed again")
    assert run(folder, out)[0].exit_code == 0


def test_a_file_of_unknown_origin_is_not_overwritten(run: Runner, texts: Texts, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.xml").write_text("somebody's")
    _, outcomes = run(texts(a="1. x"), out)
    assert _ids(outcomes) == {"a.txt": ["B005"]}
    assert (out / "a.xml").read_text() == "somebody's"


def test_a_changed_schema_is_not_overwritten(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x"), tmp_path / "out"
    run(folder, out)
    (out / "schema/cable.sch").write_text("edited")
    summary, _ = run(folder, out)
    assert [d.id for d in summary.diagnostics] == ["B005"]
    assert summary.exit_code == 5
    assert (out / "schema/cable.sch").read_text() == "edited"


def test_after_a_failure_the_old_output_stays_ours(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x"), tmp_path / "out"
    run(folder, out)
    old = (out / "a.xml").read_bytes()
    texts(a="1. FAIL")
    assert run(folder, out)[0].exit_code == 1
    assert (out / "a.xml").read_bytes() == old
    texts(a="1. repaired")
    assert run(folder, out)[0].exit_code == 0


def test_two_inputs_with_the_same_output(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x"), tmp_path / "out"
    (folder / "a.TXT").write_text("2. y")
    (folder / "A.txt").write_text("3. z")
    if len(list(folder.iterdir())) < 3:
        pytest.skip("a file system that ignores case")
    summary, outcomes = run(folder, out)
    assert _ids(outcomes) == {"a.TXT": ["B007"], "a.txt": ["B007"]}
    assert [o.key for o in outcomes] == ["A.txt", "a.TXT", "a.txt"]
    assert _names(out) == ["A.xml", "conversion.jsonl"]
    assert summary.exit_code == 5


def test_two_folders_with_the_same_output(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(u__a="1. x", v__a="2. y"), tmp_path / "out"
    _, outcomes = run([folder / "u", folder / "v"], out)
    assert [[d.id for d in o.diagnostics] for o in outcomes] == [[], ["B006"]]
    assert b"1. x" in (out / "a.xml").read_bytes()


def test_the_same_file_twice_is_no_rival(run: Runner, texts: Texts, tmp_path: Path) -> None:
    path = texts(a="1. x") / "a.txt"
    assert run([path, path], tmp_path / "out")[0].exit_code == 0


def test_a_document_number_that_occurs_twice(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", b="1. y", c__d="1. z"), tmp_path / "out"
    summary, outcomes = run(folder, out)
    assert _ids(outcomes) == {"b.txt": ["B008"]}
    assert (summary.exit_code, summary.warnings) == (0, 1)
    assert run(folder, tmp_path / "strict", strict=True)[0].exit_code == 1
    assert "b.xml" not in _names(tmp_path / "strict")


def test_documents_by_number(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="7. x", b="8. y", c="7. z"), tmp_path / "out"
    summary, outcomes = run(folder, out, layout=Layout.DOCUMENT)
    assert _names(out) == ["conversion.jsonl", "tei/d7.xml", "tei/d8.xml"]
    assert (out / "tei/d7.xml").read_bytes() == b"<TEI href='../schema' title=''>7. x</TEI>"
    assert [[d.id for d in o.diagnostics] for o in outcomes] == [[], [], ["B006"]]
    assert summary.exit_code == 5


def test_an_edition_holds_this_builds_documents_only(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="7. x", b="8. y", c="9. z"), tmp_path / "out"
    run(folder, out, layout=Layout.DOCUMENT)
    (out / "tei/d9.xml").write_text("edited")
    (folder / "b.txt").unlink()
    (folder / "c.txt").unlink()
    run(folder, out, layout=Layout.DOCUMENT)
    assert _names(out) == ["conversion.jsonl", "tei/d7.xml", "tei/d9.xml"]


def test_strict(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. WARN", b="2. x"), tmp_path / "out"
    assert run(folder, out, strict=True)[0].exit_code == 1
    assert _names(out) == ["b.xml", "conversion.jsonl"]
    assert run(folder, out)[0].exit_code == 0
    assert run(folder, out, strict=True)[0].exit_code == 1


def test_twice_the_same_bytes(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder = texts(a="1. x", b="2. WARN", c="FAIL", d__e="3. y")
    run(folder, tmp_path / "one")
    run(folder, tmp_path / "two")
    first = _files(tmp_path / "one")
    assert _files(tmp_path / "two") == first
    run(folder, tmp_path / "one")
    assert _files(tmp_path / "one") == first
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_an_earlier_runs_outputs_stay_known(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", b="2. y"), tmp_path / "out"
    run([folder / "a.txt"], out)
    run([folder / "b.txt"], out)
    assert [r["record"] for r in _records(out) if r["record"] == "earlier"] == ["earlier"]
    (out / "a.xml").write_text("edited")
    texts(a="1. changed")
    assert run([folder / "a.txt"], out)[0].exit_code == 5


def test_a_broken_manifest_is_told(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(a="1. x", b="2. y"), tmp_path / "out"
    run(folder, out)
    lines = (out / "conversion.jsonl").read_text().splitlines()
    (out / "conversion.jsonl").write_text("\n".join([*lines[:2], lines[2][:20]]))
    summary, _ = run(folder, out)
    assert [(d.id, d.place.line) for d in summary.diagnostics] == [("B012", 3)]
    assert summary.exit_code == 0  # for the outputs are the same again


@pytest.mark.parametrize("path", ["../secret.xml", "/etc/passwd", "a/../../x"])
def test_a_manifest_cannot_lead_out(run: Runner, texts: Texts, tmp_path: Path, path: str) -> None:
    """A manifest that somebody else wrote must not make us remove files elsewhere."""
    folder, out = texts(a="1. x"), tmp_path / "out"
    run(folder, out, layout=Layout.DOCUMENT)
    secret = tmp_path / "secret.xml"
    secret.write_text("secret")
    record = {"path": path, "sha256": ledger.digest(b"secret"), "bytes": 6}
    with (out / "conversion.jsonl").open("a") as stream:
        stream.write(json.dumps({"record": "file", "outputs": [record]}) + "\n")
    run(folder, out, layout=Layout.DOCUMENT)
    assert secret.read_text() == "secret"
    assert "secret" not in (out / "conversion.jsonl").read_text()


def test_an_interrupted_run(run: Runner, texts: Texts, tmp_path: Path) -> None:
    folder, out = texts(**{f"a{i:02}": f"{i}. x" for i in range(1, 40)}), tmp_path / "out"
    texts(a20="20. INTERRUPT")
    summary, outcomes = run(folder, out)
    assert summary.exit_code == 130
    assert [d.id for d in summary.diagnostics] == ["B010"]
    assert summary.diagnostics[0].place.line == 1
    assert len(outcomes) == 16  # the first chunk
    assert _records(out)[-1]["not_done"] == 23
    assert len(_names(out)) == 17
    texts(a20="20. x")
    summary, _ = run(folder, out)
    assert (summary.exit_code, summary.unchanged, summary.written) == (0, 16, 23)


def test_a_full_disk(run: Runner, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = texts(a="1. x", b="2. y", c="3. z"), tmp_path / "out"
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if b"2. y" in bytes(data):
            raise OSError(28, "No space left on device")
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    summary, outcomes = run(folder, out)
    assert _ids(outcomes) == {"b.txt": ["B004"]}
    assert "No space left" in outcomes[1].diagnostics[0].message
    assert _names(out) == ["a.xml", "c.xml", "conversion.jsonl"]
    assert summary.exit_code == 5
    assert not (out / ".tei-edition").exists()


def test_a_disk_that_fails_to_synchronise(
    run: Runner, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(staged: list[str]) -> None:
        raise OutputError("Input/output error")

    monkeypatch.setattr(work, "synchronise", failing)
    _, outcomes = run(texts(a="1. x", b="FAIL"), tmp_path / "out")
    assert [o.status for o in outcomes] == [Status.REFUSED, Status.FAILED]
    assert "a.xml" not in _names(tmp_path / "out")


def test_diagnostics_of_one_file_are_bounded(run: Runner, texts: Texts, tmp_path: Path) -> None:
    _, outcomes = run(texts(a="1. " + "WARN " * 1000), tmp_path / "out")
    assert len(outcomes[0].diagnostics) == told.LISTED + 1
    assert outcomes[0].diagnostics[-1].id == "B011"
    assert outcomes[0].warnings == 1000


def test_memory_does_not_grow_with_the_texts(run: Runner, texts: Texts, tmp_path: Path) -> None:
    """Neither texts nor TEI are kept: forty texts of 200 kB need no more than two of them."""
    folder = texts(**{f"a{i}": f"{i}. " + "x" * 200_000 for i in range(40)})
    found = list(find([str(folder)], ".txt"))
    tracemalloc.start()
    convert_all(found, tmp_path / "out", Options(), lambda outcome: None)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


def test_one_or_many_workers_give_the_same(seeds: Path, tmp_path: Path) -> None:
    """The real conversion, in this process and in others."""
    folder = tmp_path / "in"
    for i in range(5):
        (folder / str(i)).mkdir(parents=True)
        for seed in seeds.glob("*.txt"):
            (folder / str(i) / seed.name).write_bytes(seed.read_bytes())
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03\x04\x05")
    summaries = []
    for workers in (1, 2, 3):
        found = list(find([str(folder)], ".txt"))
        out = tmp_path / str(workers)
        summaries.append(convert_all(found, out, Options(workers=workers), lambda outcome: None))
    assert summaries[0].written == 10
    assert summaries[0].exit_code == 3
    assert summaries[0] == summaries[1] == summaries[2]
    assert _files(tmp_path / "1") == _files(tmp_path / "2") == _files(tmp_path / "3")
