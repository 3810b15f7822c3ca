"""The volumes' own encoding: what its grammar and rules let pass; what we write is at home in a volume."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tei_edition import build, convert, validate
from tei_edition.cli.commands import group
from tei_edition.edition import PROFILES, Edition, load_edition
from tei_edition.errors import SettingsError
from tei_edition.validation.parsing import load_schema

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VOLUME = "frus1955-57v02"
STEP = 47  # every so many documents of a volume are tried
SHELL = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
    '<title type="complete">A</title></titleStmt><publicationStmt><publisher>B</publisher></publicationStmt>'
    "<sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader><text><body/></text></TEI>"
)
# What the guides of the series ask for today, and the documents of these volumes do not have.
TODAY = {
    ("div", "subtype", "historical-document"),
    ("div", "subtype", "editorial-note"),
    ("date", "notBefore", ""),
    ("date", "notAfter", ""),
    ("list", "type", "from"),
}
TEXT = """7. Letter From the Ambassador in Peru (Stone) to the Department of State 1

Lima, March 3, 1970.

Dear Ann: I refer to telegram 123.2 See Document 5.

Sincerely,

Ralph Stone

  1. Source: National Archives, RG 59, Lot 70 D 1, Box 2. Secret.

  2. Not printed.
"""


def documents(root: etree._Element) -> Iterator[etree._Element]:
    return (div for div in root.iter(f"{TEI}div") if div.get("type") == "document")


@cache
def volume(shared: Path, name: str) -> etree._Element:
    return etree.fromstring(lzma.open(shared / "frus" / "volumes" / f"{name}.xml.xz").read())


def volumes(shared: Path) -> list[str]:
    return sorted(
        path.name.removesuffix(".xml.xz") for path in (shared / "frus" / "volumes").glob("*.xml.xz")
    )


def gold(shared: Path) -> Iterator[dict[str, str]]:
    """A sample of the documents of all volumes: text and TEI."""
    for path in sorted((shared / "frus" / "dev").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in list(lines)[STEP // 2 :: STEP])


def whole(document: etree._Element) -> etree._Element:
    """A file that holds a document of a volume."""
    root = etree.fromstring(SHELL)
    body = root.find(f"{TEI}text/{TEI}body")
    assert body is not None
    body.append(etree.fromstring(etree.tostring(document, with_tail=False)))
    return root


def converted(text: str, identifier: str = "d7", volume_id: str = VOLUME) -> etree._Element:
    edition = Edition(volume_id=volume_id, profile="frus")
    found = convert(text, edition, name=f"{identifier}.txt")
    assert found.tei, [d.message for d in found.diagnostics]
    return etree.fromstring(found.tei)


def words(element: etree._Element) -> str:
    return "".join("".join(map(str, element.itertext())).split())


def vocabulary(root: etree._Element) -> set[tuple[str, str, str]]:
    """The elements, attributes, and those values that are words of a list, of a tree."""
    found: set[tuple[str, str, str]] = set()
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        found.add((name, "", ""))
        for key, value in element.items():
            listed = key in ("type", "subtype", "rend", "rendition", "role")
            found.add((name, key, value if listed else ""))
    return found


def test_every_document_of_a_volume_is_valid(shared: Path) -> None:
    grammar = etree.RelaxNG(load_schema("frus.rng"))
    for name in volumes(shared):
        for document in documents(volume(shared, name)):
            assert grammar.validate(whole(document)), (name, document.get(XML_ID), grammar.error_log)


@pytest.fixture(scope="module")
def ours(shared: Path) -> list[etree._Element]:
    return [converted(line["text"], line["id"]) for line in gold(shared)]


def test_what_we_write_has_nothing_that_the_volumes_have_not(
    shared: Path, ours: list[etree._Element]
) -> None:
    theirs: set[tuple[str, str, str]] = set()
    for name in volumes(shared):
        for document in documents(volume(shared, name)):
            theirs |= vocabulary(document)
    for line in gold(shared):
        theirs |= vocabulary(etree.fromstring(line["tei"]))
    found = set().union(*(vocabulary(next(documents(root))) for root in ours))
    assert found - theirs - TODAY == set()


def test_what_we_write_is_tei(shared: Path, ours: list[etree._Element]) -> None:
    grammar = etree.RelaxNG(etree.parse(str(shared / "schema" / "tei_all.rng")))
    for root in ours[::4]:
        assert grammar.validate(root), grammar.error_log
        header = root.find(f"{TEI}teiHeader/{TEI}fileDesc")
        assert header is not None
        assert len(header) <= 4


def test_a_document_of_ours_stands_in_a_volume(shared: Path) -> None:
    """In the place of the original: TEI as before, every id once, and the pointers of others still lead."""
    root = etree.fromstring(etree.tostring(volume(shared, VOLUME)))
    before = {element.get(XML_ID) for element in root.iter(etree.Element)}
    originals = {div.get(XML_ID): div for div in documents(root)}
    with lzma.open(shared / "frus" / "dev" / f"{VOLUME}.jsonl.xz", "rt", encoding="utf-8") as lines:
        chosen = [json.loads(line) for line in list(lines)[STEP // 2 :: STEP]]
    for line in chosen:
        original, document = originals[line["id"]], next(documents(converted(line["text"], line["id"])))
        parent = original.getparent()
        assert parent is not None
        document.tail = original.tail
        parent.replace(original, document)
        assert document.get("n") == original.get("n")
        assert words(document.find(f"{TEI}head")) == words(original.find(f"{TEI}head"))  # type: ignore[arg-type]
    root = etree.fromstring(etree.tostring(root))  # libxml2 remembers the ids of what was replaced
    ids = [element.get(XML_ID) for element in root.iter(etree.Element) if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    assert {target for target in before if target} - set(ids) == set()
    grammar = etree.RelaxNG(etree.parse(str(shared / "schema" / "tei_all.rng")))
    assert len(chosen) > 3
    assert grammar.validate(root), grammar.error_log


def test_a_text_becomes_a_document_of_a_volume() -> None:
    root = converted(TEXT)
    assert [child.tag.removeprefix(TEI) for child in root[0][0]] == [
        "titleStmt",
        "publicationStmt",
        "sourceDesc",
    ]
    found = etree.tostring(root, encoding="unicode")
    assert '<ref target="#d5">Document 5</ref>' in found
    assert not {"cert", "resp"} & {key for element in root.iter() for key in element.attrib}
    assert validate(etree.tostring(root.getroottree())) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<placeName>", '<placeName cert="low">', "G005"),
        ("telegram 123", '<rs type="telegram">telegram 123</rs>', "G005"),
        ('target="#d5"', 'target="frus:d5"', "G005"),
        ('target="#d5"', 'target="#d7fn9"', "S046"),
        ('xml:id="d7fn2"', 'xml:id="d8fn2"', "S011"),
        ("Not printed.", 'Not <note xml:id="d7fn3">x</note>.', "S010"),
        ('when="1970-03-03"', 'when="1970-03-03T10:00:00Z"', "S034"),
        ('xml:id="d7fn2"', 'xml:id="d7fn1"', "S001"),
    ],
)
def test_what_no_volume_has_is_refused(old: str, new: str, told: str) -> None:
    found = convert(TEXT, Edition(profile="frus"), name="d7.txt")
    assert found.tei
    text = found.tei.decode()
    assert old in text
    assert told in {d.id for d in validate(text.replace(old, new).encode())}


def test_the_remedy_names_the_grammar() -> None:
    found = convert(TEXT, Edition(profile="frus"), name="d7.txt").tei or b""
    (told,) = validate(found.replace(b"<placeName>", b'<placeName resp="#x">'))
    assert "frus.rnc" in told.hint


def test_the_profile_is_a_setting_and_an_option(tmp_path: Path) -> None:
    settings = tmp_path / "edition.toml"
    settings.write_text('[edition]\nprofile = "frus"\n')
    assert load_edition(settings).profile == "frus"
    assert load_edition(settings, "tei").profile == "tei"
    settings.write_text('[edition]\nprofile = "html"\n')
    with pytest.raises(SettingsError, match="none of tei, frus"):
        load_edition(settings)
    offered = next(p for p in group.commands["convert"].params if p.name == "profile")
    assert tuple(offered.type.to_info_dict()["choices"]) == PROFILES
    assert b"cable.rng" in (convert(TEXT, name="d7.txt", profile="tei").tei or b"")


def test_an_edition_can_be_built_of_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "d7.txt").write_text(TEXT)
    built = build(tmp_path / "in", tmp_path / "out", profile="frus")
    assert built.exit_code == 0
    assert b"frus.rng" in (tmp_path / "out/tei/d7.xml").read_bytes()
    row = json.loads((tmp_path / "out/documents.json").read_bytes())[0]
    assert (row["number"], row["title"].split()[0], row["when"]) == ("7", "Letter", "1970-03-03")
    assert (row["sender_persons"], row["kind"]) == (["Stone"], "historical-document")
