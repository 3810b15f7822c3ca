from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tei_edition import output
from tei_edition.errors import OutputError
from tei_edition.output import digest, digest_of_file, inside, overwrite, staging, write_atomic, writing


def _refused(root: Path, relative: str) -> str:
    with pytest.raises(OutputError) as caught:
        inside(root, relative)
    assert caught.value.diagnostic is not None
    assert caught.value.diagnostic.id == "B009"
    return str(caught.value)


@pytest.mark.parametrize("relative", ["a.xml", "A/B/c d.xml", "é/ü.xml", "console.xml", ".x.xml"])
def test_safe_names(tmp_path: Path, relative: str) -> None:
    assert inside(tmp_path, relative) == tmp_path / relative


@pytest.mark.parametrize(
    "relative",
    [
        *("", "/etc/passwd", "..", "../x", "a/../../x", "a//b", "./a", "a/.", "a\0b", "a\nb"),
        *("C:x", "a\\b", "con", "CON.xml", "a/NUL.txt", "lpt1.xml", "a.", "a ", "a /b"),
        *("x" * 250, "a\udc80", "a?b", "a*", 'a"', "a|b", "<a>"),
    ],
)
def test_unsafe_names(tmp_path: Path, relative: str) -> None:
    _refused(tmp_path, relative)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir(), other.mkdir()
    os.symlink(other, root / "out")
    os.symlink(root, root / "in")
    assert "symbolic link" in _refused(root, "out/x.xml")
    assert inside(root, "in/x.xml")


def test_write_makes_folders_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.xml"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(path.parent) == ["b.xml"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "a.xml"
    write_atomic(path, b"old")

    def failing(*args: object, **more: object) -> object:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, failing)
    with pytest.raises(OutputError, match=os.strerror(number)) as caught:
        write_atomic(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.xml"]
    assert caught.value.diagnostic is not None
    assert caught.value.diagnostic.id == "B004"


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    write_atomic(path, b"old")

    def interrupted(*args: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.xml"]


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))
    write_atomic(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_synchronise_waits_for_every_file_where_the_system_has_no_better_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(tmp_path / str(i)) for i in range(6)]
    for path in paths:
        Path(path).write_text("x")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    output.synchronise(paths[:2])
    assert len(synced) == 2
    monkeypatch.setattr(output, "_sync_file_system", lambda folder: False)
    output.synchronise(paths)
    assert len(synced) == 8


def test_synchronise_tells_of_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: str) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output, "_sync_file_system", full)
    with pytest.raises(OutputError, match="No space left"):
        output.synchronise([str(tmp_path / str(i)) for i in range(6)])


def test_the_file_system_can_be_synchronised(tmp_path: Path) -> None:
    if not output._sync_file_system(str(tmp_path)):
        pytest.skip("this system has no syncfs")
    with pytest.raises(FileNotFoundError):
        output._sync_file_system(str(tmp_path / "none"))


def test_staging_is_gone_afterwards_and_cleans_up_before(tmp_path: Path) -> None:
    left = tmp_path / "out" / output.STAGING / "7.xml"
    left.parent.mkdir(parents=True)
    left.write_text("left by a run that was killed")
    with staging(tmp_path / "out") as folder:
        assert folder.is_dir()
        assert not left.exists()
    assert os.listdir(tmp_path / "out") == []


def test_one_run_at_a_time(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        staging(tmp_path),
        pytest.raises(OutputError, match="Another run"),
        staging(tmp_path),
    ):
        pass
    with staging(tmp_path):
        pass


def test_digests(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert digest_of_file(tmp_path / "a") == digest(b"abc")
    assert digest(b"abc").startswith("ba7816bf8f01cfea")
    assert digest_of_file(tmp_path / "none") == ""


def test_a_stream_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report"
    with writing(path) as stream:
        stream.write("é\udc80\n")
    assert path.read_bytes() == "é\\udc80\n".encode()
    with pytest.raises(ZeroDivisionError), writing(path) as stream:
        stream.write("half" * (1 // 0))
    assert path.read_bytes() == "é\\udc80\n".encode()
    assert [each.name for each in path.parent.iterdir()] == ["report"]
    with pytest.raises(OutputError), writing(path / "below") as stream:
        pass


def test_overwriting_keeps_the_permissions_and_what_is_not_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert overwrite(path, b"new", b"old") == ""
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o604)
    assert overwrite(path, b"newer", b"old") == "someone has changed it in the meantime"
    (tmp_path / "link").symlink_to(path)
    assert overwrite(tmp_path / "link", b"newer", b"new") == "it is a symbolic link"
    assert path.read_bytes() == b"new"
