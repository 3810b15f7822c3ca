"""A document is made by itself: of plain values, the same whoever makes it, with no more than it needs."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from lxml import etree
from small_edition import EDITION, FILES, lay_down, tei, tree
from small_volume import VOLUME

from tei_edition.diagnostics import Diagnostic, Place, Severity
from tei_edition.edition import Edition
from tei_edition.errors import SettingsError
from tei_edition.publishing import documents, publish
from tei_edition.publishing.contexts import chapter_contexts, page_contexts
from tei_edition.publishing.documents import Document, File, Job, make
from tei_edition.publishing.survey import survey
from tei_edition.publishing.texts import FORMS
from tei_edition.rendering import Context, Form, render_document
from tei_edition.volumes import read_parts

J = TypeVar("J")
R = TypeVar("R")


def volume(out: Path) -> Edition:
    edition, parts = read_parts(VOLUME, "volume.xml", "volume", Edition())
    lay_down(out, {f"{name}.xml": data for name, data in parts})
    return edition


def jobs(out: Path, edition: Edition = EDITION) -> list[Job]:
    folder = out / "tei"
    found = survey(folder, sorted(path.name for path in folder.iterdir()), edition.volume_id)
    contexts = page_contexts(found, edition, (), {}), chapter_contexts(found, edition)
    return [
        Job(out, facts, edition, page, chapter)
        for facts, page, chapter in zip(found.facts, *contexts, strict=True)
    ]


@pytest.mark.parametrize("is_volume", [True, False])
def test_what_travels_between_processes_comes_to_the_same(tmp_path: Path, is_volume: bool) -> None:
    if not is_volume:
        lay_down(tmp_path)
    edition = volume(tmp_path) if is_volume else EDITION
    for job in jobs(tmp_path, edition):
        data = (tmp_path / job.name).read_bytes()
        made = make(job, data)
        assert pickle.loads(pickle.dumps(make(pickle.loads(pickle.dumps(job)), data))) == made
        assert {name.partition("/")[0] for name, _ in made.files} >= {"html", "text"}
        assert made.chapter is not None
        assert made.words.text


@pytest.mark.parametrize("is_volume", [True, False])
def test_a_form_is_as_if_made_alone_with_the_whole_edition_known(tmp_path: Path, is_volume: bool) -> None:
    if not is_volume:
        lay_down(tmp_path)
    everything = jobs(tmp_path, volume(tmp_path) if is_volume else EDITION)
    files = sorted(job.facts.file for job in everything)
    found = survey(tmp_path / "tei", files, everything[0].edition.volume_id)
    for job in everything:
        document = Document(job, (tmp_path / job.name).read_bytes())
        before = etree.tostring(document.root)
        whole = replace(job.page, documents=found.entries, pages=found.pages)
        given: tuple[tuple[tuple[Form, ...], Context], ...] = (
            (("html",), whole),
            (FORMS, whole),
            (("epub",), job.chapter),
        )
        for forms, context in given:
            alone = {form: render_document(document.data, form, context, job.name) for form in forms}
            assert document.render(*forms) == alone
        assert etree.tostring(document.root) == before, "the tree is for all to read"


def test_a_document_knows_of_others_only_what_it_points_to(tmp_path: Path) -> None:
    lay_down(tmp_path, {**FILES, "d60.xml": tei("d60", "<p>alone</p>")})
    known = {job.facts.id: (set(job.page.documents), set(job.page.pages)) for job in jobs(tmp_path)}
    assert known == {
        "d9": (set(), set()),
        "d43": ({"d9", "d54"}, set()),
        "d54": ({"d43", "d9"}, {"pg_246"}),
        "d60": (set(), set()),
    }


def test_a_producer_adds_files_and_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def produce(document: Document) -> Iterator[File | Diagnostic]:
        yield f"notes/{document.facts.id}.txt", b"x"
        if document.facts.id == "d9":
            yield Diagnostic("T003", Severity.WARNING, "told", Place(document.name))

    monkeypatch.setattr(documents, "PRODUCERS", (*documents.PRODUCERS, produce))
    lay_down(tmp_path)
    done = publish(tmp_path, EDITION)
    assert {"notes/d9.txt", "notes/d43.txt", "notes/d54.txt", "html/d9.html"} <= set(tree(tmp_path))
    assert [d.place.file for d in done.diagnostics if d.message == "told"] == ["tei/d9.xml"]


def test_a_producer_that_fails_costs_its_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def produce(document: Document) -> Iterator[File]:
        yield f"notes/{document.facts.id}.txt", b"x"
        raise SettingsError("no")

    monkeypatch.setattr(documents, "PRODUCERS", (produce, *documents.PRODUCERS))
    lay_down(tmp_path, {"d9.xml": FILES["d9.xml"]})
    done = publish(tmp_path, EDITION)
    assert "T004" in [d.id for d in done.diagnostics]
    assert "html/d9.html" in tree(tmp_path)
    assert "notes/d9.txt" not in tree(tmp_path)


def test_a_document_that_is_lost_on_the_way_is_told_of(tmp_path: Path) -> None:
    def losing(
        pieces: Sequence[J], work: Callable[[Sequence[J]], list[R]], lose: Callable[[J, str, str], R]
    ) -> Generator[R, None, None]:
        for piece in pieces:
            is_lost = isinstance(piece, Job) and piece.facts.id == "d43"
            yield lose(piece, "B001", "crashed") if is_lost else work([piece])[0]

    lay_down(tmp_path)
    done = publish(tmp_path, EDITION, share=losing)
    assert [(d.id, d.place.file) for d in done.diagnostics if d.id == "B001"] == [("B001", "tei/d43.xml")]
    assert "html/d43.html" not in tree(tmp_path)
    assert {"html/d9.html", "html/d54.html"} <= set(tree(tmp_path))


def test_nothing_is_left_aside_when_a_publication_is_interrupted(tmp_path: Path) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    lay_down(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, EDITION, progress=interrupt)
    assert not [name for name in tree(tmp_path) if "tei-edition" in name]
    assert "manifest.json" not in tree(tmp_path)
    assert publish(tmp_path, EDITION).documents == 3
