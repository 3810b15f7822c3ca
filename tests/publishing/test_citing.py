"""Citations, read by the libraries of others."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bibtexparser.model import Entry
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from tei_edition.publishing.citing import Item
from tei_edition.publishing.citing.bibtex import bibtex
from tei_edition.publishing.citing.csl import csl
from tei_edition.publishing.citing.ris import ris
from tei_edition.publishing.linked_data import linked_data

HARD = Item(
    key="vol-d1 {x}, %y",
    title='50 % of {braces} & \\n "quotes"\n#1 $2 ^ ~ _ @article{x, }',
    number="1",
    authors=("Rill and Brook", "Department of Commerce and Labor"),
    dated="1902-01-02",
    written="January 2, 1902",
    book="Volume & Volume",
    series="Series, 100 %",
    volume="LX",
    editors=("Ada B. Quill", "Otto"),
    place="Washington",
    publisher="Printing {Office}",
    year="1955",
    isbn="9780000000002",
    first="245",
    last="247",
    address="https://example.org/{d1}?a=b&c=%20d",
    archive="Department of State, Files",
    language="en",
)
_ESCAPES = (
    (r"\textbackslash{}", "\0"),
    (r"\textasciitilde{}", "~"),
    (r"\textasciicircum{}", "^"),
    (r"\textbraceleft{}", "\1"),
    (r"\textbraceright{}", "\2"),
    *((rf"\{sign}", sign) for sign in "#$%&_"),
    ("\1", "{"),
    ("\2", "}"),
    ("\0", "\\"),
)


def read_bib(data: bytes) -> list[Entry]:
    library = bibtexparser.parse_string(data.decode(), parse_stack=[])
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    return library.entries


def value(entry: Entry, name: str) -> str:
    """The value of a field as a reader of LaTeX sees it."""
    said = str(entry[name])
    while said.startswith("{"):
        said = said.removeprefix("{").removesuffix("}")
    for escape, sign in _ESCAPES:
        said = said.replace(escape, sign)
    return said


def read_ris(data: bytes) -> list[dict[str, object]]:
    return rispy.loads(data.decode())


def single(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("name", ["d43", "d54", "edition"])
def test_the_files_of_the_seeds_are_read_alike_in_all_formats(dist: Path, name: str) -> None:
    entries = read_bib((dist / f"cite/{name}.bib").read_bytes())
    records = read_ris((dist / f"cite/{name}.ris").read_bytes())
    items = json.loads((dist / f"cite/{name}.csl.json").read_bytes())
    other = parse_string((dist / f"cite/{name}.bib").read_text(encoding="utf-8"), "bibtex")
    keys = [f"frus1969-76v09-{n}" for n in (("d43", "d54") if name == "edition" else (name,))]
    assert [entry.key for entry in entries] == keys
    assert [*other.entries] == keys
    assert [record["id"] for record in records] == keys
    assert [item["id"] for item in items] == keys
    for entry, record, item in zip(entries, records, items, strict=True):
        assert value(entry, "title") == record["title"] == item["title"]
        assert value(entry, "booktitle") == record["secondary_title"] == item["container-title"]
        assert value(entry, "url") == item["URL"]
        assert record["urls"] == [item["URL"]]
        assert value(entry, "author") == "Kissinger"
        assert record["authors"] == ["Kissinger"]
        assert item["author"] == [{"literal": "Kissinger"}]
        assert value(entry, "isbn") == record["issn"] == item["ISBN"]
        assert [str(person) for person in other.entries[entry.key].persons["editor"]] == [
            "Carland, John M.",
            "Keefer, Edward C.",
        ]


def test_pages_are_those_of_the_printed_volume(dist: Path) -> None:
    assert value(read_bib((dist / "cite/d43.bib").read_bytes())[0], "pages") == "245--247"
    record = read_ris((dist / "cite/d43.ris").read_bytes())[0]
    assert (record["start_page"], record["end_page"]) == ("245", "247")
    assert json.loads((dist / "cite/d43.csl.json").read_bytes())[0]["page"] == "245-247"


def test_documents_of_a_volume_are_cited_and_its_sections_not(volume: Path) -> None:
    entries = read_bib((volume / "cite/edition.bib").read_bytes())
    assert [entry.key for entry in entries] == [f"frus1901-03v60-d{n}" for n in (1, 2, 3)]
    assert not (volume / "cite/preface.bib").exists()


def test_hard_words_come_back_from_bibtex() -> None:
    (entry,) = read_bib(bibtex([HARD]))
    assert value(entry, "title") == single(HARD.title)
    assert value(entry, "publisher") == "Printing {Office}"
    assert value(entry, "booktitle") == "Volume & Volume"
    assert entry.entry_type == "incollection"
    known = parse_string(bibtex([HARD]).decode(), "bibtex").entries[entry.key]
    assert len(known.persons["author"]) == 2
    assert [person.last_names for person in known.persons["editor"]] == [["Quill"], ["Otto"]]


def test_a_document_of_no_book_is_no_part() -> None:
    item = HARD._replace(book="", editors=())
    assert read_bib(bibtex([item]))[0].entry_type == "misc"
    assert read_ris(ris([item]))[0]["type_of_reference"] == "GEN"
    assert json.loads(csl([item]))[0]["type"] == "document"


def test_dates_of_csl_are_numbers() -> None:
    (item,) = json.loads(csl([HARD]))
    assert item["issued"] == {"date-parts": [[1955]]}
    assert item["original-date"] == {"date-parts": [[1902, 1, 2]]}
    assert item["editor"] == [{"family": "Quill", "given": "Ada B."}, {"literal": "Otto"}]


def test_no_items_are_an_empty_file() -> None:
    assert (bibtex([]), ris([]), json.loads(csl([]))) == (b"", b"", [])


TITLES = st.text(
    st.one_of(
        st.sampled_from("{}%&\\\"'#$_~^@,=\n\r\t -\u2028\u0085<>/"),
        st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")),
    ),
    min_size=1,
    max_size=40,
).filter(lambda words: words.strip() != "")


@given(st.lists(TITLES, min_size=1, max_size=3))
def test_any_title_comes_back(titles: list[str]) -> None:
    items = [HARD._replace(key=f"d{n}", title=title) for n, title in enumerate(titles)]
    wanted = [single(title) for title in titles]
    assert [value(entry, "title") for entry in read_bib(bibtex(items))] == wanted
    assert [*parse_string(bibtex(items).decode(), "bibtex").entries] == [item.key for item in items]
    assert [record["title"] for record in read_ris(ris(items))] == wanted
    assert [item["title"] for item in json.loads(csl(items))] == titles


@given(TITLES)
def test_linked_data_are_json_that_ends_no_script(title: str) -> None:
    said = linked_data(HARD._replace(title=f"{title}</script><!--"))
    assert "<" not in said
    assert json.loads(said)["name"] == f"{title}</script><!--"


def test_linked_data_of_a_part_name_its_book() -> None:
    data = json.loads(linked_data(HARD))
    assert data["isPartOf"]["name"] == "Volume & Volume"
    assert data["pagination"] == "245-247"
    assert "isPartOf" not in json.loads(linked_data(HARD._replace(book="")))
