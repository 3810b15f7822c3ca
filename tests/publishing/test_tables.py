"""The tables of an edition: what they say, their columns, and how CSV and JSON are written."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from small_edition import EDITION, FILES, TEI, lay_down, published, tei, tree

from tei_edition.publishing import publish
from tei_edition.publishing.facts import read_facts
from tei_edition.publishing.tables import COLUMNS, MANY, SEPARATOR, as_csv, as_json

README = Path(__file__).resolve().parents[2] / "README.md"


def rows(out: Path, table: str) -> list[dict[str, str]]:
    data = (out / f"{table}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def rich(identifier: str = "d7", body: str = "<p>text</p>") -> bytes:
    header = """<teiHeader><fileDesc><titleStmt><title type='main'>Telegram</title></titleStmt>
    <extent><measure unit='words' quantity='12'/><measure unit='notes' quantity='3'/></extent>
    <sourceDesc><bibl><title level='m'>A Volume</title>
    <biblScope unit='page' from='9' to='9'>p. 9</biblScope></bibl>
    <msDesc><msIdentifier><repository>Archives</repository><collection type='series'>Files</collection>
    <idno type='record-group'>RG 59</idno><idno type='lot'>Lot 1</idno><idno type='box'>Box 2</idno>
    <idno type='folder'>Folder 3</idno><idno type='file'>POL 1 ABC</idno><idno type='decimal'>1.2/3–4</idno>
    <altIdentifier><idno type='telegram'>123</idno></altIdentifier></msIdentifier>
    <physDesc><objectDesc form='telegram'/></physDesc></msDesc></sourceDesc></fileDesc>
    <encodingDesc><classDecl><taxonomy xml:id='handling'><category xml:id='handling.nodis'>
    <catDesc>Nodis</catDesc></category></taxonomy></classDecl></encodingDesc>
    <profileDesc><creation><date when='1970-01-02T10:00:00' cert='low' resp='#x'>January 2</date>
    <rs type='evidence'>a file title</rs><placeName>Quito</placeName></creation>
    <correspDesc><correspAction type='sent'><persName>Stone</persName><roleName>Ambassador</roleName>
    </correspAction>
    <correspAction type='received'><orgName>Department</orgName></correspAction>
    <correspAction type='received' subtype='info'><orgName>Lima</orgName>
    <name type='person'>Vane</name></correspAction></correspDesc>
    <textClass><catRef scheme='#handling' target='#handling.nodis'/>
    <catRef scheme='#slug' target='#slug.pinta'/></textClass></profileDesc></teiHeader>"""
    div = f"<div type='document' n='7' xml:id='{identifier}'><head>7. Telegram</head>{body}</div>"
    return f"<TEI xmlns='{TEI}'>{header}<text><body>{div}</body></text></TEI>".encode()


def test_a_row_of_documents_has_all_that_the_header_says(tmp_path: Path) -> None:
    published(tmp_path, {"d7.xml": rich()})
    expected = {
        "id": "d7", "number": "7", "title": "Telegram", "kind": "telegram", "date": "January 2",
        "when": "1970-01-02T10:00:00", "certainty": "low", "evidence": "a file title", "place": "Quito",
        "sender_persons": "Stone", "sender_offices": "Ambassador", "addressee_offices": "Department",
        "info_addressees": "Lima | Vane", "repository": "Archives", "collection": "Files",
        "record_group": "RG 59", "lot": "Lot 1", "box": "Box 2", "folder": "Folder 3",
        "file": "POL 1 ABC | 1.2/3–4", "handling": "Nodis", "slug": "pinta", "telegram": "123",
        "volume": "frus1969-76v09", "volume_title": "A Volume", "printed_pages": "p. 9", "words": "12",
        "notes": "3", "references": "0", "files": "tei/d7.xml | html/d7.html | text/d7.txt",
    }  # fmt: skip
    (row,) = rows(tmp_path, "documents")
    assert {key: value for key, value in row.items() if value} == expected
    (same,) = json.loads((tmp_path / "documents.json").read_bytes())
    assert list(same) == list(COLUMNS["documents"])
    assert same["file"] == ["POL 1 ABC", "1.2/3–4"]
    assert (same["words"], same["from"], same["cited_by"]) == (12, None, [])


def test_a_document_without_a_rich_header_is_read_by_its_head_and_dateline(tmp_path: Path) -> None:
    body = (
        "<div type='document' subtype='historical-document' n='3' xml:id='d3'><head>3. Letter From "
        "<persName type='from'>Stone</persName> to <gloss type='to'>Department<note n='1'>x</note>"
        "</gloss></head>"
        "<dateline><placeName>Lima</placeName>, <date when='1970-01-02'>January 2</date>.</dateline>"
        "<p>Two words</p></div>"
    )
    data = f"<TEI xmlns='{TEI}'><teiHeader/><text><body>{body}</body></text></TEI>"
    published(tmp_path, {"d3.xml": data.encode()})
    (row,) = rows(tmp_path, "documents")
    found = {name: row[name] for name in ("kind", "when", "date", "place", "certainty", "sender_persons")}
    assert list(found.values()) == [
        "historical-document", "1970-01-02", "January 2", "Lima", "high", "Stone",
    ]  # fmt: skip
    assert row["addressee_offices"] == "Department"
    assert row["notes"] == "1"
    people = [(r["name"], r["role"]) for r in rows(tmp_path, "people")]
    assert people == [("Stone", "sender")]
    facts = read_facts(data.encode(), "d3.xml", "d3")
    assert facts is not None
    assert (facts.sender, facts.addressee) == ("Stone", "Department")
    assert (facts.date, facts.when, facts.sure) == ("January 2", "1970-01-02", "")


def test_references_tell_who_cites_whom(tmp_path: Path) -> None:
    published(tmp_path)
    found = [
        [r[c] for c in ("document", "place", "note", "words", "target", "kind", "status", "target_document")]
        for r in rows(tmp_path, "references")
    ]
    assert found == [
        ["d43", "note", "1", "Document 9", "frus:d9", "document", "edition", "d9"],
        ["d43", "text", "", "note 2", "frus:d54fn2", "note", "edition", "d54"],
        ["d43", "text", "", "gone", "frus:d99", "document", "missing", "d99"],
        ["d54", "note", "2", "43", "frus:d43", "document", "edition", "d43"],
        ["d54", "note", "2", "9", "frus:frus1969-76v09#d9", "document", "edition", "d9"],
        ["d54", "note", "2", "p. 246", "frus:pg_246", "page", "edition", "d43"],
    ]


@pytest.mark.parametrize(
    ("element", "kind", "status", "volume", "identifier"),
    [
        ("<ref target='frus1961-63v05#d12fn3'>x</ref>", "note", "series", "frus1961-63v05", "d12fn3"),
        ("<ref target='frus:frus1961-63v05'>x</ref>", "volume", "series", "frus1961-63v05", ""),
        ("<ref target='#d7'>x</ref>", "document", "edition", "frus1969-76v09", "d7"),
        ("<ref target='d8.xml#d8'>x</ref>", "document", "missing", "frus1969-76v09", "d8"),
        ("<ref target='#d7fn9'>x</ref>", "note", "dead", "frus1969-76v09", "d7fn9"),
        ("<ref target='#pg_99'>x</ref>", "page", "missing", "frus1969-76v09", "pg_99"),
        ("<ref target='https://example.org/'>x</ref>", "web", "web", "", ""),
        ("<ref type='telegram' target='frus:d7'>x</ref>", "telegram", "edition", "frus1969-76v09", "d7"),
        ("<rs type='telegram'>x</rs>", "telegram", "unresolved", "", ""),
    ],
)
def test_a_pointer_is_understood(
    tmp_path: Path, element: str, kind: str, status: str, volume: str, identifier: str
) -> None:
    published(tmp_path, {"d7.xml": rich(body=f"<p>see {element}</p>")})
    (row,) = rows(tmp_path, "references")
    assert (row["kind"], row["status"], row["target_volume"], row["target_id"]) == (
        kind, status, volume, identifier,
    )  # fmt: skip
    assert row["page"] == "9"


def test_a_mark_of_a_note_is_no_reference(tmp_path: Path) -> None:
    published(tmp_path, {"d7.xml": rich(body="<p>x<ref type='noteref' n='2' target='#d7fn2'>2</ref></p>")})
    assert rows(tmp_path, "references") == []


def test_missing_documents_are_told_once_with_counts(tmp_path: Path) -> None:
    more = tei("d60", "<p><ref target='frus:d99'>a</ref> <ref target='frus:d98fn1'>b</ref></p>")
    done = published(tmp_path, FILES | {"d60.xml": more})
    told = [d.message for d in done.diagnostics if d.id == "T009"]
    assert told == [
        "3 references lead to 2 documents or pages of this volume that the edition does not have: "
        "d99 (2), d98. They are in references.csv."
    ]


def test_the_manifest_has_the_references(tmp_path: Path) -> None:
    published(tmp_path)
    documents = json.loads((tmp_path / "manifest.json").read_bytes())["documents"]
    assert {d["id"]: d.get("cites") for d in documents} == {
        "d9": None,
        "d43": {"d9": 1, "d54fn2": 1, "d99": 1},
        "d54": {"d43": 1, "d9": 1, "pg_246": 1},
    }


def test_people_have_roles_and_counts(tmp_path: Path) -> None:
    body = (
        "<p><persName corresp='#p_1'>Ms. Reed</persName> and <persName corresp='#p_1'>Reed</persName>, "
        "<persName>Hale</persName>, <persName>Hale</persName></p>"
        "<closer><signed>Stone<note n='1'>See <persName>Hale</persName></note><lb/>Ambassador</signed>"
        "</closer>"
    )
    published(tmp_path, {"d7.xml": rich(body=body)})
    found = [tuple(row.values()) for row in rows(tmp_path, "people")]
    assert found == [
        ("Stone", "", "person", "sender", "d7", "1"),
        ("Ambassador", "", "office", "sender", "d7", "1"),
        ("Department", "", "office", "addressee", "d7", "1"),
        ("Lima", "", "office", "informed", "d7", "1"),
        ("Vane", "", "person", "informed", "d7", "1"),
        ("Ms. Reed", "p_1", "person", "mentioned", "d7", "1"),
        ("Reed", "p_1", "person", "mentioned", "d7", "1"),
        ("Hale", "", "person", "mentioned", "d7", "3"),
        ("Stone", "", "person", "signer", "d7", "1"),
    ]


def test_a_person_of_the_list_has_the_name_of_the_list(tmp_path: Path) -> None:
    listed = "<listPerson><person xml:id='p_1'><persName>Reed, Ann</persName></person></listPerson>"
    body = "<p><persName corresp='#p_1'>Ms. Reed</persName> <persName corresp='#p_1'>Reed</persName></p>"
    data = rich(body=body).replace(
        b"</profileDesc>", f"<particDesc>{listed}</particDesc></profileDesc>".encode()
    )
    published(tmp_path, {"d7.xml": data})
    assert [(r["name"], r["count"]) for r in rows(tmp_path, "people")][-1] == ("Reed, Ann", "2")


def test_who_drafted_is_not_mentioned(tmp_path: Path) -> None:
    hands = (
        "<msDesc><msIdentifier/><msContents><msItem>"
        "<respStmt><resp>drafted on March 3</resp><persName>Ann Reed</persName></respStmt>"
        "<respStmt><resp>cleared</resp><persName>Hale</persName><persName>Moss</persName></respStmt>"
        "</msItem></msContents></msDesc>"
    )
    note = (
        "<note type='source'>Drafted by <persName corresp='#p_1'>Reed</persName>, cleared by Moss and "
        "<persName>Hale</persName>. Sent to <persName>Hale</persName>.</note>"
    )
    data = rich(body=f"<p>x{note} <persName corresp='#p_1'>Reed</persName></p>")
    published(tmp_path, {"d7.xml": data.replace(b"</sourceDesc>", f"{hands}</sourceDesc>".encode())})
    assert [(r["name"], r["entry"], r["role"]) for r in rows(tmp_path, "people")][5:] == [
        ("Reed", "p_1", "drafted"),
        ("Hale", "", "cleared"),
        ("Hale", "", "mentioned"),
        ("Reed", "p_1", "mentioned"),
        ("Moss", "", "cleared"),
    ]


@pytest.mark.parametrize("value", ["=1+1", "+44", "-5", "@SUM(A1)", "＝1", "\t=1"])
def test_no_cell_is_a_formula(value: str) -> None:
    data = as_csv("people", [{"name": value}]).decode()
    assert next(csv.DictReader(io.StringIO(data, newline="")))["name"] == f"'{value}"
    assert json.loads(as_json("people", [{"name": value}]))[0]["name"] == value


def test_csv_is_as_rfc_4180_has_it() -> None:
    data = as_csv("people", [{"name": 'A "b", c', "count": 2}])
    assert data == b'name,entry,kind,role,document,count\r\n"A ""b"", c",,,,,2\r\n'


def test_many_values_are_parted() -> None:
    assert SEPARATOR.join(("a", "b")) in as_csv("documents", [{"box": ("a", "b")}]).decode()
    assert set(COLUMNS["documents"]) >= MANY


def test_tables_are_the_same_each_time(tmp_path: Path) -> None:
    published(tmp_path / "a")
    published(tmp_path / "b")
    names = ("documents.csv", "documents.json", "references.csv", "people.csv", "cmif.xml")
    assert all(tree(tmp_path / "a")[name] == tree(tmp_path / "b")[name] for name in names)


def test_the_indexes_link_to_the_tables(tmp_path: Path) -> None:
    published(tmp_path)
    assert 'href="references.csv"' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="../references.csv"' in (tmp_path / "html/index.html").read_text(encoding="utf-8")


def test_an_edition_of_nothing_has_tables_of_nothing(tmp_path: Path) -> None:
    lay_down(tmp_path, {})
    publish(tmp_path, replace(EDITION, title=""))
    assert rows(tmp_path, "documents") == []
    assert json.loads((tmp_path / "documents.json").read_bytes()) == []


@pytest.mark.parametrize("table", COLUMNS)
def test_the_readme_has_every_column_in_order(table: str) -> None:
    text = README.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(f"| {table} |")]
    said = [column for line in lines for column in line.split("|")[2].split("`")[1::2]]
    assert said == list(COLUMNS[table])


def message(number: int, name: str, sender: str, refers_to: str) -> bytes:
    """A telegram of that name, from Oslo, which refers to another."""
    data = tei(
        f"d{number}", f"<p><idno type='telegram'>{name}</idno>. <rs type='telegram'>{refers_to}</rs></p>"
    ).decode()
    sent = f"<correspAction type='sent'><orgName>{sender}</orgName></correspAction>"
    at, end = data.index("<correspAction type='sent'>"), data.index("<correspAction type='received'>")
    data = data[:at] + sent + data[end:]
    return data.replace("<creation>", "<creation><placeName>Oslo</placeName>").encode()


def test_a_telegram_that_is_named_is_found_in_the_edition(tmp_path: Path) -> None:
    files = {
        "d1.xml": message(1, "55", "Embassy in Norland", "State 812"),
        "d2.xml": message(2, "812", "Department of State", "Oslo 55"),
        "d3.xml": message(3, "Tohak 84", "Department of State", "Oslo 77"),
        "d4.xml": message(4, "77", "Embassy in Norland", "Tohak 84"),
        "d5.xml": message(5, "77", "Embassy in Norland", "Oslo 99"),
    }
    published(tmp_path, files)
    found = [(r["document"], r["status"], r["target_document"]) for r in rows(tmp_path, "references")]
    assert found == [
        ("d1", "edition", "d2"), ("d2", "edition", "d1"), ("d3", "unresolved", ""), ("d4", "edition", "d3"),
        ("d5", "unresolved", ""),
    ]  # fmt: skip
