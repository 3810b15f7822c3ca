"""Lists from files: what is read, and what is said of a list that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_edition.errors import SettingsError
from tei_edition.registers import Register, list_file, load

TEI = '<{0} xmlns="http://www.tei-c.org/ns/1.0">{1}</{0}>'
PRINTED = TEI.format(
    "front",
    """<div type="section" xml:id="terms"><head>Terms</head><list type="terms">
    <item><hi rend="strong"><term xml:id="t_NSC1">NSC</term>,</hi> National
      Security Council</item></list></div>
    <div type="section" xml:id="persons"><list type="persons">
    <item><hi rend="strong"><persName xml:id="p_HAB1">Hale, Gen. Ann B.</persName>,</hi> Ambassador</item>
    <item><hi rend="strong">Marsh,</hi> <hi>see</hi> <persName corresp="#p_HAB1">Hale</persName></item>
    </list></div>""",
)
LISTED = TEI.format(
    "listPerson",
    """<person xml:id="hale"><persName><roleName>General</roleName> <forename>Ann</forename>
    <surname>Hale</surname></persName><persName>Ann Marsh</persName><occupation>Ambassador</occupation>
    </person>""",
)


def _register(tmp_path: Path, name: str, data: str | bytes) -> Register:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load((list_file(path),))


def test_the_lists_of_a_volume(tmp_path: Path) -> None:
    found = _register(tmp_path, "lists.xml", PRINTED)
    assert [(p.key, p.label, p.ranks, p.about) for p in found.persons] == [
        ("p_HAB1", "Hale, Gen. Ann B.", "Gen.", "Ambassador")
    ]
    assert [(t.key, t.forms, t.about) for t in found.terms] == [
        ("t_NSC1", ("NSC",), "National Security Council")
    ]


def test_list_person(tmp_path: Path) -> None:
    (person,) = _register(tmp_path, "people.xml", LISTED).persons
    assert (person.key, person.ranks, person.about) == ("hale", "General", "Ambassador")
    assert [(n.family, n.given) for n in person.names] == [("Hale", ("Ann",)), ("Marsh", ("Ann",))]


def test_csv(tmp_path: Path) -> None:
    found = _register(tmp_path, "l.csv", 'id,name,about\np_H1,"Hale, Ann",Ambassador\nt_N1,NSC,\n')
    assert [p.key for p in found.persons] == ["p_H1"]
    assert [t.key for t in found.terms] == ["t_N1"]
    found = _register(tmp_path, "k.csv", "\ufeffid,kind,name\nx1,term,NSC\n")
    assert [t.label for t in found.terms] == ["NSC"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("l.xml", "<front", "l.xml:1:"),
        ("l.xml", TEI.format("front", "<p>nothing</p>"), "l.xml:1: no persName, person or term"),
        ("l.xml", PRINTED.replace("p_HAB1", "t_NSC1", 1), "t_NSC1 comes twice"),
        ("l.xml", PRINTED.replace("t_NSC1", "d43", 1), "“d43” cannot be an entry’s id"),
        ("l.csv", "name\nHale\n", "l.csv:1: the first line must name the column id"),
        ("l.csv", "id,name,nmae\n", "l.csv:1: nmae: no such column"),
        ("l.csv", "id,name\np_H1,Hale\np_M1,\n", "l.csv:3: a line needs id and name"),
        ("l.csv", "id,name\np_H1,Hale, Ann\n", "l.csv:2: a line needs id and name"),
        ("l.csv", "id,kind,name\np_H1,place,Lima\n", "l.csv:2: place: no such kind"),
        ("l.csv", 'id,name\np_H1,"Hale\n', "l.csv:"),
        ("l.csv", b"id,name\np_H1,Jos\xe9\n", "l.csv:2: is not UTF-8"),
    ],
)
def test_no_list(tmp_path: Path, name: str, data: str | bytes, said: str) -> None:
    with pytest.raises(SettingsError) as told:
        _register(tmp_path, name, data)
    assert said in str(told.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        list_file(tmp_path / "none.xml")


def test_a_list_that_changes_while_in_use(tmp_path: Path) -> None:
    path = tmp_path / "lists.xml"
    path.write_text(PRINTED, encoding="utf-8")
    file = list_file(path)
    path.write_text(LISTED, encoding="utf-8")
    with pytest.raises(SettingsError, match="was changed"):
        load((file,))
