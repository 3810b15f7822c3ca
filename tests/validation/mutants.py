"""Mutants of a document: one small change each, some of which keep it valid."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAMES = "p list item label head note pb lb persName ref div cell row table idno date opener xyz".split()
ATTRIBUTES = [
    ("type", "x"), ("type", ""), ("n", "7"), ("rend", " a  b "), ("when", "1972-10-22"),
    ("when", "1972-13-22"), ("when", "24:00:00"), ("target", "#a b"), ("target", "a b%zz"),
    ("cert", "high"), ("cert", "0.5"), ("rows", "2"), ("rows", "two"), ("quantity", "-1"),
    ("bad", "x"), (f"{XML}lang", "en"), (f"{XML}lang", "toolonglanguage"), (f"{XML}id", "d43"),
    (f"{XML}id", "new"), (f"{XML}id", " new "), (f"{XML}id", "9x"), (f"{XML}space", "preserve"),
    ("{urn:x}y", "x"), ("resp", "&<>\"'"), ("n", "a\tb"), ("gi", "a:b"),
    ("{http://www.w3.org/2001/XMLSchema-instance}type", "x"),
    ("{http://www.w3.org/2001/XMLSchema-instance}nil", "true"),
]  # fmt: skip
# Of each datatype what is at its borders.
VALUES = {
    "when": [
        "2001-02-29",
        "2000-02-29",
        "0000-01-01",
        "-0001-01-01",
        "1972",
        "1972-10",
        "--10-22",
        "---22",
        "1972-10-22T24:00:00",
        "1972-10-22T23:59:60",
        "1972-10-22Z",
        "1972-10-22+15:00",
        " 1972-10-22 ",
        "23:59:59",
        "24:00:00",
        "12345-01-01",
        "1972-1-2",
        "",
        "9" * 30 + "-01-01",
    ],
    "target": [
        "",
        "#a",
        "#a #b",
        "a b",
        "http://[::1",
        "http://a/%",
        "a\\b",
        "#é",
        "x:y:z",
        "//",
        "<a>",
        "#a#b",
    ],
    "corresp": ["#a", "", "#a  #b", "http://a:b"],
    "n": ["", "a b", "é", "\u00a0", "1", "x" * 300],
    "type": ["a b", "9", "message", "document", "note", "-x", "a:b"],
    "quantity": ["1e5", "INF", "NaN", "+1", "-0", "1.50", ".5", "1,5", "", "0x10"],
    "cols": ["0", "1", "01", "+2", "99999999999999999999", "2.0", " 2 "],
    "cert": ["High", "medium", "low", "unknown", "", "1"],
    "rend": ["", "a", "a b", "strong", "italic", "é"],
    f"{XML}lang": ["", "en-GB", "x-", "i-klingon", "e1", "zh-Hant-TW", "en_US"],
    f"{XML}id": ["é", "a:b", "a.b-c_d", "", "a b", "-a", "\u0300a"],
    f"{XML}space": ["default", "other"],
    f"{XML}base": ["", "http://a/", "%"],
}
TEXTS = ["text", " ", "\n", "\u00a0", "<&>", "a]]>b", ""]


Change = Callable[[etree._Element, list[etree._Element], random.Random], None]


def mutants(
    root: etree._Element, seed: int, count: int, changes: Sequence[Change] = ()
) -> Iterator[etree._Element]:
    """`count` copies of a document, each with one to three changes."""
    chance = random.Random(seed)
    for _ in range(count):
        mutant = copy.deepcopy(root)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            nodes = list(mutant.iter(TEI + "*"))
            chance.choice(changes or CHANGES)(chance.choice(nodes), nodes, chance)
        yield mutant


def _rename(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    if node.getparent() is not None:
        node.tag = TEI + chance.choice(NAMES)


def _insert(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    made = etree.Element(TEI + chance.choice(NAMES))
    made.text, made.tail = chance.choice(TEXTS), chance.choice(TEXTS)
    node.insert(chance.randrange(len(node) + 1), made)


def _remove(node: etree._Element, _: list[etree._Element], __: random.Random) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _double(node: etree._Element, _: list[etree._Element], __: random.Random) -> None:
    if node.getparent() is not None:
        node.addnext(copy.deepcopy(node))


def _move(node: etree._Element, nodes: list[etree._Element], chance: random.Random) -> None:
    target = chance.choice(nodes)
    if node.getparent() is not None and node not in target.iterancestors() and node is not target:
        target.insert(chance.randrange(len(target) + 1), node)


def _swap(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    children = list(node)
    chance.shuffle(children)
    node[:] = children


def _attribute(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    node.set(*chance.choice(ATTRIBUTES))


def _value(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    """Another value for an attribute that is there, or else for one that may be."""
    name = chance.choice([key for key in node.attrib if key in VALUES] or list(VALUES))
    node.set(name, chance.choice(VALUES[name]))


def _namespace(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    spaces = ["", "{urn:x}", "{http://www.tei-c.org/ns/1.0/}", "{http://www.w3.org/1999/xhtml}"]
    node.tag = chance.choice(spaces) + etree.QName(node).localname


def _unset(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(node.keys())]


def _text(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    if node.getparent() is not None and chance.random() < 0.5:
        node.tail = chance.choice(TEXTS)
    else:
        node.text = chance.choice(TEXTS)


def _aside(node: etree._Element, _: list[etree._Element], chance: random.Random) -> None:
    aside = chance.choice([etree.Comment(" c > d "), etree.ProcessingInstruction("p", "x > y")])
    aside.tail = chance.choice(TEXTS)
    node.insert(chance.randrange(len(node) + 1), aside)


CHANGES = [_rename, _insert, _remove, _double, _move, _swap, _attribute, _attribute, _unset, _text,
           _text, _aside]  # fmt: skip

BORDERS = [*CHANGES, _value, _value, _value, _namespace]
"""The changes for engines that are held against each other: the borders of datatypes, other namespaces."""


def as_built(node: etree._Element) -> ElementTree.Element:
    """The tree as the encoder builds it: of the standard library, names without their namespace."""
    attributes = {key.replace(XML, "xml:"): value for key, value in node.items()}
    made = ElementTree.Element(node.tag.removeprefix(TEI), attributes)
    made.text, made.tail = node.text, node.tail
    made.extend(as_built(child) for child in node)
    return made
