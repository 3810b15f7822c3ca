"""The engines held against each other: valid documents and thousands of mutants, judged by all.

Where they do not agree there is a reason, and it is in this table; any other disagreement fails the test.

| class | libxml2 | jing | xmlschema |
|---|---|---|---|
| 24:00:00, the end of a day (XML Schema allows it) | accepts | refuses | accepts |
| 23:59:60, a leap second (XML Schema does not allow it) | refuses | accepts | refuses |
| an address whose port is no number | refuses | accepts | accepts |
| `//`, an address with an empty host | accepts | refuses | accepts |
| any string as an address: `a b%zz`, `http://[::1` | refuses | refuses | accepts |
| a blank in an empty element (text for XSD) | RNG accepts, XSD refuses | accepts | refuses |
| the same beside a comment | RNG accepts, XSD refuses | accepts | accepts |
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from mutants import BORDERS, mutants

from tei_edition.validation import oracle
from tei_edition.validation.grammar import relaxng, xsd
from tei_edition.validation.parsing import load_grammar, parse, schema_path
from tei_edition.verbs import convert

ROOT = Path(__file__).resolve().parents[2]
SEED = next((ROOT / "seeds").rglob("*.txt"))
CABLES = (*sorted((ROOT / "dist" / "tei").glob("*.xml")), Path(__file__).parent / "document.xml")
BLANKS = "\t\n\r "
ENGINES = ("RNG", "XSD", "jing", "xmlschema")
Judge = Callable[[etree._Element], bool]

pytestmark = pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")


class Class(NamedTuple):
    """A reason for not agreeing: a document it applies to, and the engines that accept and refuse that."""

    name: str
    applies: Callable[[etree._Element], bool]
    accept: frozenset[str]
    refuse: frozenset[str]


def _value(pattern: str) -> Callable[[etree._Element], bool]:
    """Whether an attribute has a value like this."""
    matches = re.compile(pattern).fullmatch
    return lambda root: any(
        matches(value.strip()) for node in root.iter(etree.Element) for value in node.attrib.values()
    )


def _blank_in_empty(root: etree._Element) -> bool:
    return any(not len(node) and node.text and not node.text.strip(BLANKS) for node in _leaves(root))


def _blank_beside_comment(root: etree._Element) -> bool:
    return any(len(node) and not "".join(node.xpath("text()")).strip(BLANKS) for node in _leaves(root))


def _leaves(root: etree._Element) -> Iterator[etree._Element]:
    """The elements without elements in them."""
    return (node for node in root.iter(etree.Element) if node.find("*") is None)


def _class(
    name: str, applies: Callable[[etree._Element], bool], accept: Sequence[str], refuse: Sequence[str]
) -> Class:
    return Class(name, applies, frozenset(accept), frozenset(refuse))


CLASSES = (
    _class("24:00:00", _value(r"(?:.*T)?24:00:00"), ["RNG", "XSD", "xmlschema"], ["jing"]),
    _class("a leap second", _value(r"(?:.*T)?23:59:60"), ["jing"], ["RNG", "XSD", "xmlschema"]),
    _class("a port", _value(r"\w+://\w+:\D+"), ["jing", "xmlschema"], ["RNG", "XSD"]),
    _class("no host", _value("//"), ["RNG", "XSD", "xmlschema"], ["jing"]),
    _class("any address", _value(r".*[ %<>\\\[:].*"), ["xmlschema"], ["RNG", "XSD", "jing"]),
    _class("a blank", _blank_in_empty, ["RNG", "jing"], ["XSD", "xmlschema"]),
    _class("a blank and a comment", _blank_beside_comment, ["RNG", "jing", "xmlschema"], ["XSD"]),
)


def _jing(schema: Path, files: Sequence[Path]) -> list[bool]:
    """jing's verdicts: one process for all files."""
    done = subprocess.run(["jing", schema, *files], capture_output=True, text=True, check=False)
    assert "fatal" not in done.stdout
    bad = {line.partition(".xml:")[0] + ".xml" for line in done.stdout.splitlines()}
    return [str(file) not in bad for file in files]


def _written(roots: Iterator[etree._Element], folder: Path) -> list[Path]:
    files = []
    for number, root in enumerate(roots):
        files.append(folder / f"{number}.xml")
        files[-1].write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return files


def _mutants(paths: Sequence[Path], count: int) -> Iterator[etree._Element]:
    for seed, path in enumerate(paths):
        root = parse(path.read_bytes(), path.name)
        yield root
        yield from mutants(root, 5000 + seed, count, BORDERS)


def _unexplained(files: Sequence[Path], verdicts: dict[str, list[bool]]) -> Iterator[str]:
    """The disagreements that no class explains."""
    for number, file in enumerate(files):
        said = {name: given[number] for name, given in verdicts.items() if len(given) > number}
        if len(set(said.values())) < 2:
            continue
        accept = {name for name, verdict in said.items() if verdict}
        refuse = set(said) - accept
        root = parse(file.read_bytes(), file.name)
        if not any(_explains(each, accept, refuse) and each.applies(root) for each in CLASSES):
            yield f"{file}: {sorted(accept)} accept it, {sorted(refuse)} refuse it"


def _explains(each: Class, accept: set[str], refuse: set[str]) -> bool:
    return accept <= each.accept and refuse <= each.refuse


def _share(verdicts: Sequence[bool]) -> float:
    return sum(verdicts) / len(verdicts)


def test_cables(tmp_path: Path) -> None:
    """By cable.rng and cable.xsd: libxml2, jing, and on a part (it is slow) xmlschema."""
    files = _written(_mutants(CABLES, 500), tmp_path)
    roots = [parse(file.read_bytes(), file.name) for file in files]
    verdicts = {
        "RNG": [not relaxng(root) for root in roots],
        "XSD": [not xsd(root) for root in roots],
        "jing": _jing(schema_path("cable.rng"), files),
    }
    assert 0.2 < _share(verdicts["RNG"]) < 0.8
    assert [*_unexplained(files, verdicts)] == []
    some = range(0, len(files), 12)
    part = {name: [given[at] for at in some] for name, given in verdicts.items()}
    part["xmlschema"] = [not oracle.faults(roots[at], 1) for at in some]
    assert [*_unexplained([files[at] for at in some], part)] == []


def test_documents_as_the_office_has_them(tmp_path: Path) -> None:
    """By frus.rng: libxml2 and jing."""
    given = convert(SEED, profile="frus").tei
    assert given
    (tmp_path / "given.xml").write_bytes(given)
    files = _written(_mutants([tmp_path / "given.xml"], 500), tmp_path)
    _agree(schema_path("frus.rng"), files)


def test_all_of_tei(tmp_path: Path, shared: Path) -> None:
    """By tei_all.rng: libxml2 and jing."""
    _agree(shared / "schema" / "tei_all.rng", _written(_mutants(CABLES, 30), tmp_path))


def _agree(schema: Path, files: list[Path]) -> None:
    grammar = etree.RelaxNG(load_grammar(schema))
    verdicts = {
        "RNG": [grammar.validate(parse(file.read_bytes(), file.name)) for file in files],
        "jing": _jing(schema, files),
    }
    assert verdicts["RNG"][0]
    assert 0.1 < _share(verdicts["RNG"]) < 0.95
    assert [*_unexplained(files, verdicts)] == []


@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.name)
def test_each_class_is_real(tmp_path: Path, each: Class) -> None:
    """A class that no engine needs any more must go from the table."""
    change = {
        "24:00:00": ("time", "when", "24:00:00"),
        "a leap second": ("time", "when", "23:59:60"),
        "a port": ("ref", "target", "http://a:b"),
        "no host": ("ref", "target", "//"),
        "any address": ("ref", "target", "http://[::1"),
    }.get(each.name)
    root = parse(CABLES[0].read_bytes(), "cable.xml")
    paragraph = next(root.iter("{*}p"), None) if change is None else next(root.iterfind(".//{*}body//{*}p"))
    assert paragraph is not None
    if change:
        name, attribute, value = change
        made = etree.SubElement(paragraph, etree.QName(paragraph).text.replace("}p", f"}}{name}"))
        made.text, made.attrib[attribute] = "x", value
    else:
        empty = next(root.iter("{*}lb", "{*}pb", "{*}ptr"))
        if "comment" in each.name:
            empty.append(etree.Comment("x"))
            empty[0].tail = " "
        else:
            empty.text = " "
    files = _written(iter([root]), tmp_path)
    parsed = parse(files[0].read_bytes(), "cable.xml")
    said = {
        "RNG": not relaxng(parsed),
        "XSD": not xsd(parsed),
        "jing": _jing(schema_path("cable.rng"), files)[0],
        "xmlschema": not oracle.faults(parsed, 1),
    }
    assert each.applies(parsed)
    assert said == {name: name in each.accept for name in ENGINES}
