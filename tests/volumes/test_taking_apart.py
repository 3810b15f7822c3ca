"""A volume taken apart: every part whole, with a header that says what the part itself says."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import command
from lxml import etree
from small_volume import PARTS, TEI, VOLUME, XML_ID

from tei_edition.edition import Edition, Editor
from tei_edition.errors import InputError
from tei_edition.publishing.facts import Facts, read_facts
from tei_edition.volumes import is_volume, read_parts

NS = {"t": TEI}


def taken_apart(data: bytes = VOLUME, given: Edition | None = None) -> dict[str, bytes]:
    _, parts = read_parts(data, "volume.xml", "volume", given or Edition())
    assert len(dict(parts)) == len(parts)
    return dict(parts)


def root_of(part: str) -> etree._Element:
    return etree.fromstring(taken_apart()[part])


def facts(part: str) -> Facts:
    found = read_facts(taken_apart()[part], f"{part}.xml", part)
    assert found
    return found


def said(part: str, path: str) -> list[str]:
    found = root_of(part).xpath(path, namespaces=NS)
    assert isinstance(found, list)
    values = (thing if isinstance(thing, str) else "".join(thing.itertext()) for thing in found)  # type: ignore[union-attr]
    return [" ".join(value.split()) for value in values]


def test_documents_and_sections_are_parts_in_their_order() -> None:
    assert tuple(taken_apart()) == PARTS


def test_a_table_of_contents_is_left_out() -> None:
    assert "toc" not in taken_apart()


def test_subsections_stay_in_their_section() -> None:
    assert said("preface", "//t:div[@type='subsection']/t:head") == ["Scope"]


def test_a_page_break_between_documents_begins_the_second() -> None:
    assert facts("d1").page_ids == ("pg_1", "pg_2")
    assert facts("d2").page_ids == ("pg_3", "pg_4")
    first = [child.get("n") for child in root_of("d2").findall(".//t:div[@type='document']/*", NS)][:2]
    assert first == ["3", "4"]


def test_a_document_that_begins_within_a_page_says_so() -> None:
    assert facts("d3").page_ids == ()
    assert said("d3", "//t:teiHeader//t:biblScope[@unit='page']") == ["p. 4"]


def test_a_part_that_begins_with_its_own_page_break_keeps_it_behind_others() -> None:
    own = VOLUME.replace(b"<head>Abbreviations", b'<pb n="VII" xml:id="pg_VII"/><head>Abbreviations')
    own = own.replace(
        b'<div type="section" xml:id="terms"', b'<pb n="VI"/><div type="section" xml:id="terms"'
    )
    root = etree.fromstring(taken_apart(own)["terms"])
    assert [pb.get("n") for pb in root.iter(f"{{{TEI}}}pb")] == ["VI", "VII"]


def test_a_page_break_behind_the_last_document_begins_the_back() -> None:
    assert facts("errata").page_ids == ("pg_9",)


def test_every_page_break_between_parts_is_in_one_part() -> None:
    found = [page for part in PARTS for page in facts(part).page_ids]
    assert found == [f"pg_{n}" for n in ("I", "III", "IV", "V", "1", "2", "3", "4", "9")]


def test_the_headings_of_compilation_and_chapter_stay_without_notes() -> None:
    assert facts("d1").standing.divisions == ("Atlantis", "The Sea Wall")
    assert facts("d3").standing.divisions == ("Atlantis", "Ys")
    assert said("d1", "//t:div[@xml:id]/@xml:id") == ["d1"]


def test_a_pointer_to_another_part_names_its_file() -> None:
    assert said("d1", "//t:text//t:ref/@target") == ["d2.xml#d2"]
    assert said("d2", "//t:text//t:ref/@target") == ["d1.xml#d1fn1", "d1.xml#pg_2"]


def test_a_pointer_within_the_part_or_to_its_lists_stays() -> None:
    assert said("d1", "//t:text//@corresp") == ["#p_RS1", "#p_BJ1"]
    own = VOLUME.replace(b"Dear Samuel:", b"<ref target='#d2 #d3 https://a.example/#b'>Dear</ref> Samuel:")
    assert b'target="#d2 d3.xml#d3 https://a.example/#b"' in taken_apart(own)["d2"]


@pytest.mark.parametrize(("part", "matter"), [("preface", "front"), ("d2", ""), ("errata", "back")])
def test_front_and_back_matter_are_told_from_documents(part: str, matter: str) -> None:
    assert facts(part).standing.matter == matter
    assert said(part, "/t:TEI/t:text/@type") == ([matter] if matter else [])


def test_correspondents_are_those_that_the_head_marks() -> None:
    found = facts("d2")
    assert found.title == (
        "Letter From the Ambassador in Atlantis (Brook) to the Under Secretary of State (Rill)"
    )
    assert (found.number, found.sender, found.addressee) == ("2", "Brook", "Rill")
    assert [(m.name, m.role) for m in found.mentions if m.key == "p_BJ1"] == [("Brook, Jane", "sender")]
    assert (facts("d1").sender, facts("d1").addressee) == ("Embassy in Atlantis", "Department of State")


def test_date_and_place_are_those_of_the_dateline() -> None:
    assert (facts("d1").date, facts("d1").when) == ("January 2, 1902, 4 p.m.", "1902-01-02")
    assert facts("d1").particulars["place"] == "Port Atlas"
    assert (facts("d2").date, facts("d2").when) == ("February 1902", "")


def test_the_archive_is_that_of_the_source_note() -> None:
    particulars = facts("d1").particulars
    assert particulars["repository"] == "Department of State"
    assert particulars["classification"] == ("Secret",)
    assert "repository" not in facts("d3").particulars


def test_the_lists_of_the_volume_say_who_is_named() -> None:
    assert [(p.key, p.label, p.about) for p in facts("d2").persons] == [
        ("p_BJ1", "Brook, Jane", "Ambassador in Atlantis"),
        ("p_RS1", "Rill, Samuel", "Under Secretary of State"),
    ]
    assert [(t.key, t.label) for t in facts("d1").terms] == [("t_ATL_1", "ATL")]
    assert (facts("d3").persons, facts("d3").terms) == ((), ())


@pytest.mark.parametrize("part", PARTS)
def test_ids_of_a_part_are_unique(part: str) -> None:
    ids = [str(element.get(XML_ID)) for element in root_of(part).iter() if element.get(XML_ID)]
    assert len(set(ids)) == len(ids)


def test_comments_and_instructions_leave_their_surroundings() -> None:
    assert "says <no>. Ask Brook" in said("d1", "//t:text//t:p")[0]
    assert not [*root_of("d1").iter(etree.Comment, etree.ProcessingInstruction)]


def test_the_edition_is_as_the_header_of_the_volume_says() -> None:
    edition, _ = read_parts(VOLUME, "volume.xml", "volume", Edition())
    assert edition.volume_id == "frus1901-03v60"
    assert edition.volume_title.endswith("Volume LX, Atlantis & Ys")
    assert edition.series == "Foreign Relations of the United States, 1901–1903"
    assert (edition.volume_number, edition.volume_date, edition.isbn) == ("LX", "1955", "9780000000002")
    assert edition.editors == (
        Editor("Ada B. Quill", "primary editor"),
        Editor("Otto Ledger", "general editor"),
    )
    assert edition.address("d1") == "https://history.state.gov/historicaldocuments/frus1901-03v60/d1"


def test_what_the_user_says_of_the_edition_stands() -> None:
    given = Edition(title="Mine", volume_title="Atlantis", editors=(Editor("Me", "editor"),))
    edition, _ = read_parts(VOLUME, "volume.xml", "volume", given)
    assert (edition.title, edition.volume_title, edition.editors) == ("Mine", "Atlantis", given.editors)
    assert edition.volume_number == "LX"


def test_the_same_volume_gives_the_same_bytes() -> None:
    assert taken_apart() == taken_apart()


def test_a_file_with_one_document_stays_as_it_is() -> None:
    data = f"<TEI xmlns='{TEI}'><text><body><div type='document'><p>a</p></div></body></text></TEI>".encode()
    given = Edition(title="Mine")
    assert not is_volume(etree.fromstring(data))
    assert read_parts(data, "d1.xml", "d1", given) == (given, (("d1", data),))


def test_a_part_that_cannot_be_a_file_name_is_left_out() -> None:
    assert "d2" not in taken_apart(VOLUME.replace(b'xml:id="d2"', b'xml:id="d2\xc2\xb7.."'))
    assert tuple(taken_apart(VOLUME.replace(b'xml:id="d3"', b""))) == tuple(p for p in PARTS if p != "d3")


def test_what_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(InputError):
        read_parts(VOLUME[:-9], "volume.xml", "volume", Edition())


def test_build_publishes_a_volume_and_again_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "volume.xml").write_bytes(VOLUME)
    trees = []
    for out in (tmp_path / "a", tmp_path / "b"):
        told = command(monkeypatch, "build", tmp_path / "volume.xml", "-o", out)
        assert told.code == 0, told.err
        files = (path for path in out.rglob("*") if path.is_file())
        trees.append({path.relative_to(out): path.read_bytes() for path in files})
    assert trees[0] == trees[1]
    assert {Path(f"tei/{part}.xml") for part in PARTS} <= set(trees[0])
    assert {Path(f"html/{part}.html") for part in PARTS} <= set(trees[0])
