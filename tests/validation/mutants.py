"""Mutants of a document: one small change each, some of which keep it valid."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
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
TEXTS = ["text", " ", "\n", "\u00a0", "<&>", "a]]>b", ""]


def mutants(root: etree._Element, seed: int, count: int) -> Iterator[etree._Element]:
    """`count` copies of a document, each with one to three changes."""
    chance = random.Random(seed)
    for _ in range(count):
        mutant = copy.deepcopy(root)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            nodes = list(mutant.iter(TEI + "*"))
            chance.choice(CHANGES)(chance.choice(nodes), nodes, chance)
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


def as_built(node: etree._Element) -> ElementTree.Element:
    """The tree as the encoder builds it: of the standard library, names without their namespace."""
    attributes = {key.replace(XML, "xml:"): value for key, value in node.items()}
    made = ElementTree.Element(node.tag.removeprefix(TEI), attributes)
    made.text, made.tail = node.text, node.tail
    made.extend(as_built(child) for child in node)
    return made
