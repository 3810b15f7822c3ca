"""Random documents out of a grammar's own patterns: any order, any attribute, any value it allows.

Walks the content models of `relaxng.Grammar`; knows nothing of TEI. Each element name and each
attribute gets its turn: what has been made least often is preferred. Each child gets a share of the
size that is left, and below one the shortest way to the end is taken.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta

from lxml import etree
from relaxng import Grammar, Machine, Pattern, machine

XML = "{http://www.w3.org/XML/1998/namespace}"
WORDS = "telegram “quoted” — §4 † * 60a [43] 1972 naïve Ω ﬁ  x & <y> ]]> ' \" \u2028 \u00a0 日本".split(" ")
NAMES = ["d43", "pg_246", "a.b-c", "é", "_x", "top-secret", "x·y"]
POINTERS = ["#d43", "frus:d41", "d41.xml#d41fn2", "https://example.org/a?b=c&d=%20", "", "../x", "é"]


class Generator:
    """Makes documents of one grammar and namespace from one seed."""

    def __init__(self, grammar: Grammar, namespace: str, seed: int) -> None:
        self.grammar, self.namespace = grammar, namespace
        self.random = random.Random(seed)
        self.made: Counter[str] = Counter()
        self._ids = 0
        self._machines = {n: machine(e.content) for n, e in grammar.elements.items()}
        self._least, self._costs = _costs(self._machines)

    def document(self, size: float = 250) -> etree._Element:
        """A document that the grammar allows; the larger `size`, the larger it tends to be."""
        self._ids = 0
        return self._element(self.grammar.start[0], size)

    def _element(self, name: str, size: float) -> etree._Element:
        self.made[name] += 1
        node = etree.Element(f"{{{self.namespace}}}{name}")
        model = self.grammar.elements[name]
        for attribute, (value, required) in model.attributes.items():
            new = not self.made[f"{name}/@{attribute}"]
            if required or new or self.random.random() < 0.2:
                self.made[f"{name}/@{attribute}"] += 1
                full = attribute.replace("xml:", XML)
                node.set(full, self._ident() if attribute == "xml:id" else self._value(value))
        self._fill(node, name, size)
        return node

    def _fill(self, node: etree._Element, name: str, size: float) -> None:
        machine, state = self._machines[name], 0
        while True:
            ways = machine.steps[state]
            new = any(not self.made[sign] for sign in ways)
            enough = not new and (size < 1 or self.random.random() < 0.1)
            if not ways or (machine.final[state] and enough):
                return
            sign = self._choice(ways, self._costs[name], size)
            state = ways[sign]
            self.made[sign] += sign == "#text"
            if sign == "#text":
                _append_text(node, self._text())
            else:
                share = size * self.random.uniform(0.2, 0.7)
                node.append(self._element(sign, share))
                size -= share

    def _choice(self, ways: dict[str, int], costs: list[int], size: float) -> str:
        """The rarest so far or any; the cheapest way on when it is time to end."""
        if size < 1 and all(self.made[sign] > 1 for sign in ways):
            return min(ways, key=lambda sign: (self._least[sign] + costs[ways[sign]], sign))
        if self.random.random() < 0.5:
            return min(ways, key=lambda sign: (self.made[sign], sign))
        return self.random.choice(sorted(ways))

    def _ident(self) -> str:
        self._ids += 1
        return f"{self.random.choice(NAMES)}{self._ids}"

    def _text(self) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randrange(4)))

    def _value(self, pattern: Pattern) -> str:
        match pattern:
            case ("alt", parts):
                return self._value(self.random.choice(sorted(parts, key=repr)))
            case ("value", value):
                return value
            case ("list", ("seq", one, ("star", _))):
                return " ".join(self._value(one) or "x" for _ in range(self.random.randrange(1, 4)))
            case ("data", kind, params):
                return self._data(kind, dict(params))
        return self._text()

    def _data(self, kind: str, params: dict[str, str]) -> str:
        moment = datetime(1600, 1, 1) + timedelta(seconds=self.random.randrange(15 * 10**9))
        zone = self.random.choice(["", "Z", "+00:00", "-05:00", "+13:30"])
        pick = self.random.choice
        return {
            "NMTOKEN": lambda: pick([*NAMES, "43", "-x", "tei:p"]),
            "NCName": lambda: pick(NAMES),
            "anyURI": lambda: pick(POINTERS),
            "nonNegativeInteger": lambda: pick(["0", "+7", "007", str(self.random.randrange(10**9))]),
            "language": lambda: pick(["en", "de-AT", "x-frus"]),
            "token": lambda: pick(PATTERNS[params["pattern"]]) if params else self._text(),
            "date": lambda: f"{moment:%Y-%m-%d}{zone}",
            "dateTime": lambda: f"{moment:%Y-%m-%dT%H:%M:%S}{zone}",
            "time": lambda: f"{moment:%H:%M:%S}{zone}",
            "gYearMonth": lambda: f"{moment:%Y-%m}{zone}",
            "gMonthDay": lambda: f"--{moment:%m-%d}{zone}",
            "gYear": lambda: f"{moment:%Y}{zone}",
        }[kind]()


PATTERNS = {
    r"[0-9]+(\.[0-9]+){0,2}": ["0", "1.2", "10.20.30"],
    r"[a-z][a-z0-9+.\-]*": ["frus", "a+b.c-d9"],
}


def _append_text(node: etree._Element, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _costs(machines: dict[str, Machine]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The number of elements in the smallest element of each name, and from each state to an end."""
    least = {"#text": 0, **dict.fromkeys(machines, 10**6)}
    ends = {name: [10**6] * len(m.final) for name, m in machines.items()}
    changed = True
    while changed:
        changed = False
        for name, m in machines.items():
            for state, ways in enumerate(m.steps):
                costs = [least[sign] + ends[name][to] for sign, to in ways.items()]
                cost = 0 if m.final[state] else min(costs, default=10**6)
                changed |= cost < ends[name][state]
                ends[name][state] = min(cost, ends[name][state])
            least[name] = min(least[name], 1 + ends[name][0])
    return least, ends
