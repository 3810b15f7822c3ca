"""A Schematron schema as a stylesheet that reports each test that fails: in XSLT 1.0, or in XSLT 3.

Knows the semantics of ISO Schematron: in each pattern a node is judged by the first rule that matches it. The
report has an element for each failure: the number of the test, the position of the node, message and remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from tei_edition.validation.engines.schematron.expand import SCH
from tei_edition.validation.engines.trouble import broken

XSL = "{http://www.w3.org/1999/XSL/Transform}"
_OWN = "urn:tei-edition:report"
_FOREIGN = tuple(f"{XSL}{name}" for name in ("function", "key", "variable", "param", "template"))
_NEVER = tuple(f"{XSL}{name}" for name in ("import", "include", "use-package", "result-document", "message"))
_SEVERITIES = {
    "warning": "warning", "warn": "warning", "nonfatal": "warning", "caution": "warning",
    "info": "info", "information": "info", "informational": "info", "hint": "info", "debug": "info",
}  # fmt: skip
_ID = re.compile(r"[\w.:-]+")
_PREDICATES = re.compile(r"\[[^\[\]]*\]")


class Test(NamedTuple):
    """An assert or a report: the id that its diagnostics have, and how much they weigh."""

    id: str
    severity: str


def tests_of(schema: etree._Element) -> tuple[Test, ...]:
    """The tests in the order of their numbers."""
    return tuple(Test(_identifier(test), _severity(test)) for test in _tests(schema))


def _tests(schema: etree._Element) -> Iterator[etree._Element]:
    for rule in schema.iter(f"{SCH}rule"):
        yield from rule.iterchildren(f"{SCH}assert", f"{SCH}report")


def _identifier(test: etree._Element) -> str:
    for element in (test, *test.iterancestors(f"{SCH}rule", f"{SCH}pattern")):
        if found := _ID.fullmatch(element.get("id", "")):
            return found[0]
    return "schematron"


def _severity(test: etree._Element) -> str:
    for element in (test, *test.iterancestors(f"{SCH}rule", f"{SCH}pattern")):
        if role := element.get("role"):
            return _SEVERITIES.get(role.strip().lower(), "error")
    return "error"


def sheet(schema: etree._Element, *, newer: bool) -> etree._Element:
    """The stylesheet; `newer` is XSLT 3. SchemaError where the schema asks for what is not run."""
    if next(schema.iter(*_NEVER), None) is not None:
        raise broken("it imports or writes other files")
    namespaces = {str(ns.get("prefix")): str(ns.get("uri")) for ns in schema.iter(f"{SCH}ns")}
    try:
        made = etree.Element(
            f"{XSL}stylesheet",
            nsmap={**namespaces, "xsl": XSL[1:-1], "own": _OWN},
            version="3.0" if newer else "1.0",
        )
    except ValueError:
        raise broken("one of its prefixes or namespaces cannot be read") from None
    made.set("exclude-result-prefixes", "own")
    _add_foreign(made, schema)
    for let in schema.iterchildren(f"{SCH}let"):
        _variable(made, let)
    patterns = list(schema.iter(f"{SCH}pattern"))
    for number, pattern in enumerate(patterns):
        _scope(made, pattern, number)
    numbers = {test: at for at, test in enumerate(_tests(schema))}
    _Rules(made, schema, numbers, newer).add(patterns)
    _add_position(made)
    return made


def _add_foreign(made: etree._Element, schema: etree._Element) -> None:
    """Keys, functions and the like of XSLT that a schema brings."""
    for element in schema.iterchildren(*_FOREIGN):
        made.append(deepcopy(element))


def _variable(parent: etree._Element, let: etree._Element) -> None:
    made = etree.SubElement(parent, f"{XSL}variable", name=str(let.get("name")))
    if let.get("value") is not None:
        made.set("select", str(let.get("value")))
    else:
        made.text = let.text
        made.extend(deepcopy(child) for child in let)


def _scope(made: etree._Element, pattern: etree._Element, number: int) -> None:
    """The variables of a pattern are those of the whole sheet, under names of their own."""
    lets = list(pattern.iterchildren(f"{SCH}let"))
    if not lets:
        return
    names = {str(let.get("name")): f"{let.get('name')}__{number}" for let in lets}
    asked = re.compile(rf"\$({'|'.join(map(re.escape, names))})(?![\w.-])")
    for element in pattern.iter(etree.Element):
        for name, value in element.attrib.items():
            element.set(name, asked.sub(lambda found: f"${names[found[1]]}", str(value)))
    for let in lets:
        let.set("name", names[str(let.get("name"))])
        _variable(made, let)


class _Rules:
    """Adds the templates of the rules.

    XSLT 1.0 goes through the document once for each pattern. XSLT 3 goes through it once: a rule that has
    judged a node gives it on to the rules behind, with the numbers of the patterns that are done with it.
    """

    def __init__(
        self, made: etree._Element, schema: etree._Element, numbers: dict[etree._Element, int], newer: bool
    ) -> None:
        self._made, self._numbers, self._newer = made, numbers, newer
        self._remedies = {str(each.get("id")): each for each in schema.iter(f"{SCH}diagnostic")}
        self._left = sum(1 for _ in schema.iter(f"{SCH}rule")) + 1

    def add(self, patterns: list[etree._Element]) -> None:
        """All patterns, and the template that begins."""
        main = etree.SubElement(self._made, f"{XSL}template", match="/", priority="-99")
        report = etree.SubElement(main, "report")
        if self._newer:
            down = etree.SubElement(
                self._made, f"{XSL}template", match="@* | node() | /", mode="all", priority="-98"
            )
            etree.SubElement(down, f"{XSL}apply-templates", select="@*, node()", mode="all")
            etree.SubElement(report, f"{XSL}apply-templates", select=".", mode="all")
        for number, pattern in enumerate(patterns):
            if not self._newer:
                self._walk(report, pattern, f"p{number}")
            for rule in pattern.iterchildren(f"{SCH}rule"):
                self._rule(rule, number)

    def _walk(self, report: etree._Element, pattern: etree._Element, mode: str) -> None:
        """Goes through the document for one pattern: to attributes and texts only where it asks for them."""
        contexts = " | ".join(str(rule.get("context")) for rule in pattern.iterchildren(f"{SCH}rule"))
        while contexts != (shorter := _PREDICATES.sub("", contexts)):
            contexts = shorter
        kinds = ["*"]
        kinds += ["@*"] if "@" in contexts or "attribute::" in contexts else []
        kinds += [
            f"{kind}()" for kind in ("text", "comment", "processing-instruction") if f"{kind}(" in contexts
        ]
        select = " | ".join(["node()", "@*"] if "node(" in contexts else kinds)
        etree.SubElement(report, f"{XSL}apply-templates", select="/", mode=mode)
        down = etree.SubElement(
            self._made, f"{XSL}template", match="/ | node() | @*", mode=mode, priority="-98"
        )
        etree.SubElement(down, f"{XSL}apply-templates", select=select, mode=mode)
        self._select = select

    def _rule(self, rule: etree._Element, pattern: int) -> None:
        self._left -= 1
        mode = "all" if self._newer else f"p{pattern}"
        template = etree.SubElement(
            self._made,
            f"{XSL}template",
            match=str(rule.get("context")),
            mode=mode,
            priority=str(self._left),
        )
        if not self._newer:
            self._add_tests(template, rule)
            etree.SubElement(template, f"{XSL}apply-templates", select=self._select, mode=mode)
            return
        etree.SubElement(template, f"{XSL}param", name="own:done", select="()")
        unless = etree.SubElement(template, f"{XSL}if", test=f"not($own:done = {pattern})")
        self._add_tests(unless, rule)
        on = etree.SubElement(template, f"{XSL}next-match")
        etree.SubElement(on, f"{XSL}with-param", name="own:done", select=f"($own:done, {pattern})")

    def _add_tests(self, parent: etree._Element, rule: etree._Element) -> None:
        """The variables of the rule and its tests, in their order."""
        for element in rule.iterchildren(f"{SCH}let", f"{SCH}assert", f"{SCH}report"):
            if element.tag == f"{SCH}let":
                _variable(parent, element)
                continue
            said = str(element.get("test"))
            condition = said if element.tag == f"{SCH}report" else f"not({said})"
            failed = etree.SubElement(parent, f"{XSL}if", test=condition)
            fired = etree.SubElement(failed, "fired", n=str(self._numbers[element]))
            position = etree.SubElement(fired, f"{XSL}attribute", name="at")
            etree.SubElement(position, f"{XSL}apply-templates", select=".", mode="position")
            self._say(etree.SubElement(fired, "message"), element)
            remedy = etree.SubElement(fired, "remedy")
            for name in element.get("diagnostics", "").split():
                if name in self._remedies:
                    self._say(remedy, self._remedies[name])

    def _say(self, parent: etree._Element, words: etree._Element) -> None:
        """The words of a message, with the values that it asks for."""
        _text(parent, words.text)
        for part in words.iterchildren():
            if part.tag == f"{SCH}value-of":
                etree.SubElement(parent, f"{XSL}value-of", select=str(part.get("select")))
            elif part.tag == f"{SCH}name":
                etree.SubElement(parent, f"{XSL}value-of", select=f"name({part.get('path') or '.'})")
            elif isinstance(part.tag, str):
                self._say(parent, part)
            _text(parent, part.tail)


def _text(parent: etree._Element, words: str | None) -> None:
    if words:
        etree.SubElement(parent, f"{XSL}text").text = words


def _add_position(made: etree._Element) -> None:
    """`/0/3/1`: how many elements stand before each element around the node; for others, of their parent."""
    template = etree.SubElement(made, f"{XSL}template", match="@* | node() | /", mode="position")
    template.set("priority", "1")
    steps = etree.SubElement(template, f"{XSL}for-each", select="ancestor-or-self::*")
    etree.SubElement(steps, f"{XSL}text").text = "/"
    etree.SubElement(steps, f"{XSL}value-of", select="count(preceding-sibling::*)")
