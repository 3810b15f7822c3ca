"""cable.rng is a strict subset of TEI: proved on the content models, tried on random documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator import Generator
from lxml import etree
from relaxng import Grammar, included

CABLE = Path(__file__).resolve().parents[2] / "schema" / "cable.rng"
TEI = "http://www.tei-c.org/ns/1.0"
DOCUMENTS = 250

# A data type of ours and the alternatives of TEI that hold all its values.
WIDER = {
    ("NMTOKEN", ""): {("token", r"[^\p{C}\p{Z}]+")},
    ("NCName", ""): {("Name", "")},
    ("nonNegativeInteger", ""): {("decimal", "")},
    ("token", ""): {("string", "")},
    ("token", r"[0-9]+(\.[0-9]+){0,2}"): {
        ("token", r"[\d]+(\.[\d]+){0,2}"),
        ("token", r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}"),
    },
    ("token", r"[a-z][a-z0-9+.\-]*"): {("token", r"[a-z][a-z0-9\+\.\-]*")},
}


@pytest.fixture(scope="session")
def cable() -> Grammar:
    return Grammar(CABLE)


@pytest.fixture(scope="session")
def tei_path(shared: Path) -> Path:
    path = shared / "schema" / "tei_all.rng"
    if not path.is_file():
        pytest.skip(f"no {path}: tei_all.rng of TEI P5 4.3.0 belongs there")
    return path


@pytest.fixture(scope="session")
def tei(tei_path: Path) -> Grammar:
    return Grammar(tei_path)


def test_each_element_is_declared_once(cable: Grammar) -> None:
    assert len(set(cable.declarations)) == len(cable.declarations)
    assert cable.start == ["TEI"]


def test_no_choice_ties_attributes_to_content(cable: Grammar, tei: Grammar) -> None:
    """Then attributes and content may be compared apart."""
    tangled = {n for n in cable.elements if cable.elements[n].tangled or tei.elements[n].tangled}
    assert tangled == set()


def test_every_content_model_is_included(cable: Grammar, tei: Grammar) -> None:
    escaping = {
        name: included(element.content, tei.elements[name].content)
        for name, element in cable.elements.items()
    }
    assert {name: word for name, word in escaping.items() if word is not None} == {}


def test_inclusion_is_refused_where_it_fails(cable: Grammar) -> None:
    word = included(cable.elements["p"].content, cable.elements["idno"].content)
    assert word is not None
    assert len(word) == 1


def test_every_attribute_is_included(cable: Grammar, tei: Grammar) -> None:
    wrong = []
    for name, element in cable.elements.items():
        theirs = tei.elements[name].attributes
        needed = {n for n, a in theirs.items() if a.required}
        given = {n for n, a in element.attributes.items() if a.required}
        wrong += [f"{name}/@{missing} is required by TEI" for missing in needed - given]
        for attribute, (value, _) in element.attributes.items():
            if attribute not in theirs:
                wrong.append(f"{name}/@{attribute} is unknown to TEI")
            elif not _value_included(value, theirs[attribute].value):
                wrong.append(f"{name}/@{attribute}: {value} is wider than TEI's")
    assert wrong == []


def _value_included(narrow: tuple, wide: tuple) -> bool:
    if narrow == wide or wide[0] == "star":
        return True
    if narrow[0] == "alt":
        return all(_value_included(part, wide) for part in narrow[1])
    if wide[0] == "alt":
        return any(_value_included(narrow, part) for part in wide[1])
    if narrow[0] == "list" and wide[0] == "list":
        return _value_included(narrow[1][1], wide[1][1])
    if narrow[0] == "value":
        return narrow == wide or (wide[0] == "data" and _fits(narrow[1], wide[1]))
    wider = WIDER.get(_kind(narrow), set()) if narrow[0] == "data" else set()
    return wide[0] == "data" and (_kind(narrow) == _kind(wide) or _kind(wide) in wider)


def _fits(value: str, kind: str) -> bool:
    return value in ("true", "false") if kind == "boolean" else kind == "token" and value.isalnum()


def _kind(data: tuple) -> tuple[str, str]:
    return data[1], dict(data[2]).get("pattern", "")


@pytest.fixture(scope="session")
def random_documents(cable: Grammar) -> list[etree._Element]:
    """Documents in which every element and every attribute of the grammar occurs."""
    generator = Generator(cable, TEI, seed=1972)
    documents = []
    while len(documents) < DOCUMENTS:
        made = generator.document()
        documents.append(etree.fromstring(etree.tostring(made), etree.XMLParser(collect_ids=False)))
    attributes = {f"{n}/@{a}" for n, e in cable.elements.items() for a in e.attributes}
    assert set(generator.made) == set(cable.elements) | attributes | {"#text"}
    return documents


def test_random_documents_are_valid_by_both(random_documents: list[etree._Element], tei_path: Path) -> None:
    ours = etree.RelaxNG(etree.parse(str(CABLE)))
    theirs = etree.RelaxNG(etree.parse(str(tei_path)))
    for document in random_documents:
        assert ours.validate(document), (ours.error_log, etree.tostring(document))
        assert theirs.validate(document), (theirs.error_log, etree.tostring(document))
