"""Which document a message is that another cites by its name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from small_edition import TEI, published

CITING = "1962-05-03"


def message(
    identifier: str,
    number: str,
    sender: str = "Embassy in Norland",
    to: str = "Department of State",
    place: str = "Oslo",
    when: str = "1962-05-01",
    body: str = "<p>text</p>",
    kind: str = "telegram",
) -> bytes:
    """A TEI document with what tells of a message."""
    header = (
        f"<teiHeader><fileDesc><titleStmt><title type='main'>Message {number}</title></titleStmt><sourceDesc>"
        f"<msDesc><msIdentifier><altIdentifier><idno type='telegram'>{number}</idno></altIdentifier>"
        f"</msIdentifier><physDesc><objectDesc form='{kind}'/></physDesc></msDesc></sourceDesc></fileDesc>"
        f"<profileDesc><creation><date when='{when}'/><placeName>{place}</placeName></creation>"
        f"<correspDesc><correspAction type='sent'><orgName>{sender}</orgName></correspAction>"
        f"<correspAction type='received'><orgName>{to}</orgName></correspAction></correspDesc></profileDesc>"
        "</teiHeader>"
    )
    div = f"<div type='document' n='{identifier[1:]}' xml:id='{identifier}'><head>1. x</head>{body}</div>"
    return f"<TEI xmlns='{TEI}'>{header}<text><body>{div}</body></text></TEI>".encode()


def state(identifier: str, number: str, to: str = "Embassy in Norland", kind: str = "telegram") -> bytes:
    return message(identifier, number, "Department of State", to, "Washington", kind=kind)


EDITION = {
    "d1.xml": message("d1", "77"),
    "d2.xml": message("d2", "77", when="1961-05-01"),
    "d3.xml": state("d3", "812"),
    "d4.xml": state("d4", "812", "Embassy in Sweden"),
    "d5.xml": message("d5", "Hakto 12", "Harlow Reed", "Ann Stone", ""),
    "d6.xml": state("d6", "172996", "Embassies in Norland and Sweden"),
    "d7.xml": message("d7", "78", when="1962-04-01"),
    "d8.xml": message("d8", "78", when="1962-03-01"),
    "d9.xml": message("d9", "A–222"),
    "d10.xml": state("d10", "934", "Certain Posts", "circular-telegram"),
    "d11.xml": message("d11", "44", kind="despatch"),
}


def meant(out: Path, cited: str) -> tuple[str, str]:
    """What became of a message that a document of May 3, 1962 cites: its status, and the document."""
    published(out, EDITION | {"d99.xml": message("d99", "90", when=CITING, body=f"<p>See {cited}</p>")})
    table = csv.DictReader(io.StringIO((out / "references.csv").read_text(encoding="utf-8")))
    (row,) = table
    return row["status"], row["target_document"]


@pytest.mark.parametrize(
    ("cited", "document"),
    [
        ("<rs type='telegram' n='Oslo 77'>Embtel 77</rs>", "d1"),
        ("<rs type='telegram'>Oslo 77</rs>", "d1"),
        ("<rs type='telegram' n='Embassy in Norland 77'>your 77</rs>", "d1"),
        ("<rs type='telegram' n='Oslo 77'>Embtel 77</rs>, May 1, 1961", "d2"),
        ("<rs type='telegram' n='State 812 to Oslo'>Deptel 812</rs>", "d3"),
        ("<rs type='telegram' n='State 812 to Embassy in Sweden'>Deptel 812</rs>", "d4"),
        ("<rs type='telegram'>Hakto 12</rs>", "d5"),
        ("<rs type='telegram' n='State 172996 to Oslo'>State 172996</rs>", "d6"),
        ("<rs type='telegram'>telegram 172996</rs>", "d6"),
        ("<rs type='telegram'>State 0172996</rs>", "d6"),
        ("<rs type='telegram' n='Oslo 78'>Embtel 78</rs>, Apr. 1", "d7"),
        ("<rs type='telegram' n='Oslo 78'>Embtel 78</rs><note n='1'>x</note> of March 1", "d8"),
        ("<rs type='telegram'>telegram 78</rs>, March 1,", "d8"),
        ("<rs type='telegram' n='Oslo A-222'>airgram A–222</rs>", "d9"),
        ("<rs type='telegram' n='State circular 934'>Depcirtel 934</rs>", "d10"),
        ("<rs type='telegram' n='Oslo despatch 44'>despatch 44</rs>", "d11"),
    ],
)
def test_a_name_and_a_day_tell_the_document(tmp_path: Path, cited: str, document: str) -> None:
    assert meant(tmp_path, cited) == ("edition", document)


@pytest.mark.parametrize(
    "cited",
    [
        "<rs type='telegram' n='Oslo 78'>Embtel 78</rs>",  # two of the last months
        "<rs type='telegram' n='Oslo 77'>Embtel 77</rs>, May 2",  # of another day
        "<rs type='telegram' n='Oslo 90'>Embtel 90</rs>",  # itself
        "<rs type='telegram' n='State 812'>Deptel 812</rs>",  # to one of two posts
        "<rs type='telegram' n='Oslo 44'>Embtel 44</rs>",  # a despatch has this number
        "<rs type='telegram' n='Lisbon 77'>Lisbon 77</rs>",
        "<rs type='telegram'>telegram 77</rs>",
        "<rs type='telegram'>reftel</rs>",
    ],
)
def test_what_may_be_several_or_none_is_left(tmp_path: Path, cited: str) -> None:
    assert meant(tmp_path, cited) == ("unresolved", "")


def test_pages_link_it_and_tell_who_cites(tmp_path: Path) -> None:
    assert meant(tmp_path, "<rs type='telegram' n='Oslo 77'>Embtel 77</rs>") == ("edition", "d1")
    page = (tmp_path / "html/d99.html").read_text(encoding="utf-8")
    assert '<a href="d1.html"' in page
    assert ">Embtel 77</a>" in page
    assert 'href="d99.html"' in (tmp_path / "html/d1.html").read_text(encoding="utf-8")
    (manifest,) = tmp_path.glob("manifest*")
    assert '"cites":{"d1":1}' in manifest.read_text(encoding="utf-8").replace(" ", "")
