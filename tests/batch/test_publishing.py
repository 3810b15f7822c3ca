"""Publishing with the processes of a build: the same bytes, nobody left behind."""

from __future__ import annotations

import hashlib
import multiprocessing
from pathlib import Path

import pytest
from small_volume import PARTS, VOLUME

from tei_edition.batch import publishing
from tei_edition.batch.build import build_edition
from tei_edition.batch.job import Outcome
from tei_edition.batch.publishing import lending
from tei_edition.batch.run import Layout, Options
from tei_edition.edition import Edition
from tei_edition.publishing import publish


def _tell(outcome: Outcome) -> None:
    """Nobody wants to know."""


def built(folder: Path, workers: int) -> dict[str, str]:
    """The hashes of the files of the small volume's edition."""
    volume = folder / "volume.xml"
    volume.write_bytes(VOLUME)
    out = folder / f"out{workers}"
    done = build_edition([str(volume)], out, Options(workers=workers, layout=Layout.DOCUMENT), _tell)
    assert done.exit_code == 0
    assert done.publication
    assert done.publication.documents == len(PARTS)
    paths = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "FEW", 2)
    assert built(tmp_path, 1) == built(tmp_path, 2) == built(tmp_path, 3)
    assert not multiprocessing.active_children()


def test_few_documents_need_no_other_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei_edition.batch.pool.Lent.submit", None)
    assert "html/d1.html" in built(tmp_path, 2)


def test_an_interruption_ends_the_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "FEW", 2)
    built(tmp_path, 1)

    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    def run() -> None:
        with lending(Options(workers=2)) as share:
            publish(tmp_path / "out1", Edition(), progress=interrupt, share=share)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert not multiprocessing.active_children()
    assert not (tmp_path / "out1" / ".tei-edition").exists()
