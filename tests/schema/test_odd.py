"""cable.odd says what cable.rng says, and its examples, names, links and lists of values are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from odd import EXAMPLES, TEI, Odd
from relaxng import Element, Grammar, included

from tei_edition.validation import schematron

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "schema"
WRITTEN = [ROOT / "tests" / "validation" / "document.xml", *sorted((ROOT / "dist" / "tei").glob("*.xml"))]
RNG = "{http://relaxng.org/ns/structure/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="session")
def cable() -> Grammar:
    return Grammar(SCHEMA / "cable.rng")


@pytest.fixture(scope="session")
def odd() -> Odd:
    return Odd(SCHEMA / "cable.odd")


def test_the_same_elements(cable: Grammar, odd: Odd) -> None:
    assert set(odd.elements) == set(cable.elements)
    assert odd.root.find(f".//{TEI}schemaSpec").get("start").split() == cable.start


def test_each_module_lends_the_elements_that_are_specified(odd: Odd) -> None:
    lent = {
        (name, module.get("key"))
        for module in odd.root.iter(TEI + "moduleRef")
        for name in module.get("include", "").split()
    }
    assert lent == {(name, s.get("module")) for name, s in odd.specs["elementSpec"].items()}


def test_every_group_is_part_of_the_schema(odd: Odd) -> None:
    groups = ["#" + group.get(XML_ID) for group in odd.root.iter(TEI + "specGrp")]
    assert [r.get("target") for r in odd.root.iter(TEI + "specGrpRef")] == groups


def test_every_content_model_is_the_same(cable: Grammar, odd: Odd) -> None:
    """Proved: each holds whatever the other does."""
    assert _differences(cable.elements, odd.elements) == []


def test_a_different_content_model_is_found(cable: Grammar, odd: Odd) -> None:
    elements = odd.elements | {"p": odd.elements["hi"], "row": odd.elements["table"]}
    assert [d.split(":")[0] for d in _differences(cable.elements, elements)] == ["row", "row"]


def test_every_attribute_is_the_same(cable: Grammar, odd: Odd) -> None:
    ours = {f"{n}/@{a}": v for n, e in cable.elements.items() for a, v in e.attributes.items()}
    theirs = {f"{n}/@{a}": v for n, e in odd.elements.items() for a, v in e.attributes.items()}
    assert theirs == ours


def _differences(ours: dict[str, Element], theirs: dict[str, Element]) -> list[str]:
    found = []
    for name, element in ours.items():
        missed = included(element.content, theirs[name].content)
        added = included(theirs[name].content, element.content)
        found += [f"{name}: not in the ODD: {missed}"] if missed is not None else []
        found += [f"{name}: only in the ODD: {added}"] if added is not None else []
    return found


def test_everything_is_described(odd: Odd) -> None:
    bare = [
        f"{node.tag} {node.get('ident')}"
        for kind in ("elementSpec", "classSpec", "macroSpec", "dataSpec", "attDef", "valItem")
        for node in odd.root.iter(TEI + kind)
        if node.get("mode") != "delete" and not "".join(node.find(TEI + "desc").itertext()).strip()
    ]
    assert bare == []


def test_every_element_has_an_example_that_shows_it(odd: Odd) -> None:
    shown = {name for name, node in odd.examples() if next(node.iter(TEI + name if name else None), None)
             is not None}  # fmt: skip
    assert shown - {""} == set(odd.elements)


def test_every_example_is_valid(odd: Odd) -> None:
    schema = _schema_of_any_element()
    for name, node in odd.examples():
        assert schema.validate(node), (name, schema.error_log)


def test_an_example_can_be_wrong() -> None:
    schema = _schema_of_any_element()
    assert not schema.validate(etree.fromstring(f'<row xmlns="{TEI.strip("{}")}">text</row>'))


def _schema_of_any_element() -> etree.RelaxNG:
    """cable.rng for a document that any of its elements may begin."""
    grammar = etree.parse(str(SCHEMA / "cable.rng")).getroot()
    start = grammar.find(RNG + "start")
    start[:] = []
    choice = etree.SubElement(start, RNG + "choice")
    for define in grammar.iterfind(RNG + "define"):
        if define.find(RNG + "element") is not None:
            etree.SubElement(choice, RNG + "ref", name=define.get("name"))
    return etree.RelaxNG(etree.ElementTree(grammar))


def test_the_whole_file_keeps_every_rule(odd: Odd) -> None:
    whole = [node for name, node in odd.examples() if not name and node.tag == TEI + "TEI"]
    assert len(whole) == 1
    assert schematron.check(whole[0], "example.xml") == ()


def test_the_rules_are_those_of_the_schematron(odd: Odd) -> None:
    """The ODD tells what each demands; a star stands at a warning."""
    rules = etree.parse(str(SCHEMA / "cable.sch")).iter(SCH + "assert", SCH + "report")
    wanted = {r.get("id") + ("*" if r.get("role") == "warning" else "") for r in rules}
    told = odd.root.find(f".//{TEI}list[@xml:id='rule-list']", {"xml": XML_ID[1:-3]})
    labels = [label.text for label in told.iterfind(TEI + "label")]
    assert labels == sorted(wanted)


def test_the_prose_speaks_of_what_there_is(odd: Odd) -> None:
    attributes = {a for e in odd.elements.values() for a in e.attributes}
    assert {n.text for n in odd.root.iter(TEI + "gi")} <= set(odd.elements)
    assert {n.text for n in odd.root.iter(TEI + "att")} <= attributes
    classes = odd.specs["classSpec"].keys() | odd.specs["dataSpec"].keys()
    assert {n.text for n in odd.root.iter(TEI + "ident") if n.get("type") != "file"} <= classes
    for tag in odd.root.iter(TEI + "tag"):
        name, *given = re.split(r"\s+|=", re.sub(r'"[^"]*"', "", tag.text))
        assert set(filter(None, given)) <= odd.elements[name].attributes.keys(), tag.text
    ids = {"#" + n.get(XML_ID) for n in odd.root.iter() if n.get(XML_ID) and EXAMPLES not in str(n.tag)}
    assert {n.get("target") for n in odd.root.iter(TEI + "ref") if n.get("target")[0] == "#"} <= ids


def test_every_value_that_is_written_is_explained(odd: Odd) -> None:
    """What the edition and the examples write where the ODD lists values, the ODD lists."""
    documents = [etree.parse(str(path)).getroot() for path in WRITTEN]
    wrong = {
        f"{node.tag.removeprefix(TEI)}/@{name}={value}"
        for root in [*documents, *(node for _, node in odd.examples())]
        for node, name, value, listed in _listed(odd, root)
        if value not in listed
    }
    assert wrong == set()


def _listed(odd: Odd, root: etree._Element) -> Iterator[tuple[etree._Element, str, str, set[str]]]:
    """The words of each attribute for which the ODD lists values, and that list."""
    known = {name: odd.attributes(spec) for name, spec in odd.specs["elementSpec"].items()}
    for node in root.iter(TEI + "*"):
        for name, value in node.items():
            items = known[node.tag.removeprefix(TEI)].get(name)
            listed = {} if items is None else {i.get("ident") for i in items.iter(TEI + "valItem")}
            for word in value.split() if listed else ():
                yield node, name, word, listed


def test_the_odd_is_valid_tei(shared: Path) -> None:
    path = shared / "schema" / "tei_all.rng"
    if not path.is_file():
        pytest.skip(f"no {path}: tei_all.rng of TEI P5 4.3.0 belongs there")
    schema = etree.RelaxNG(etree.parse(str(path)))
    assert schema.validate(etree.parse(str(SCHEMA / "cable.odd"))), schema.error_log
