"""The folder of an edition: complete, true to its manifest, the same each time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from small_edition import EDITION, FILES, TEI, WITH_LISTS, Page, dead_links, lay_down, published, tei, tree

from tei_edition.diagnostics import Diagnostic, Severity
from tei_edition.publishing import Publication, SourceFile, publish
from tei_edition.publishing.survey import page_name
from tei_edition.theme import Theme


def manifest(out: Path) -> dict[str, object]:
    found = json.loads((out / "manifest.json").read_bytes())
    assert isinstance(found, dict)
    return found


def problems(done: Publication) -> list[Diagnostic]:
    return [d for d in done.diagnostics if d.severity is not Severity.INFO]


def test_each_document_has_a_page_and_a_text(tmp_path: Path) -> None:
    done = published(tmp_path)
    assert done.documents == 3
    names = set(tree(tmp_path))
    assert {f"html/{n}.html" for n in ("d9", "d43", "d54", "index")} <= names
    assert {f"text/{n}.txt" for n in ("d9", "d43", "d54")} <= names
    assert {"index.html", "html/edition.css", "manifest.json"} <= names
    assert done.files == len(names)


def test_publishing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    published(tmp_path / "a")
    published(tmp_path / "b")
    first = tree(tmp_path / "a")
    assert first == tree(tmp_path / "b")
    publish(tmp_path / "a", EDITION)
    assert first == tree(tmp_path / "a")


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    published(tmp_path)
    before = (tmp_path / "html/d43.html").stat().st_mtime_ns
    publish(tmp_path, EDITION)
    assert (tmp_path / "html/d43.html").stat().st_mtime_ns == before


def test_the_manifest_tells_the_truth(tmp_path: Path) -> None:
    published(tmp_path)
    found = tree(tmp_path)
    files = manifest(tmp_path)["files"]
    assert isinstance(files, list)
    assert [f["path"] for f in files] == sorted(set(found) - {"manifest.json"})
    for file in files:
        data = found[file["path"]]
        assert file["bytes"] == len(data)
        assert file["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_manifest_names_the_sources(tmp_path: Path) -> None:
    lay_down(tmp_path)
    publish(tmp_path, EDITION, {"d43.xml": SourceFile("43.txt", "ab" * 32)})
    documents = manifest(tmp_path)["documents"]
    assert isinstance(documents, list)
    assert [d["id"] for d in documents] == ["d43"]
    assert documents[0]["source"] == {"name": "43.txt", "sha256": "ab" * 32}


def test_the_schema_is_in_the_edition(tmp_path: Path) -> None:
    published(tmp_path)
    assert {"schema/cable.rng", "schema/cable.sch", "schema/cable.xsd"} <= set(tree(tmp_path))


def test_documents_stand_by_number_in_the_index(tmp_path: Path) -> None:
    published(tmp_path)
    links = [link for link in Page(tmp_path / "html/index.html").links if link.startswith("d")]
    assert links == ["d9.html", "d43.html", "d54.html"]
    top = [link for link in Page(tmp_path / "index.html").links if "/d" in link]
    assert top == ["html/d9.html", "html/d43.html", "html/d54.html"]


def test_the_index_tells_who_when_and_how_sure(tmp_path: Path) -> None:
    published(tmp_path)
    page = (tmp_path / "html/index.html").read_text(encoding="utf-8")
    assert "Kissinger to Haig" in page
    assert "October 1972 (probable)" in page


def test_no_local_link_is_dead(tmp_path: Path) -> None:
    published(tmp_path)
    assert dead_links(tmp_path) == []


def test_dead_references_are_text_and_told(tmp_path: Path) -> None:
    done = published(tmp_path)
    told = [(d.id, d.place.file) for d in problems(done)]
    assert told == [("T001", "tei/d43.xml"), ("T009", "references.csv")]
    page = (tmp_path / "html/d43.html").read_text(encoding="utf-8")
    assert '<span class="dead-link">gone</span>' in page


def test_each_document_lists_who_cites_it(tmp_path: Path) -> None:
    published(tmp_path)
    assert cited_by(tmp_path / "html/d9.html") == ["d43.html", "d54.html"]
    assert cited_by(tmp_path / "html/d43.html") == ["d54.html"]
    assert cited_by(tmp_path / "html/d54.html") == ["d43.html"]


def test_an_index_in_the_back_matter_is_no_citation(tmp_path: Path) -> None:
    index = (
        f"<TEI xmlns='{TEI}'><teiHeader/><text type='back'><body><div type='section' xml:id='the-index'>"
        "<head>Index</head><p><ref target='#d9'>9</ref></p></div></body></text></TEI>"
    )
    published(tmp_path, {**FILES, "the-index.xml": index.encode()})
    assert cited_by(tmp_path / "html/d9.html") == ["d43.html", "d54.html"]
    assert "d9.html" in Page(tmp_path / "html/the-index.html").links


def test_names_lead_to_all_their_mentions(tmp_path: Path) -> None:
    published(tmp_path, {"d43.xml": WITH_LISTS})
    page = Page(tmp_path / "html/d43.html")
    assert {"#p_B1", "by-person.html#p_B1", "by-term.html#t_NSC"} <= set(page.links)
    assert dead_links(tmp_path) == []


def cited_by(page: Path) -> list[str]:
    _, _, section = page.read_text(encoding="utf-8").partition('<section class="cited-by')
    parts = section.partition("</section>")[0].split('href="')
    return [part.partition('"')[0] for part in parts[1:]]


def test_a_printed_page_of_another_document_is_found(tmp_path: Path) -> None:
    published(tmp_path)
    assert "d43.html#pg_246" in Page(tmp_path / "html/d54.html").links


def test_files_of_an_earlier_build_go(tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / "tei/d54.xml").unlink()
    publish(tmp_path, EDITION)
    names = set(tree(tmp_path))
    assert not [name for name in names if "d54" in name]


def test_tei_of_an_earlier_build_goes_when_the_sources_are_named(tmp_path: Path) -> None:
    published(tmp_path)
    publish(tmp_path, EDITION, {name: SourceFile("x", "") for name in ("d9.xml", "d43.xml")})
    assert not [name for name in tree(tmp_path) if "d54" in name]


def test_what_someone_changed_is_kept_and_told(tmp_path: Path) -> None:
    published(tmp_path)
    (tmp_path / "tei/d54.xml").unlink()
    (tmp_path / "text/d54.txt").write_text("my notes")
    (tmp_path / "html/mine.html").write_text("mine")
    done = publish(tmp_path, EDITION)
    assert [d.place.file for d in done.diagnostics if d.id == "T007"] == ["text/d54.txt"]
    assert (tmp_path / "text/d54.txt").read_text() == "my notes"
    assert (tmp_path / "html/mine.html").exists()


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"files": [{"path": 1}]}', '{"files": 3}'])
def test_a_broken_manifest_removes_nothing(tmp_path: Path, broken: str) -> None:
    published(tmp_path)
    (tmp_path / "tei/d54.xml").unlink()
    (tmp_path / "manifest.json").write_text(broken)
    done = publish(tmp_path, EDITION)
    assert "T008" in [d.id for d in done.diagnostics]
    assert (tmp_path / "html/d54.html").exists()


def test_a_manifest_cannot_reach_outside(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    out = tmp_path / "out"
    lay_down(out)
    files = [{"path": "../precious.txt", "sha256": digest, "bytes": 4}]
    (out / "manifest.json").write_text(json.dumps({"files": files}))
    done = publish(out, EDITION)
    assert outside.exists()
    assert "T008" in [d.id for d in done.diagnostics]


def test_a_broken_file_is_told_and_the_others_published(tmp_path: Path) -> None:
    files = {**FILES, "d60.xml": b"<html/>"}
    done = published(tmp_path, files)
    assert ("T005", "tei/d60.xml") in [(d.id, d.place.file) for d in done.diagnostics]
    assert done.documents == 3


def test_names_that_would_be_one_file_are_told(tmp_path: Path) -> None:
    files = {"d1.xml": tei("d1", "<p>x</p>"), "D1.xml": tei("d2", "<p>x</p>")}
    lay_down(tmp_path, files)
    if len(list((tmp_path / "tei").iterdir())) < 2:
        pytest.skip("this file system does not tell names apart by case")
    done = publish(tmp_path, EDITION)
    assert [d.id for d in problems(done)] == ["T006"]
    assert done.documents == 1


def test_the_same_document_twice_is_told(tmp_path: Path) -> None:
    done = published(tmp_path, {"a.xml": tei("d1", "<p>x</p>"), "b.xml": tei("d1", "<p>y</p>")})
    assert [(d.id, d.place.file) for d in problems(done)] == [("T006", "tei/b.xml")]


def test_a_document_called_index_does_not_replace_the_index(tmp_path: Path) -> None:
    published(tmp_path, {"index.xml": tei("index", "<p>x</p>")})
    assert "A small edition" in (tmp_path / "html/index.html").read_text(encoding="utf-8")
    assert page_name("Index") == "Index-document.html"
    assert dead_links(tmp_path) == []


def test_names_with_odd_letters_are_linked(tmp_path: Path) -> None:
    published(tmp_path, {"a b#c.xml": tei("d1", "<p>x</p>"), "é%20.xml": tei("d2", "<p>x</p>")})
    assert dead_links(tmp_path) == []


def test_tei_in_folders_is_published(tmp_path: Path) -> None:
    (tmp_path / "tei/volume 9").mkdir(parents=True)
    done = published(tmp_path, {"volume 9/d9.xml": FILES["d9.xml"], "d43.xml": FILES["d43.xml"]})
    assert done.documents == 2
    assert "../tei/volume%209/d9.xml" in Page(tmp_path / "html/d9.html").links
    assert dead_links(tmp_path) == []


def test_nothing_to_publish_is_an_empty_edition(tmp_path: Path) -> None:
    done = publish(tmp_path, EDITION)
    assert done.documents == 0
    assert "0 documents" in (tmp_path / "html/index.html").read_text(encoding="utf-8")


def test_a_stylesheet_that_fails_is_told_for_each_document(tmp_path: Path) -> None:
    failing = tmp_path / "failing.xsl"
    failing.write_text(
        "<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'>"
        "<xsl:import href='tei-edition:html.xsl'/>"
        "<xsl:template match='*[local-name() = \"TEI\"]' mode='page'>"
        "<xsl:message terminate='yes'>no</xsl:message></xsl:template></xsl:stylesheet>"
    )
    lay_down(tmp_path / "out", {"d9.xml": FILES["d9.xml"]})
    done = publish(tmp_path / "out", replace(EDITION, theme=Theme(failing)))
    assert "T004" in [found.id for found in done.diagnostics]
