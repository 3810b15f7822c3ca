"""A TEI ODD as data: what its specifications say of each element, in the patterns of `relaxng`.

Reads an ODD whose specifications are whole: each element names its classes and its content, and every
class, macro and datatype that is meant stands in the ODD. So nothing of TEI's own source is needed.
What an element says of an attribute goes before what its classes say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree
from relaxng import EMPTY, TEXT, Attribute, Element, Pattern, alt, seq, star

TEI = "{http://www.tei-c.org/ns/1.0}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
KINDS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")


class Odd:
    """The specifications of an ODD by kind and name; those that only delete are left out."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(str(path)).getroot()
        self.specs = {
            kind: {s.get("ident"): s for s in self.root.iter(TEI + kind) if s.get("mode") != "delete"}
            for kind in KINDS
        }

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Content and attributes of each element."""
        return {name: self._element(spec) for name, spec in self.specs["elementSpec"].items()}

    def attributes(self, spec: etree._Element) -> dict[str, etree._Element]:
        """The attDef of each attribute that an element or a class has, by name."""
        found: dict[str, etree._Element] = {}
        for key in _classes(spec):
            if key.startswith("att."):
                found |= self.attributes(self.specs["classSpec"][key])
        own = {a.get("ident"): a for a in spec.iterfind(f"{TEI}attList/{TEI}attDef")}
        found |= own
        return {name: a for name, a in found.items() if a.get("mode") != "delete"}

    def examples(self) -> Iterator[tuple[str, etree._Element]]:
        """The elements of all examples, in TEI's namespace, each with the name of what it explains."""
        for sample in self.root.iter(EXAMPLES + "egXML"):
            spec = next(sample.iterancestors(TEI + "elementSpec"), None)
            for child in sample:
                text = etree.tostring(child, with_tail=False, encoding="unicode")
                moved = text.replace("http://www.tei-c.org/ns/Examples", TEI.strip("{}"))
                yield "" if spec is None else spec.get("ident"), etree.fromstring(moved)

    def _element(self, spec: etree._Element) -> Element:
        attributes = {
            name: Attribute(self._values(a), a.get("usage") == "req")
            for name, a in self.attributes(spec).items()
        }
        return Element(self._content(spec), attributes, False)

    def _content(self, spec: etree._Element) -> Pattern:
        return seq(*(self._pattern(part) for part in spec.find(TEI + "content")))

    def _values(self, attribute: etree._Element) -> Pattern:
        """The values of a closed list, else those of the datatype."""
        closed = attribute.findall(f"{TEI}valList[@type='closed']/{TEI}valItem")
        if closed:
            return alt(*(("value", item.get("ident")) for item in closed))
        datatype = attribute.find(TEI + "datatype")
        one = self._pattern(datatype[0])
        return ("list", seq(one, star(one))) if datatype.get("maxOccurs") == "unbounded" else one

    def _pattern(self, node: etree._Element) -> Pattern:
        low, high = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
        once = self._once(node)
        if high == "unbounded":
            return star(once) if low == "0" else seq(once, star(once))
        assert (low, high) in {("0", "1"), ("1", "1")}, etree.tostring(node)
        return alt(once, EMPTY) if low == "0" else once

    def _once(self, node: etree._Element) -> Pattern:
        key = node.get("key", "")
        match node.tag.removeprefix(TEI):
            case "sequence":
                return seq(*map(self._pattern, node))
            case "alternate":
                return alt(*map(self._pattern, node))
            case "elementRef":
                return ("sign", key)
            case "classRef":
                return alt(*(("sign", name) for name in self._members(key)))
            case "macroRef":
                return self._content(self.specs["macroSpec"][key])
            case "textNode":
                return TEXT
            case "empty":
                return EMPTY
            case "dataRef" if key:
                return self._content(self.specs["dataSpec"][key])
            case "dataRef":
                given = node.get("restriction")
                return ("data", node.get("name"), (("pattern", given),) if given else ())
        raise ValueError(f"{node.tag} is not known")

    def _members(self, key: str) -> set[str]:
        """The elements that belong to a class, or to a class that belongs to it."""
        below = [n for n, spec in self.specs["classSpec"].items() if key in _classes(spec)]
        own = {n for n, spec in self.specs["elementSpec"].items() if key in _classes(spec)}
        return own.union(*map(self._members, below))


def _classes(spec: etree._Element) -> list[str]:
    return [member.get("key") for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf")]
